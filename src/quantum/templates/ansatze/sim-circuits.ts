import type { Operation } from '../../circuit';
import { operation } from '../../gates/operations';
import { range, type Ansatz } from '../template';

type Pair = readonly [number, number];
type Pairs = (qubits: number) => readonly Pair[];

/** One column after another: gates on all wires (or the inner ones), or a two-wire gate on pairs (control, target). */
type Stage =
  { readonly gates: readonly string[]; readonly inner?: boolean } | { readonly gate: string; readonly pairs: Pairs };

const chain: Pairs = (n) =>
  range(Math.max(0, n - 1))
    .map((i): Pair => [i + 1, i])
    .toReversed();
const closedChain: Pairs = (n) => [...chain(n), ...(n > 2 ? [[n - 1, 0] as Pair] : [])];
const evenPairs: Pairs = (n) => range(Math.floor(n / 2)).map((k) => [2 * k + 1, 2 * k]);
const oddPairs: Pairs = (n) => range(Math.floor((n - 1) / 2)).map((k) => [2 * k + 2, 2 * k + 1]);
const allToAll: Pairs = (n) =>
  range(n).flatMap((j) =>
    range(n)
      .filter((i) => i !== j)
      .map((i): Pair => [n - 1 - j, n - 1 - i]),
  );
/** From the last wire c to c + step, next the pair whose target is this control; n / gcd(n, step) pairs close it. */
const ring =
  (step: number): Pairs =>
  (n) => {
    const pairs: Pair[] = [];
    if (n > 1)
      for (let c = n - 1; pairs.length === 0 || c !== n - 1; c = (((c - step) % n) + n) % n)
        pairs.push([c, (c + step) % n]);
    return pairs;
  };

const rxrz: Stage = { gates: ['RX', 'RZ'] };
const ry: Stage = { gates: ['RY'] };
const brick = (gate: string): readonly Stage[] => [
  { gates: ['RY', 'RZ'] },
  { gate, pairs: evenPairs },
  { gates: ['RY', 'RZ'], inner: true },
  { gate, pairs: oddPairs },
];
const rings = (gate: string): readonly Stage[] => [ry, { gate, pairs: ring(1) }, ry, { gate, pairs: ring(3) }];

/** The columns of a layer, from Figure 2 of the paper, extended from its four wires to any number. */
const circuits: readonly (readonly Stage[])[] = [
  [rxrz],
  [rxrz, { gate: 'CNOT', pairs: chain }],
  [rxrz, { gate: 'CRZ', pairs: chain }],
  [rxrz, { gate: 'CRX', pairs: chain }],
  [rxrz, { gate: 'CRZ', pairs: allToAll }, rxrz],
  [rxrz, { gate: 'CRX', pairs: allToAll }, rxrz],
  [rxrz, { gate: 'CRZ', pairs: evenPairs }, rxrz, { gate: 'CRZ', pairs: oddPairs }],
  [rxrz, { gate: 'CRX', pairs: evenPairs }, rxrz, { gate: 'CRX', pairs: oddPairs }],
  [{ gates: ['H'] }, { gate: 'CZ', pairs: chain }, { gates: ['RX'] }],
  [{ gate: 'CZ', pairs: closedChain }, ry],
  brick('CNOT'),
  brick('CZ'),
  rings('CRZ'),
  rings('CRX'),
  rings('CNOT'),
  [rxrz, { gate: 'CRZ', pairs: evenPairs }, { gate: 'CRZ', pairs: oddPairs }],
  [rxrz, { gate: 'CRX', pairs: evenPairs }, { gate: 'CRX', pairs: oddPairs }],
  [rxrz, { gate: 'CRZ', pairs: ring(1) }],
  [rxrz, { gate: 'CRX', pairs: ring(1) }],
];

const isTrainable = (gate: string): boolean => gate.includes('R');

function layerOf(stages: readonly Stage[], qubits: number, firstWeight: number): readonly Operation[] {
  let weight = firstWeight;
  const place = (gate: string, wires: readonly number[]): Operation =>
    operation(gate, wires, isTrainable(gate) ? [{ weight: weight++ }] : []);
  return stages.flatMap((stage) => {
    if ('pairs' in stage) return stage.pairs(qubits).map((pair) => place(stage.gate, pair));
    const wires = range(qubits).filter((w) => stage.inner !== true || (w > 0 && w < qubits - 1));
    return stage.gates.flatMap((gate) => wires.map((wire) => place(gate, [wire])));
  });
}

function weightsOf(operations: readonly Operation[]): number {
  return operations.filter(({ gate }) => isTrainable(gate)).length;
}

function simCircuit(stages: readonly Stage[], number: number): Ansatz {
  /** Circuit 10 alone begins with rotations that are not repeated. */
  const before = (qubits: number): readonly Operation[] => (number === 10 ? layerOf([ry], qubits, 0) : []);
  return {
    name: `Sim${number}`,
    description: `Circuit ${number} of Sim et al.: ${stages.map(stageText).join(', then ')}.`,
    formula: `per layer ${stages.map(stageText).join(' | ')}`,
    source: `Sim, Johnson, Aspuru-Guzik 2019, Adv. Quantum Technol. 2, 1900070, Figure 2, circuit ${number}; weights column by column, wire 0 first`,
    weightShape: ({ layers, qubits }) => [weightsOf(before(qubits)) + layers * weightsOf(layerOf(stages, qubits, 0))],
    blocks: ({ layers, qubits }) => {
      const start = before(qubits);
      const each = weightsOf(layerOf(stages, qubits, 0));
      return range(layers).map((k) => [
        ...(k === 0 ? start : []),
        ...layerOf(stages, qubits, weightsOf(start) + k * each),
      ]);
    },
    refuses: ({ qubits }) =>
      number >= 13 && number <= 15 && qubits === 3
        ? `circuit ${number} of Sim et al. couples each wire with the third after it, which on 3 qubits is itself`
        : undefined,
  };
}

function stageText(stage: Stage): string {
  if (!('pairs' in stage))
    return `${stage.gates.join(' and ')} on ${stage.inner === true ? 'the inner wires' : 'each wire'}`;
  const names = new Map<Pairs, string>([
    [chain, 'down the chain'],
    [closedChain, 'round the ring'],
    [evenPairs, 'on even pairs'],
    [oddPairs, 'on odd pairs'],
    [allToAll, 'from each wire to each other'],
  ]);
  return `${stage.gate} ${names.get(stage.pairs) ?? 'round the ring'}`;
}

/** The 19 circuits of Sim et al. */
export const simCircuits: readonly Ansatz[] = circuits.map((stages, k) => simCircuit(stages, k + 1));
