"""The reference model of bench/training/reference-model.ts in PyTorch on the CPU, float32: forward, backward and Adam.

    python pytorch_cnn.py SIDE THREADS SECONDS [channels_last]   prints one JSON line
"""

import json
import resource
import sys
import time

import torch
from torch import nn

side, threads, seconds = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
channels_last = "channels_last" in sys.argv
torch.set_num_threads(threads)
torch.manual_seed(1)


def block(i, o):
    return [nn.Conv2d(i, o, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.BatchNorm2d(o)]


flat = (side // 8) ** 2 * 64
model = nn.Sequential(*block(1, 16), *block(16, 32), *block(32, 64), nn.Flatten(), nn.Linear(flat, 64), nn.ReLU(), nn.Linear(64, 4))
x = torch.randn(32, 1, side, side)
y = torch.randint(0, 4, (32,))
if channels_last:
    model = model.to(memory_format=torch.channels_last)
    x = x.contiguous(memory_format=torch.channels_last)
optimiser = torch.optim.Adam(model.parameters(), lr=1e-3)
criterion = nn.CrossEntropyLoss()


def step():
    optimiser.zero_grad(set_to_none=True)
    loss = criterion(model(x), y)
    loss.backward()
    optimiser.step()
    return loss.item()


for _ in range(3):
    step()
walls, cpus, end = [], [], time.perf_counter() + seconds
while time.perf_counter() < end or len(walls) < 5:
    wall, cpu = time.perf_counter(), time.process_time()
    step()
    walls.append((time.perf_counter() - wall) * 1000)
    cpus.append((time.process_time() - cpu) * 1000)
walls.sort(), cpus.sort()
version = torch.__version__.split("+")[0]
print(
    json.dumps(
        {
            "engine": f"PyTorch {version} {'channels_last' if channels_last else 'NCHW'}",
            "threads": threads,
            "side": side,
            "steps": len(walls),
            "median": walls[len(walls) // 2],
            "best": walls[0],
            "cpu": cpus[len(cpus) // 2],
            "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }
    )
)
