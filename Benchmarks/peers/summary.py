#!/usr/bin/env python3
"""The short table of a comparison: how many times faster Comity is than the faster of DuckDB and polars.

`summary.py --readme README.md` puts Results/summary.md between the marks `<!-- benchmarks -->` and
`<!-- /benchmarks -->` of a page.
"""

import argparse
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
BEGIN, END = "<!-- benchmarks -->", "<!-- /benchmarks -->"


def markdown(head, results, memory):
    from ratios import by_work, duration, fastest, peak, ratio
    from report import machine

    lines = [
        "| work | threads | comity | whole commands | against in process | peak memory |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for (work, threads), tools in by_work(results).items():
        comity = tools.get("comity")
        if not comity:
            continue
        command, inside = fastest(tools, "command_seconds"), fastest(tools, "seconds")
        lines.append(
            f"| {work} | {threads} | {duration(comity['command_seconds'])} "
            f"| {ratio(command, comity, 'command_seconds')}, {command['tool']} "
            f"| {ratio(inside, comity, 'seconds')}, {inside['tool']} "
            f"| {peak(comity)}; {peak(command)} |"
        )
    versions = ", ".join(f"{name} {head['versions'][name]}" for name in ("duckdb", "polars"))
    lines += [
        "",
        "How many times Comity's whole command is faster than the faster of DuckDB and polars: than its whole command "
        "(python's start and import included), and than its work in a process that already runs. Median and range of "
        f"the ratios of {head['repeats']} rounds; peak memory of Comity's command, then of the faster peer's. "
        f"{machine(head)} {versions}.",
    ]
    if memory:
        sizes = "; ".join(f"{peak(result)} at {result['rows']:,} rows" for result in memory)
        lines += ["", f"Peak memory of the sum by (period, reporter): {sizes}."]
    return "\n".join(lines) + "\n"


def placed(page, text):
    """The page with the text between the marks in place of what stood there; None when the marks are not there once."""
    if page.count(BEGIN) != 1 or page.count(END) != 1 or page.index(BEGIN) > page.index(END):
        return None
    return page[: page.index(BEGIN)] + f"{BEGIN}\n{text.strip()}\n" + page[page.index(END):]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readme", type=Path, required=True, help="the page that carries the table")
    parser.add_argument("--results", type=Path, default=HERE.parent / "Results", help="where summary.md is")
    options = parser.parse_args()
    page = placed(
        options.readme.read_text(encoding="utf-8"), (options.results / "summary.md").read_text(encoding="utf-8"))
    if page is None:
        sys.exit(f"{options.readme} needs the marks {BEGIN} and {END}, once each and in this order.")
    options.readme.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
