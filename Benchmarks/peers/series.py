"""Trends of 100,000 annual series of 25 points: Comity's whole command beside polars reading and grouping the same file.

Rounds in turn, whole processes. polars groups by series and year, and by series with lists of years and values.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import polars

SEED = 20181114

POLARS = """
import polars as pl, sys, time
start = time.perf_counter()
flows = pl.scan_csv(sys.argv[1], schema={'series': pl.String, 'year': pl.Int32, 'value': pl.Float64})
if sys.argv[2] == 'cells':
    found = flows.group_by(['series', 'year']).agg(pl.col('value').sum()).collect()
else:
    found = flows.group_by('series').agg(pl.col('year'), pl.col('value')).collect()
print(time.perf_counter() - start)
"""


def make(path, count, years):
    """Random walks with drift, three places, sorted by series and year; the same bytes for the same size."""
    generator = np.random.Generator(np.random.PCG64(SEED))
    steps = generator.normal(2, 10, (count, years))
    values = np.round(1_000 + np.cumsum(steps, axis=1), 3)
    frame = polars.DataFrame({
        "series": np.repeat([f"S{number:06}" for number in range(count)], years),
        "year": np.tile(np.arange(1999, 1999 + years), count), "value": values.ravel(),
    })
    frame.write_csv(path)


def timed(command):
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return time.perf_counter() - start, done.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--comity", type=Path, default=Path(__file__).parents[2] / ".build/release/comity")
    parser.add_argument("--series", type=int, default=100_000)
    parser.add_argument("--years", type=int, default=25)
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file, target = Path(folder) / "annual.csv", Path(folder) / "trends.csv"
        make(file, options.series, options.years)
        comity = [
            options.comity, "trend", file, "--series", "series", "--method", "linear,theil-sen,mann-kendall",
            "--errors", "newey-west", "--output", target]
        rows = {"cells": [], "series": []}
        ours, sums = [], set()
        for number in range(options.repeats + 1):
            print(f"round {number} of {options.repeats}", file=sys.stderr)
            seconds, _ = timed(comity + ["--threads", str(1 + number % 2)])
            sums.add(hash(target.read_bytes()))
            seconds, _ = timed(comity)
            for kind, found in rows.items():
                process, inside = timed([sys.executable, "-c", POLARS, file, kind])
                if number:
                    found.append((seconds / process, seconds / float(inside), process))
            if number:
                ours.append(seconds)
    if len(sums) != 1:
        sys.exit("the output depends on the number of threads")
    print(f"comity: {statistics.median(ours):.2f} s [{min(ours):.2f}, {max(ours):.2f}]")
    for kind, found in rows.items():
        for index, name in enumerate(["process", "in-process time"]):
            ratios = [one[index] for one in found]
            print(
                f"comity over polars' {name}, by {kind}: "
                f"{statistics.median(ratios):.2f} [{min(ratios):.2f}, {max(ratios):.2f}]")


if __name__ == "__main__":
    main()
