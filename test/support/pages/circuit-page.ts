import type { Browser } from 'playwright-core';
import type { QuantumConfig } from '../../../src/experiment/schema/quantum';
import type { Answers } from '../../../src/webviews/messages/contract';
import { circuitContract, type CircuitContract, type CircuitSnapshot } from '../../../src/webviews/circuit/contract';
import { drawCircuit } from '../../../src/webviews/circuit/host/draw-experiment';
import { openPage, type PageUnderTest } from './open-page';
import type { PageTheme } from './themes';

export interface Asked {
  readonly name: string;
  readonly asked: unknown;
}

export interface CircuitPageUnderTest extends PageUnderTest<CircuitContract> {
  /** What the page asked of its host. */
  readonly asked: readonly Asked[];
}

export interface CircuitPageOptions {
  readonly theme?: PageTheme;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** What was saved before. */
  readonly state?: unknown;
  /** Other runs of the workspace. */
  readonly others?: readonly OtherRun[];
}

export interface OtherRun {
  readonly path: string;
  readonly id: string;
  readonly name: string;
  readonly drawn: NonNullable<CircuitSnapshot['drawn']>;
}

/** A layer of this many wires and layers, as an experiment describes it. */
export function layer(qubits: number, layers: number, part: Partial<QuantumConfig> = {}): QuantumConfig {
  const usual = { encoding: 'AngleEmbedding', rotation: 'X', ansatz: 'StronglyEntanglingLayers', observables: 'Z' };
  return { qubits, layers, ...usual, ...part } as QuantumConfig;
}

export function experimentSnapshot(config: QuantumConfig): CircuitSnapshot {
  const { qubits, encoding, ansatz, layers, reuploading = false } = config;
  return {
    source: { kind: 'experiment', uri: 'file:///brain.experiment.yaml' },
    title: 'brain.experiment.yaml',
    drawn: drawCircuit(config),
    settings: { qubits, encoding, ansatz, layers, reuploading },
  };
}

/** A run of so many epochs whose weights wander, with one recorded test image. */
export function runSnapshot(config: QuantumConfig, epochs: number, live = false): CircuitSnapshot {
  const drawn = drawCircuit(config);
  const count = weightsIn(drawn);
  const recorded = Array.from({ length: epochs + 1 }, (_, epoch) => ({
    epoch,
    weights: Array.from(
      { length: count },
      (_w, k) => Math.sin(k) + 0.5 * Math.tanh(epoch / 4) * Math.cos(2 * k + epoch / 9),
    ),
    gradient: epoch === 0 ? null : Array.from({ length: count }, (_w, k) => (0.05 * Math.sin(3 * k + epoch)) / epoch),
    probes: [Array.from({ length: config.qubits }, (_x, k) => Math.cos(k + epoch / 5))],
  }));
  const run = {
    ...{
      id: '20261122-120000-000-brain',
      name: 'brain',
      classes: ['glioma', 'meningioma', 'no tumour', 'pituitary'],
      live,
    },
    epochs: recorded,
    probes: [{ index: 3, id: 'slice-3', label: 1 }],
  };
  return { source: { kind: 'run', path: '/runs/brain' }, title: 'brain', drawn, run };
}

function weightsIn({ circuit }: NonNullable<CircuitSnapshot['drawn']>): number {
  const indices = circuit.operations.flatMap(({ parameters = [] }) =>
    parameters.map((one) => (typeof one === 'number' ? -1 : (one.weight ?? -1))),
  );
  return Math.max(-1, ...indices) + 1;
}

/** A grey picture of one pixel. */
const grey = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';

/** The circuit's page over a snapshot, with a host that answers everything. */
export async function openCircuitPage(
  browser: Browser,
  snapshot: CircuitSnapshot,
  options: CircuitPageOptions = {},
): Promise<CircuitPageUnderTest> {
  const { theme = 'dark', viewport = { width: 1200, height: 900 }, state, others = [] } = options;
  const asked: Asked[] = [];
  const noted =
    <A>(name: string, answer: (given: never) => A) =>
    (given: unknown): A => {
      asked.push({ name, asked: given });
      return answer(given as never);
    };
  const answers: Answers<CircuitContract> = {
    edit: noted('edit', () => ({})),
    samples: noted('samples', () => ({
      samples: [2, 3, 4].map((index) => ({ index, id: `slice-${index}`, label: 1, predicted: 1 })),
    })),
    image: noted('image', ({ index }: { index: number }) => ({
      ...{ png: grey, width: 1, height: 1, weights: [], probabilities: [0.1, 0.7, 0.15, 0.05] },
      inputs: Array.from({ length: snapshot.drawn?.circuit.qubits ?? 0 }, (_, k) => Math.sin(index + k)),
    })),
    runs: noted('runs', () => ({ runs: others.map(({ path, id, name }) => ({ path, id, name })) })),
    other: noted('other', ({ path }: { path: string }) => {
      const found = others.find((one) => one.path === path);
      if (found === undefined) throw new Error(`there is no run ${path}`);
      return { id: found.id, name: found.name, drawn: found.drawn };
    }),
    save: noted('save', () => ({ saved: true })),
    copy: noted('copy', () => ({})),
    openSource: noted('openSource', () => ({})),
  };
  const tested = await openPage(browser, {
    contract: circuitContract,
    name: 'circuit-page',
    answers,
    theme,
    viewport,
    state,
  });
  await tested.send(snapshot);
  await tested.page.locator('main:not([aria-busy])').waitFor();
  return { ...tested, asked };
}
