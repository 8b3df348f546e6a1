"""Every encoding and ansatz that PennyLane names: expectations and both Jacobians: test/golden/quantum/pennylane-templates.json."""

import numpy as np
import pennylane as qml
from quantum_golden import expectations, generator, pennylane_version, words, write

random = generator("pennylane-templates")
uniform = lambda *shape: random.uniform(-np.pi, np.pi, shape)
cases = []


def case(config, build, features, weights):
    """`config` is an experiment's model.quantum."""
    qubits, observables = config["qubits"], words(config["qubits"])
    inputs = (random.integers(0, 2, (2, features)).astype(float) if config["encoding"] == "BasisEmbedding" else uniform(2, features)).tolist()
    rows = expectations(build, qubits, observables, inputs, weights.ravel().tolist())
    config = {**config, "observables": [o["pauli"] for o in observables]}
    cases.append({"config": config, "inputs": inputs, "weights": weights.ravel().tolist(), **rows})


def strong(weights, qubits, layers=1):
    qml.StronglyEntanglingLayers(weights.reshape(layers, qubits, 3), wires=range(qubits))


def angle(x, qubits, rotation="X"):
    qml.AngleEmbedding(x, wires=range(qubits), rotation=rotation)


base = {"rotation": "X", "layers": 1, "encoding": "AngleEmbedding", "ansatz": "StronglyEntanglingLayers"}
for rotation in "XYZ":
    case({**base, "qubits": 3, "rotation": rotation},
         lambda x, w: (angle(x, 3, rotation), strong(w, 3)), 3, uniform(9))
for qubits, features, pad in ((2, 4, 0), (3, 5, 0.3), (3, 8, 0)):
    config = {**base, "qubits": qubits, "encoding": "AmplitudeEmbedding", "features": features, "padWith": pad}
    case(config, lambda x, w: (qml.AmplitudeEmbedding(x, wires=range(qubits), pad_with=pad, normalize=True), strong(w, qubits)),
         features, uniform(3 * qubits))
case({**base, "qubits": 3, "encoding": "BasisEmbedding"},
     lambda x, w: ([qml.RX(np.pi * x[k], k) for k in range(3)], strong(w, 3)), 3, uniform(9))
for repeats in (1, 2):
    case({**base, "qubits": 4, "encoding": "IQPEmbedding", "encodingRepeats": repeats},
         lambda x, w: (qml.IQPEmbedding(x, wires=range(4), n_repeats=repeats), strong(w, 4)), 4, uniform(12))

for qubits, layers in ((1, 2), (2, 3), (3, 3), (4, 5)):
    config = {**base, "qubits": qubits, "layers": layers, "rotation": "Y"}
    wires = range(qubits)
    case(config, lambda x, w: (angle(x, qubits, "Y"), strong(w, qubits, layers)), qubits, uniform(layers, qubits, 3))
    case({**config, "ansatz": "BasicEntanglerLayers"},
         lambda x, w: (angle(x, qubits, "Y"), qml.BasicEntanglerLayers(w.reshape(layers, qubits), wires=wires)),
         qubits, uniform(layers, qubits))
    if qubits > 1:
        case({**config, "ansatz": "SimplifiedTwoDesign"},
             lambda x, w: (angle(x, qubits, "Y"),
                           qml.SimplifiedTwoDesign(w[:qubits], w[qubits:].reshape(layers, qubits - 1, 2), wires=wires)),
             qubits, uniform(qubits + 2 * layers * (qubits - 1)))
    for seed in (42, 7, 123456789):
        case({**config, "ansatz": "RandomLayers", "structureSeed": seed},
             lambda x, w: (angle(x, qubits, "Y"), qml.RandomLayers(w.reshape(layers, qubits), wires=wires, seed=seed)),
             qubits, uniform(layers, qubits))


def block(weights, wires):
    qml.CNOT(wires=[wires[0], wires[1]])
    qml.RY(weights[0], wires=wires[0])
    qml.RY(weights[1], wires=wires[1])


for template, sizes in ((qml.MPS, (2, 5)), (qml.TTN, (2, 4, 8)), (qml.MERA, (2, 4, 8))):
    for qubits in sizes:
        blocks = template.get_n_blocks(range(qubits), 2)
        for layers in (1, 2):
            def build(x, w):
                angle(x, qubits)
                for layer in w.reshape(layers, blocks, 2):
                    template(range(qubits), 2, block, 2, layer)
            case({**base, "qubits": qubits, "layers": layers, "ansatz": template.__name__}, build, qubits, uniform(layers, blocks, 2))

# Data re-uploading: the encoding before every layer, in the second case with trainable scales.
case({**base, "qubits": 3, "layers": 4, "reuploading": True},
     lambda x, w: [(angle(x, 3), qml.StronglyEntanglingLayers(w.reshape(4, 1, 3, 3)[k], wires=range(3), ranges=[k % 2 + 1])) for k in range(4)],
     3, uniform(36))
case({**base, "qubits": 3, "layers": 3, "reuploading": True, "inputScaling": "trainable"},
     lambda x, w: [(angle(x * w[27 + 3 * k:30 + 3 * k], 3),
                    qml.StronglyEntanglingLayers(w[:27].reshape(3, 1, 3, 3)[k], wires=range(3), ranges=[k % 2 + 1])) for k in range(3)],
     3, uniform(36))
write("pennylane-templates", pennylane_version(), cases)
