"""Forward and gradient of AngleEmbedding + StronglyEntanglingLayers in PennyLane, one JSON line a case.

usage: layer.py DEVICE WIRES LAYERS BATCH THREADS REPEATS CLOCK; DEVICE is default.qubit or lightning.qubit,
CLOCK processor or wall.
"""
import json
import sys
import time

import pennylane as qml
import torch

device, (wires, layers, batch, threads, repeats) = sys.argv[1], map(int, sys.argv[2:7])
clock = time.process_time if sys.argv[7] == "processor" else time.perf_counter
torch.set_num_threads(threads)
dev = qml.device(device, wires=wires)


@qml.qnode(dev, interface="torch", diff_method="backprop" if device == "default.qubit" else "adjoint")
def circuit(inputs, weights):
    qml.AngleEmbedding(inputs, wires=range(wires))
    qml.StronglyEntanglingLayers(weights, wires=range(wires))
    return [qml.expval(qml.PauliZ(w)) for w in range(wires)]


torch.manual_seed(1)
layer = qml.qnn.TorchLayer(circuit, {"weights": (layers, wires, 3)})
inputs = torch.rand(batch, wires, requires_grad=True)


def step():
    out = layer(inputs)
    out.backward(torch.ones_like(out))


step()
seconds = []
for _ in range(repeats):
    start = clock()
    step()
    seconds.append(clock() - start)
print(json.dumps({"milliseconds": 1e3 * min(seconds), "pennylane": qml.__version__, "torch": torch.__version__}))
