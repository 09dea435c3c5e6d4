"""What is computed: files, keys, value, and the exact sums that every tool has to find."""

import csv
import gzip
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import polars

import comtrade
import flows

NAMES = {"t": "period", "i": "reporter", "j": "partner", "k": "product"}
FLOW_TYPES = {"t": "int", "i": "int", "j": "int", "k": "text", "v": "number", "q": "text"}
SINGLE_FILE_TOOLS = ["duckdb", "duckdb-decimal", "polars", "polars-streaming", "pandas", "pandas-pyarrow"]
ARCHIVE_TOOLS = ["duckdb", "polars", "polars-streaming", "polars-eager", "pandas", "pandas-pyarrow"]


@dataclass
class Workload:
    name: str
    rows: int
    files: list
    types: dict  # int, text, number (three places) or whole, by column
    keys: list
    value: str
    comity: list  # arguments of `comity table` after the files
    expected: polars.DataFrame  # keys, and sums as integers of a thousandth
    tools: list
    header: bool = True
    without: tuple = None
    renamed: dict = None  # how Comity writes a peer's key, by column

    def request(self, output):
        return {
            "files": [str(file) for file in self.files], "types": self.types, "keys": self.keys, "value": self.value,
            "header": self.header, "without": self.without, "output": str(output),
        }

    @property
    def bytes(self):
        return sum(Path(file).stat().st_size for file in self.files)


def of_flows(folder, rows, key_sets):
    """Sums of v over a made file in BACI's form."""
    file = folder / f"flows-{rows}.csv"
    columns = flows.make(file, rows)
    for keys in key_sets:
        yield Workload(
            name=f"flows, {rows:,} rows, by ({', '.join(NAMES[key] for key in keys)})", rows=rows, files=[file],
            types=FLOW_TYPES, keys=keys, value="v", expected=exact_sums(columns, keys, "v"), tools=SINGLE_FILE_TOOLS,
            comity=["--period", "t", "--rows", ",".join(keys), "--values", "v"],
        )


def of_comtrade(folder, rows):
    """Sums of primaryValue over a made file of 47 quoted columns; the 48th type is that of the trailing comma."""
    file = folder / f"comtrade-{rows}.csv"
    columns = comtrade.make(file, rows)
    keys = ["period", "reporterCode", "flowCode"]
    types = dict.fromkeys(comtrade.COLUMNS, "text") | {"period": "int", "reporterCode": "int", "primaryValue": "number"}
    yield Workload(
        name=f"Comtrade, 47 columns, {rows:,} rows, by (period, reporter, flow)", rows=rows, files=[file],
        types=types | {"trailing": "text"}, keys=keys, value="primaryValue", header=False,
        expected=exact_sums(columns, keys, "primaryValue"), tools=SINGLE_FILE_TOOLS,
        comity=["--rows", "period,reporterCode,flow", "--values", "primaryValue"],
    )


def of_archives(shared):
    """Sums of the trade value over the sixty gz files of Comtrade's older form, without rows of World as partner."""
    files = sorted((shared / "data/comtrade/hs27_hs44").glob("*.csv.gz"))
    if not files:
        return
    keys, value, partner = ["Year", "Reporter Code", "Trade Flow"], "Trade Value (US$)", "Partner Code"
    flow_codes = {"Import": "M", "Export": "X", "Re-Import": "RM", "Re-Export": "RX"}
    sums, rows = Counter(), 0
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8-sig", newline="") as text:
            reader = csv.DictReader(text)
            for row in reader:
                rows += 1
                if row[partner] != "0":
                    sums[int(row[keys[0]]), int(row[keys[1]]), flow_codes[row[keys[2]]]] += 1000 * int(row[value])
    columns = {key: [group[place] for group in sums] for place, key in enumerate(keys)}
    types = dict.fromkeys(reader.fieldnames, "text")
    yield Workload(
        name=f"{len(files)} gz files, {rows:,} rows, by (period, reporter, flow)", rows=rows, files=files,
        types=types | {keys[0]: "int", keys[1]: "int", partner: "int", value: "whole"}, keys=keys, value=value,
        without=(partner, 0), expected=polars.DataFrame(columns | {"thousandths": list(sums.values())}),
        tools=ARCHIVE_TOOLS, comity=["--rows", "Year,Reporter Code,flow"], renamed={"Trade Flow": flow_codes},
    )


def exact_sums(columns, keys, value):
    """The sums of an integer column by keys, as integers."""
    table = polars.DataFrame({key: columns[key] for key in keys} | {"thousandths": columns[value]})
    return table.group_by(keys).agg(polars.col("thousandths").sum()).sort(keys)
