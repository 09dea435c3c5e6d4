"""A csv and a workbook for each of 250 partners from ten million flows, beside polars reading and grouping them.

    python3 batch.py COMITY [rounds] [rows]

`comity export` reads the file once, groups it by partner, exporter and year, and writes a table of at most 60 rows and five
years a partner in two forms, 500 files. Polars reads the file and groups it by the same three keys, in a running process,
writing nothing. They take turns; prints medians and the ratio with its range. Every run begins with an empty folder.
"""

import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import flows
import polars

PARTNERS = 250
SPECIFICATION = """title: Exporters to one partner
data: {flows: {files: flows.csv, profile: baci}}
sections:
  - table: {rows: reporter, columns: period, top: 59}
"""


def grouped(path):
    types = {"t": polars.String, "i": polars.String, "j": polars.String, "k": polars.String, "v": polars.Float64}
    scan = polars.scan_csv(path, schema_overrides=types | {"q": polars.String})
    return scan.group_by("j", "i", "t").agg(polars.col("v").sum()).collect(engine="streaming").height


def seconds(work):
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def main():
    comity = str(pathlib.Path(sys.argv[1]).resolve())
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    rows = int(sys.argv[3]) if len(sys.argv) > 3 else 10_000_000
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        flows.make(folder / "flows.csv", rows, economies=PARTNERS)
        (folder / "partners.yaml").write_text(SPECIFICATION)
        command = [comity, "export", "partners.yaml", "--each", "partner", "--format", "csv,xlsx", "--output", "out"]
        own, others = [], []
        for _ in range(rounds):
            shutil.rmtree(folder / "out", ignore_errors=True)
            own.append(seconds(lambda: subprocess.run(command, cwd=folder, check=True, capture_output=True))[0])
            others.append(seconds(lambda: grouped(folder / "flows.csv"))[0])
        files = len(list((folder / "out").glob("*.csv"))) - 1, len(list((folder / "out").glob("*.xlsx")))
        ratios = [mine / other for mine, other in zip(own, others)]
        print("| work | time | ratio |\n|---|---:|---:|")
        print(f"| polars {polars.__version__}, read and grouped | {statistics.median(others):.2f} s | 1 |")
        spread = f"{statistics.median(ratios):.2f} [{min(ratios):.2f}, {max(ratios):.2f}]"
        print(f"| comity export, {files[0]} csv and {files[1]} xlsx | {statistics.median(own):.2f} s | {spread} |")


main()
