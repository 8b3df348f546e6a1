"""Golden Grad-CAM maps, from PyTorch's autograd in float64, the circuit by PennyLane.

    python scripts/oracles/grad_cam.py   writes test/golden/training/grad-cam.json

Weights and images are not stored: both sides compute them by `noise`, weight k of a network from stream 100 + k, the
image from stream 50. The map is computed as Selvaraju et al. 2017 (ICCV, eq. 1 and 2) write it, from the gradient that
autograd leaves on the last convolution's activated output, before pooling. Arrays are base64 of little-endian float32.
"""

import base64
import json
import math
from pathlib import Path

import pennylane as qml
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
out = Path(__file__).resolve().parents[2] / "test/golden/training"


def noise(stream, shape, scale=1.0, shift=0.0):
    """As in training_operations.py."""
    size = math.prod(shape)
    values = [43758.5453 * math.sin(12.9898 * (i % 100003 + 1) + 78.233 * stream) for i in range(size)]
    values = [shift + scale * (2 * (v - math.floor(v)) - 1) for v in values]
    return torch.tensor(values, dtype=torch.float32).double().reshape(shape)


def packed(tensor):
    return base64.b64encode(tensor.detach().numpy().astype("<f4").tobytes()).decode()


ACTIVATIONS = {"relu": F.relu, "elu": F.elu, "tanh": torch.tanh, "sigmoid": torch.sigmoid, "linear": lambda x: x}
EPSILON = 1e-5


class Weights:
    """Draws weights in the order in which the product lists them; remembers names and ranges for the other side."""

    def __init__(self):
        self.listed = []

    def __call__(self, name, shape, scale, shift=0.0):
        self.listed.append({"name": name, "shape": shape, "scale": scale, "shift": shift})
        return noise(99 + len(self.listed), shape, scale, shift)


def normalised(weights, name, x, channels):
    gamma = weights(f"{name}/gamma", [channels], 0.3, 1)
    beta = weights(f"{name}/beta", [channels], 0.2)
    mean = weights(f"{name}/moving_mean", [channels], 0.3)
    variance = weights(f"{name}/moving_variance", [channels], 0.4, 1)
    return F.batch_norm(x, mean, variance, gamma, beta, training=False, eps=EPSILON)


def circuit(qubits, layers):
    device = qml.device("default.qubit", wires=qubits)

    @qml.qnode(device, interface="torch", diff_method="backprop")
    def run(inputs, theta):
        qml.AngleEmbedding(inputs, wires=range(qubits), rotation="X")
        qml.StronglyEntanglingLayers(theta.reshape(layers, qubits, 3), wires=range(qubits))
        return [qml.expval(qml.PauliZ(wire)) for wire in range(qubits)]

    return lambda x, theta: torch.stack(run(x[0], theta))[None]


def network(case):
    weights = Weights()
    height, width, channels = case["shape"]
    image = noise(50, [1, height, width, channels])
    x, tapped = image.permute(0, 3, 1, 2), None
    for number, block in enumerate(case["blocks"], 1):
        side, filters = block["kernel"], block["filters"]
        scale = math.sqrt(3 / (side * side * channels))
        kernel = weights(f"block{number}_convolution/kernel", [side, side, channels, filters], scale)
        bias = weights(f"block{number}_convolution/bias", [filters], 0.2)
        x = ACTIVATIONS[block["activation"]](F.conv2d(x, kernel.permute(3, 2, 0, 1), bias, padding=side // 2))
        if number == len(case["blocks"]):
            tapped = x.requires_grad_()
            tapped.retain_grad()
        if block["pool"] != "none":
            x = (F.max_pool2d if block["pool"] == "max" else F.avg_pool2d)(x, block["poolSize"])
        if block["normalisation"] == "batch":
            x = normalised(weights, f"block{number}_normalisation", x, filters)
        channels = filters
    x = x.permute(0, 2, 3, 1).reshape(1, -1)
    units, flat = case["units"], x.shape[1]
    x = F.relu(x @ weights("dense/kernel", [flat, units], math.sqrt(3 / flat)) + weights("dense/bias", [units], 0.1))
    features = units
    if case["quantum"] is not None:
        qubits, layers = case["quantum"]["qubits"], case["quantum"]["layers"]
        x = x @ weights("projection/kernel", [units, qubits], 0.7) + weights("projection/bias", [qubits], 0.1)
        x = normalised(weights, "projection_normalisation", x, qubits)
        angles = math.pi / 2 * torch.tanh(x)
        x = circuit(qubits, layers)(angles, weights("quantum/theta", [layers * qubits * 3], math.pi))
        features = qubits
    classes = case["classes"]
    logits = x @ weights("classifier/kernel", [features, classes], 1) + weights("classifier/bias", [classes], 0.1)
    return weights.listed, tapped, logits, angles if case["quantum"] is not None else torch.zeros(0)


def golden(case):
    maps = []
    for chosen in range(case["classes"]):
        listed, tapped, logits, angles = network(case)
        logits[0, chosen].backward()
        importance = tapped.grad.mean(dim=(2, 3), keepdim=True)
        maps.append(F.relu((importance * tapped).sum(dim=1))[0])
    assert any(m.max() > 0 for m in maps)
    return {
        **case,
        "weights": listed,
        "inputs": packed(angles),
        "probabilities": packed(torch.softmax(logits, 1)[0]),
        "mapShape": list(maps[0].shape),
        "maps": [packed(m) for m in maps],
    }


def block(filters, kernel=3, activation="relu", pool="max", poolSize=2, normalisation="batch"):
    names = ["filters", "kernel", "activation", "pool", "poolSize", "normalisation"]
    return dict(zip(names, [filters, kernel, activation, pool, poolSize, normalisation]))


cases = [
    {"shape": [16, 16, 1], "blocks": [block(4), block(8)], "units": 6, "quantum": None, "classes": 3},
    {"shape": [16, 12, 1], "blocks": [block(4), block(8)], "units": 6, "quantum": {"qubits": 3, "layers": 2}, "classes": 4},
    {
        "shape": [13, 15, 3],
        "blocks": [block(3, 5, "elu", "average", 3), block(5, 3, "tanh", "none", 2, "none")],
        "units": 5,
        "quantum": {"qubits": 2, "layers": 1},
        "classes": 2,
    },
]
origin = f"PyTorch {torch.__version__.split('+')[0]} float64, PennyLane {qml.__version__}, scripts/oracles/grad_cam.py"
(out / "grad-cam.json").write_text(json.dumps({"origin": origin, "cases": [golden(c) for c in cases]}, indent=1) + "\n")
