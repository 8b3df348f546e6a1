import type { Circuit, Observable, Operation } from '../circuit';
import { findGate } from '../gates/gate-table';
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

/**
 * A Python program that runs the circuit in Qiskit: `build(x, w)` gives the QuantumCircuit. Wire k is qubit k; since
 * Qiskit takes the last qubit as the most significant, Pauli words, matrices and amplitudes are turned round.
 */
export function qiskitScript(circuit: Circuit, options: ScriptOptions = {}): string {
  checkCircuit(circuit, { maximumQubits: writtenQubits });
  const operations = circuit.operations.flatMap(inQiskitGates);
  const classes = new Set(operations.map(({ gate }) => findGate(gate)?.names.qiskit ?? ''));
  const imports = [
    'import numpy as np',
    'from qiskit import QuantumCircuit',
    ...(classes.size === 0 ? [] : [`from qiskit.circuit.library import ${[...classes].sort().join(', ')}`]),
    'from qiskit.quantum_info import SparsePauliOp, Statevector',
  ];
  return [
    ...pythonHead(circuit, 'Qiskit', imports, options),
    '',
    '',
    'def build(x, w=WEIGHTS):',
    `    circuit = QuantumCircuit(${circuit.qubits})`,
    ...operations.map((one) => `    ${gateLine(one)}`),
    '    return circuit',
    '',
    '',
    'def expectations(x, w=WEIGHTS):',
    '    state = Statevector(build(x, w))',
    '    mean = lambda word: float(state.expectation_value(SparsePauliOp(word)).real)',
    '    return [',
    ...circuit.observables.map((observable) => `        ${measurement(observable, circuit.qubits)},`),
    '    ]',
    '',
    '',
    ...pythonMain('expectations(x)'),
  ].join('\n');
}

function inQiskitGates(one: Operation): readonly Operation[] {
  const gate = findGate(one.gate);
  if (gate?.names.qiskit !== undefined || gate?.kind !== 'unitary' || gate.decompose === undefined) return [one];
  return gate.decompose(one).flatMap(inQiskitGates);
}

function gateLine(one: Operation): string {
  const name = findGate(one.gate)?.names.qiskit ?? '';
  const reversed = pythonList(one.wires.toReversed());
  const parameters = pythonParameters(one);
  if (one.gate === 'QubitUnitary') return `circuit.append(UnitaryGate(np.array(${pythonMatrix(one)})), ${reversed})`;
  if (one.gate === 'StatePrep')
    return `circuit.append(StatePreparation([${parameters.join(', ')}], normalize=${one.normalise === true ? 'True' : 'False'}), ${reversed})`;
  return `circuit.append(${name}(${parameters.join(', ')}), ${pythonList(one.wires)})`;
}

function reversedWord(pauli: string): string {
  return `"${Array.from(pauli).reverse().join('')}"`;
}

function measurement(observable: Observable, qubits: number): string {
  if ('pauli' in observable) return `mean(${reversedWord(observable.pauli)})`;
  if ('variance' in observable) return `1 - mean(${reversedWord(observable.variance)}) ** 2`;
  if ('terms' in observable)
    return observable.terms
      .map(({ coefficient, pauli }) => `${numberText(coefficient)} * mean(${reversedWord(pauli)})`)
      .join(' + ');
  const wires = 'probabilities' in observable ? observable.probabilities : observable.wires;
  const measured = wires ?? Array.from({ length: qubits }, (_, wire) => wire);
  const all = `state.probabilities(${pythonList(measured.toReversed())})`;
  return 'probabilities' in observable ? `*(float(p) for p in ${all})` : `float(${all}[0b${observable.projector}])`;
}
