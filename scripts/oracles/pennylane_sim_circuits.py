"""The 19 circuits of Sim, Johnson, Aspuru-Guzik 2019 on the four wires of their Figure 2, written out gate by gate from
the figure, run by PennyLane: test/golden/quantum/pennylane-sim-circuits.json.

A line is a layer: `rx` is RX on all wires, `rx12` on wires 1 and 2, `crz32` a CRZ with control 3 and target 2.
"""

import numpy as np
import pennylane as qml
from quantum_golden import expectations, generator, pennylane_version, words, write

ALL = "32 31 30 23 21 20 13 12 10 03 02 01".split()
each = lambda gate, pairs: " ".join(gate + pair for pair in pairs)
CIRCUITS = [
    "rx rz",
    "rx rz cnot32 cnot21 cnot10",
    "rx rz crz32 crz21 crz10",
    "rx rz crx32 crx21 crx10",
    f"rx rz {each('crz', ALL)} rx rz",
    f"rx rz {each('crx', ALL)} rx rz",
    "rx rz crz10 crz32 rx rz crz21",
    "rx rz crx10 crx32 rx rz crx21",
    "h cz32 cz21 cz10 rx",
    "cz32 cz21 cz10 cz30 ry",
    "ry rz cnot10 cnot32 ry12 rz12 cnot21",
    "ry rz cz10 cz32 ry12 rz12 cz21",
    "ry crz30 crz23 crz12 crz01 ry crz32 crz03 crz10 crz21",
    "ry crx30 crx23 crx12 crx01 ry crx32 crx03 crx10 crx21",
    "ry cnot30 cnot23 cnot12 cnot01 ry cnot32 cnot03 cnot10 cnot21",
    "rx rz crz10 crz32 crz21",
    "rx rz crx10 crx32 crx21",
    "rx rz crz30 crz23 crz12 crz01",
    "rx rz crx30 crx23 crx12 crx01",
]
GATES = {
    "rx": qml.RX, "ry": qml.RY, "rz": qml.RZ, "crz": qml.CRZ, "crx": qml.CRX,
    "cnot": qml.CNOT, "cz": qml.CZ, "h": qml.Hadamard,
}


def gates(line):
    for word in line.split():
        name = word.rstrip("0123")
        wires = [int(digit) for digit in word[len(name):]]
        if GATES[name].num_wires == 2:
            yield name, wires
        else:
            for wire in wires or range(4):
                yield name, [wire]


random = generator("pennylane-sim-circuits")
cases = []
for number, line in enumerate(CIRCUITS, 1):
    sequence = [*(gates("ry") if number == 10 else ()), *list(gates(line)) * 2]
    count = sum("r" in name for name, _ in sequence)

    def build(x, w):
        qml.AngleEmbedding(x, wires=range(4), rotation="Y")
        weights = iter(w)
        for name, wires in sequence:
            GATES[name](*([next(weights)] if "r" in name else []), wires=wires)

    inputs, weights = random.uniform(-np.pi, np.pi, (1, 4)).tolist(), random.uniform(-np.pi, np.pi, count).tolist()
    rows = expectations(build, 4, words(4), inputs, weights)
    config = {"qubits": 4, "encoding": "AngleEmbedding", "rotation": "Y", "ansatz": f"Sim{number}", "layers": 2,
              "observables": [o["pauli"] for o in words(4)]}
    cases.append({"config": config, "inputs": inputs, "weights": weights, **rows})
write("pennylane-sim-circuits", pennylane_version(), cases)
