import { messageOf } from '../../../../shared/failure';
import type { Context } from '../context';

export interface HeatMap {
  readonly width: number;
  readonly height: number;
  readonly values: readonly number[];
}

export interface Pictures {
  /** Address of the image's PNG. */
  picture(run: string, index: number): Promise<string>;
  heatMap(run: string, index: number, of: number): Promise<HeatMap>;
}

/** Questions to a run's inspector at one time: it answers them one after the other anyway. */
const atOnce = 2;
/** Pixels of a thumbnail's longest side, for dense screens. */
const size = 256;

/** Pictures and heat maps, each asked for once. */
export function pictureStore(ask: Context['ask']): Pictures {
  const known = new Map<string, Promise<unknown>>();
  const waiting: (() => void)[] = [];
  let running = 0;
  const turn = async <T>(task: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    running++;
    try {
      return await task();
    } finally {
      running--;
      waiting.shift()?.();
    }
  };
  const once = <T>(key: string, task: () => Promise<T>): Promise<T> => {
    const there = known.get(key) as Promise<T> | undefined;
    if (there !== undefined) return there;
    const made = turn(task);
    known.set(key, made);
    // A failure may pass (an inspector that had to start): asked again the next time
    made.catch((thrown: unknown) => {
      if (messageOf(thrown) !== '') known.delete(key);
    });
    return made;
  };
  return {
    picture: (run, index) =>
      once(`picture ${index} ${run}`, async () => {
        const { png } = await ask('picture', { run, index, size }, 90);
        return `data:image/png;base64,${png}`;
      }),
    heatMap: (run, index, of) =>
      once(`heat ${index} ${of} ${run}`, () => ask('gradCam', { run, index, class: of }, 90)),
  };
}
