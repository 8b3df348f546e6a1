"""Every noise channel after the gates of a circuit, and readout error: test/golden/quantum/pennylane-noise.json."""

import numpy as np
import pennylane as qml
from quantum_golden import expectations, generator, pennylane_version, words, write

random = generator("pennylane-noise")
QUBITS = 3
CHANNELS = {
    "depolarising": lambda rule, wire: qml.DepolarizingChannel(rule["probability"], wires=wire),
    "bit-flip": lambda rule, wire: qml.BitFlip(rule["probability"], wires=wire),
    "phase-flip": lambda rule, wire: qml.PhaseFlip(rule["probability"], wires=wire),
    "amplitude-damping": lambda rule, wire: qml.AmplitudeDamping(rule["probability"], wires=wire),
    "phase-damping": lambda rule, wire: qml.PhaseDamping(rule["probability"], wires=wire),
    "thermal-relaxation": lambda rule, wire: qml.ThermalRelaxationError(
        rule.get("excited", 0), rule["t1"], rule["t2"], rule["gateTime"], wires=wire),
}
OPERATIONS = [
    *({"gate": "RX", "wires": [k], "parameters": [{"input": k}]} for k in range(QUBITS)),
    {"gate": "H", "wires": [1]}, {"gate": "CNOT", "wires": [0, 1]}, {"gate": "RY", "wires": [2], "parameters": [{"weight": 0}]},
    {"gate": "CRX", "wires": [1, 2], "parameters": [{"weight": 1}]}, {"gate": "RZ", "wires": [0], "parameters": [{"weight": 2}]},
    {"gate": "Rot", "wires": [2], "parameters": [{"weight": 3}, {"input": 1}, {"weight": 0}]}, {"gate": "CZ", "wires": [0, 2]}, {"gate": "RY", "wires": [0], "parameters": [{"weight": 3}]},
]
GATES = {"RX": qml.RX, "RY": qml.RY, "RZ": qml.RZ, "Rot": qml.Rot, "H": qml.Hadamard, "CNOT": qml.CNOT, "CRX": qml.CRX, "CZ": qml.CZ}
OBSERVABLES = [*words(QUBITS), {"probabilities": [0, 2]}]


def value(parameter, x, w):
    return x[parameter["input"]] if "input" in parameter else w[parameter["weight"]]


def build(noise):
    def circuit(x, w):
        for operation in OPERATIONS:
            GATES[operation["gate"]](*[value(p, x, w) for p in operation.get("parameters", [])], wires=operation["wires"])
            for rule in noise["channels"]:
                if operation["gate"] in rule.get("gates", [operation["gate"]]):
                    for wire in operation["wires"]:
                        if wire in rule.get("wires", [wire]):
                            CHANNELS[rule["channel"]](rule, wire)
        # A readout error is the classical channel on the outcome: for measurements in the computational basis,
        # Kraus operators √(1 − p)|0⟩⟨0| and so on just before it.
        for readout in noise.get("readout", []):
            up, down = readout["oneGivenZero"], readout["zeroGivenOne"]
            kraus = [
                np.sqrt(1 - up) * np.array([[1, 0], [0, 0]]), np.sqrt(up) * np.array([[0, 0], [1, 0]]),
                np.sqrt(1 - down) * np.array([[0, 0], [0, 1]]), np.sqrt(down) * np.array([[0, 1], [0, 0]]),
            ]
            for wire in readout.get("wires", range(QUBITS)):
                qml.QubitChannel(kraus, wires=wire)
    return circuit


MODELS = {
    "depolarising": {"channels": [{"channel": "depolarising", "probability": 0.07}]},
    "bit-flip": {"channels": [{"channel": "bit-flip", "probability": 0.11}]},
    "phase-flip": {"channels": [{"channel": "phase-flip", "probability": 0.2}]},
    "amplitude-damping": {"channels": [{"channel": "amplitude-damping", "probability": 0.13}]},
    "phase-damping": {"channels": [{"channel": "phase-damping", "probability": 0.17}]},
    "thermal relaxation, T2 ≤ T1": {"channels": [{"channel": "thermal-relaxation", "t1": 50, "t2": 30, "gateTime": 4, "excited": 0.1}]},
    "thermal relaxation, T2 > T1": {"channels": [{"channel": "thermal-relaxation", "t1": 50, "t2": 80, "gateTime": 6}]},
    "by gate and wire": {"channels": [
        {"channel": "depolarising", "probability": 0.05, "gates": ["CNOT", "CRX", "CZ"]},
        {"channel": "amplitude-damping", "probability": 0.1, "wires": [1]},
        {"channel": "phase-damping", "probability": 0.3, "gates": ["RY"], "wires": [0]},
    ]},
}
READOUTS = {
    "readout": {"channels": [], "readout": [{"oneGivenZero": 0.02, "zeroGivenOne": 0.08}]},
    "readout of one wire after depolarising": {
        "channels": [{"channel": "depolarising", "probability": 0.03}],
        "readout": [{"oneGivenZero": 0.05, "zeroGivenOne": 0.1, "wires": [1]}],
    },
}
cases = []
for models, observables in ((MODELS, OBSERVABLES), (READOUTS, [*OBSERVABLES[:QUBITS], {"pauli": "ZZI"}, {"pauli": "ZZZ"}, OBSERVABLES[-1]])):
    for name, noise in models.items():
        inputs, weights = random.uniform(-np.pi, np.pi, (2, QUBITS)).tolist(), random.uniform(-np.pi, np.pi, 4).tolist()
        device = qml.device("default.mixed", wires=QUBITS)
        rows = expectations(build(noise), QUBITS, observables, inputs, weights, device)
        circuit = {"qubits": QUBITS, "operations": OPERATIONS, "observables": observables}
        cases.append({"name": name, "circuit": circuit, "noise": noise, "inputs": inputs, "weights": weights, **rows})
write("pennylane-noise", pennylane_version().replace("default.qubit", "default.mixed"), cases)
