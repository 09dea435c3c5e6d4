"""Runs the same work in Comity and its peers, in turn, and prints one table of medians and ratios.

Every round runs every tool once (A B C A B C …), so that a machine that slows down slows all of them; a ratio is
taken inside a round, and the table shows the median and the range of these ratios. Totals are compared first.
"""

import argparse
import datetime
import importlib.metadata
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import polars

import aggregations
import estimates
import flows
import report

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORKLOADS = [["t", "i"], ["i", "j"], ["i", "j", "k"]]
LIMITS = {name: "2" for name in ("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}


class Peer:
    """A tool in a process of its own that waits for work."""

    def __init__(self, name):
        self.name = name
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "aggregations.py"), name],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ | LIMITS,
        )

    def run(self, file, fields, output):
        request = {"file": str(file), "fields": fields, "output": str(output)}
        print(json.dumps(request), file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline()
        if not answer:
            sys.exit(f"{self.name} stopped; its message stands above")
        return json.loads(answer)["seconds"]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Comity:
    """The whole command, its start included."""

    name = "comity"

    def __init__(self, program):
        self.program = str(program)

    def run(self, file, fields, output):
        command = [
            self.program, "table", str(file), "--period", "t", "--rows", ",".join(fields), "--values", "v",
            "--format", "csv", "--threads", "2",
        ]
        with open(output, "wb") as target:
            start = time.perf_counter()
            subprocess.run(command, stdout=target, check=True)
            return time.perf_counter() - start

    def close(self):
        pass


def difference(output, expected, fields):
    """The largest difference of a tool's sums to the exact ones, in units of the value; exits when keys differ.

    Sums that are printed as decimals are compared as decimals.
    """
    found = polars.read_csv(output, infer_schema=False)
    found = found.rename({found.columns[-1]: "v"}).with_columns(polars.col(fields).cast(polars.Int64))
    both = expected.join(found, on=fields, how="full", coalesce=True)
    if len(both) != len(expected) or both["v"].null_count() or both["thousandths"].null_count():
        sys.exit(f"{output}: {len(found)} groups where {len(expected)} are expected, or other keys")
    exact = both.with_columns(
        (polars.col("thousandths") // 1000).cast(polars.String)
        + "." + (polars.col("thousandths") % 1000).cast(polars.String).str.zfill(3)
    )["thousandths"]
    decimals = both["v"].str.contains("^[0-9]+([.][0-9]{1,3})?$")
    same = decimals & (both["v"].str.to_decimal(scale=3) == exact.str.to_decimal(scale=3))
    rest = both.filter(~same)
    if len(rest) == 0:
        return 0.0
    return (rest["v"].cast(polars.Float64) - rest["thousandths"] / 1000).abs().max()


def machine():
    model = platform.processor() or platform.machine()
    memory = None
    if Path("/proc/cpuinfo").exists():
        names = [line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")]
        model = names[0] if names else model
        memory = round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)
    return {
        "processor": model,
        "cores": os.cpu_count(),
        "cores_used": 2,
        "memory_gib": memory,
        "system": f"{platform.system()} {platform.machine()}",
        "load_before": round(os.getloadavg()[0], 2),
    }


def versions(program):
    found = {"python": platform.python_version()}
    for line in (HERE / "requirements.txt").read_text().split():
        package = line.split("==")[0]
        found[package] = importlib.metadata.version(package)
    if program:
        answer = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=True)
        found = {"comity": answer.stdout.strip()} | found
    return found


def compare_aggregations(program, rows, repeats, workloads, folder):
    file = folder / "flows.csv"
    print(f"Making {rows:,} flows…", file=sys.stderr)
    columns = flows.make(file, rows)
    tools = ([Comity(program)] if program else []) + [Peer(name) for name in aggregations.TOOLS]
    results = []
    try:
        for fields in workloads:
            label = "csv, sum by " + ",".join(fields)
            expected = flows.exact_sums(columns, fields)
            differences, seconds = {}, {tool.name: [] for tool in tools}
            for tool in tools:
                output = folder / f"{tool.name}.csv"
                tool.run(file, fields, output)  # Warms up, and is checked.
                differences[tool.name] = difference(output, expected, fields)
                if differences[tool.name] >= 0.0005:
                    sys.exit(f"{tool.name} disagrees by {differences[tool.name]} in {label}")
            for number in range(repeats):
                print(f"{label}: round {number + 1} of {repeats}", file=sys.stderr)
                for tool in tools:
                    seconds[tool.name].append(tool.run(file, fields, folder / f"{tool.name}.csv"))
            for name, times in seconds.items():
                results.append({
                    "work": label, "groups": len(expected), "tool": name, "seconds": times,
                    "largest_difference": differences[name],
                    "ratios": [a / b for a, b in zip(times, seconds["comity"])] if program else [],
                })
    finally:
        for tool in tools:
            tool.close()
    return results, file.stat().st_size


def compare_estimates(program, repeats):
    rounds = []
    for number in range(repeats):
        print(f"estimates: round {number + 1} of {repeats}", file=sys.stderr)
        ours = bench(program) if program else None
        command = [sys.executable, str(HERE / "estimates.py"), "5"]
        answer = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | LIMITS)
        rounds.append((ours, json.loads(answer.stdout)))
    results, unmatched = [], []
    for name, (package, _) in estimates.WORK.items():
        theirs = [round_[name]["seconds"] for _, round_ in rounds]
        matched = [ours[name] for ours, _ in rounds if ours and name in ours]
        if len(matched) == len(rounds):
            results.append({"work": name, "tool": "comity", "seconds": matched, "ratios": [1.0] * len(matched)})
        else:
            unmatched.append(name)
            matched = []
        ratios = [a / b for a, b in zip(theirs, matched)]
        results.append({"work": name, "tool": package, "seconds": theirs, "ratios": ratios})
    return results, unmatched


