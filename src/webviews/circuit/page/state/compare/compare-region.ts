import { element } from '../../../../page/element';
import type { CircuitSnapshot } from '../../../contract';
import type { CircuitPageState } from '../../model/state';
import { compareTo } from '../../model/changes';
import { whenChanged, type Region, type Store } from '../../model/store';
import { circuitDifferences, type CircuitDifferences } from './circuit-differences';
import { stillDrawing } from './still-drawing';
import { weightTable } from './weight-table';

interface OtherCircuit {
  readonly id: string;
  readonly name: string;
  readonly drawn: NonNullable<CircuitSnapshot['drawn']>;
}

/** What the host knows of other runs. */
export interface CompareHost {
  runs(): Promise<readonly { readonly path: string; readonly id: string; readonly name: string }[]>;
  other(path: string): Promise<OtherCircuit>;
  failed(thrown: unknown): void;
}

/** Another run's circuit below this one, with what differs. */
export function compareRegion(store: Store, host: CompareHost): Region {
  const choice = element('select', { 'aria-label': 'Run to compare with', hidden: true });
  const said = element('p', { class: 'quiet', role: 'status' });
  const body = element('div', { class: 'pair' });
  let latest: CircuitPageState | undefined;
  let other: OtherCircuit | undefined;
  let [loaded, wished]: (string | undefined)[] = [];
  const draw = (): void => {
    if (latest !== undefined && other !== undefined) body.replaceChildren(...pairOf(latest, other));
    else body.replaceChildren();
  };
  const list = async (chosen?: string): Promise<void> => {
    said.textContent = 'Listing runs …';
    const runs = await host.runs();
    said.textContent = runs.length === 0 ? 'There is no other run in this workspace yet.' : '';
    choice.hidden = runs.length === 0;
    choice.replaceChildren(
      element('option', { value: '' }, 'Choose a run …'),
      ...runs.map(({ path, id, name }) =>
        element('option', { value: path, selected: path === chosen }, `${name} (${id})`),
      ),
    );
  };
  const load = async (path: string | undefined): Promise<void> => {
    const found = path === undefined ? undefined : await host.other(path);
    // Another may have been chosen since
    if (path !== loaded) return;
    other = found;
    draw();
  };
  const failed = (thrown: unknown): void => {
    said.textContent = '';
    host.failed(thrown);
  };
  const begin = element('button', { onclick: () => void list().catch(failed) }, 'Compare with another run …');
  choice.addEventListener('change', () =>
    store.update((state) => compareTo(state, choice.value === '' ? undefined : choice.value)),
  );
  const region = element(
    'section',
    { class: 'compared', 'aria-label': 'Comparison' },
    element('h2', {}, 'Comparison'),
    element('div', { class: 'noise-controls' }, begin, choice),
    ...[said, body],
  );
  return {
    element: region,
    show: whenChanged(
      ({ circuit, binding, title, compared, compareWish }) => [circuit, binding.weights, title, compared, compareWish],
      (state) => {
        latest = state;
        region.hidden = state.circuit === undefined;
        draw();
        const asked = state.compareWish !== wished;
        wished = state.compareWish;
        if (state.compared === loaded) return;
        loaded = state.compared;
        const listing = loaded === undefined || choice.value === loaded ? undefined : list(loaded);
        void Promise.all([listing, load(loaded)])
          .then(() => {
            if (asked) region.scrollIntoView({ block: 'start' });
          })
          .catch(failed);
      },
    ),
  };
}

function pairOf({ circuit, sections, binding, title }: CircuitPageState, other: OtherCircuit): readonly HTMLElement[] {
  if (circuit === undefined) return [];
  const weights = binding.example ? undefined : binding.weights;
  const theirs = other.drawn.weights;
  const found = circuitDifferences({ circuit, weights }, { circuit: other.drawn.circuit, weights: theirs });
  const names = title === other.name ? ([`${title} (here)`, other.id] as const) : ([title, other.name] as const);
  const ours = { circuit, sections } as OtherCircuit['drawn'];
  const drawings = [stillDrawing(ours, found.marks[0]), stillDrawing(other.drawn, found.marks[1])];
  return [
    element('p', {}, summary(found, circuit, other.drawn.circuit)),
    element(
      'div',
      { class: 'stills' },
      ...drawings.map((drawing, k) => element('figure', {}, element('figcaption', {}, names[k]), drawing)),
    ),
    ...(found.weights === undefined ? [] : [weightTable(weights ?? [], theirs ?? [], found.weights, names)]),
  ];
}

function summary(
  { sameForm, weights }: CircuitDifferences,
  ...circuits: readonly { readonly qubits: number; readonly operations: readonly unknown[] }[]
): string {
  if (!sameForm) {
    const [a, b] = circuits.map(({ qubits, operations }) => `${qubits} wires with ${operations.length} gates`);
    return `The circuits differ in form: ${a} here, ${b} in the other. Gates that are not the same in the same place are marked.`;
  }
  if (weights === undefined) return 'The circuits have the same form; one of them has no trained weights to compare.';
  const sizes = weights.map(Math.abs);
  const mean = sizes.reduce((sum, size) => sum + size, 0) / Math.max(1, sizes.length);
  const largest = sizes.indexOf(Math.max(...sizes));
  const worst = largest < 0 ? '' : `, most in θ${largest} (${sizes[largest]!.toFixed(3)})`;
  return `The circuits have the same form. Their ${sizes.length} weights differ by ${mean.toFixed(3)} rad on average${worst}; the stronger a gate is marked, the more.`;
}
