"""STL by statsmodels 0.15.0 (Python 3.11), its defaults: jumps 1, seasonal degree 1. 17 significant digits.

  python3 stl_statsmodels.py > stl_statsmodels.csv
"""
from pathlib import Path

import numpy as np
from statsmodels.tsa.seasonal import STL

print("case,index,trend,seasonal,weight")
for line in Path(__file__).with_name("series.csv").read_text().splitlines():
    name, period, values = line.split(",")
    x = np.array(values.split(), float)
    for robust in (False, True):
        fit = STL(x, period=int(period), robust=robust).fit()
        case = name + (" robust" if robust else "")
        parts = (fit.trend, fit.seasonal, fit.weights)
        for i in [*range(0, len(x), 39 if len(x) > 400 else 13), len(x) - 1]:
            print(f"{case},{i + 1}," + ",".join(format(p[i], ".17g") for p in parts))
        print(f"{case},sum of squares," + ",".join(format(np.sum(p**2), ".17g") for p in parts))
