"""A workload in every tool, in turn: checked once, then timed round by round."""

import sys

from check import check
from tools import Comity, Peer


def measure(workload, threads, repeats, program, launcher, names, folder):
    """One result a tool. The tool that begins changes with the round, so that none is always first or last."""
    tools = [Comity(program, threads, launcher)] if program else []
    tools += [Peer(name, threads, launcher) for name in names]
    results = [
        {
            "work": workload.name, "rows": workload.rows, "bytes": workload.bytes, "threads": threads,
            "groups": len(workload.expected), "tool": tool.name, "seconds": [], "command_seconds": [],
            "peak_bytes": [],
        }
        for tool in tools
    ]
    try:
        for tool, result in zip(tools, results):
            output = folder / f"{tool.name}.csv"
            tool.in_process(workload, output)
            result["largest_difference"] = check(workload, tool.name, _after(tool.whole_command, workload, output))
        for number in range(repeats):
            print(f"{workload.name}, {threads} thread(s): round {number + 1} of {repeats}", file=sys.stderr)
            first = number % len(tools)
            pairs = list(zip(tools, results))
            for tool, result in pairs[first:] + pairs[:first]:
                output = folder / f"{tool.name}.csv"
                inside = tool.in_process(workload, output)
                if inside is not None:
                    result["seconds"].append(inside)
                seconds, peak = tool.whole_command(workload, output)
                result["command_seconds"].append(seconds)
                result["peak_bytes"].append(peak)
    finally:
        for tool in tools:
            tool.close()
    return results


def _after(work, workload, output):
    """Runs the work into a fresh output, so that what is checked is what it wrote."""
    output.unlink(missing_ok=True)
    work(workload, output)
    return output
