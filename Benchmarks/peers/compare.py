"""Runs the same work in Comity and its peers, in turn, and writes tables of medians, ratios and peak memory.

Every round runs every tool once (A B C, B C A, …), so that a machine that slows down slows all of them; a ratio is
taken inside a round, and the tables show the median and the range of these ratios. Sums are compared first.
"""

import argparse
import datetime
import json
import os
import sys
import tempfile
from pathlib import Path

import estimate_rounds
import machine
import memory
import report
import rounds
import summary
import workloads
from tools import Launcher, cores

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PARTS = ["flows", "comtrade", "archives", "estimates"]


def numbers(text):
    return [int(part.replace("_", "")) for part in text.split(",")]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("--rows", type=numbers, action="extend", help="rows of made flows; repeatable (default 1,000,000)")
    add("--wide-rows", type=numbers, action="extend", help="rows of made Comtrade files (default 1,000,000)")
    add("--by", action="append", help="fields of the flows to sum by, such as t,i; repeatable (default: three sets)")
    add("--shared", type=Path, default=ROOT.parent / "shared", help="the folder of real files; left out when absent")
    add("--only", help=f"some of {','.join(PARTS)} (default: all)")
    add("--threads", type=numbers, default=[1, 2], help="numbers of threads (default 1,2)")
    add("--repeats", type=int, default=5, help="rounds after the warm-up (default 5)")
    add("--pandas-rows", type=int, default=10_000_000, help="pandas does no larger work (default 10,000,000)")
    add("--memory", action="store_true", help="also Comity's peak memory at the sizes of --memory-rows")
    add("--memory-rows", type=numbers, default=[10_000_000, 100_000_000], help="default 10000000,100000000 (3.4 GB)")
    add("--comity", type=Path, default=ROOT / ".build/release/comity", help="the program to measure")
    add("--folder", type=Path, help="where the files are made for the time of the run (default: the system's)")
    add("--results", type=Path, default=HERE.parent / "Results", help="where the tables are written")
    options = parser.parse_args()
    options.rows = options.rows or [1_000_000]
    options.wide_rows = options.wide_rows or [1_000_000]
    options.only = options.only.split(",") if options.only else PARTS
    if unknown := set(options.only) - set(PARTS):
        parser.error(f"--only: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    if max(options.threads) > available:
        parser.error(f"--threads: this machine has {available} cores")
    return options


def planned(options, folder):
    """The workloads one after another; a made file is deleted when the next one is asked for."""
    key_sets = [fields.split(",") for fields in options.by or ["t,i", "i,j", "i,j,k"]]
    sources = [lambda rows=rows: workloads.of_flows(folder, rows, key_sets) for rows in options.rows]
    sources = sources if "flows" in options.only else []
    if "comtrade" in options.only:
        sources += [lambda rows=rows: workloads.of_comtrade(folder, rows) for rows in options.wide_rows]
    if "archives" in options.only:
        sources += [lambda: workloads.of_archives(options.shared)]
    for source in sources:
        print("Preparing files and exact sums…", file=sys.stderr)
        yield from source()
        for file in folder.glob("*.csv"):
            file.unlink()


def aggregations(options, program, launcher, folder):
    results = []
    for workload in planned(options, folder):
        for threads in options.threads:
            with_pandas = workload.rows <= options.pandas_rows and threads == max(options.threads)
            names = [name for name in workload.tools if with_pandas or not name.startswith("pandas")]
            results += rounds.measure(workload, threads, options.repeats, program, launcher, names, folder)
    return results


def main():
    options = arguments()
    program = options.comity.resolve() if options.comity.exists() else None
    if not program:
        print(f"{options.comity} is not there: the peers are measured alone, without ratios.", file=sys.stderr)
    head = {
        "day": datetime.date.today().isoformat(), "machine": machine.describe(), "versions": machine.versions(program),
        "repeats": options.repeats,
    }
    launcher, peaks, estimates, unmatched = Launcher(), [], [], []
    with tempfile.TemporaryDirectory(prefix="comity-peers-", dir=options.folder) as folder:
        results = aggregations(options, program, launcher, Path(folder))
        if options.memory and program:
            sizes, threads = options.memory_rows, max(options.threads)
            peaks = memory.measure(sizes, threads, options.repeats, program, launcher, Path(folder))
    launcher.close()
    if "estimates" in options.only:
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, cores(2))  # Handed down to every tool.
        estimates, unmatched = estimate_rounds.compare(program, options.repeats)
    head["load_after"] = round(os.getloadavg()[0], 2)

    text = report.markdown(head, results, peaks, estimates, unmatched)
    print(text)
    options.results.mkdir(parents=True, exist_ok=True)
    name = f"peers-{max(options.rows)}"
    found = {"head": head, "results": results, "memory": peaks, "estimates": estimates}
    (options.results / f"{name}.md").write_text(text + "\n", encoding="utf-8")
    (options.results / f"{name}.json").write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    if program and results:
        (options.results / "summary.md").write_text(summary.markdown(head, results, peaks), encoding="utf-8")


if __name__ == "__main__":
    main()
