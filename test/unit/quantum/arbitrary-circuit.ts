import fc from 'fast-check';

import type { Circuit, Operation, Parameter } from '../../../src/quantum/circuit';
import { gateTable } from '../../../src/quantum/gates/gate-table';

const plain = { noNullPrototype: true } as const;
const inputs = 3;
const weights = 4;
const angle = fc.double({ min: -4, max: 4, noNaN: true }).map((x) => Math.round(x * 1e6) / 1e6 || 0.5);

const parameter: fc.Arbitrary<Parameter> = fc.oneof(
  angle,
  fc.record({ input: fc.nat(inputs - 1), scale: angle, offset: angle }, plain),
  fc.record({ weight: fc.nat(weights - 1), scale: angle }, plain),
  fc.record({ weight: fc.nat(weights - 1), offset: angle }, plain),
  fc.record({ input: fc.nat(inputs - 1), weight: fc.nat(weights - 1) }, plain),
  fc.record({ input: fc.nat(inputs - 1), input2: fc.nat(inputs - 1), scale: angle, shift: angle }, plain),
);

const names = gateTable.filter(({ name }) => name !== 'QubitUnitary' && name !== 'StatePrep').map(({ name }) => name);

function operation(qubits: number): fc.Arbitrary<Operation> {
  const fitting = gateTable.filter(
    (gate) => names.includes(gate.name) && (gate.wires === 'any' || gate.wires <= qubits),
  );
  return fc.constantFrom(...fitting).chain((gate) =>
    fc
      .record({
        wires: fc.shuffledSubarray(
          Array.from({ length: qubits }, (_, k) => k),
          gate.wires === 'any'
            ? { minLength: 1, maxLength: Math.min(3, qubits) }
            : { minLength: gate.wires, maxLength: gate.wires },
        ),
        parameters: fc.array(parameter, {
          minLength: Number(gate.parameters),
          maxLength: Number(gate.parameters),
        }),
        letters: fc.array(fc.constantFrom('I', 'X', 'Y', 'Z'), { minLength: 3, maxLength: 3 }),
      })
      .map(({ wires, parameters, letters }) => ({
        ...{ gate: gate.name, wires },
        ...(parameters.length === 0 ? {} : { parameters }),
        ...(gate.name === 'PauliRot' ? { pauli: letters.slice(0, wires.length).join('') } : {}),
      })),
  );
}

/** Circuits of every gate that has a name in OpenQASM, with 3 inputs and 4 weights at most, measured by Pauli words. */
export const arbitraryCircuit: fc.Arbitrary<Circuit> = fc.integer({ min: 1, max: 4 }).chain((qubits) =>
  fc.record(
    {
      qubits: fc.constant(qubits),
      operations: fc.array(operation(qubits), { maxLength: 12 }),
      observables: fc.array(
        fc
          .array(fc.constantFrom('I', 'X', 'Y', 'Z'), { minLength: qubits, maxLength: qubits })
          .map((letters) => ({ pauli: letters.join('') })),
        { minLength: 1, maxLength: 3 },
      ),
    },
    plain,
  ),
);

export const arbitraryInputs = fc.array(angle, { minLength: inputs, maxLength: inputs });
export const arbitraryWeights = fc.array(angle, { minLength: weights, maxLength: weights });
