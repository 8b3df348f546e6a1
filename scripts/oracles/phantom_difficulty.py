"""How hard the phantom is: softmax regression on pixels against a small CNN, on a split that keeps patients whole.

    npx tsx scripts/export-phantom.ts FOLDER 300 64 42
    python scripts/oracles/phantom_difficulty.py FOLDER [epochs] [runs]

Prints test accuracy (20 % of the patients) of each run, and confusion matrices; needs numpy, scikit-learn and torch.
"""

import json
import pathlib
import sys
import time

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler
from torch import nn

torch.set_num_threads(1)
folder = pathlib.Path(sys.argv[1])
epochs = int(sys.argv[2]) if len(sys.argv) > 2 else 10
runs = int(sys.argv[3]) if len(sys.argv) > 3 else 2
filters = (16, 32, 64)

listing = json.loads((folder / "listing.json").read_text())
side = listing["size"]
x = np.fromfile(folder / "pixels.f32", np.float32).reshape(-1, 1, side, side)
low, high = x.min((1, 2, 3), keepdims=True), x.max((1, 2, 3), keepdims=True)
x = (x - low) / (high - low)
y = np.array([s["label"] for s in listing["samples"]])
groups = np.array([s["group"] for s in listing["samples"]])


def split(seed):
    rng = np.random.default_rng(seed)
    test = np.zeros(len(y), bool)
    for c in range(4):
        names = np.unique(groups[y == c])
        test |= np.isin(groups, rng.permutation(names)[: len(names) // 5])
    return ~test, test


def confusion_of(label, predicted):
    confusion = np.zeros((4, 4), int)
    np.add.at(confusion, (label, predicted), 1)
    return confusion.tolist()


def softmax_accuracy(train, test):
    scaler = StandardScaler().fit(x[train].reshape(train.sum(), -1))
    flat = lambda part: scaler.transform(x[part].reshape(part.sum(), -1))
    best = 0
    for c in (1e-4, 1e-3, 1e-2):  # the best of several penalties: an upper bound for the linear model
        model = LogisticRegression(C=c, max_iter=200).fit(flat(train), y[train])
        predicted = model.predict(flat(test))
        best = max(best, (predicted == y[test]).mean())
        print(f"softmax, C = {c}", confusion_of(y[test], predicted), flush=True)
    return best


def cnn(seed, train, test):
    torch.manual_seed(seed)
    layers, channels = [], 1
    for f in filters:
        layers += [nn.Conv2d(channels, f, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.BatchNorm2d(f)]
        channels = f
    features = channels * (side // 2 ** len(filters)) ** 2
    model = nn.Sequential(*layers, nn.Flatten(), nn.Linear(features, 64), nn.ReLU(), nn.Dropout(0.3), nn.Linear(64, 4))
    inputs, labels = torch.from_numpy(x[train]), torch.from_numpy(y[train])
    batches = len(labels) // 32
    optimiser = torch.optim.Adam(model.parameters(), 1e-3)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, epochs * batches)
    scores = []
    for epoch in range(epochs):
        model.train()
        for index in torch.randperm(len(labels)).split(32)[:batches]:
            batch = inputs[index]
            if torch.rand(()) < 0.5:
                batch = batch.flip(3)
            loss = nn.functional.cross_entropy(model(batch), labels[index])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
        model.eval()
        with torch.no_grad():
            predicted = model(torch.from_numpy(x[test])).argmax(1).numpy()
        scores.append((predicted == y[test]).mean())
    return scores, confusion_of(y[test], predicted)


for seed in range(runs):
    train, test = split(seed)
    linear = softmax_accuracy(train, test)
    begun = time.time()
    scores, confusion = cnn(seed, train, test)
    print(f"split {seed}: softmax {linear:.3f}  CNN {scores[-1]:.3f}  {time.time() - begun:.0f} s  by epoch", *(f"{s:.3f}" for s in scores))
    print(confusion, flush=True)
