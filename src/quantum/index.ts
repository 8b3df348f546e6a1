/**
 * `hybrid-qml/quantum`: circuits as data, a batched differentiable simulator, templates, diagnostics readings, exporters.
 * Needs nothing but Node; conventions and formulas are in docs/quantum.md.
 */
export type { Circuit, Observable, Operation, Parameter, ParameterExpression, PauliTerm } from './circuit';
export { compile, type CompiledCircuit, type VectorJacobianProduct } from './compile';
export type { CompileOptions } from './compile-options';
export type { GradientMethod } from './gradients/gradient-method';
export type { NoiseModel, NoiseRule, ReadoutError } from '../experiment/schema/noise';
export { CircuitReading } from './reading/circuit-reading';
export { cutEntropies, entanglementEntropy } from './reading/entanglement';
export { blochVector, blochVectors, reducedDensityMatrix, type BlochVector } from './reading/reduced-density';
export type { ComplexMatrix, Gate, GateDrawing, GateNames, StatePreparation, UnitaryGate } from './gates/gate';
export { findGate, gateTable } from './gates/gate-table';
export type { Ansatz, AnsatzOptions, Encoding, EncodingOptions, Entanglement } from './templates/template';
export { ansatzTable, findAnsatz } from './templates/ansatz-table';
export { encodingTable, findEncoding } from './templates/encoding-table';
export { experimentCircuit, type ExperimentCircuit } from './experiment-circuit';
export { bindParameters, type ParameterValues } from './bind-parameters';
export { parameterCounts } from './parameter-counts';
export { checkCircuit, circuitFailures, type CheckOptions } from './validation';
export { circuitJson, readCircuit, readCircuitFile, type CircuitFile } from './formats/circuit-json';
export { qasm2Text } from './formats/qasm2-writer';
export { qasm3Text } from './formats/qasm3-writer';
export { readQasm } from './formats/qasm-reader';
export { pennylaneScript } from './formats/pennylane-script';
export { qiskitScript } from './formats/qiskit-script';
export { circuitSvg } from './drawing/svg';
export { layOut } from './drawing/layout';
export type { Drawing, Shape } from './drawing/shapes';
export { Failure, type Place } from '../shared/failure';
