"""Mann-Kendall tests and seasonal slopes by pymannkendall 1.4.3 (numpy 2.4, scipy 1.17, Python 3.11).

Nile: annual flow at Aswan 1871-1970 (Cobb 1978; public domain, bundled with statsmodels). Months: 96 made values with
a trend, seasons and ties, by the formula below. pymannkendall gives seasonal slopes a year; here they are divided by 12.

  python3 rank_tests.py > rank_tests.csv
"""
import numpy as np
import pymannkendall as mk
import statsmodels.api as sm

nile = sm.datasets.nile.load_pandas().data.volume.to_numpy()
t = np.arange(96)
months = np.round(20 + 0.05 * t + 4 * np.sin(np.pi * t / 6) + 3 * np.sin(1.7 * t * t), 1)
years = np.array([3.1, 2.7, 4.4, 3.9, 5.2, 4.1, 6.3, 5.8, 5.1, 7.7, 6.6, 8.2, 7.1, 9.4, 8.8, 8.1, 9.9, 10.2])


def put(key, found, slope=None):
    numbers = [found.s, found.var_s, found.z, found.p, found.slope if slope is None else slope]
    print(",".join([key, *(format(float(v), ".17g") for v in numbers)]))


print("key,score,variance,z,p,slope")
for name, y in [("nile", nile), ("years", years), ("months", months)]:
    put(f"{name} original", mk.original_test(y))
    put(f"{name} hamed-rao", mk.hamed_rao_modification_test(y))
    put(f"{name} hamed-rao 3", mk.hamed_rao_modification_test(y, lag=3))
    put(f"{name} yue-wang", mk.yue_wang_modification_test(y))
    put(f"{name} yue-wang 2", mk.yue_wang_modification_test(y, lag=2))
    put(f"{name} prewhitened", mk.pre_whitening_modification_test(y))
    put(f"{name} trend-free", mk.trend_free_pre_whitening_modification_test(y))
seasonal = mk.seasonal_test(months, period=12)
put("months seasonal", seasonal, seasonal.slope / 12)
correlated = mk.correlated_seasonal_test(months, period=12)
put("months correlated", correlated, correlated.slope / 12)
gaps = months.copy()
gaps[[5, 30, 31, 77]] = np.nan
seasonal = mk.seasonal_test(gaps, period=12)
put("gaps seasonal", seasonal, seasonal.slope / 12)
