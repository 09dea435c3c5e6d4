"""Coverage of the nominal 95 % interval of a linear slope with Newey-West errors in short series.

Bartlett weights, lag floor(4 (n/100)^(2/9)), factor n/(n-k), no prewhitening, quantiles of t(n-k); 40,000 simulated
series a cell, true slope 0.  Written with Python 3.11, numpy 2.4, scipy 1.17.

  python3 coverage.py > coverage.csv
"""
import numpy as np
from scipy.stats import t as student

generator = np.random.default_rng(20240501)
REPLICATIONS = 40_000


def errors(kind, n):
    e = generator.standard_normal((REPLICATIONS, n))
    if kind == "independent":
        return e
    if kind == "random walk":
        return e.cumsum(axis=1)
    out = np.empty_like(e)
    out[:, 0] = e[:, 0] / np.sqrt(1 - 0.25)
    for i in range(1, n):
        out[:, i] = 0.5 * out[:, i - 1] + e[:, i]
    return out


print("errors,n,lag,coverage_percent")
for kind in ["independent", "autoregressive 0.5", "random walk"]:
    for n in [8, 17, 28]:
        lag = int(np.floor(4 * (n / 100) ** (2 / 9)))
        x = np.column_stack([np.ones(n), np.arange(n) - (n - 1) / 2])
        inverse = np.linalg.inv(x.T @ x)
        y = errors(kind, n)
        b = y @ x @ inverse
        u = (y - b @ x.T)[:, :, None] * x
        meat = np.einsum("rti,rtj->rij", u, u)
        for l in range(1, lag + 1):
            gamma = np.einsum("rti,rtj->rij", u[:, l:], u[:, :-l])
            meat += (1 - l / (lag + 1)) * (gamma + gamma.transpose(0, 2, 1))
        variance = (inverse @ meat @ inverse)[:, 1, 1] * n / (n - 2)
        covered = np.abs(b[:, 1]) <= student.ppf(0.975, n - 2) * np.sqrt(np.maximum(variance, 0))
        print(f"{kind},{n},{lag},{100 * covered.mean():.1f}")
