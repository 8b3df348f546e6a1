"""Golden values for src/reporting; writes test/golden/reporting/readings.json.

Curves, scores and averages: scikit-learn. McNemar's exact p: scipy's binomtest. Sign-flip tests: all sign patterns, with
numpy. Detectable difference: scipy's brentq on Connor's equation. Smoothing: TensorBoard's formula, written out.
ECE: 15 bins (lo, hi] of equal width of the predicted class's probability (Guo et al. 2017), with numpy.
"""

import itertools
import json
import pathlib
import warnings

import numpy as np
import scipy
import sklearn
from scipy.optimize import brentq
from scipy.stats import binomtest, norm
from sklearn import metrics as m

warnings.filterwarnings("ignore")
SEED = 20261123
rng = np.random.default_rng(SEED)


def softmax(z):
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def reliability(label, predicted, p, bins=15):
    confidence = p[np.arange(len(p)), predicted]
    index = np.clip(np.ceil(confidence * bins).astype(int) - 1, 0, bins - 1)
    rows, error = [], 0.0
    for b in range(bins):
        inside = index == b
        row = {"samples": int(inside.sum())}
        if inside.any():
            row["confidence"] = confidence[inside].mean()
            row["accuracy"] = (predicted == label)[inside].mean()
            error += inside.mean() * abs(row["accuracy"] - row["confidence"])
        rows.append(row)
    return {"bins": rows, "expectedError": error}


def curves(label, p, c):
    positive = label == c
    if positive.all() or not positive.any():
        return None
    fpr, tpr, thresholds = m.roc_curve(positive, p[:, c], drop_intermediate=False)
    precision, recall, pr_thresholds = m.precision_recall_curve(positive, p[:, c])
    return {
        "roc": {"fpr": fpr.tolist(), "tpr": tpr.tolist(), "thresholds": thresholds[1:].tolist(), "area": m.roc_auc_score(positive, p[:, c])},
        # From no sample said to be positive to all of them: the other way round than scikit-learn's.
        "pr": {
            "precision": precision[::-1].tolist(),
            "recall": recall[::-1].tolist(),
            "thresholds": pr_thresholds[::-1].tolist(),
            "averagePrecision": m.average_precision_score(positive, p[:, c]),
        },
    }


def prediction_case(name, label, p, predicted=None):
    k = p.shape[1]
    predicted = p.argmax(1) if predicted is None else predicted
    occurring = sorted(set(label) | set(predicted))
    averages = {
        average: dict(zip(("precision", "recall", "f1"), (float(x) for x in m.precision_recall_fscore_support(label, predicted, average=average, labels=occurring, zero_division=0)[:3])))
        for average in ("macro", "weighted", "micro")
    }
    return {
        "name": name,
        "label": label.tolist(),
        "predicted": predicted.tolist(),
        "probabilities": p.tolist(),
        "confusion": m.confusion_matrix(label, predicted, labels=range(k)).tolist(),
        "rowShares": [[None if np.isnan(x) else x for x in row] for row in (lambda c: c / c.sum(1, keepdims=True))(m.confusion_matrix(label, predicted, labels=range(k)).astype(float)).tolist()],
        "accuracy": m.accuracy_score(label, predicted),
        "averages": averages,
        "brier": float(m.brier_score_loss(label, p[:, 1]) if k == 2 else m.brier_score_loss(label, p, labels=range(k))),
        "reliability": reliability(label, predicted, p),
        "curves": [curves(label, p, c) for c in range(k)],
    }


def predictions():
    out = []

    def case(name, n, k, sharpness, decimals=None, present=None):
        label = rng.choice(k if present is None else present, n)
        p = softmax(rng.normal(size=(n, k)) + sharpness * np.eye(k)[label])
        if decimals is not None:
            p = np.round(p, decimals)
            p = p / p.sum(1, keepdims=True)
        out.append(prediction_case(name, label, p))

    case("binary", 70, 2, 1.2)
    case("binary, many ties", 90, 2, 0.8, decimals=1)
    case("four classes", 120, 4, 1.5)
    case("five classes, many ties", 110, 5, 1.0, decimals=1)
    case("a class without samples", 60, 4, 1.5, present=[0, 1, 3])
    case("all of one class", 20, 3, 1.0, present=[1])
    case("all scores equal", 30, 2, 0.0, decimals=0)
    return out


def sign_flip(differences):
    d = np.array(differences, dtype=float)
    sums = [abs((np.array(signs) * d).sum()) for signs in itertools.product((1, -1), repeat=len(d))]
    return float(np.mean(np.array(sums) >= abs(d.sum()) - 1e-12))


def detectable(n, discordant, significance=0.05, power=0.8):
    a, b = norm.ppf(1 - significance / 2), norm.ppf(power)
    lacking = lambda d: a * np.sqrt(discordant) + b * np.sqrt(discordant - d * d) - np.sqrt(n) * d
    return None if lacking(discordant) > 0 else brentq(lacking, 0, discordant, xtol=1e-14)


def tensorboard_smooth(values, weight):
    out, last, count = [], 0.0, 0
    for value in values:
        if value is None:
            out.append(None)
            continue
        last = last * weight + (1 - weight) * value
        count += 1
        out.append(last / (1 - weight**count))
    return out


def holm(p):
    order = np.argsort(p, kind="stable")
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(1, np.maximum.accumulate(np.array(p)[order] * np.arange(len(p), 0, -1)))
    return adjusted.tolist()


def main():
    pairs = [(0, 0), (1, 0), (5, 5), (3, 11), (0, 6), (10, 25), (40, 61), (700, 801), (3000, 2800), (1, 2000)]
    groups = [[1, -1, 2, 0, 3], [1] * 6, [2, 2, -1, 1, 1, 0, 0, 3, -2], [0, 0, 0], [-4, 1, 1, 1], rng.integers(-3, 5, 12).tolist()]
    seeds = [[0.01, 0.02, -0.005], [0.1] * 5, rng.normal(0.01, 0.02, 8).tolist()]
    noisy = (np.cumsum(rng.normal(size=60)) / 5 + 2).tolist()
    noisy[10] = noisy[11] = None
    several_p = [[0.01, 0.04, 0.03, 0.005], [0.5, 0.9], [0.02, 0.02, 0.02]]
    out = {
        "origin": {
            "script": "scripts/oracles/reporting_readings.py",
            "scikit-learn": sklearn.__version__,
            "scipy": scipy.__version__,
            "numpy": np.__version__,
            "seed": SEED,
        },
        "predictions": predictions(),
        "mcNemar": [{"onlyOne": b, "onlyOther": c, "p": binomtest(b, b + c, 0.5).pvalue if b + c else 1.0} for b, c in pairs],
        "groupSign": [{"differences": d, "p": sign_flip(d)} for d in groups],
        "seedSign": [{"differences": d, "p": sign_flip(d)} for d in seeds],
        "detectable": [{"samples": n, "discordant": d, "difference": detectable(n, d)} for n, d in [(240, 0.058), (240, 0.02), (1000, 0.1), (100, 0.5), (5000, 0.01)]],
        "holm": [{"p": p, "adjusted": holm(p)} for p in several_p],
        "smooth": [{"values": noisy, "weight": w, "smoothed": tensorboard_smooth(noisy, w)} for w in (0.6, 0.9, 0.99)],
    }
    path = pathlib.Path(__file__).parents[2] / "test/golden/reporting/readings.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(out, separators=(",", ":")).replace('{"name"', '\n{"name"') + "\n")


main()
