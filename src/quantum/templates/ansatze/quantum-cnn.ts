import type { Operation } from '../../circuit';
import { operation } from '../../gates/operations';
import { range, type Ansatz } from '../template';

/** Vatan and Williams's two-wire block, its angles reduced to three; pooling leaves out the last CNOT and RZ. */
function pool(a: number, b: number, weight: number): readonly Operation[] {
  return [
    operation('RZ', [b], [-Math.PI / 2]),
    operation('CNOT', [b, a]),
    operation('RZ', [a], [{ weight }]),
    operation('RY', [b], [{ weight: weight + 1 }]),
    operation('CNOT', [a, b]),
    operation('RY', [b], [{ weight: weight + 2 }]),
  ];
}

function convolve(a: number, b: number, weight: number): readonly Operation[] {
  return [...pool(a, b, weight), operation('CNOT', [b, a]), operation('RZ', [a], [Math.PI / 2])];
}

/** Neighbouring pairs from even wires, then from odd ones, the last back to the first. */
function convolutionPairs(wires: readonly number[]): readonly (readonly [number, number])[] {
  const n = wires.length;
  return [0, 1].flatMap((start) =>
    range(n)
      .filter((k) => k % 2 === start && (start === 1 || k + 1 < n))
      .map((k) => [wires[k] ?? 0, wires[(k + 1) % n] ?? 0] as const),
  );
}

function build(qubits: number, layers: number): readonly Operation[] {
  const operations: Operation[] = [];
  let weight = 0;
  for (let wires = range(qubits); wires.length > 1;) {
    for (let k = 0; k < layers; k++)
      for (const [a, b] of convolutionPairs(wires)) {
        operations.push(...convolve(a, b, weight));
        weight += 3;
      }
    const half = Math.floor(wires.length / 2);
    const sinks = wires.slice(wires.length - half);
    for (const [k, sink] of sinks.entries()) {
      operations.push(...pool(wires[k] ?? 0, sink, weight));
      weight += 3;
    }
    wires = wires.slice(half);
  }
  return operations;
}

export const quantumCnn: Ansatz = {
  name: 'QCNN',
  description:
    'Quantum convolutional network: two-wire convolutions on neighbours, then pooling that halves the wires, down to the last one; `layers` convolutions stand before each pooling.',
  formula: 'RZ(π/2) CNOT · RY(w₂) CNOT RY(w₁) RZ(w₀) CNOT RZ(−π/2); pooling without the first two',
  source: 'Qiskit Machine Learning, tutorial 11 (layers = 1); Cong, Choi, Lukin 2019, Nat. Phys. 15, 1273',
  weightShape: ({ qubits, layers }) => [
    build(qubits, layers).reduce((n, { parameters = [] }) => n + (typeof parameters[0] === 'object' ? 1 : 0), 0),
  ],
  blocks: ({ qubits, layers }) => [build(qubits, layers)],
  refuses: ({ qubits }) => (qubits < 2 ? 'QCNN needs two qubits at least' : undefined),
};
