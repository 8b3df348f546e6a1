import type { Circuit, Observable, Operation } from '../circuit';
import { gateNamed } from '../gates/gate-table';
import { checkCircuit, writtenQubits } from '../validation';
import { numberText } from './parameter-text';
import {
  pythonHead,
  pythonList,
  pythonMain,
  pythonMatrix,
  pythonParameters,
  type ScriptOptions,
} from './python-script';

/** A Python program that runs the circuit in PennyLane: `circuit(x, w)` is a QNode that returns the list of measurements. */
export function pennylaneScript(circuit: Circuit, options: ScriptOptions = {}): string {
  checkCircuit(circuit, { maximumQubits: writtenQubits });
  return [
    ...pythonHead(circuit, 'PennyLane', ['import numpy as np', 'import pennylane as qml'], options),
    '',
    `device = qml.device("default.qubit", wires=${circuit.qubits})`,
    '',
    '',
    '@qml.qnode(device)',
    'def circuit(x, w=np.array(WEIGHTS)):',
    ...circuit.operations.map((one) => `    ${gateLine(one)}`),
    '    return [',
    ...circuit.observables.map((observable) => `        ${measurement(observable, circuit.qubits)},`),
    '    ]',
    '',
    '',
    ...pythonMain('[float(value) for part in circuit(np.array(x)) for value in np.ravel(part)]'),
  ].join('\n');
}

function gateLine(one: Operation): string {
  const wires = `wires=${pythonList(one.wires)}`;
  const parameters = pythonParameters(one);
  const name = gateNamed(one.gate).names.pennylane;
  switch (one.gate) {
    case 'StatePrep':
      return `qml.StatePrep(np.array(${pythonList(parameters)}), ${wires}, normalize=${one.normalise === true ? 'True' : 'False'})`;
    case 'QubitUnitary':
      return `qml.QubitUnitary(np.array(${pythonMatrix(one)}), ${wires})`;
    case 'PauliRot':
      return `qml.PauliRot(${parameters.join('')}, "${one.pauli ?? ''}", ${wires})`;
    default:
  }
  const inner = /^adjoint\((.*)\)$/.exec(name)?.[1];
  if (inner !== undefined) return `qml.adjoint(qml.${inner}(${wires}))`;
  return `qml.${name}(${[...parameters, wires].join(', ')})`;
}

function wordText(pauli: string): string {
  const names: Readonly<Record<string, string>> = { X: 'X', Y: 'Y', Z: 'Z' };
  const factors = Array.from(pauli).flatMap((letter, wire) =>
    names[letter] === undefined ? [] : [`qml.${letter}(${wire})`],
  );
  return factors.length === 0 ? 'qml.Identity(0)' : factors.join(' @ ');
}

function measurement(observable: Observable, qubits: number): string {
  if ('pauli' in observable) return `qml.expval(${wordText(observable.pauli)})`;
  if ('variance' in observable) return `qml.var(${wordText(observable.variance)})`;
  if ('terms' in observable) {
    const coefficients = observable.terms.map(({ coefficient }) => numberText(coefficient));
    const words = observable.terms.map(({ pauli }) => wordText(pauli));
    return `qml.expval(qml.Hamiltonian(${pythonList(coefficients)}, ${pythonList(words)}))`;
  }
  if ('probabilities' in observable) return `qml.probs(wires=${pythonList(observable.probabilities)})`;
  const wires = observable.wires ?? Array.from({ length: qubits }, (_, wire) => wire);
  return `qml.expval(qml.Projector(${pythonList(Array.from(observable.projector))}, wires=${pythonList(wires)}))`;
}
