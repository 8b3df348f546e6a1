import type { TSchema } from '@sinclair/typebox';
import { Value, ValueErrorType, type ValueError } from '@sinclair/typebox/value';
import { CircuitDocument, Observable as ObservableSchema } from '../../experiment/schema/circuit';
import { circuitFileFailures } from '../../shared/failures/circuit-file';
import { messageOf, type Failure, type Place } from '../../shared/failure';
import type { Circuit, Observable } from '../circuit';
import { parameterCounts } from '../parameter-counts';
import { checkCircuit, type CheckOptions } from '../validation';

export interface CircuitFile {
  readonly circuit: Circuit;
  /** Trained weights, where the file holds them: a run's `circuit.json` does. */
  readonly weights: readonly number[] | undefined;
}

/** Reads CIRCUIT.json. Throws a Failure: what is no JSON, has the wrong shape, or is no sound circuit. */
export function readCircuitFile(text: string, options: CheckOptions = {}): CircuitFile {
  const { place = {} } = options;
  const value = parsed(text, place);
  if (!Value.Check(CircuitDocument, value)) throw shapeFailure(CircuitDocument, value, place);
  const { qubits, operations, observables, weights } = value;
  const circuit = checkCircuit({ qubits, operations, observables }, options);
  const count = parameterCounts(circuit).weights;
  if (weights !== undefined && weights.length !== count)
    throw circuitFileFailures.wrongCount('weights', count, weights.length);
  return { circuit, weights };
}

/** Reads CIRCUIT.json for its circuit alone. */
export function readCircuit(text: string, options: CheckOptions = {}): Circuit {
  return readCircuitFile(text, options).circuit;
}

/** Reads one observable, as the OpenQASM writer notes it in a comment. */
export function readObservable(text: string, place: Place = {}): Observable {
  const value = parsed(text, place);
  if (!Value.Check(ObservableSchema, value)) throw shapeFailure(ObservableSchema, value, place);
  return value;
}

/** CIRCUIT.json with one operation and one observable a line, and the trained weights if there are any. */
export function circuitJson({ qubits, operations, observables }: Circuit, weights?: ArrayLike<number>): string {
  const lines = (values: readonly unknown[]): string =>
    values.length === 0 ? '[]' : `[\n${values.map((value) => `    ${JSON.stringify(value)}`).join(',\n')}\n  ]`;
  const trained = weights === undefined ? '' : `,\n  "weights": ${JSON.stringify(Array.from(weights))}`;
  return `{\n  "qubits": ${qubits},\n  "operations": ${lines(operations)},\n  "observables": ${lines(observables)}${trained}\n}\n`;
}

function parsed(text: string, place: Place): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const problem = messageOf(error);
    const position = /position (\d+)/.exec(problem)?.[1];
    const before = position === undefined ? undefined : text.slice(0, Number(position)).split('\n');
    const at =
      before === undefined || place.line !== undefined
        ? {}
        : { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    throw circuitFileFailures.notJson(problem, { ...place, ...at });
  }
}

function shapeFailure(schema: TSchema, value: unknown, place: Place): Failure {
  const errors = firstOf(Value.Errors(schema, value), 50).map(innermost);
  // A misspelt key is also missing under its right name: the key that is there says more.
  const error = errors.find(({ type }) => type === ValueErrorType.ObjectAdditionalProperties) ?? errors[0];
  const path = pathText(error?.path ?? '');
  const at = { ...place, path };
  if (error?.type === ValueErrorType.ObjectAdditionalProperties) {
    const key = error.path.split('/').at(-1) ?? '';
    const known = Object.keys((error.schema['properties'] as object | undefined) ?? {});
    return circuitFileFailures.unknownKey(pathText(error.path.split('/').slice(0, -1).join('/')), key, known, at);
  }
  const problem = error?.message ?? 'it has the wrong form';
  return circuitFileFailures.wrongShape(path, problem.charAt(0).toLowerCase() + problem.slice(1), at);
}

function firstOf(errors: Iterable<ValueError>, most: number): readonly ValueError[] {
  const found: ValueError[] = [];
  for (const error of errors) if (found.push(error) >= most) break;
  return found;
}

/** Inside a choice the error of the form that went furthest says most. */
function innermost(error: ValueError): ValueError {
  if (error.type !== ValueErrorType.Union) return error;
  const inner = error.errors.flatMap((each) => firstOf(each, 3)).map(innermost);
  const rank = ({ path, type }: ValueError): number =>
    path.split('/').length * 2 + (type === ValueErrorType.ObjectAdditionalProperties ? 1 : 0);
  const best = inner.reduce<ValueError | undefined>(
    (chosen, each) => (chosen === undefined || rank(each) > rank(chosen) ? each : chosen),
    undefined,
  );
  return best !== undefined && best.path.length > error.path.length ? best : error;
}

/** `/operations/3/wires/0` → `operations[3].wires[0]` */
function pathText(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .reduce((path, step) => (/^\d+$/.test(step) ? `${path}[${step}]` : path === '' ? step : `${path}.${step}`), '');
}
