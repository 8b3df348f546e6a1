"""States gate by gate: amplitudes, Bloch vectors and entanglement entropies: test/golden/quantum/pennylane-states.json."""

import numpy as np
import pennylane as qml
from quantum_golden import generator, pennylane_version, write

random = generator("pennylane-states")
POSITIONS = 10
cases = []


def entropy(state, qubits, wires):
    """Von Neumann entropy of the reduced state of these wires, in bits."""
    reduced = qml.math.reduce_statevector(state, indices=list(wires), c_dtype="complex128")
    return float(qml.math.vn_entropy(reduced, indices=range(len(wires)), base=2))


def bloch(state, wire):
    reduced = qml.math.reduce_statevector(state, indices=[wire], c_dtype="complex128")
    return [float(np.trace(reduced @ qml.matrix(pauli(0))).real) for pauli in (qml.PauliX, qml.PauliY, qml.PauliZ)]


def case(name, config, encode, ansatz, features, shape):
    """The gates are the templates' own decompositions, in their order."""
    qubits = config["qubits"]
    inputs = random.uniform(-np.pi, np.pi, features)
    weights = random.uniform(-np.pi, np.pi, shape)
    gates = [*encode(inputs), *ansatz(weights, wires=range(qubits)).decomposition()]

    @qml.qnode(qml.device("default.qubit", wires=qubits))
    def after(position):
        for gate in gates[:position]:
            qml.apply(gate)
        return qml.state()

    rows = []
    for position in sorted({round(k * len(gates) / (POSITIONS - 1)) for k in range(POSITIONS)}):
        state = np.asarray(after(position))
        rows.append({
            "position": position,
            "re": state.real.tolist(),
            "im": state.imag.tolist(),
            "bloch": [bloch(state, wire) for wire in range(qubits)],
            "entropies": [entropy(state, qubits, [wire]) for wire in range(qubits)],
            "cuts": [entropy(state, qubits, range(k + 1)) for k in range(qubits - 1)],
        })
    cases.append({
        "name": name,
        "config": {**config, "observables": "Z"},
        "gates": len(gates),
        "inputs": inputs.tolist(),
        "weights": weights.ravel().tolist(),
        "states": rows,
    })


def angle(qubits, rotation):
    return lambda x: qml.AngleEmbedding(x, wires=range(qubits), rotation=rotation).decomposition()


def amplitudes(qubits):
    return lambda x: [qml.AmplitudeEmbedding(x, wires=range(qubits), normalize=True)]


STRONG, BASIC = qml.StronglyEntanglingLayers, qml.BasicEntanglerLayers
config = lambda qubits, layers, encoding, ansatz, rotation="X": {
    "qubits": qubits, "layers": layers, "encoding": encoding, "ansatz": ansatz, "rotation": rotation,
}
case("strongly entangling", config(4, 2, "AngleEmbedding", "StronglyEntanglingLayers"), angle(4, "X"), STRONG, 4, (2, 4, 3))
case("basic entangler", config(3, 3, "AngleEmbedding", "BasicEntanglerLayers", "Y"), angle(3, "Y"), BASIC, 3, (3, 3))
case("amplitudes", config(3, 2, "AmplitudeEmbedding", "StronglyEntanglingLayers"), amplitudes(3), STRONG, 8, (2, 3, 3))
case("two wires", config(2, 2, "AngleEmbedding", "StronglyEntanglingLayers", "Y"), angle(2, "Y"), STRONG, 2, (2, 2, 3))
case("five wires", config(5, 2, "AngleEmbedding", "StronglyEntanglingLayers"), angle(5, "X"), STRONG, 5, (2, 5, 3))
write("pennylane-states", pennylane_version().split(", Jacobians")[0], cases)
