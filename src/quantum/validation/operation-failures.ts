import type { Failure, Place } from '../../shared/failure';
import { quantumFailures } from '../../shared/failures/quantum';
import type { Operation, Parameter } from '../circuit';
import type { Gate } from '../gates/gate';
import { findGate, gateTable } from '../gates/gate-table';
import { complexMatrix, dagger, identityMatrix, multiply } from '../gates/matrices';
import { norm } from '../norm';
import { wireFailures } from './wire-failures';

type At = (path: string) => Place;

/** How far U†U may be from the identity, entry by entry. */
const unitaryTolerance = 1e-8;
const amplitudeTolerance = 1e-8;
/** The most wires of a QubitUnitary: a matrix of 64 × 64. */
const matrixWires = 6;

/** What is wrong with one operation; `touched` holds the wires that earlier operations act on. */
export function operationFailures(
  operation: Operation,
  qubits: number,
  touched: ReadonlySet<number>,
  at: At,
): readonly Failure[] {
  const gate = findGate(operation.gate);
  if (gate === undefined) {
    const known = gateTable.map(({ name }) => name);
    return [quantumFailures.unknownGate(operation.gate, nameElsewhere(operation.gate), known, at('.gate'))];
  }
  const counts = countFailures(operation, gate, at);
  const wires = wireFailures(operation.wires, qubits, (path) => at(`.wires${path}`));
  const parameters = (operation.parameters ?? []).flatMap((parameter, k) =>
    parameterFailures(parameter, at(`.parameters[${k}]`)),
  );
  const found = [...counts, ...wires, ...parameters];
  if (found.length > 0) return found;
  if (gate.name === 'PauliRot') return wordFailures(operation, at);
  if (gate.name === 'QubitUnitary') return matrixFailures(operation, at);
  return gate.kind === 'preparation' ? preparationFailures(operation, touched, at) : [];
}

/** Our name of a gate that was given by its name in OpenQASM, PennyLane or Qiskit. */
function nameElsewhere(name: string): string | undefined {
  const wanted = name.toLowerCase();
  return gateTable.find(({ names: { qasm3, qasm2, pennylane, qiskit } }) =>
    [qasm3, qasm2, pennylane, qiskit, qiskit?.replace(/Gate$/, '')].some((known) => known?.toLowerCase() === wanted),
  )?.name;
}

function countFailures(operation: Operation, gate: Gate, at: At): readonly Failure[] {
  const { wires, parameters = [] } = operation;
  const fits = gate.wires === 'any' ? wires.length > 0 : wires.length === gate.wires;
  const wanted = gate.wires === 'any' ? 'one wire or more' : `${gate.wires} wire${gate.wires === 1 ? '' : 's'}`;
  const count = gate.parameters === 'any' ? 2 ** Math.min(wires.length, 24) : gate.parameters;
  return [
    ...(fits ? [] : [quantumFailures.wireCount(gate.name, wanted, wires.length, at('.wires'))]),
    ...(parameters.length === count
      ? []
      : [quantumFailures.parameterCount(gate.name, count, parameters.length, at('.parameters'))]),
  ];
}

function parameterFailures(parameter: Parameter, place: Place): readonly Failure[] {
  const expression = typeof parameter === 'number' ? { offset: parameter } : parameter;
  const { input, input2, weight, scale, offset, shift } = expression;
  for (const [name, index] of Object.entries({ input, input2, weight }))
    if (index !== undefined && (!Number.isInteger(index) || index < 0 || index > 2 ** 24))
      return [quantumFailures.badParameter(`${name} ${index} is no index`, place)];
  for (const [name, value] of Object.entries({ scale, offset, shift }))
    if (value !== undefined && !Number.isFinite(value))
      return [quantumFailures.badParameter(`${name} ${value} is not finite`, place)];
  if (input === undefined && input2 !== undefined)
    return [quantumFailures.badParameter('input2 stands without input', place)];
  if (input === undefined && shift !== undefined)
    return [quantumFailures.badParameter('shift stands without input', place)];
  return [];
}

function wordFailures({ pauli = '', wires }: Operation, at: At): readonly Failure[] {
  return new RegExp(`^[IXYZ]{${wires.length}}$`).test(pauli)
    ? []
    : [quantumFailures.pauliWord(pauli, wires.length, at('.pauli'))];
}

function matrixFailures({ matrix = [], wires }: Operation, at: At): readonly Failure[] {
  if (wires.length > matrixWires)
    return [quantumFailures.wireCount('QubitUnitary', `1 to ${matrixWires} wires`, wires.length, at('.wires'))];
  const d = 2 ** wires.length;
  const square = matrix.length === d && matrix.every((row) => row.length === d && row.flat().every(Number.isFinite));
  if (!square) return [quantumFailures.matrixShape(wires.length, at('.matrix'))];
  const u = complexMatrix(matrix);
  const product = multiply(dagger(u), u);
  const deviation = identityMatrix(d).reduce((most, x, k) => Math.max(most, Math.abs(x - (product[k] ?? 0))), 0);
  return deviation <= unitaryTolerance ? [] : [quantumFailures.notUnitary(deviation, at('.matrix'))];
}

function preparationFailures(operation: Operation, touched: ReadonlySet<number>, at: At): readonly Failure[] {
  const late = operation.wires.find((wire) => touched.has(wire));
  if (late !== undefined) return [quantumFailures.stateNotFirst(late, at('.wires'))];
  const { parameters = [], normalise = false } = operation;
  const constants = parameters.filter((parameter) => typeof parameter === 'number');
  if (constants.length < parameters.length) return [];
  const length = norm(constants);
  const sound = normalise ? length > 0 && Number.isFinite(length) : Math.abs(length - 1) <= amplitudeTolerance;
  return sound ? [] : [quantumFailures.amplitudes(length, at('.parameters'))];
}
