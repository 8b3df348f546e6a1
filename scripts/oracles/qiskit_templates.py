"""Qiskit's feature map and ansätze and the QCNN of its machine-learning tutorial: test/golden/quantum/qiskit-templates.json.

Expectations by Statevector; gradients by the two-term shift rule on every single gate and Qiskit's own
derivative of that gate's angle, so nothing of them comes from another library.
"""

import numpy as np
import qiskit
from qiskit import QuantumCircuit
from qiskit.circuit import ParameterExpression, ParameterVector
from qiskit.circuit.library import efficient_su2, real_amplitudes, zz_feature_map
from qiskit.quantum_info import SparsePauliOp, Statevector
from quantum_golden import generator, words, write

random = generator("qiskit-templates")
cases = []


def operators(observables):
    # Qiskit's words have qubit 0 last.
    return [SparsePauliOp(observable["pauli"][::-1]) for observable in observables]


def measured(instructions, qubits, angles, operators):
    """Expectations with the instructions' angles as numbers."""
    circuit = QuantumCircuit(qubits)
    for (name, wires), angle in zip(instructions, angles):
        getattr(circuit, name)(*angle, *wires)
    state = Statevector(circuit)
    return np.array([state.expectation_value(operator).real for operator in operators])


def run(circuit, inputs, weights, observables):
    """`inputs` and `weights` map Qiskit's parameters to numbers; expectations and the two Jacobians of one sample."""
    values = {**inputs, **weights}
    ops = operators(observables)
    qubits = circuit.num_qubits
    instructions, angles, expressions = [], [], []
    for item in circuit.data:
        wires = [circuit.find_bit(qubit).index for qubit in item.qubits]
        instructions.append((item.operation.name, wires))
        expressions.append(item.operation.params)
        angles.append([float(p.bind({k: values[k] for k in p.parameters}) if isinstance(p, ParameterExpression) else p) for p in item.operation.params])
    jacobian = {parameter: np.zeros(len(ops)) for parameter in values}
    for k, expression in enumerate(expressions):
        if not expression or not isinstance(expression[0], ParameterExpression):
            continue
        shifted = []
        for sign in (1, -1):
            turned = [list(a) for a in angles]
            turned[k][0] += sign * np.pi / 2
            shifted.append(measured(instructions, qubits, turned, ops))
        slope = (shifted[0] - shifted[1]) / 2
        for parameter in expression[0].parameters:
            inner = expression[0].gradient(parameter)
            if isinstance(inner, ParameterExpression):
                inner = float(inner.bind({p: values[p] for p in inner.parameters}))
            jacobian[parameter] += slope * inner
    return measured(instructions, qubits, angles, ops), *(np.array([jacobian[p] for p in group]).T for group in (inputs, weights))


def case(config, circuit, inputs, weights):
    """`inputs` and `weights`: lists of Qiskit's parameters in order."""
    observables = words(config["qubits"])
    x, w = random.uniform(-np.pi, np.pi, (2, len(inputs))).tolist(), random.uniform(-np.pi, np.pi, len(weights)).tolist()
    rows = [run(circuit, dict(zip(inputs, sample)), dict(zip(weights, w)), observables) for sample in x]
    names = ("expectations", "inputGradients", "weightGradients")
    cases.append({
        "config": {"rotation": "X", "layers": 1, **config, "observables": [o["pauli"] for o in observables]},
        "inputs": x, "weights": w, **{name: [row[k].tolist() for row in rows] for k, name in enumerate(names)},
    })


def angle_embedding(qubits):
    x = ParameterVector("x", qubits)
    circuit = QuantumCircuit(qubits)
    for k in range(qubits):
        circuit.rx(x[k], k)
    return circuit, list(x)


def ansatz_case(config, ansatz, weights):
    circuit, x = angle_embedding(config["qubits"])
    case({"encoding": "AngleEmbedding", **config}, circuit.compose(ansatz), x, weights)


for make, name in ((real_amplitudes, "RealAmplitudes"), (efficient_su2, "EfficientSU2")):
    for entanglement in ("linear", "reverse_linear", "circular", "full", "sca"):
        for qubits, layers in ((2, 2), (3, 1), (4, 5)) if name == "RealAmplitudes" else ((3, 4),):
            ansatz = make(qubits, entanglement=entanglement, reps=layers)
            ansatz_case({"qubits": qubits, "layers": layers, "ansatz": name, "entanglement": entanglement}, ansatz, list(ansatz.parameters))
for qubits, repeats, entanglement in ((2, 1, "full"), (3, 2, "full"), (4, 1, "linear"), (3, 4, "sca"), (4, 2, "circular")):
    feature_map = zz_feature_map(qubits, reps=repeats, entanglement=entanglement)
    ansatz = real_amplitudes(qubits, reps=1, entanglement=entanglement)
    case({"qubits": qubits, "encoding": "ZZFeatureMap", "encodingRepeats": repeats, "entanglement": entanglement, "ansatz": "RealAmplitudes"},
         feature_map.compose(ansatz), list(feature_map.parameters), list(ansatz.parameters))


# From here: https://qiskit-community.github.io/qiskit-machine-learning/tutorials/11_quantum_convolutional_neural_networks.html
def pool(circuit, p, a, b):
    circuit.rz(-np.pi / 2, b)
    circuit.cx(b, a)
    circuit.rz(p[0], a)
    circuit.ry(p[1], b)
    circuit.cx(a, b)
    circuit.ry(p[2], b)


def convolve(circuit, p, a, b):
    pool(circuit, p, a, b)
    circuit.cx(b, a)
    circuit.rz(np.pi / 2, a)


def convolution_layer(circuit, wires, weights):
    for a, b in [*zip(wires[0::2], wires[1::2]), *zip(wires[1::2], [*wires[2::2], wires[0]])]:
        convolve(circuit, [next(weights) for _ in range(3)], a, b)


for qubits, layers in ((2, 1), (4, 1), (8, 1), (4, 2)):
    circuit = QuantumCircuit(qubits)
    theta = ParameterVector("w", 200)
    weights, wires = iter(theta), list(range(qubits))
    while len(wires) > 1:
        for _ in range(layers):
            convolution_layer(circuit, wires, weights)
        half = len(wires) // 2
        for source, sink in zip(wires[:half], wires[half:]):
            pool(circuit, [next(weights) for _ in range(3)], source, sink)
        wires = wires[half:]
    ansatz_case({"qubits": qubits, "layers": layers, "ansatz": "QCNN"}, circuit, list(theta)[: circuit.num_parameters])
write("qiskit-templates", f"Qiskit {qiskit.__version__}, Statevector; gradients by the shift rule on every gate", cases)
