"""Questions to a plain csv and to the same file imported into a workspace: python3 imported.py COMITY [ROUNDS] [ROWS].

Needs numpy and polars for the made file (requirements.txt). Both are asked in turn, the first one changing by round; the
answers must be the same bytes. Writes Results/peers-imported.md.
"""

import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import flows
import machine
import ratios

QUESTIONS = [
    "--rows t",
    "--rows t,i",
    "--rows product:2",
    "--rows t --where product=27*",
    "--rows reporter --where t=2021",
    "--rows reporter --where i=4",
    "--rows reporter --where t=2021 --where i=764",
]


def timed(command, environment):
    """Seconds, and what was written to standard output."""
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    seconds = time.perf_counter() - start
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}\n{done.stderr.decode()}")
    return seconds, done.stdout


def main():
    comity = str(pathlib.Path(sys.argv[1]).resolve())
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    rows = int(sys.argv[3]) if len(sys.argv) > 3 else 10_000_000
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        plain = folder / "flows.csv"
        flows.make(plain, rows)
        environment = dict(os.environ, COMITY_WORKSPACE=str(folder / "workspace"))
        words = [comity, "data", "import", str(plain), "--name", "flows", "--retrieved", "2024-11-02"]
        importing = timed(words, environment)[0]
        size = plain.stat().st_size
        stored = sum(path.stat().st_size for path in (folder / "workspace" / "files").iterdir())
        about = machine.describe()
        lines = []
        for question in QUESTIONS:
            seconds = {"plain": [], "imported": []}
            for number in range(rounds + 1):
                answers = {}
                for form in sorted(seconds, reverse=number % 2 == 0):
                    data = str(plain) if form == "plain" else "flows"
                    command = [comity, "table", data, *question.split(), "--format", "csv"]
                    took, answers[form] = timed(command, environment)
                    # The first round warms up.
                    if number > 0:
                        seconds[form].append(took)
                if answers["plain"] != answers["imported"]:
                    raise SystemExit(f"{question}: the answers differ")
            found = [there / here for here, there in zip(seconds["plain"], seconds["imported"])]
            spread = f"{statistics.median(found):.2f} [{min(found):.2f}, {max(found):.2f}]"
            times = [ratios.duration(seconds[form]) for form in ("plain", "imported")]
            lines.append(f"| `{question}` | {times[0]} | {times[1]} | {spread} |")
            print(lines[-1], flush=True)
        version = subprocess.run([comity, "--version"], capture_output=True, text=True, check=True).stdout.strip()
        text = f"""# A plain file and the same file imported

{time.strftime("%Y-%m-%d")}, {about["processor"]}, {about["cores"]} cores, {about["memory_gib"]} GiB, {about["system"]}, \
load before the run {about["load_before"]}. comity {version}.
{rows:,} made rows in BACI's form, sorted by year and exporter: {size / 1e6:,.0f} MB, stored {stored / 1e6:,.0f} MB; \
imported in {importing:.1f} s. Whole commands in turn, medians of {rounds} rounds after a warm-up; the ratio is the imported \
file's time over the plain one's in the same round: median and range. The answers were the same bytes.

| `comity table` | plain csv | imported | ratio |
|---|---:|---:|---:|
"""
        target = pathlib.Path(__file__).parent.parent / "Results" / "peers-imported.md"
        target.write_text(text + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
