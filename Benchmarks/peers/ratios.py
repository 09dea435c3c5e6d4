"""Medians and ratios of results. A ratio is taken inside a round: the tool's time over Comity's."""

import statistics

# The tools that the headline is about.
RIVALS = ("duckdb", "polars")


def by_work(results):
    """The results of each work and number of threads, by tool, in the order measured."""
    groups = {}
    for result in results:
        groups.setdefault((result["work"], result.get("threads")), {})[result["tool"]] = result
    return groups


def fastest(tools, times):
    """The fastest of DuckDB's and polars' ways by the median of `times` ("seconds" or "command_seconds"), or None."""
    rivals = [result for name, result in tools.items() if name.split("-")[0] in RIVALS and result[times]]
    return min(rivals, key=lambda result: statistics.median(result[times]), default=None)


def ratio(result, comity, times, comity_times="command_seconds"):
    """`median [lowest, highest]` of the rounds' ratios, or a dash; above 1 Comity is faster."""
    if not result or not comity or not result[times] or not comity[comity_times]:
        return "–"
    found = [theirs / ours for theirs, ours in zip(result[times], comity[comity_times])]
    return f"{statistics.median(found):.2f} [{min(found):.2f}, {max(found):.2f}]"


def duration(seconds):
    if not seconds:
        return "–"
    median = statistics.median(seconds)
    for unit, scale in (("s", 1), ("ms", 1e3), ("µs", 1e6)):
        if median * scale >= 1 or unit == "µs":
            return f"{median * scale:.3g} {unit}"


def peak(result):
    """The highest of the rounds' peaks, in MB."""
    return f"{max(result['peak_bytes']) / 1e6:,.0f} MB" if result and result["peak_bytes"] else "–"
