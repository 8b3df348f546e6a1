import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work after which others get their turn. */
const turn = 10;

/** Does `each` for all items, `atOnce` of them at a time, letting others run in between. */
export async function inPieces<T>(items: readonly T[], each: (item: T) => Promise<void>, atOnce = 24): Promise<void> {
  let next = 0;
  let since = performance.now();
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      await each(items[next++]!);
      if (performance.now() - since > turn) {
        await setImmediate();
        since = performance.now();
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}
