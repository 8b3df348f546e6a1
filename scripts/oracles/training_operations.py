"""Golden values of the training operations, from PyTorch in float64.

    python scripts/oracles/training_operations.py   writes test/golden/training/operations.json and architectures.json

Inputs are not stored: both sides compute them by `noise`. Arrays are base64 of little-endian float32.
"""

import base64
import json
import math
import random
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
out = Path(__file__).resolve().parents[2] / "test/golden/training"


def noise(stream, shape, scale=1.0, shift=0.0):
    """Element i of stream t: shift + scale (2 frac(43758.5453 sin(12.9898 (i mod 100003 + 1) + 78.233 t)) - 1)."""
    size = math.prod(shape)
    values = [43758.5453 * math.sin(12.9898 * (i % 100003 + 1) + 78.233 * stream) for i in range(size)]
    values = [shift + scale * (2 * (v - math.floor(v)) - 1) for v in values]
    return torch.tensor(values, dtype=torch.float32).double().reshape(shape)


def packed(tensor):
    return base64.b64encode(tensor.detach().numpy().astype("<f4").tobytes()).decode()


def batch_norm(shape):
    x = noise(1, shape, 2, 3).requires_grad_()
    channels = shape[-1]
    gamma = noise(2, [channels], 1, 1.5).requires_grad_()
    beta = noise(3, [channels]).requires_grad_()
    upstream = noise(4, shape)
    rows = x.reshape(-1, channels)
    mean, variance = rows.mean(0), rows.var(0, unbiased=False)
    y = F.batch_norm(rows, None, None, gamma, beta, training=True, eps=1e-3).reshape(shape)
    (y * upstream).sum().backward()
    parts = {"y": y, "mean": mean, "variance": variance, "dx": x.grad, "dGamma": gamma.grad, "dBeta": beta.grad}
    return {"shape": shape, "epsilon": 1e-3, **{k: packed(v) for k, v in parts.items()}}


def cross_entropy(n, classes):
    logits = noise(5, [n, classes], 6).requires_grad_()
    targets = noise(6, [n, classes], 0.5, 0.6)
    targets = (targets / targets.sum(1, keepdim=True)).float().double()
    weights = noise(7, [n], 0.5, 1)
    loss = (F.cross_entropy(logits, targets, reduction="none") * weights).sum() / n
    loss.backward()
    return {"n": n, "classes": classes, "loss": loss.item(), "targets": packed(targets), "dLogits": packed(logits.grad)}


def optimiser(kind, **attributes):
    parameter = torch.nn.Parameter(noise(8, [13]))
    lr, decay, momentum = attributes["learningRate"], attributes["weightDecay"], attributes["momentum"]
    betas, eps = (attributes["beta1"], attributes["beta2"]), attributes["epsilon"]
    make = {
        "adam": lambda p: torch.optim.Adam(p, lr=lr, betas=betas, eps=eps, weight_decay=decay),
        "adamw": lambda p: torch.optim.AdamW(p, lr=lr, betas=betas, eps=eps, weight_decay=decay),
        "sgd": lambda p: torch.optim.SGD(p, lr=lr, momentum=momentum, weight_decay=decay),
        "rmsprop": lambda p: torch.optim.RMSprop(p, lr=lr, alpha=betas[1], eps=eps, weight_decay=decay, momentum=momentum),
    }
    step = make[kind]([parameter])
    after = []
    for i in range(6):
        parameter.grad = noise(20 + i, [13])
        step.step()
        after.append(packed(parameter))
    return {"kind": kind, "attributes": attributes, "after": after}


ACTIVATIONS = {"relu": F.relu, "elu": F.elu, "tanh": torch.tanh, "sigmoid": torch.sigmoid, "linear": lambda x: x}


