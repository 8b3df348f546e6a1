import { gateTable } from '../gates/gate-table';

/** The gates that OpenQASM files may call without defining them, by every name of `stdgates.inc` and `qelib1.inc`. */
const byName: ReadonlyMap<string, string> = new Map([
  ...gateTable.flatMap(({ name, names: { qasm2 } }) => (qasm2 === undefined ? [] : [[qasm2, name] as const])),
  ...'sx swap crx cry p cp cswap sxdg rxx rzz iswap'
    .split(' ')
    .map((name) => [name, gateTable.find(({ names }) => names.qasm3 === name)?.name ?? ''] as const),
  ...([
    ['U', 'U3'],
    ['u', 'U3'],
    ['CX', 'CNOT'],
    ['phase', 'PhaseShift'],
    ['cphase', 'ControlledPhaseShift'],
  ] as const),
]);

export function gateOfQasmName(name: string): string | undefined {
  return byName.get(name);
}

/** The gate with one control more, where the table has it. */
export function controlledGate(gate: string): string | undefined {
  const known: Readonly<Record<string, string>> = {
    ...{ X: 'CNOT', Y: 'CY', Z: 'CZ', H: 'CH', CNOT: 'Toffoli', SWAP: 'Fredkin' },
    ...{ RX: 'CRX', RY: 'CRY', RZ: 'CRZ', PhaseShift: 'ControlledPhaseShift' },
  };
  return Object.hasOwn(known, gate) ? known[gate] : undefined;
}

export const qasmNames: readonly string[] = [...byName.keys()];
