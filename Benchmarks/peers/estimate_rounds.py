"""The estimates of short series in Comity and in Python's packages, round by round."""

import json
import os
import subprocess
import sys
from pathlib import Path

import estimates
from tools import limits

HERE = Path(__file__).resolve().parent


def compare(program, repeats):
    """One result a tool and estimate, and the names for which Comity has no figure."""
    rounds = []
    for number in range(repeats):
        print(f"estimates: round {number + 1} of {repeats}", file=sys.stderr)
        ours = _bench(program) if program else None
        command = [sys.executable, str(HERE / "estimates.py"), "5"]
        answer = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | limits(2))
        rounds.append((ours, json.loads(answer.stdout)))
    results, unmatched = [], []
    for name, (package, _) in estimates.WORK.items():
        theirs = [round_[name]["seconds"] for _, round_ in rounds]
        matched = [ours[name] for ours, _ in rounds if ours and name in ours]
        if len(matched) == len(rounds):
            results.append({"work": name, "tool": "comity", "seconds": matched})
        elif program:
            unmatched.append(name)
        results.append({"work": name, "tool": package, "seconds": theirs})
    return results, unmatched


def _bench(program):
    """The medians of `comity bench --json` by name, or None when the program has no such command."""
    answer = subprocess.run([str(program), "bench", "--json", "--rows", "1000"], capture_output=True, text=True)
    if answer.returncode != 0:
        return None
    return {row["name"]: row["median_seconds"] for row in json.loads(answer.stdout)["benchmarks"]}
