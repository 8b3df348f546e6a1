"""Golden values for src/runs/evaluation from scikit-learn; writes test/golden/evaluation/metrics.json.

Averages over classes follow scikit-learn's default labels: those that occur among the labels or the predictions.
ECE: 15 equal-width bins (lo, hi] of the top label's confidence (Guo et al. 2017), computed here with numpy.
"""

import json
import pathlib
import warnings

import numpy as np
import sklearn
from sklearn import metrics as m

warnings.filterwarnings("ignore")
SEED = 20261122


def softmax(z):
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def ece(label, predicted, p, bins=15):
    confidence = p[np.arange(len(p)), predicted]
    index = np.clip(np.ceil(confidence * bins).astype(int) - 1, 0, bins - 1)
    total = 0.0
    for b in range(bins):
        inside = index == b
        if inside.any():
            total += inside.mean() * abs((predicted == label)[inside].mean() - confidence[inside].mean())
    return total


def golden(name, label, predicted, p):
    k = p.shape[1]
    occurring = sorted(set(label) | set(predicted))
    out = {
        "name": name,
        "classes": [f"class {c}" for c in range(k)],
        "label": label.tolist(),
        "predicted": predicted.tolist(),
        "probabilities": p.tolist(),
        "accuracy": m.accuracy_score(label, predicted),
        "balancedAccuracy": m.balanced_accuracy_score(label, predicted),
        "confusion": m.confusion_matrix(label, predicted, labels=range(k)).tolist(),
        "logLoss": m.log_loss(label, p, labels=range(k)),
        "brier": m.brier_score_loss(label, p[:, 1]) if k == 2 else m.brier_score_loss(label, p, labels=range(k)),
        "ece": ece(label, predicted, p),
        "perClass": [],
    }
    for average in ("macro", "weighted", "micro"):
        for key, score in (("precision", m.precision_score), ("recall", m.recall_score), ("f1", m.f1_score)):
            out.setdefault(key, {})[average] = score(label, predicted, average=average, labels=occurring, zero_division=0)
    precision, recall, f1, support = m.precision_recall_fscore_support(label, predicted, labels=range(k), zero_division=0)
    rankable = [c for c in range(k) if 0 < (label == c).sum() < len(label)]
    auc = {c: m.roc_auc_score(label == c, p[:, c]) for c in rankable}
    ap = {c: m.average_precision_score(label == c, p[:, c]) for c in rankable}
    for c in range(k):
        out["perClass"].append(
            {
                "precision": precision[c],
                "recall": recall[c],
                "f1": f1[c],
                "support": int(support[c]),
                "rocAuc": auc.get(c),
                "averagePrecision": ap.get(c),
            }
        )
    if k == 2:
        out["rocAuc"] = {"binary": m.roc_auc_score(label, p[:, 1])}
        out["averagePrecision"] = {"binary": m.average_precision_score(label, p[:, 1])}
    elif len(rankable) == k:
        out["rocAuc"] = {a: m.roc_auc_score(label, p, multi_class="ovr", average=a) for a in ("macro", "weighted")}
        onehot = np.eye(k)[label]
        out["averagePrecision"] = {a: m.average_precision_score(onehot, p, average=a) for a in ("macro", "weighted")}
    return out


def main():
    rng = np.random.default_rng(SEED)
    cases = []

    def case(name, n, k, sharpness, prior=None, decimals=None, forbid=None):
        label = rng.choice(k, n, p=prior)
        z = rng.normal(size=(n, k)) + sharpness * np.eye(k)[label]
        if forbid is not None:
            z[:, forbid] -= 20
        p = softmax(z)
        if decimals is not None:
            p = np.round(p, decimals)
            p[:, -1] = np.round(1 - p[:, :-1].sum(1), decimals)
            p = np.clip(p, 0, 1)
            p[p.sum(1) > 1 + 1e-9] = 1 / k
            p /= p.sum(1, keepdims=True)
        cases.append(golden(name, label, p.argmax(1), p))

    case("binary", 60, 2, 1.5)
    case("binary with ties", 80, 2, 1.0, decimals=1)
    case("four classes", 100, 4, 2.0)
    case("four classes, unbalanced, with ties", 120, 4, 1.5, prior=[0.6, 0.25, 0.1, 0.05], decimals=1)
    case("a class never predicted", 80, 4, 2.0, forbid=2)
    label = rng.choice(3, 60)
    p = softmax(rng.normal(size=(60, 4)) + np.eye(4)[label])
    cases.append(golden("a class without samples", label, p.argmax(1), p))
    p = np.eye(3)[rng.choice(3, 40)]
    cases.append(golden("certain and sometimes wrong", rng.choice(3, 40), p.argmax(1), p))

    out = {
        "origin": {"script": "scripts/oracles/evaluation_metrics.py", "scikit-learn": sklearn.__version__, "numpy": np.__version__, "seed": SEED},
        "cases": cases,
    }
    path = pathlib.Path(__file__).parents[2] / "test/golden/evaluation/metrics.json"
    path.write_text(json.dumps(out, indent=None, separators=(",", ":")).replace('{"name"', '\n{"name"') + "\n")


main()
