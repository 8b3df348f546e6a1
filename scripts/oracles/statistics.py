"""Golden values for src/shared/statistics from scipy and numpy; writes test/golden/statistics/distributions.json."""

import json
import pathlib

import numpy as np
import scipy
from scipy import stats

p = [1e-300, 1e-20, 1e-6, 0.001, 0.025, 0.0749, 0.0751, 0.3, 0.5, 0.6, 0.9251, 0.975, 0.9999, 1 - 1e-12]
wilson = []
for successes, trials, confidence in [(0, 1, 0.95), (1, 1, 0.95), (7, 10, 0.9), (286, 300, 0.95), (283, 300, 0.99), (0, 50, 0.95), (5000, 5000, 0.95)]:
    interval = stats.binomtest(successes, trials).proportion_ci(confidence, method="wilson")
    wilson.append({"successes": successes, "trials": trials, "confidence": confidence, "low": interval.low, "high": interval.high})
values = sorted(np.random.default_rng(1).normal(size=17).tolist())
q = [0, 0.025, 0.31, 0.5, 0.975, 1]
out = {
    "origin": {"script": "scripts/oracles/statistics.py", "scipy": scipy.__version__, "numpy": np.__version__},
    "normalQuantile": [{"p": x, "value": float(stats.norm.ppf(x))} for x in p],
    "wilson": wilson,
    "quantile": {"sorted": values, "cases": [{"q": x, "value": float(np.quantile(values, x))} for x in q]},
}
path = pathlib.Path(__file__).parents[2] / "test/golden/statistics/distributions.json"
path.parent.mkdir(parents=True, exist_ok=True)
path.write_text(json.dumps(out, indent=1) + "\n")
