"""Hodrick-Prescott, Baxter-King and Hamilton by statsmodels 0.15.0 (Python 3.11), and Hodrick-Prescott in exact
rational arithmetic. 17 significant digits; observations count from 1; every eighth is kept.

Real gross domestic product of the United States, 1959 Q1 - 2009 Q3 (`macrodata` of statsmodels; FRED, public domain);
the solutions called "exact" are those of its first 40 values.

  python3 filters.py > filters.csv
"""
from fractions import Fraction

import numpy as np
import statsmodels.api as sm

gdp = sm.datasets.macrodata.load_pandas().data.realgdp.to_numpy()


def put(case, trend, cycle, first=0):
    count = len(cycle)
    for i in [0, 1, *range(2, count, 8), count - 1]:
        print(f"{case},{first + i + 1},{float(trend[i]):.17g},{float(cycle[i]):.17g}")


def exact_trend(values, penalty):
    """Gauss-Jordan on (I + penalty D'D) trend = values."""
    n = len(values)
    rows = [[Fraction(int(i == j)) for j in range(n)] + [Fraction(values[i])] for i in range(n)]
    for t in range(n - 2):
        for a, u in ((0, 1), (1, -2), (2, 1)):
            for b, v in ((0, 1), (1, -2), (2, 1)):
                rows[t + a][t + b] += penalty * u * v
    for p in range(n):
        rows[p] = [x / rows[p][p] for x in rows[p]]
        for r in range(p + 1, min(n, p + 3)):
            factor = rows[r][p]
            rows[r] = [x - factor * y for x, y in zip(rows[r], rows[p])]
    for p in reversed(range(n)):
        for r in range(max(0, p - 2), p):
            rows[r][n] -= rows[r][p] * rows[p][n]
    return [row[n] for row in rows]


print("case,index,trend,cycle")
cycle, trend = sm.tsa.filters.hpfilter(gdp, 1600)
put("hodrick-prescott 1600", trend, cycle)
short = [Fraction(float(x)) for x in gdp[:40]]
for penalty in ("1/1000000", "25/4", "100", "1600", "129600", "1000000000000"):
    trend = exact_trend(short, Fraction(penalty))
    put(f"exact {float(Fraction(penalty)):.17g}", trend, [x - t for x, t in zip(short, trend)])
whole = [Fraction(float(x)) for x in gdp]
trend = exact_trend(whole, 1600)
put("exactly 1600", trend, [x - t for x, t in zip(whole, trend)])
for low, high, terms in ((6, 32, 12), (2, 8, 3), (2.5, 40, 20)):
    cycle = sm.tsa.filters.bkfilter(gdp, low, high, terms)
    put(f"baxter-king {low} {high} {terms}", gdp[terms:-terms] - cycle, cycle, terms)
for h, p in ((8, 4), (2, 1), (24, 12)):
    x = 100 * np.log(gdp)
    first = h + p - 1
    found = sm.tsa.filters.hamilton_filter(x, h, p)
    put(f"hamilton {h} {p}", found.trend[first:], found.cycle[first:], first)
