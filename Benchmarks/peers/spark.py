"""Both engines on the same question at several sizes: python3 spark.py COMITY SIZE… [--folder FOLDER] [--master MASTER].

Needs SPARK_HOME, and numpy and polars for the made files (requirements.txt). Every answer of Spark's must be the bytes of
the local engine's. Writes Results/peers-spark.json; prints the table for Results/peers-spark.md.
"""

import argparse
import json
import os
import pathlib
import subprocess
import time

import flows
import machine

QUESTION = [
    "--rows", "reporter", "--columns", "period", "--where", "product=27*", "--values", "value,value:count", "--format", "csv",
]


def run(command):
    """Seconds, and what was written."""
    start = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    seconds = time.monotonic() - start
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}\n{done.stderr.decode()}")
    return seconds, done.stdout + done.stderr


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("comity")
    parser.add_argument("sizes", nargs="+", type=int)
    parser.add_argument("--folder", default="/tmp/comity-spark-flows")
    parser.add_argument("--master", default="local[2]")
    options = parser.parse_args()
    folder = pathlib.Path(options.folder)
    folder.mkdir(parents=True, exist_ok=True)
    results = []
    for size in options.sizes:
        path = folder / f"flows-{size}.csv"
        if not path.exists():
            flows.make(path, size)
        question = [options.comity, "table", str(path)] + QUESTION
        local = min(run(question)[0] for _ in range(3))
        _, expected = run(question)
        spark, answer = run(question + ["--engine", "spark", "--master", options.master])
        if answer != expected:
            raise SystemExit(f"{size}: the engines differ")
        results.append(
            {"rows": size, "bytes": os.path.getsize(path), "local": round(local, 2), "spark": round(spark, 1)})
        print(f"| {size:,} | {os.path.getsize(path) / 1e6:,.0f} | {local:.2f} | {spark:.1f} |", flush=True)
    target = pathlib.Path(__file__).parent.parent / "Results" / "peers-spark.json"
    target.write_text(json.dumps({"machine": machine.describe(), "master": options.master, "runs": results}, indent=2) + "\n")


if __name__ == "__main__":
    main()
