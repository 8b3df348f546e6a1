"""Circuits of all gates with inputs and weights, and every observable kind, with both Jacobians: test/golden/quantum/pennylane-circuits.json."""

import numpy as np
import pennylane as qml
import torch
from quantum_golden import expectations, generator, pennylane_version, words, write

random = generator("pennylane-circuits")
GATES = {
    "I": (qml.Identity, 1, 0), "X": (qml.PauliX, 1, 0), "Y": (qml.PauliY, 1, 0), "Z": (qml.PauliZ, 1, 0),
    "H": (qml.Hadamard, 1, 0), "S": (qml.S, 1, 0), "T": (qml.T, 1, 0), "SX": (qml.SX, 1, 0),
    "RX": (qml.RX, 1, 1), "RY": (qml.RY, 1, 1), "RZ": (qml.RZ, 1, 1), "PhaseShift": (qml.PhaseShift, 1, 1),
    "Rot": (qml.Rot, 1, 3), "U2": (qml.U2, 1, 2), "U3": (qml.U3, 1, 3),
    "CNOT": (qml.CNOT, 2, 0), "CY": (qml.CY, 2, 0), "CZ": (qml.CZ, 2, 0), "CH": (qml.CH, 2, 0),
    "SWAP": (qml.SWAP, 2, 0), "ISWAP": (qml.ISWAP, 2, 0),
    "CRX": (qml.CRX, 2, 1), "CRY": (qml.CRY, 2, 1), "CRZ": (qml.CRZ, 2, 1),
    "ControlledPhaseShift": (qml.ControlledPhaseShift, 2, 1),
    "IsingXX": (qml.IsingXX, 2, 1), "IsingYY": (qml.IsingYY, 2, 1), "IsingZZ": (qml.IsingZZ, 2, 1),
    "Toffoli": (qml.Toffoli, 3, 0), "Fredkin": (qml.CSWAP, 3, 0),
    "MultiRZ": (qml.MultiRZ, 3, 1), "PauliRot": (None, 3, 1),
}
QUBITS, FEATURES, WEIGHTS = 4, 4, 6


def value(parameter, x, w):
    if not isinstance(parameter, dict):
        return torch.tensor(parameter)
    result = parameter.get("scale", 1.0)
    for key in ("input", "input2"):
        if key in parameter:
            result = result * ((parameter["shift"] - x[parameter[key]]) if "shift" in parameter else x[parameter[key]])
    if "weight" in parameter:
        result = result * w[parameter["weight"]]
    return result + parameter.get("offset", 0.0)


def apply(operation, x, w):
    p = [value(parameter, x, w) for parameter in operation.get("parameters", [])]
    name, wires = operation["gate"], operation["wires"]
    if name == "PauliRot":
        qml.PauliRot(p[0], operation["pauli"], wires=wires)
    elif name.endswith("dg"):
        qml.adjoint(GATES[name[:-2]][0](wires=wires))
    else:
        GATES[name][0](*p, wires=wires)


def draw_parameter():
    kind = random.integers(5)
    scale, offset = random.uniform(-2, 2, 2).tolist()
    i, j, k = (int(random.integers(n)) for n in (FEATURES, FEATURES, WEIGHTS))
    return [
        offset, {"input": i, "scale": scale, "offset": offset}, {"weight": k, "scale": scale},
        {"input": i, "weight": k}, {"input": i, "input2": j, "scale": scale, "shift": offset},
    ][kind]


def draw_wires(count):
    return random.permutation(QUBITS)[:count].tolist()


def around(name):
    """A gate between two layers that make every amplitude matter."""
    _, wires, parameters = GATES[name.removesuffix("dg")]
    operations = [{"gate": "Rot", "wires": [k], "parameters": [{"input": k}, {"weight": k}, 0.4 + k]} for k in range(QUBITS)]
    operations += [{"gate": "CNOT", "wires": [k, k + 1]} for k in range(QUBITS - 1)]
    operation = {"gate": name, "wires": draw_wires(wires)}
    if parameters:
        operation["parameters"] = [draw_parameter() if k else {"weight": 4, "input": 1} for k in range(parameters)]
    if name == "PauliRot":
        operation["pauli"] = "".join(random.choice(list("XYZ"), 3))
    operations.append(operation)
    operations += [{"gate": "U3", "wires": [k], "parameters": [0.3 * k + 0.2, {"weight": 5}, 0.7]} for k in range(QUBITS)]
    return operations


cases = []


def case(name, operations, observables, samples=1):
    inputs, weights = random.uniform(-np.pi, np.pi, (samples, FEATURES)).tolist(), random.uniform(-np.pi, np.pi, WEIGHTS).tolist()
    rows = expectations(lambda x, w: [apply(o, x, w) for o in operations], QUBITS, observables, inputs, weights)
    circuit = {"qubits": QUBITS, "operations": operations, "observables": observables}
    cases.append({"name": name, "circuit": circuit, "inputs": inputs, "weights": weights, **rows})


# Each circuit reads all inputs and weights, so that their counts are those of the Jacobians.
READ_ALL = [{"gate": "RY", "wires": [k % QUBITS], "parameters": [{"weight": k}]} for k in range(WEIGHTS)]
for name in [*GATES, "Sdg", "Tdg", "SXdg"]:
    case(name, READ_ALL + around(name), words(QUBITS))
base = READ_ALL + around("CRX")
for observable in (
    {"pauli": "ZIII"}, {"pauli": "XYZX"}, {"pauli": "IIII"},
    {"terms": [{"coefficient": 0.5, "pauli": "XYII"}, {"coefficient": -1.25, "pauli": "ZZZZ"}, {"coefficient": 0.1, "pauli": "IIII"}]},
    {"projector": "0110"}, {"projector": "10", "wires": [2, 0]}, {"probabilities": [0, 1, 2, 3]}, {"probabilities": [3, 1]},
    {"variance": "ZIZI"}, {"variance": "IYXI"},
):
    case(f"observable {next(iter(observable))}", base, [observable], 2)
for number in range(6):
    operations = list(READ_ALL)
    for _ in range(30):
        name = random.choice(list(GATES))
        _, wires, parameters = GATES[name]
        operation = {"gate": str(name), "wires": draw_wires(wires), "parameters": [draw_parameter() for _ in range(parameters)]}
        if name == "PauliRot":
            operation["pauli"] = "".join(random.choice(list("IXYZ"), 3))
        operations.append(operation)
    operations += [{"gate": "RX", "wires": [k], "parameters": [{"input": k}]} for k in range(FEATURES)]
    case(f"random {number}", operations, [*words(QUBITS), {"variance": "XXYZ"}, {"probabilities": [1, 2]}], 2)
write("pennylane-circuits", pennylane_version(), cases)
