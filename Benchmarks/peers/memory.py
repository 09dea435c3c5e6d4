"""The peak memory of Comity's grouped sum at several sizes of one kind of file."""

import sys

import polars

import flows
from check import check
from tools import Comity
from workloads import FLOW_TYPES, Workload, exact_sums

KEYS = ["t", "i"]


def measure(sizes, threads, repeats, program, launcher, folder):
    """One result a size. Sizes are multiples of the smallest: its rows are written again with earlier years."""
    smallest = min(sizes)
    if any(size % smallest for size in sizes):
        sys.exit(f"--memory-rows: every size has to be a multiple of the smallest, {smallest}")
    base = folder / "memory-base.csv"
    columns = flows.make(base, smallest)
    columns = {name: columns[name] for name in KEYS + ["v"]}
    comity, results = Comity(program, threads, launcher), []
    for size in sorted(sizes):
        print(f"memory: {size:,} rows", file=sys.stderr)
        file, copies = folder / "memory.csv", size // smallest
        flows.repeat(base, file, copies)
        workload = Workload(
            name=f"flows, {size:,} rows, by (period, reporter)", rows=size, files=[file], types=FLOW_TYPES, keys=KEYS,
            value="v", expected=_expected(columns, copies), tools=[],
            comity=["--period", "t", "--rows", ",".join(KEYS), "--values", "v"],
        )
        runs = [comity.whole_command(workload, folder / "memory-sums.csv") for _ in range(repeats)]
        results.append({
            "work": workload.name, "rows": size, "bytes": workload.bytes, "threads": threads,
            "groups": len(workload.expected), "tool": "comity", "command_seconds": [seconds for seconds, _ in runs],
            "peak_bytes": [peak for _, peak in runs],
            "largest_difference": check(workload, "comity", folder / "memory-sums.csv"),
        })
        file.unlink()
    base.unlink()
    return results


def _expected(columns, copies):
    sums = exact_sums(columns, KEYS, "v")
    earlier = [sums.with_columns(polars.col("t") - len(flows.YEARS) * number) for number in range(copies)]
    return polars.concat(earlier).sort(KEYS)
