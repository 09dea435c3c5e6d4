"""The table of a comparison as Markdown."""

import statistics

import aggregations


def markdown(head, results, unmatched):
    machine, versions = head["machine"], head["versions"]
    memory = f", {machine['memory_gib']} GiB" if machine["memory_gib"] else ""
    lines = [
        "# Comity and its peers",
        "",
        f"{head['day']}, {machine['processor']}, {machine['cores']} cores of which {machine['cores_used']} are used"
        f"{memory}, {machine['system']}, load before the run {machine['load_before']}.",
        "Versions: " + ", ".join(f"{name} {version}" for name, version in versions.items()) + ".",
        f"File: {head['rows']:,} made flows (t,i,j,k,v,q), {head['bytes'] / 1e6:.1f} MB, in the page cache.",
        f"Median of {head['repeats']} rounds after a warm-up; in every round every tool runs once. The ratio is the "
        "tool's time over Comity's in the same round: its median, and in brackets its range. Above 1 Comity is faster.",
        "Aggregations read the file and write the sums, sorted by key, as csv. Comity is timed as a whole command with "
        "its start, the others inside a running process. Estimates are times a call.",
        "Settings: " + "; ".join(f"{name}: {what}" for name, (_, _, what) in aggregations.TOOLS.items()) + ".",
        "",
        "| work | groups | tool | median | ratio to comity | largest error |",
        "|---|---:|---|---:|---:|---:|",
    ]
    for result in results:
        groups = f"{result['groups']:,}" if "groups" in result else ""
        error = result.get("largest_difference")
        lines.append(
            f"| {result['work']} | {groups} | {result['tool']} | {duration(result['median_seconds'])} "
            f"| {ratio(result)} | {'' if error is None else 'none' if error == 0 else f'{error:.1g}'} |"
        )
    lines += ["", "The largest error is that of a sum against the exact one, in units of v (1,000 dollars)."]
    if any("groups" not in result for result in results):
        lines.append(
            "Not all of the work is the same: pymannkendall computes Sen's slope with the test and a normal p value, "
            "Comity the test alone with an exact p value up to 40 observations; Comity's Theil–Sen tests too; numpy's "
            "BLAS may use both cores, Comity's uses one; a call of Comity is timed alone, one of Python in a batch."
        )
    if unmatched:
        lines.append("`comity bench` has no figure for: " + ", ".join(unmatched) + ".")
    return "\n".join(lines)


def duration(seconds):
    for unit, scale in (("s", 1), ("ms", 1e3), ("µs", 1e6)):
        if seconds * scale >= 1 or unit == "µs":
            return f"{seconds * scale:.3g} {unit}"


def ratio(result):
    if result["tool"] == "comity":
        return "1"
    if not result["ratios"]:
        return "–"
    low, middle, high = min(result["ratios"]), statistics.median(result["ratios"]), max(result["ratios"])
    return f"{middle:.2f} [{low:.2f}, {high:.2f}]"