def draw_architecture(rng):
    side, channels = rng.randint(9, 15), rng.choice([1, 1, 2, 3])
    blocks, size = [], side
    for _ in range(rng.randint(1, 3)):
        pool = rng.choice(["max", "max", "max", "average", "none"])
        pool_size = rng.choice([2, 2, 3])
        if pool != "none" and size // pool_size < 2:
            pool = "none"
        size = size if pool == "none" else size // pool_size
        blocks.append(
            {
                "filters": rng.choice([3, 4, 8, 8]),
                "kernel": rng.choice([1, 3, 3, 3, 5]),
                "activation": rng.choice(["relu", "relu", "relu", "elu", "tanh", "sigmoid", "linear"]),
                "pool": pool,
                "poolSize": pool_size,
                "normalise": rng.random() < 0.7,
            }
        )
    units = rng.randint(3, 6)
    return {"side": side, "channels": channels, "batch": rng.randint(3, 9), "blocks": blocks, "units": units}


def architecture(a):
    """Loss, gradients and parameters after one Adam step; parameters in order: block by block, then the two dense layers."""
    parameters, streams = [], iter(range(100, 1000))

    def parameter(shape, scale, shift=0.0):
        p = torch.nn.Parameter(noise(next(streams), shape, scale, shift))
        parameters.append(p)
        return p

    x = noise(50, [a["batch"], a["side"], a["side"], a["channels"]])
    layers, channels, size = [], a["channels"], a["side"]
    for b in a["blocks"]:
        w = parameter([b["kernel"], b["kernel"], channels, b["filters"]], math.sqrt(3 / (b["kernel"] ** 2 * channels)))
        bias = parameter([b["filters"]], 0.2)
        norm = (parameter([b["filters"]], 0.3, 1), parameter([b["filters"]], 0.2)) if b["normalise"] else None
        layers.append((b, w, bias, norm))
        channels = b["filters"]
        size = size if b["pool"] == "none" else size // b["poolSize"]
    flat = size * size * channels
    w1, b1 = parameter([flat, a["units"]], math.sqrt(3 / flat)), parameter([a["units"]], 0.1)
    w2, b2 = parameter([a["units"], 4], 1), parameter([4], 0.1)
    h = x.permute(0, 3, 1, 2)
    for b, w, bias, norm in layers:
        h = ACTIVATIONS[b["activation"]](F.conv2d(h, w.permute(3, 2, 0, 1), bias, padding=b["kernel"] // 2))
        if b["pool"] != "none":
            h = (F.max_pool2d if b["pool"] == "max" else F.avg_pool2d)(h, b["poolSize"])
        if norm is not None:
            h = F.batch_norm(h, None, None, norm[0], norm[1], training=True, eps=1e-3)
    h = F.relu(h.permute(0, 2, 3, 1).reshape(a["batch"], flat) @ w1 + b1)
    labels = torch.tensor([i % 4 for i in range(a["batch"])])
    loss = F.cross_entropy(h @ w2 + b2, labels)
    loss.backward()
    gradients = [packed(p.grad) for p in parameters]
    torch.optim.Adam(parameters, lr=1e-3, eps=1e-3).step()
    return {**a, "loss": loss.item(), "gradients": gradients, "after": [packed(p) for p in parameters]}


def write(name, content):
    origin = f"PyTorch {torch.__version__.split('+')[0]} float64, scripts/oracles/training_operations.py"
    (out / name).write_text(json.dumps({"origin": origin, **content}, indent=1) + "\n")


common = {"learningRate": 0.01, "beta1": 0.9, "beta2": 0.99, "epsilon": 1e-6}
rng = random.Random(20261122)
out.mkdir(parents=True, exist_ok=True)
write(
    "operations.json",
    {
        "batchNorm": [batch_norm(s) for s in ([6, 5], [3, 5, 4, 8], [2, 3, 3, 7], [700, 4])],
        "crossEntropy": [cross_entropy(7, 4), cross_entropy(3, 2)],
        "optimisers": [
            optimiser(kind, **common, momentum=momentum, weightDecay=decay)
            for kind in ("adam", "adamw", "sgd", "rmsprop")
            for momentum, decay in ((0.9, 0.0), (0.0, 0.1))
        ],
    },
)
write("architectures.json", {"architectures": [architecture(draw_architecture(rng)) for _ in range(20)]})
