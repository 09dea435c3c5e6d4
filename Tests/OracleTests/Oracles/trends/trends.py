"""Trends of published series by statsmodels 0.15, scipy 1.17 and numpy 2.4 (Python 3.11), 17 significant digits.

Nile: annual flow at Aswan 1871-1970 (Cobb 1978, Biometrika 65, 243-251; public domain, bundled with statsmodels).
Kicks: deaths by horse kick in the Prussian army by year 1875-1894, 14 corps (Bortkiewicz 1898).

  python3 trends.py > trends.csv
"""
import numpy as np
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.stattools import durbin_watson

nile = sm.datasets.nile.load_pandas().data.volume.to_numpy()
kicks = np.array([3, 5, 7, 9, 10, 18, 6, 14, 11, 9, 5, 11, 15, 6, 11, 17, 12, 15, 8, 4], float)


def put(key, *values):
    print(",".join([key, *(format(float(v), ".17g") for v in values)]))


def line(key, y, **options):
    t = np.arange(len(y), dtype=float)
    fit = sm.OLS(y, sm.add_constant(t - t.mean())).fit()
    used = fit.get_robustcov_results(**options) if options else fit
    low, high = used.conf_int()[1]
    e = fit.resid
    put(key, used.params[1], used.bse[1], low, high, used.tvalues[1], used.pvalues[1], durbin_watson(e),
        (e[1:] * e[:-1]).sum() / (e * e).sum(), fit.fittedvalues[0])


print("key,estimate,standard_error,low,high,statistic,p,durbin_watson,lag_one,fitted_at_start")
line("nile linear classical", nile)
hac = dict(cov_type="HAC", maxlags=4, use_correction=True, use_t=True)
line("nile linear newey-west 4", nile, **hac)
line("nile log-linear classical", np.log(nile))
line("nile first 28 log-linear classical", np.log(nile[:28]))

d = np.diff(np.log(nile))
se = d.std(ddof=1) / np.sqrt(len(d))
low, high = stats.t.interval(0.95, len(d) - 1, d.mean(), se)
t = d.mean() / se
u = d - d.mean()
put("nile drift", d.mean(), se, low, high, t, 2 * stats.t.sf(abs(t), len(d) - 1), durbin_watson(u),
    (u[1:] * u[:-1]).sum() / (u * u).sum())

x = np.arange(20.0)
fit = sm.GLM(kicks, sm.add_constant(x - x.mean()), family=sm.families.Poisson()).fit(scale="X2", tol=1e-14)
b, se = fit.params[1], fit.bse[1]
reach = stats.t.ppf(0.975, 18) * se
put("kicks count", b, se, b - reach, b + reach, b / se, 2 * stats.t.sf(abs(b / se), 18), fit.scale, 0, fit.mu[0])

for key, y in [("nile sen", nile), ("nile first 28 sen", nile[:28])]:
    n = len(y)
    slopes = np.sort([(y[j] - y[i]) / (j - i) for j in range(n) for i in range(j)])
    _, sizes = np.unique(y, return_counts=True)
    variance = (n * (n - 1) * (2 * n + 5) - (sizes * (sizes - 1) * (2 * sizes + 5)).sum()) / 18
    c = stats.norm.ppf(0.975) * np.sqrt(variance)
    ranks = np.arange(1, len(slopes) + 1)
    put(key, np.median(slopes), 0, *np.interp([(len(slopes) - c) / 2, (len(slopes) + c) / 2 + 1], ranks, slopes))

generator = np.random.default_rng(7)
for n in [5, 8, 13, 22, 33, 40]:
    y = generator.permutation(n)
    tau, p = stats.kendalltau(np.arange(n), y, method="exact")
    put(f"kendall exact {n}", round(tau * n * (n - 1) / 2), p)
