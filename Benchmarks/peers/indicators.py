"""All indicators of concentration, specialisation and direction of a BACI-like year beside what polars needs to read and
group the same file; run by `indicators-run [PROGRAM] [ROUNDS] [FILE]`.

Comity is timed as a whole command that makes its rows as csv, thrown away and written to a file; polars inside a process that has imported it and read
the file before, collecting sums by group with the streaming engine and writing nothing. The two take turns.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import flows
import machine
import polars

INDICATORS = (
    "hhi,hhi-normalised,hirschman,unctad-concentration,theil,entropy,unctad-diversification,balassa,symmetric,additive,"
    "lafay,grubel-lloyd,adjusted,overlap,intensity,hubness,similarity,complementarity"
)
ROWS = 10_000_000
SCHEMA = {
    "t": polars.Int32, "i": polars.Int32, "j": polars.Int32, "k": polars.String, "v": polars.Float64, "q": polars.String,
}
# What the indicators are made of, and the one grouping from which all of them could be made.
GROUPINGS = {
    "exporter and product": [["t", "i", "k"]],
    "exporter, importer and product": [["t", "i", "j", "k"]],
    "three: exporter and product, importer and product, exporter and importer": [
        ["t", "i", "k"], ["t", "j", "k"], ["t", "i", "j"],
    ],
}


def year_file(folder):
    path = folder / f"comity-flows-year-{ROWS}.csv"
    if not path.exists():
        unfinished = path.with_suffix(".part")
        flows.make(unfinished, ROWS, years=flows.YEARS[-1:], economies=226, share_of_years=1.0)
        unfinished.rename(path)
    return path


def timed(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def group(path, groupings):
    # One lazy frame for all groupings, so that polars is free to read the file once.
    scanned = polars.scan_csv(path, schema=SCHEMA)
    sums = [scanned.group_by(keys).agg(polars.col("v").sum()) for keys in groupings]
    polars.collect_all(sums, engine="streaming")


def main():
    here = Path(__file__).resolve().parent
    program = sys.argv[1] if len(sys.argv) > 1 else here.parents[1] / ".build/release/comity"
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    path = Path(sys.argv[3]) if len(sys.argv) > 3 else year_file(Path(tempfile.gettempdir()))
    described = machine.describe()
    seconds = {name: [] for name in ["comity", "comity, to a file", *GROUPINGS]}
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "indicators.csv"
        command = [str(program), "indicator", INDICATORS, str(path), "--format", "csv", "--output"]
        works = {
            "comity": lambda: subprocess.run([*command, os.devnull], check=True),
            "comity, to a file": lambda: subprocess.run([*command, str(answer)], check=True),
        }
        works |= {name: lambda keys=keys: group(path, keys) for name, keys in GROUPINGS.items()}
        for number in range(-1, rounds):
            names = list(works)
            for name in names[number % len(names):] + names[:number % len(names)]:
                took = timed(works[name])
                # The first round warms up.
                if number >= 0:
                    seconds[name].append(took)
            print(f"round {number + 1} of {rounds}", file=sys.stderr)
        lines = sum(chunk.count(b"\n") for chunk in iter(lambda f=open(answer, "rb"): f.read(1 << 24), b""))
    load_after = round(os.getloadavg()[0], 2)
    result = {
        "day": time.strftime("%Y-%m-%d"), "machine": described, "load_after": load_after,
        "versions": machine.versions(program), "rows": ROWS, "bytes": path.stat().st_size, "indicators": INDICATORS,
        "values": lines - 1, "seconds": seconds,
    }
    results = here.parent / "Results"
    (results / "peers-indicators.json").write_text(json.dumps(result) + "\n")
    text = report(result)
    (results / "peers-indicators.md").write_text(text)
    print(text)


def report(result):
    place = result["machine"]
    ours = result["seconds"]["comity"]
    rows = []
    for name, found in result["seconds"].items():
        what = {
            "comity": "comity, all indicators, as csv that nobody keeps", "comity, to a file": "comity, as a csv file"
        }.get(name, f"polars, by {name}")
        ratios = sorted(other / own for other, own in zip(found, ours))
        ratio = "1" if name == "comity" else f"{statistics.median(ratios):.2f} [{ratios[0]:.2f}, {ratios[-1]:.2f}]"
        rows.append(
            f"| {what} | {statistics.median(found):.2f} s | {min(found):.2f} to {max(found):.2f} s | {ratio} |")
    names = result["indicators"].split(",")
    return f"""# Indicators of a BACI-like year beside reading and grouping it

{result["day"]}, {place["processor"]}, {place["cores"]} cores, {place["memory_gib"]} GiB, {place["system"]}, load before \
the run {place["load_before"]}, after it {result["load_after"]}.
Versions: comity {result["versions"]["comity"]}, polars {result["versions"]["polars"]}.
{result["rows"]:,} rows of one year ({result["bytes"] / 1e6:.0f} MB), 226 exporters, 226 importers, 5,000 products. \
Comity: the whole command with {len(names)} indicators ({", ".join(names)}), {result["values"]:,} rows written. polars: \
sums in double inside a running process, streaming engine, nothing written. Medians of {len(ours)} rounds after a \
warm-up, taking turns. The ratio is polars' time over Comity's in the same round: its median, and in brackets its range.

| work | median | range | ratio |
|---|---:|---:|---:|
""" + "\n".join(rows) + "\n"


if __name__ == "__main__":
    main()
