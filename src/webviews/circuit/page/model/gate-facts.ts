import { angleOf, angleValue } from '../../../../quantum/angles';
import type { Operation, Parameter } from '../../../../quantum/circuit';
import { operationText } from '../../../../quantum/drawing/describe';
import { parameterLabel } from '../../../../quantum/drawing/labels';
import { qasm3Name, qasmCall } from '../../../../quantum/formats/qasm-definitions';
import { writable } from '../../../../quantum/formats/qasm3-writer';
import type { ComplexMatrix } from '../../../../quantum/gates/gate';
import { gateNamed } from '../../../../quantum/gates/gate-table';
import { messageOf } from '../../../../shared/failure';
import type { CircuitEpoch } from '../../contract';
import type { Binding, CircuitPageState } from './state';

/** Larger matrices are not written out. */
const mostMatrixWires = 3;

/** One weight that a gate's angle depends on. */
export interface WeightFact {
  readonly index: number;
  /** In radians. */
  readonly value: number;
  /** d loss / d weight, the mean over the epoch shown; undefined where no run tells it. */
  readonly gradient: number | undefined;
  /** Value after each recorded epoch; `epochs` are their numbers. */
  readonly history: readonly number[];
  readonly epochs: readonly number[];
}

/** One of a gate's parameters. */
export interface ParameterFact {
  /** As in the drawing, with subscripts as markup. */
  readonly label: string;
  /** In radians (of StatePrep, an amplitude). */
  readonly value: number;
}

/** What a gate is and does, with its numbers now. */
export interface GateFacts {
  readonly text: string;
  readonly description: string;
  readonly formula: string;
  readonly parameters: readonly ParameterFact[];
  readonly weights: readonly WeightFact[];
  /** Row-major; undefined for preparations and for more than three wires. */
  readonly matrix: ComplexMatrix | undefined;
  /** Lines of OpenQASM 3 with the numbers put in, or why there are none. */
  readonly qasm: readonly string[];
}

export function gateFacts(state: CircuitPageState, operation: Operation): GateFacts {
  const gate = gateNamed(operation.gate);
  const { parameters = [], wires } = operation;
  const values = parameters.map((parameter) => valueOf(parameter, state.binding));
  const small = gate.kind === 'unitary' && wires.length <= mostMatrixWires;
  return {
    text: operationText(operation),
    description: gate.description,
    formula: gate.formula,
    parameters: parameters.map((parameter, k) => ({ label: parameterLabel(parameter), value: values[k]! })),
    weights: weightsIn(parameters).map((index) => weightFact(index, state)),
    matrix: small ? gate.matrix(values, operation) : undefined,
    qasm: qasmOf(operation, values),
  };
}

/** The epoch whose numbers are shown. */
export function shownEpoch({ run, epoch }: Pick<CircuitPageState, 'run' | 'epoch'>): CircuitEpoch | undefined {
  return epoch === undefined ? run?.epochs.at(-1) : run?.epochs.find((one) => one.epoch === epoch);
}

function valueOf(parameter: Parameter, { inputs, weights }: Binding): number {
  return angleValue(angleOf(parameter), Float64Array.from(inputs), 0, Float64Array.from(weights));
}

function weightsIn(parameters: readonly Parameter[]): readonly number[] {
  const found = parameters.map((parameter) => angleOf(parameter).weight).filter((weight) => weight >= 0);
  return [...new Set(found)];
}

function weightFact(index: number, state: CircuitPageState): WeightFact {
  const known = (state.run?.epochs ?? []).flatMap(({ epoch, weights }) => {
    const value = weights[index];
    return typeof value === 'number' ? [{ epoch, value }] : [];
  });
  return {
    index,
    value: state.binding.weights[index] ?? NaN,
    gradient: shownEpoch(state)?.gradient?.[index] ?? undefined,
    history: known.map(({ value }) => value),
    epochs: known.map(({ epoch }) => epoch),
  };
}

function qasmOf(operation: Operation, values: readonly number[]): readonly string[] {
  const rounded = values.map((value) => Number(value.toPrecision(12)));
  const bound: Operation = values.length === 0 ? operation : { ...operation, parameters: rounded };
  const never = (): string => '';
  try {
    return writable(bound, 'operation').map((one) =>
      qasmCall(one, qasm3Name(one) ?? '', (wire) => `q[${wire}]`, never),
    );
  } catch (thrown) {
    return [`// ${messageOf(thrown)}`];
  }
}
