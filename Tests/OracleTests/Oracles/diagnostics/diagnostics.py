"""Ljung-Box, Dickey-Fuller and KPSS of published series by statsmodels 0.15, scipy 1.17 and numpy 2.4 (Python 3.11), 17
significant digits.

Nile and macrodata (real product in logarithms, real interest rate) are bundled with statsmodels; public domain.

  python3 diagnostics.py > diagnostics.csv
"""
import warnings

import numpy as np
import statsmodels.api as sm
from statsmodels.stats.diagnostic import acorr_ljungbox
from statsmodels.tsa.adfvalues import mackinnonp
from statsmodels.tsa.stattools import adfuller, kpss

warnings.simplefilter("ignore")
nile = sm.datasets.nile.load_pandas().data.volume.to_numpy()
macro = sm.datasets.macrodata.load_pandas().data
series = {"nile": nile, "nile28": nile[:28], "rate": macro.realint.to_numpy(), "gdp": np.log(macro.realgdp.to_numpy())}


def put(key, *values):
    print(",".join([key, *(format(float(v), ".17g") for v in values)]))


for name, y in series.items():
    for lags, fitted in [(None, 0), (12, 0), (12, 2)]:
        table = acorr_ljungbox(y, lags=lags, model_df=fitted)
        last = table.iloc[-1]
        put(f"{name} ljung-box {lags} {fitted}", table.index[-1], last.lb_stat, last.lb_pvalue, table.lb_stat.iloc[0])
    for regression in ["n", "c", "ct"]:
        choices = [("aic", dict(autolag="AIC")), ("aic 4", dict(autolag="AIC", maxlag=4))]
        choices += [(str(k), dict(autolag=None, maxlag=k)) for k in (0, 1, 3)]
        for label, options in choices:
            r = adfuller(y, regression=regression, result_object=True, **options)
            put(f"{name} adf {regression} {label}", r.statistic, r.pvalue, r.lags, r.nobs,
                *(r.critical_values[level] for level in ("1%", "5%", "10%")))
    for regression in ["c", "ct"]:
        for lags in ["auto", "legacy", 0, 5]:
            r = kpss(y, regression=regression, nlags=lags, result_object=True)
            put(f"{name} kpss {regression} {lags}", r.statistic, r.pvalue, r.lags)

for regression in ["n", "c", "ct"]:
    for x in [-25, -10, -5, -3.5, -2.8, -1.7, -1.2, -0.3, 0.6, 0.8, 2.5, 3]:
        put(f"mackinnon {regression} {x}", mackinnonp(x, regression))