def bench(program):
    """The medians of `comity bench --json` by name, or None when the program has no such command."""
    answer = subprocess.run([str(program), "bench", "--json", "--rows", "1000"], capture_output=True, text=True)
    if answer.returncode != 0:
        return None
    return {row["name"]: row["median_seconds"] for row in json.loads(answer.stdout)["benchmarks"]}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000, help="flows in the made file (default 1,000,000)")
    parser.add_argument("--repeats", type=int, default=5, help="rounds after the warm-up (default 5)")
    parser.add_argument("--comity", type=Path, default=ROOT / ".build/release/comity", help="the program to measure")
    parser.add_argument("--by", action="append", help="fields to sum by, such as t,i; repeatable (default: three sets)")
    parser.add_argument("--no-estimates", action="store_true", help="only the aggregations")
    parser.add_argument("--results", type=Path, default=HERE.parent / "Results", help="where the tables are written")
    options = parser.parse_args()

    workloads = [fields.split(",") for fields in options.by] if options.by else WORKLOADS
    program = options.comity if options.comity.exists() else None
    if not program:
        print(f"{options.comity} is not there: the peers are measured alone, without ratios.", file=sys.stderr)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[:2]))  # Handed down to every tool.
    head = {
        "day": datetime.date.today().isoformat(), "machine": machine(), "versions": versions(program),
        "rows": options.rows, "repeats": options.repeats,
    }
    with tempfile.TemporaryDirectory(prefix="comity-peers-") as folder:
        results, head["bytes"] = compare_aggregations(program, options.rows, options.repeats, workloads, Path(folder))
    unmatched = []
    if not options.no_estimates:
        found, unmatched = compare_estimates(program, options.repeats)
        results += found
    for result in results:
        result["median_seconds"] = statistics.median(result["seconds"])
    text = report.markdown(head, results, unmatched if program else [])
    print(text)
    options.results.mkdir(parents=True, exist_ok=True)
    name = f"peers-{options.rows}"
    (options.results / f"{name}.md").write_text(text + "\n", encoding="utf-8")
    (options.results / f"{name}.json").write_text(
        json.dumps({"head": head, "results": results}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
