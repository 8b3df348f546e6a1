import type { Circuit, Operation, Parameter } from '../../../src/quantum/circuit';
import { gateNamed } from '../../../src/quantum/gates/gate-table';
import { multiply, pauliWord, type identityMatrix } from '../../../src/quantum/gates/matrices';

/**
 * A simulator that shares nothing with the product's but the gate table's matrices: every gate becomes a full
 * 2ⁿ × 2ⁿ matrix by looking at bits, and states are columns. Slow, for tests of few wires.
 */
type Matrix = ReturnType<typeof identityMatrix>;

const bitOf = (index: number, wire: number, qubits: number): number => (index >> (qubits - 1 - wire)) & 1;

/** The gate on the whole register. */
function embedded(small: Matrix, wires: readonly number[], qubits: number): Matrix {
  const size = 2 ** qubits;
  const local = (index: number): number => wires.reduce((sum, wire) => 2 * sum + bitOf(index, wire, qubits), 0);
  const matrix = new Float64Array(2 * size * size);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const others = Array.from({ length: qubits }, (_, wire) => wire).filter((wire) => !wires.includes(wire));
      if (others.some((wire) => bitOf(row, wire, qubits) !== bitOf(column, wire, qubits))) continue;
      const from = 2 * (local(row) * 2 ** wires.length + local(column));
      matrix[2 * (row * size + column)] = small[from] ?? NaN;
      matrix[2 * (row * size + column) + 1] = small[from + 1] ?? NaN;
    }
  return matrix;
}

function valueOf(parameter: Parameter, inputs: readonly number[], weights: readonly number[]): number {
  if (typeof parameter === 'number') return parameter;
  const { input, input2, weight, scale = 1, offset = 0, shift } = parameter;
  if (input === undefined && input2 === undefined && weight === undefined) return offset;
  const feature = (k: number): number => (shift === undefined ? (inputs[k] ?? NaN) : shift - (inputs[k] ?? NaN));
  const factors = [
    ...(input === undefined ? [] : [feature(input)]),
    ...(input2 === undefined ? [] : [feature(input2)]),
    ...(weight === undefined ? [] : [weights[weight] ?? NaN]),
  ];
  return factors.reduce((product, factor) => product * factor, scale) + offset;
}

function matrixOf(operation: Operation, qubits: number, inputs: readonly number[], weights: readonly number[]): Matrix {
  const gate = gateNamed(operation.gate);
  const values = (operation.parameters ?? []).map((parameter) => valueOf(parameter, inputs, weights));
  if (gate.kind === 'unitary') return embedded(gate.matrix(values, operation), operation.wires, qubits);
  const norm = operation.normalise === true ? Math.hypot(...values) : 1;
  const size = 2 ** operation.wires.length;
  // The first column is the prepared state; the others do not matter, since the wires start at 0.
  const small = new Float64Array(2 * size * size);
  values.forEach((amplitude, row) => (small[2 * row * size] = amplitude / norm));
  return embedded(small, operation.wires, qubits);
}

/** The product of the operations, which take no inputs or weights. */
export function unitaryOf(operations: readonly Operation[], qubits: number): Matrix {
  const start = embedded(new Float64Array([1, 0, 0, 0, 0, 0, 1, 0]), [0], qubits);
  return operations.reduce<Matrix>(
    (product, operation) => multiply(matrixOf(operation, qubits, [], []), product),
    start,
  );
}

function times(matrix: Matrix, state: Float64Array): Float64Array {
  const size = state.length / 2;
  const result = new Float64Array(state.length);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const at = 2 * (row * size + column);
      const [a = 0, b = 0, x = 0, y = 0] = [matrix[at], matrix[at + 1], state[2 * column], state[2 * column + 1]];
      result[2 * row] = (result[2 * row] ?? 0) + a * x - b * y;
      result[2 * row + 1] = (result[2 * row + 1] ?? 0) + a * y + b * x;
    }
  return result;
}

export function referenceState(
  { qubits, operations }: Circuit,
  inputs: readonly number[],
  weights: readonly number[],
): Float64Array {
  const state = new Float64Array(2 * 2 ** qubits);
  state[0] = 1;
  return operations.reduce<Float64Array>(
    (s, operation) => times(matrixOf(operation, qubits, inputs, weights), s),
    state,
  );
}

/** All outputs of the circuit for one sample. */
export function referenceExpectations(
  circuit: Circuit,
  inputs: readonly number[],
  weights: readonly number[],
): readonly number[] {
  const { qubits, observables } = circuit;
  const state = referenceState(circuit, inputs, weights);
  const mean = (word: string): number => {
    const turned = times(pauliWord(word), state);
    return state.reduce((sum, x, k) => sum + x * (turned[k] ?? 0), 0);
  };
  const probability = (wires: readonly number[], bits: number): number =>
    Array.from({ length: 2 ** qubits }, (_, index) => index)
      .filter((index) => wires.reduce((sum, wire) => 2 * sum + bitOf(index, wire, qubits), 0) === bits)
      .reduce((sum, index) => sum + (state[2 * index] ?? 0) ** 2 + (state[2 * index + 1] ?? 0) ** 2, 0);
  return observables.flatMap((observable) => {
    if ('pauli' in observable) return [mean(observable.pauli)];
    if ('variance' in observable) return [1 - mean(observable.variance) ** 2];
    if ('terms' in observable)
      return [observable.terms.reduce((sum, term) => sum + term.coefficient * mean(term.pauli), 0)];
    if ('projector' in observable) {
      const wires = observable.wires ?? Array.from({ length: qubits }, (_, wire) => wire);
      return [probability(wires, parseInt(observable.projector, 2))];
    }
    return Array.from({ length: 2 ** observable.probabilities.length }, (_, bits) =>
      probability(observable.probabilities, bits),
    );
  });
}
