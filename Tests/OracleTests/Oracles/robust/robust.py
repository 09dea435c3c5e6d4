"""Huber's regression by statsmodels 0.15 (numpy 2.4, Python 3.11) and the macro series for robust.R.

Huber: RLM with HuberT (1.345), scale by the median of magnitudes, covariance H1, iterated to 1e-14. Stack loss: the
data of Brownlee (1965), bundled with statsmodels. Made: 60 values with outliers, by the formula below.

  python3 robust.py > robust_python.csv      (writes macro.csv as well)
"""
import numpy as np
import statsmodels.api as sm


def put(key, *values):
    print(",".join([key, *(format(float(v), ".17g") for v in values)]))


macro = sm.datasets.macrodata.load_pandas().data
product = 400 * np.diff(np.log(macro.realgdp))
investment = 400 * np.diff(np.log(macro.realinv))
with open("macro.csv", "w") as file:
    file.write("y,product,interest,one\n")
    for row in zip(investment, product, macro.realint[:-1], np.ones(len(product))):
        file.write(",".join(format(float(v), ".17g") for v in row) + "\n")

nile = sm.datasets.nile.load_pandas().data.volume.to_numpy()
t = np.arange(60.0)
made = 5 + 0.25 * t + 2 * np.sin(7 * t * t)
made[[3, 20, 41, 58]] += [80, -400, 1000, 5]
stack = sm.datasets.stackloss.load_pandas().data
print("key,coefficients,standard errors,scale")
for key, y, x in [
    ("nile", nile, sm.add_constant(np.arange(100) - 49.5)),
    ("made", made, sm.add_constant(t - 29.5)),
    ("stack", stack.STACKLOSS.to_numpy(), sm.add_constant(stack[["AIRFLOW", "WATERTEMP", "ACIDCONC"]].to_numpy())),
]:
    fit = sm.RLM(y, x, M=sm.robust.norms.HuberT(1.345)).fit(maxiter=1000, tol=1e-14, cov="H1")
    put(key, *fit.params, *fit.bse, fit.scale)
