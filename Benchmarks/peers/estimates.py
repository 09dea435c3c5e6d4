"""The estimates of short series in Python's packages, timed in one process; prints one JSON object.

The names are those of `comity bench --json`, so that both sides of a ratio are the same work at the same size.
"""

import json
import sys
import time

import numpy as np
import pymannkendall
import scipy.stats
import statsmodels.api as sm
from statsmodels.tsa.seasonal import STL

SEED = 20181114
SMALLEST_BATCH = 0.02


def series(count):
    """A rising series with noise, all values different."""
    generator = np.random.Generator(np.random.PCG64(SEED + count))
    return np.arange(count, dtype=float), 100 + 3.0 * np.arange(count) + generator.normal(0, 8, count)


def regression(rows, columns):
    generator = np.random.Generator(np.random.PCG64(SEED + rows))
    design = generator.normal(size=(rows, columns))
    design[:, 0] = 1
    return design, design @ np.arange(1.0, columns + 1) + generator.normal(size=rows)


def newey_west(count):
    times, values = series(count)
    design = sm.add_constant(times)
    values = np.log(values)
    lag = int(4 * (count / 100) ** (2 / 9))
    return lambda: (
        sm.OLS(values, design)
        .fit(cov_type="HAC", cov_kwds={"maxlags": lag, "use_correction": True}, use_t=True)
        .conf_int()
    )


def least_squares(rows, columns):
    design, response = regression(rows, columns)
    return lambda: np.linalg.lstsq(design, response, rcond=None)


def mann_kendall(count):
    _, values = series(count)
    return lambda: pymannkendall.original_test(values)


def theil_sen(count):
    times, values = series(count)
    return lambda: scipy.stats.theilslopes(values, times)


def bare_least_squares(count, series=1_000):
    """All series by one call, and its time divided by their number."""
    generator = np.random.Generator(np.random.PCG64(SEED))
    times = np.arange(count, dtype=float)
    design = np.column_stack([np.ones(count), times])
    responses = 100 * (1 + 0.01 * times[:, None]) * (0.9 + 0.2 * generator.random((count, series)))
    return lambda: np.linalg.lstsq(design, responses, rcond=None), series


def decomposition(robust):
    generator = np.random.Generator(np.random.PCG64(SEED))
    month = np.arange(240)
    values = 100 * (1 + 0.01 * month) * (0.9 + 0.2 * generator.random(240) + (month % 12) * (12 - month % 12) / 144)
    return lambda: STL(values, period=12, seasonal=7, robust=robust).fit()


def kernels():
    generator = np.random.Generator(np.random.PCG64(SEED))
    a, b = generator.random(1_000_000), generator.random(1_000_000)
    left, right = generator.random((256, 256)), generator.random((256, 256))
    return lambda: a @ b, lambda: left @ right


dot, product = kernels()
WORK = {
    "least squares with Newey–West, 28 observations": ("statsmodels", newey_west(28)),
    "least squares with Newey–West, 240 observations": ("statsmodels", newey_west(240)),
    "Mann–Kendall, 28 observations": ("pymannkendall", mann_kendall(28)),
    "Mann–Kendall, 240 observations": ("pymannkendall", mann_kendall(240)),
    "Theil–Sen, 28 observations": ("scipy", theil_sen(28)),
    "Theil–Sen, 240 observations": ("scipy", theil_sen(240)),
    "bare least squares, a series of 25 in a batch": ("numpy", bare_least_squares(25)),
    "bare least squares, a series of 240 in a batch": ("numpy", bare_least_squares(240)),
    "least squares with Newey–West, a series of 25 in a batch": ("statsmodels", newey_west(25)),
    "least squares with Newey–West, a series of 240 in a batch": ("statsmodels", newey_west(240)),
    "Mann–Kendall and Theil–Sen, a series of 25 in a batch": ("pymannkendall", mann_kendall(25)),
    "Mann–Kendall and Theil–Sen, a series of 240 in a batch": ("pymannkendall", mann_kendall(240)),
    "STL, a series of 240": ("statsmodels", decomposition(False)),
    "robust STL, a series of 240": ("statsmodels", decomposition(True)),
    "least squares, 1,000 × 5": ("numpy", least_squares(1_000, 5)),
    "dot product of 1,000,000, BLAS": ("numpy", dot),
    "256 × 256 matrix product, BLAS": ("numpy", product),
}


def seconds_a_call(work, repeats):
    """The median over batches that are long enough for the clock; the first batch warms up and sets their length."""
    calls = 1
    while True:
        start = time.perf_counter()
        for _ in range(calls):
            work()
        if time.perf_counter() - start >= SMALLEST_BATCH:
            break
        calls *= 2
    found = []
    for _ in range(repeats):
        start = time.perf_counter()
        for _ in range(calls):
            work()
        found.append((time.perf_counter() - start) / calls)
    return sorted(found)[len(found) // 2]


if __name__ == "__main__":
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    found = {}
    for name, (tool, work) in WORK.items():
        # A tuple is work on many series at once, with their number.
        work, pieces = work if isinstance(work, tuple) else (work, 1)
        found[name] = {"tool": tool, "seconds": seconds_a_call(work, repeats) / pieces}
    print(json.dumps(found))
