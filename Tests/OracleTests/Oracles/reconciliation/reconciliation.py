"""Reconciled forecasts of a small hierarchy by hierarchicalforecast 1.5.3 and by numpy 2.4 (Python 3.11).

Series: total, A, B, then A1, A2, B1, B2, B3. hierarchicalforecast gives ordinary least squares and structural weights;
the others are computed with the projection on the aggregation constraints, C ỹ = 0: ỹ = ŷ - W C' (C W C')^-1 C ŷ,
another formula than the one the library uses. The intensity of shrinkage is that of Schäfer and Strimmer (2005) as in
the R package hts (shrink.estim), errors around zero.

  python3 reconciliation.py > reconciliation.csv
"""
import numpy as np
from hierarchicalforecast.methods import MinTrace

S = np.array([[1, 1, 1, 1, 1], [1, 1, 0, 0, 0], [0, 0, 1, 1, 1], *np.eye(5)], float)
C = np.hstack([np.eye(3), -S[:3]])
base = np.array([120.0, 55, 70, 30, 22, 40, 18, 9])
rng = np.random.default_rng(7)
bottom = rng.normal(size=(40, 5)) @ np.diag([3, 2, 4, 1, 0.5])
errors = (S @ bottom.T).T + rng.normal(size=(40, 8)) * np.array([2, 1, 1, 0.5, 0.5, 0.5, 0.2, 0.2])


def put(key, values):
    print(",".join([key, *(format(float(v), ".17g") for v in np.ravel(values))]))


def projected(w):
    return base - w @ C.T @ np.linalg.solve(C @ w @ C.T, C @ base)


print("key,numbers")
put("base", base)
for t, row in enumerate(errors):
    put(f"errors {t}", row)
for key, method in [("ols", "ols"), ("structural", "wls_struct")]:
    put(key, MinTrace(method)(S, base[:, None])["mean"])
variances = (errors**2).mean(axis=0)
put("variances", variances)
put("wls", projected(np.diag(variances)))
n = len(errors)
covariance = errors.T @ errors / n
put("covariance", covariance)
put("full", projected(covariance))
scaled = errors / np.sqrt(variances)
r = scaled.T @ scaled
v = ((scaled**2).T @ scaled**2 - r**2 / n) / (n * (n - 1))
np.fill_diagonal(v, 0)
off = r / n - np.eye(8)
intensity = max(0, min(1, v.sum() / (off**2).sum()))
put("intensity", [intensity])
put("shrink", projected(intensity * np.diag(variances) + (1 - intensity) * covariance))
