import type { Circuit } from '../../../../quantum/circuit';
import { parameterCounts } from '../../../../quantum/parameter-counts';
import type { Section } from '../../../../quantum/section';
import type {
  CircuitNoiseSwitch,
  CircuitRun,
  CircuitSaved,
  CircuitSettings,
  CircuitSnapshot,
  CircuitSource,
} from '../../contract';

/** A test image whose features are the circuit's inputs. */
export interface ShownImage {
  readonly index: number;
  readonly png: string;
  readonly width: number;
  readonly height: number;
  /** One for each class, by the trained network. */
  readonly probabilities: readonly number[];
}

/** What an epoch recorded of a test image: the circuit's inputs. */
export function probeInputs(
  { run, epoch }: Pick<CircuitPageState, 'run' | 'epoch'>,
  image: number | undefined,
): readonly number[] | undefined {
  const at = run?.probes.findIndex(({ index }) => index === image) ?? -1;
  const entry = epoch === undefined ? run?.epochs.at(-1) : run?.epochs.find((one) => one.epoch === epoch);
  const found = at < 0 ? undefined : entry?.probes[at];
  return found?.every((value) => value !== null) === true ? found : undefined;
}

/** The numbers in the place of the circuit's parameters. */
export interface Binding {
  readonly inputs: readonly number[];
  readonly weights: readonly number[];
  /** Whether the weights only stand for trained ones: nothing trained this circuit. */
  readonly example: boolean;
}

export interface View {
  readonly zoom: number;
  /** Scroll position, in pixels at zoom 1. */
  readonly left: number;
  readonly top: number;
}

/** All the page shows: never changed, only replaced by the reducers beside it. */
export interface CircuitPageState {
  readonly source: CircuitSource;
  readonly title: string;
  readonly note: CircuitSnapshot['note'];
  readonly circuit: Circuit | undefined;
  readonly sections: readonly Section[];
  readonly settings: CircuitSettings | undefined;
  readonly run: CircuitRun | undefined;
  /** Trained weights as the host knows them last. */
  readonly trained: readonly number[] | undefined;
  readonly binding: Binding;
  readonly image: ShownImage | undefined;
  /** Index of the test image that whoever opened the panel wants to see. */
  readonly wish: number | undefined;
  /** Folder of the run that the circuit is compared with. */
  readonly compared: string | undefined;
  /** The one that whoever opened the panel wanted last. */
  readonly compareWish: string | undefined;
  /** What the user chose of noise and shots; undefined: nothing yet. */
  readonly noise: CircuitNoiseSwitch | undefined;
  /** The epoch whose weights are shown; undefined: the newest. */
  readonly epoch: number | undefined;
  /** How many operations are done: 0 … operations. */
  readonly position: number;
  /** Index of the operation that is looked at. */
  readonly selection: number | undefined;
  /** Indices of folded sections. */
  readonly folded: ReadonlySet<number>;
  readonly view: View;
}

/** The first state of a page, with what was saved of it. */
export function firstState(snapshot: CircuitSnapshot, saved: CircuitSaved | undefined): CircuitPageState {
  const kept = saved !== undefined && sameSource(saved.source, snapshot.source) ? saved : undefined;
  const empty: CircuitPageState = {
    ...{ source: snapshot.source, title: snapshot.title, note: snapshot.note, circuit: undefined, sections: [] },
    ...{ settings: undefined, run: undefined, trained: undefined, image: undefined, epoch: kept?.epoch },
    ...{ wish: kept?.image, compared: kept?.compared, compareWish: kept?.compareWish, noise: kept?.noise },
    binding: { inputs: kept?.inputs ?? [], weights: [], example: true },
    position: kept?.position ?? Infinity,
    selection: kept?.selection,
    folded: new Set(kept?.folded),
    view: kept?.view ?? { zoom: 1, left: 0, top: 0 },
  };
  return withSnapshot(empty, snapshot);
}

