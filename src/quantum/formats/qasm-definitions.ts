import type { Operation, Parameter } from '../circuit';
import { findGate } from '../gates/gate-table';
import { parameterText } from './parameter-text';

/** The gates of OpenQASM 3's `stdgates.inc` among ours. */
const standard = new Set(
  'id x y z h s sdg t tdg sx rx ry rz p u2 u3 cx cy cz ch swap crx cry crz cp ccx cswap'.split(' '),
);

/** What an operation's gate is called in OpenQASM 3: words and wire counts become part of the name, as in `paulirot_xz`. */
export function qasm3Name({ gate, wires, pauli }: Operation): string | undefined {
  const name = findGate(gate)?.names.qasm3;
  if (gate === 'PauliRot') return `paulirot_${(pauli ?? '').toLowerCase()}`;
  return gate === 'MultiRZ' ? `multirz_${wires.length}` : name;
}

/** The text that defines a gate which `stdgates.inc` lacks; undefined for those that it has. */
export function qasm3Definition(operation: Operation): string | undefined {
  const name = qasm3Name(operation);
  const gate = findGate(operation.gate);
  if (name === undefined || standard.has(name) || gate?.kind !== 'unitary' || gate.decompose === undefined)
    return undefined;
  const wires = operation.wires.map((_, k) => `q${k}`);
  const parameters = (operation.parameters ?? []).map((_, k): Parameter => ({ weight: k }));
  const body = gate.decompose({ ...operation, wires: wires.map((_, k) => k), parameters });
  const lines = body.map(
    (part) =>
      `  ${qasmCall(
        part,
        qasm3Name(part) ?? '',
        (k) => `q${k}`,
        (k) => `p${k}`,
      )}`,
  );
  const list = parameters.map((_, k) => `p${k}`).join(', ');
  return [`gate ${name}${list === '' ? '' : `(${list})`} ${wires.join(', ')} {`, ...lines, '}'].join('\n');
}

/** `name(parameters) wires;` */
export function qasmCall(
  operation: Operation,
  name: string,
  wireName: (wire: number) => string,
  weightName: (weight: number) => string,
  inputName: (input: number) => string = (k) => `x${k}`,
): string {
  const names = { input: inputName, weight: weightName };
  const parameters = (operation.parameters ?? []).map((parameter) => parameterText(parameter, names)).join(', ');
  return `${name}${parameters === '' ? '' : `(${parameters})`} ${operation.wires.map(wireName).join(', ')};`;
}

/** The operation that a defined name stands for, such as PauliRot XZ for `paulirot_xz`; wires and parameters are counted only. */
export function operationOfQasm3Name(name: string): Operation | undefined {
  const [, word] = /^paulirot_([ixyz]{1,40})$/.exec(name) ?? [];
  if (word !== undefined)
    return { gate: 'PauliRot', pauli: word.toUpperCase(), wires: countTo(word.length), parameters: [0] };
  const [, count] = /^multirz_([1-9]|[1-3][0-9]|40)$/.exec(name) ?? [];
  if (count !== undefined) return { gate: 'MultiRZ', wires: countTo(Number(count)), parameters: [0] };
  const plain: Readonly<Record<string, string>> = {
    ...{ rot: 'Rot', sxdg: 'SXdg', iswap: 'ISWAP', rxx: 'IsingXX', ryy: 'IsingYY', rzz: 'IsingZZ' },
  };
  const gate = findGate(plain[name] ?? '');
  if (gate === undefined || gate.wires === 'any' || gate.parameters === 'any') return undefined;
  return { gate: gate.name, wires: countTo(gate.wires), parameters: countTo(gate.parameters) };
}

function countTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, k) => k);
}
