import { angleOf } from '../../../../../quantum/angles';
import type { Circuit, Operation } from '../../../../../quantum/circuit';

/** One of two circuits that are compared, with its trained weights in radians where there are any. */
export interface ComparedCircuit {
  readonly circuit: Circuit;
  readonly weights: readonly number[] | undefined;
}

export interface CircuitDifferences {
  /** Whether wires, gates and where inputs and weights go are the same. */
  readonly sameForm: boolean;
  /** Weight by weight, b − a within −π … π; undefined where the forms differ or a circuit is not trained. */
  readonly weights: readonly number[] | undefined;
  /** How much each operation of a and of b differs from the one in its place: 0 not at all, 1 by half a turn or in kind. */
  readonly marks: readonly [a: readonly number[], b: readonly number[]];
}

export function circuitDifferences(a: ComparedCircuit, b: ComparedCircuit): CircuitDifferences {
  const [ofA, ofB] = [a.circuit.operations, b.circuit.operations];
  const different = (one: Operation, other: Operation | undefined): boolean =>
    a.circuit.qubits !== b.circuit.qubits || JSON.stringify(one) !== JSON.stringify(other);
  const sameForm =
    a.circuit.qubits === b.circuit.qubits &&
    ofA.length === ofB.length &&
    ofA.every((one, k) => !different(one, ofB[k]));
  const weights = sameForm ? weightDifferences(a.weights, b.weights) : undefined;
  const mark = (one: Operation, other: Operation | undefined): number =>
    different(one, other) ? 1 : angleDifference(one, weights);
  return {
    ...{ sameForm, weights },
    marks: [ofA.map((one, k) => mark(one, ofB[k])), ofB.map((one, k) => mark(one, ofA[k]))],
  };
}

function weightDifferences(
  a: readonly number[] | undefined,
  b: readonly number[] | undefined,
): readonly number[] | undefined {
  if (a === undefined || b?.length !== a.length) return undefined;
  return a.map((value, k) => {
    const difference = b[k]! - value;
    return difference - 2 * Math.PI * Math.round(difference / (2 * Math.PI));
  });
}

/** The largest of the gate's weights, in half turns. */
function angleDifference({ parameters = [] }: Operation, weights: readonly number[] | undefined): number {
  if (weights === undefined) return 0;
  const sizes = parameters.map((parameter) => Math.abs(weights[angleOf(parameter).weight] ?? 0));
  return Math.max(0, ...sizes) / Math.PI;
}
