import type { Connection } from '../../page/connect';
import type { MetricsContract, MetricsSnapshot, ShownRun } from '../contract';
import type { Saved } from '../view';
import type { Theme } from './theme';

/** What every part of the page can rely on. */
export interface Context {
  readonly ask: Connection<MetricsContract>['ask'];
  readonly theme: Theme;
  readonly state: Saved;
  readonly snapshot: MetricsSnapshot;
  /** Changes and saves what is the user's, then shows it. */
  readonly change: (part: Partial<Saved>) => void;
  /** The same, where what shows has changed already. */
  readonly adopt: (part: Partial<Saved>) => void;
  /** One sentence below the tabs, read out; '' takes it away. */
  readonly say: (text: string) => void;
}

/** A part of the page behind a tab. */
export interface TabView {
  readonly element: HTMLElement;
  /** Shows the newest state and snapshot; called only while the tab is open. */
  render(): void;
}

/** The run whose result shows: the one chosen, else the first that has predictions, else the first. */
export function resultRun({ state, snapshot }: Context): ShownRun | undefined {
  const { runs } = snapshot;
  return (
    runs.find(({ path }) => path === state.run) ?? runs.find(({ predictions }) => predictions !== undefined) ?? runs[0]
  );
}

/** What runs are called: with the seed where others have the name, and with the time where others have that seed too. */
export function runNames(runs: readonly Pick<ShownRun, 'name' | 'seed' | 'id'>[]): string[] {
  const alone = (name: string): boolean => runs.filter((other) => other.name === name).length < 2;
  const short = runs.map(({ name, seed }) => (alone(name) ? name : `${name}, seed ${seed}`));
  return short.map((name, i) => {
    if (short.filter((other) => other === name).length < 2) return name;
    const [, time = ''] = /^\d{8}-(\d{6})/.exec(runs[i]!.id) ?? [];
    return `${name}, ${time.replace(/(..)(..)(..)/, '$1:$2:$3')}`;
  });
}
