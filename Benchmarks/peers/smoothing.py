"""Automatic exponential smoothing in statsforecast, timed beside `comity bench`; run by `smoothing-run`.

Both choose by AICc among the admissible forms and forecast a year of made monthly series of 240 observations. Rounds
alternate; the ratio is taken inside a round.
"""

import json
import statistics
import subprocess
import sys
import time

import numpy as np
import statsforecast
from statsforecast.models import AutoETS

NAME = "automatic ETS, a series of 240"


def made(series):
    generator = np.random.Generator(np.random.PCG64(20181114))
    month = np.arange(240)
    wave = (month % 12) * (12 - month % 12) / 144
    return [100 * (1 + 0.01 * month) * (0.9 + 0.2 * generator.random(240) + wave) for _ in range(series)]


def main():
    program, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3
    values = made(20)
    AutoETS(season_length=12).forecast(y=values[0], h=12, level=[80, 95])  # Compiles.
    ratios, ours_all, theirs_all = [], [], []
    for _ in range(rounds):
        answer = subprocess.run([program, "bench", "--json", "--rows", "1000"], capture_output=True, text=True, check=True)
        ours = {row["name"]: row["median_seconds"] for row in json.loads(answer.stdout)["benchmarks"]}[NAME]
        start = time.perf_counter()
        for series in values:
            AutoETS(season_length=12).forecast(y=series, h=12, level=[80, 95])
        theirs = (time.perf_counter() - start) / len(values)
        ours_all.append(ours)
        theirs_all.append(theirs)
        ratios.append(theirs / ours)
    print(
        f"{NAME}: comity {statistics.median(ours_all) * 1e3:.2f} ms, statsforecast {statsforecast.__version__} "
        f"{statistics.median(theirs_all) * 1e3:.1f} ms, ratio {statistics.median(ratios):.1f} "
        f"[{min(ratios):.1f}, {max(ratios):.1f}], one thread each"
    )


if __name__ == "__main__":
    main()
