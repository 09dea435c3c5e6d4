"""Economic complexity of a made world in the package ecomplexity, timed beside `comity indicator eci`; run by
`complexity-run`.

The package is timed on a frame in memory; Comity as a whole command that reads the world from csv, and, by `comity
bench`, on a matrix in memory (another made one of the same size, made by the same rule). The world is that of
Tests/OracleTests/Oracles/complexity/complexity.py, 226 economies by 2,400 products.
"""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from importlib import metadata
from pathlib import Path

import numpy as np
import pandas as pd
from ecomplexity import ecomplexity

ORACLE = Path(__file__).parents[2] / "Tests/OracleTests/Oracles/complexity"
sys.path.insert(0, str(ORACLE))
from complexity import made_world  # noqa: E402


def commands_time():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main():
    program, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1
    world = made_world(226, 2_400, 226)
    economies, products = world.shape
    frame = pd.DataFrame(
        {
            "period": 2000,
            "reporter": np.repeat([f"E{i:03}" for i in range(economies)], products),
            "product": np.tile([f"{k:06}" for k in range(products)], economies),
            "value": world.ravel().astype(int),
        }
    )
    columns = {"time": "period", "loc": "reporter", "prod": "product", "val": "value"}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "world.csv"
        frame.to_csv(path, index=False)
        command = [program, "indicator", "eci", str(path), "--format", "csv"]
        ratios, seconds = [], []
        for _ in range(rounds):
            start, worked = time.perf_counter(), commands_time()
            answer = subprocess.run(command, capture_output=True, text=True, check=True)
            ours, our_work = time.perf_counter() - start, commands_time() - worked
            start, worked = time.perf_counter(), time.process_time()
            theirs_found = ecomplexity(frame, columns, check_logsupermodularity=False, verbose=False)
            theirs, their_work = time.perf_counter() - start, time.process_time() - worked
            ratios.append(theirs / ours)
            seconds.append(theirs)
            # Processor time beside the clock's, since others may work on the machine.
            print(
                f"comity {ours:.3f} s, {our_work:.3f} s of processors (whole command); ecomplexity {theirs:.2f} s, "
                f"{their_work:.2f} s of processors (in process): {ratios[-1]:.0f} times, "
                f"{their_work / our_work:.0f} times of processors",
                flush=True,
            )
    ours = [line.split(",") for line in answer.stdout.splitlines()[1:]]
    ranking = [row[0] for row in sorted(ours, key=lambda row: -float(row[2]))]
    theirs = theirs_found.drop_duplicates("reporter").sort_values("eci", ascending=False)["reporter"].tolist()
    if ranking != theirs:
        sys.exit("the rankings differ")
    timed = json.loads(
        subprocess.run([program, "bench", "--json", "--rows", "1000"], capture_output=True, text=True, check=True).stdout
    )
    matrix = next(found["median_seconds"] for found in timed["benchmarks"] if "complexity" in found["name"])
    print(f"comity, a matrix in memory: {matrix:.4f} s, {statistics.median(seconds) / matrix:.0f} times")
    print(f"same ranking; ecomplexity {metadata.version('ecomplexity')}; median {statistics.median(ratios):.0f} times")


if __name__ == "__main__":
    main()