/** The same page over what the host knows now: what the user chose stays where it still fits. */
export function withSnapshot(state: CircuitPageState, snapshot: CircuitSnapshot): CircuitPageState {
  const { source, title, note, drawn, run } = snapshot;
  const settings = snapshot.settings ?? state.settings;
  const wish = snapshot.image ?? state.wish;
  const next = { ...state, ...comparedWith(state, snapshot), source, title, note, settings, run, wish };
  // What is drawn stays as long as the file is wrong: the note says so
  if (drawn === undefined) return next;
  const { circuit, sections, weights } = drawn;
  const same = state.circuit !== undefined && JSON.stringify(state.circuit) === JSON.stringify(circuit);
  const count = circuit.operations.length;
  const kept = {
    ...next,
    circuit: same ? state.circuit : circuit,
    sections: same ? state.sections : sections,
    trained: weights,
    position: Math.min(state.position, count),
    selection: state.selection !== undefined && state.selection < count ? state.selection : undefined,
    folded: same ? state.folded : new Set([...state.folded].filter((index) => index < sections.length)),
    image: same ? state.image : undefined,
  };
  return { ...kept, binding: bindingOf(kept, probeInputs(kept, kept.image?.index) ?? state.binding.inputs) };
}

/** Every snapshot repeats what was wanted: only another wish replaces what the user chose since. */
function comparedWith(
  { compared, compareWish }: CircuitPageState,
  { compareWith }: CircuitSnapshot,
): Pick<CircuitPageState, 'compared' | 'compareWish'> {
  if (compareWith === undefined || compareWith === compareWish) return { compared, compareWish };
  return { compared: compareWith, compareWish: compareWith };
}

/** The numbers that are shown: the chosen epoch's weights, else the trained ones, else small ones that stand for them. */
export function bindingOf(
  state: Pick<CircuitPageState, 'circuit' | 'run' | 'epoch' | 'trained'>,
  inputs: readonly number[],
): Binding {
  if (state.circuit === undefined) return { inputs, weights: [], example: true };
  const counts = parameterCounts(state.circuit);
  const known = knownWeights(state);
  return {
    inputs: Array.from({ length: counts.inputs }, (_, k) => inputs[k] ?? standInInput(k, counts.inputs)),
    weights: Array.from({ length: counts.weights }, (_, k) => known?.[k] ?? standInWeight(k)),
    example: known === undefined,
  };
}

function knownWeights({
  run,
  epoch,
  trained,
}: Pick<CircuitPageState, 'run' | 'epoch' | 'trained'>): readonly (number | null)[] | undefined {
  // While a run trains, what it wrote at an earlier stop is older than its newest epoch
  const newest = run?.epochs.at(-1)?.weights;
  if (epoch === undefined) return run?.live === true ? (newest ?? trained) : (trained ?? newest);
  return run?.epochs.find((one) => one.epoch === epoch)?.weights ?? trained;
}

/** Inputs before the user sets them: spread over the range that the network's tanh gives. */
function standInInput(index: number, count: number): number {
  return count <= 1 ? 0.5 : -1 + (2 * index) / (count - 1);
}

/** Weights of a circuit that nothing trained: different for each gate, the same each time. */
function standInWeight(index: number): number {
  return Math.sin(1.7 * index + 0.6);
}

export function savedOf(state: CircuitPageState): CircuitSaved {
  const { source, position, selection, folded, view, binding, image, epoch, noise, compared, compareWish } = state;
  return {
    source,
    position: Number.isFinite(position) ? position : 0,
    ...(selection === undefined ? {} : { selection }),
    folded: [...folded],
    view,
    inputs: [...binding.inputs],
    ...(image === undefined ? {} : { image: image.index }),
    ...(epoch === undefined ? {} : { epoch }),
    ...(noise === undefined ? {} : { noise }),
    ...(compared === undefined ? {} : { compared }),
    ...(compareWish === undefined ? {} : { compareWish }),
  };
}

function sameSource(a: CircuitSource, b: CircuitSource): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
