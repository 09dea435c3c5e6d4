"""The tables of a comparison as Markdown."""

import aggregations
from ratios import by_work, duration, peak, ratio

AGGREGATIONS = """\
Every work reads the files and writes the sums, sorted by key, as csv; every tool's sums were compared with the exact
ones before. *In process* is the time inside a running process that has the tool imported; Comity has no such figure.
*Whole command* is the time of a process from start to end, python's start and the import of the tool included. The
ratio in process is the tool's time inside its process over Comity's whole command. The peak of memory is the highest
resident size of the whole command in any round. The largest error is that of a sum against the exact one, in units of
the value.""".replace("\n", " ")
ESTIMATES = """\
Times a call. Not all of the work is the same: pymannkendall computes Sen's slope with the test and a normal p value,
Comity the test alone with an exact p value up to 40 observations, whose law it tabulates once a process, which is not
counted; Comity's Theil–Sen tests too; the series are made on each side, alike but not the same; numpy's BLAS may use
both cores, Comity's uses one; a call of Comity is timed alone, one of Python in a batch.""".replace("\n", " ")


def markdown(head, results, memory, estimates, unmatched):
    lines = ["# Comity and its peers", "", machine(head)]
    lines += ["Versions: " + ", ".join(f"{name} {version}" for name, version in head["versions"].items()) + "."]
    lines += [
        f"Median of {head['repeats']} rounds after a warm-up; in every round every tool runs once, beginning with "
        "another. The ratio is the tool's time over Comity's in the same round: its median, and in brackets its range. "
        "Above 1 Comity is faster. Files are in the page cache; a thread has a core of its own.",
    ]
    if results:
        lines += ["", "## Aggregations", "", AGGREGATIONS, ""]
        lines += [f"- `{name}`: {what}" for name, (_, _, what) in aggregations.TOOLS.items()]
        for (work, threads), tools in by_work(results).items():
            lines += _aggregation(work, threads, tools)
    if memory:
        lines += ["", "## Memory", "", *memory_table(memory)]
    if estimates:
        lines += ["", "## Estimates", "", ESTIMATES, ""]
        lines += ["| work | tool | median | ratio to comity |", "|---|---|---:|---:|"]
        for (work, _), tools in by_work(estimates).items():
            for name, result in tools.items():
                found = ratio(result, tools.get("comity"), "seconds", "seconds") if name != "comity" else "1"
                lines.append(f"| {work} | {name} | {duration(result['seconds'])} | {found} |")
    if unmatched:
        lines += ["", "`comity bench` has no figure for: " + ", ".join(unmatched) + "."]
    return "\n".join(lines)


def machine(head):
    machine = head["machine"]
    memory = f", {machine['memory_gib']} GiB" if machine["memory_gib"] else ""
    return (
        f"{head['day']}, {machine['processor']}, {machine['cores']} cores{memory}, {machine['system']}, load before "
        f"the run {machine['load_before']}, after it {head['load_after']}."
    )


def memory_table(memory):
    lines = ["| work | groups | file | whole command | peak memory |", "|---|---:|---:|---:|---:|"]
    for result in memory:
        lines.append(
            f"| {result['work']} | {result['groups']:,} | {result['bytes'] / 1e6:,.0f} MB "
            f"| {duration(result['command_seconds'])} | {peak(result)} |"
        )
    return lines


def _aggregation(work, threads, tools):
    first = next(iter(tools.values()))
    comity = tools.get("comity")
    lines = [
        "", f"### {work}, {'one thread' if threads == 1 else f'{threads} threads'}", "",
        f"{first['bytes'] / 1e6:,.1f} MB, {first['groups']:,} groups.", "",
        "| tool | in process | whole command | ratio of commands | ratio in process | peak memory | largest error |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for name, result in tools.items():
        error = result["largest_difference"]
        own = name == "comity"
        lines.append(
            f"| {name} | {duration(result['seconds'])} | {duration(result['command_seconds'])} "
            f"| {1 if own else ratio(result, comity, 'command_seconds')} "
            f"| {'' if own else ratio(result, comity, 'seconds')} "
            f"| {peak(result)} | {f'{error:.1g}' if error else 'none'} |"
        )
    return lines
