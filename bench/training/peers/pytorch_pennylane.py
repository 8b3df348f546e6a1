"""The product's hybrid network in PyTorch with PennyLane's TorchLayer, float32: milliseconds of a training step, median.

    python pytorch_pennylane.py SIDE THREADS default.qubit|lightning.qubit
"""

import sys
import time

import pennylane as qml
import torch
from torch import nn

side, threads, device = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
torch.set_num_threads(threads)
torch.manual_seed(1)


@qml.qnode(qml.device(device, wires=4), interface="torch", diff_method="backprop" if device == "default.qubit" else "adjoint")
def circuit(inputs, weights):
    qml.AngleEmbedding(inputs, wires=range(4), rotation="X")
    qml.StronglyEntanglingLayers(weights, wires=range(4))
    return [qml.expval(qml.PauliZ(wire)) for wire in range(4)]


class Angles(nn.Module):
    def forward(self, x):
        return torch.tanh(x) * torch.pi / 2


def block(i, o):
    return [nn.Conv2d(i, o, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.BatchNorm2d(o)]


model = nn.Sequential(
    *block(1, 16),
    *block(16, 32),
    *block(32, 64),
    nn.Flatten(),
    nn.Linear((side // 8) ** 2 * 64, 64),
    nn.ReLU(),
    nn.Linear(64, 4),
    nn.BatchNorm1d(4),
    Angles(),
    qml.qnn.TorchLayer(circuit, {"weights": (3, 4, 3)}),
    nn.Linear(4, 4),
)
x, y = torch.randn(32, 1, side, side), torch.randint(0, 4, (32,))
optimiser = torch.optim.Adam(model.parameters(), lr=1e-3)


def step():
    optimiser.zero_grad(set_to_none=True)
    nn.functional.cross_entropy(model(x), y).backward()
    optimiser.step()


step()
times = []
for _ in range(10):
    start = time.perf_counter()
    step()
    times.append((time.perf_counter() - start) * 1000)
print(sorted(times)[len(times) // 2])
