import { angleOf, isConstant, angleValue, type Angle } from '../angles';
import type { Circuit, Operation } from '../circuit';
import type { ComplexMatrix, UnitaryGate } from '../gates/gate';
import { gateNamed } from '../gates/gate-table';

/** What every simulator runs: a circuit whose gates have one parameter at most. */
export type Step = PreparationStep | FixedStep | RotationStep;

export interface PreparationStep {
  readonly kind: 'preparation';
  readonly wires: readonly number[];
  readonly amplitudes: readonly Angle[];
  readonly normalise: boolean;
  /** For density matrices: the wires that carry the same amplitudes a second time, so that the state is |a⟩|a⟩. */
  readonly twinWires?: readonly number[];
  /** The operation of the circuit that it came from. */
  readonly operation: number;
}

export interface FixedStep {
  readonly kind: 'fixed';
  readonly gate: string;
  readonly wires: readonly number[];
  readonly matrix: ComplexMatrix;
  readonly operation: number;
}

/** exp(−i·angle·generator). */
export interface RotationStep {
  readonly kind: 'rotation';
  /** Its place among the circuit's steps, by which a shift refers to it. */
  readonly index: number;
  readonly gate: string;
  readonly wires: readonly number[];
  readonly angle: Angle;
  readonly generator: ComplexMatrix;
  readonly frequencies: readonly number[];
  readonly operation: number;
  matrix(angle: number): ComplexMatrix;
}

/** The steps of a checked circuit, in order. */
export function stepsOf(circuit: Circuit): readonly Step[] {
  const steps = circuit.operations.flatMap((operation, index) => stepsOfOperation(operation, index));
  return steps.map((step, index) => (step.kind === 'rotation' ? { ...step, index } : step));
}

const noNumbers = new Float64Array(0);

function stepsOfOperation(operation: Operation, index: number): Step[] {
  const gate = gateNamed(operation.gate);
  const angles = (operation.parameters ?? []).map(angleOf);
  if (gate.kind === 'preparation') {
    const { wires, normalise = false } = operation;
    return [{ kind: 'preparation', wires, amplitudes: angles, normalise, operation: index }];
  }
  if (angles.every(isConstant)) {
    const values = angles.map((angle) => angleValue(angle, noNumbers, 0, noNumbers));
    return [fixedStep(operation, gate.matrix(values, operation), index)];
  }
  const [angle] = angles;
  if (angles.length === 1 && angle !== undefined && gate.generator !== undefined)
    return [rotationStep(operation, gate, angle, gate.generator(operation), index)];
  if (gate.decompose === undefined) throw new Error(`gate ${gate.name} has neither a generator nor a decomposition`);
  return gate.decompose(operation).flatMap((part) => stepsOfOperation(part, index));
}

function fixedStep(operation: Operation, matrix: ComplexMatrix, index: number): FixedStep {
  return { kind: 'fixed', gate: operation.gate, wires: operation.wires, matrix, operation: index };
}

function rotationStep(
  operation: Operation,
  gate: UnitaryGate,
  angle: Angle,
  generator: ComplexMatrix,
  index: number,
): RotationStep {
  return {
    kind: 'rotation',
    index: -1,
    gate: operation.gate,
    wires: operation.wires,
    angle,
    generator,
    frequencies: gate.frequencies ?? [1],
    operation: index,
    matrix: (value) => gate.matrix([value], operation),
  };
}
