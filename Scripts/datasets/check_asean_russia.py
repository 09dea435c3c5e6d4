#!/usr/bin/env python3
"""Check the ASEAN-Russia data package and print the numbers that must come out of it.

Usage: check_asean_russia.py [--documents DIR] [PACKAGE_DIR]

Checks the schema of datapackage.json (types, required, unique, enum, pattern, keys, foreign keys, order of rows), the
lists of figures, cycles, periods and principal rows; with --documents, that every number of the five documents is
covered by the figures of that document. Then it computes the truths from the package alone. Exits 1 on any failure.
"""

import argparse
import csv
import datetime
import decimal
import hashlib
import json
import math
import pathlib
import re
import sys
from decimal import Decimal
from fractions import Fraction

decimal.getcontext().prec = 50
LISTS = {"figures": ["part_of", "supersedes", "conflicts_with", "derived_from"]}
NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve twenty thirty fifty hundred thousand "
    "million billion first second third fourth fifth double doubled triple twice threefold half"
).split()
NAMES = re.compile(r"Covid-19")


class Checker:
    def __init__(self, folder):
        self.folder = folder
        self.failures = []
        self.descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        self.tables = {}

    def fail(self, text):
        self.failures.append(text)

    def equal(self, title, found, expected):
        shown = "ok" if found == expected else f"WRONG, expected {expected}"
        print(f"{title}: {found} ({shown})")
        if found != expected:
            self.fail(f"{title}: {found}, expected {expected}")

    # Schema

    def check_schema(self):
        for resource in self.descriptor["resources"]:
            name, schema = resource["name"], resource["schema"]
            data = (self.folder / resource["path"]).read_bytes()
            if b"\r" in data or data.startswith(b"\xef\xbb\xbf") or not data.endswith(b"\n"):
                self.fail(f"{name}: not plain UTF-8 with line feeds")
            reader = csv.reader(data.decode("utf-8").splitlines())
            header = next(reader)
            if header != [field["name"] for field in schema["fields"]]:
                self.fail(f"{name}: header {header}")
            rows = []
            for line, cells in enumerate(reader, start=2):
                if len(cells) != len(header):
                    self.fail(f"{name} line {line}: {len(cells)} cells")
                    continue
                row = dict(zip(header, cells))
                rows.append(row)
                for field in schema["fields"]:
                    self.check_cell(name, line, field, row[field["name"]])
            self.tables[name] = rows
            keys = [tuple(row[key] for key in schema["primaryKey"]) for row in rows]
            if len(set(keys)) != len(keys):
                self.fail(f"{name}: primary key is not unique")
            for field in schema["fields"]:
                if field.get("constraints", {}).get("unique"):
                    values = [row[field["name"]] for row in rows]
                    if len(set(values)) != len(values):
                        self.fail(f"{name}.{field['name']}: not unique")
        for resource in self.descriptor["resources"]:
            for foreign in resource["schema"].get("foreignKeys", []):
                other, field = foreign["reference"]["resource"], foreign["reference"]["fields"]
                known = {row[field] for row in self.tables[other]}
                for row in self.tables[resource["name"]]:
                    if row[foreign["fields"]] and row[foreign["fields"]] not in known:
                        self.fail(f"{resource['name']}.{foreign['fields']}: {row[foreign['fields']]} is not in {other}")

    def check_cell(self, name, line, field, text):
        place = f"{name} line {line}, {field['name']}"
        constraints = field.get("constraints", {})
        if not text:
            if constraints.get("required"):
                self.fail(f"{place}: empty")
            return
        if text != text.strip():
            self.fail(f"{place}: blanks around {text!r}")
        kind = field["type"]
        if kind == "number" and not re.fullmatch(r"-?\d+(\.\d+)?", text):
            self.fail(f"{place}: {text} is not a plain decimal")
        if kind == "integer" and not re.fullmatch(r"-?\d+", text):
            self.fail(f"{place}: {text} is not an integer")
        if kind == "boolean" and text not in ("true", "false"):
            self.fail(f"{place}: {text} is not a boolean")
        if kind == "date":
            try:
                datetime.date.fromisoformat(text)
            except ValueError:
                self.fail(f"{place}: {text} is not a date")
        if "enum" in constraints and text not in constraints["enum"]:
            self.fail(f"{place}: {text} is not one of {constraints['enum']}")
        if "pattern" in constraints and not re.fullmatch(constraints["pattern"], text):
            self.fail(f"{place}: {text} does not match {constraints['pattern']}")

    # Figures

    def check_figures(self):
        figures = {row["id"]: row for row in self.tables["figures"]}
        for name, rows in self.tables.items():
            for row in rows:
                for column in LISTS.get(name, []) + [key for key in row if key.endswith("figures")]:
                    for identifier in re.split("[;/]", row[column]):
                        if identifier and identifier not in figures:
                            self.fail(f"{name}.{column}: {identifier} is no figure")
                for start, end in (
                    ("period_start", "period_end"),
                    ("base_start", "base_end"),
                    ("start", "end"),
                    ("date_start", "date_end"),
                    ("complete_from", "complete_to"),
                ):
                    if start in row and end in row:
                        if bool(row[start]) != bool(row[end]) or row[start] > row[end]:
                            self.fail(f"{name}: {start} {row[start]}, {end} {row[end]} in {list(row.values())[0]}")
        for column in ("part_of", "supersedes", "derived_from"):
            for identifier in figures:
                seen, stack = set(), [identifier]
                while stack:
                    current = stack.pop()
                    for parent in filter(None, figures[current][column].split(";")):
                        if parent == identifier:
                            self.fail(f"figures.{column}: {identifier} is above itself")
                        elif parent not in seen:
                            seen.add(parent)
                            stack.append(parent)
        for row in figures.values():
            filled = "".join(f"{name}\x1f{row[name]}\x1e" for name in sorted(row) if name != "hash" and row[name])
            if hashlib.sha256(filled.encode("utf-8")).hexdigest() != row["hash"]:
                self.fail(f"figures: the hash of {row['id']} does not fit its cells")
        claims = [row["claim"] for row in figures.values() if row["claim"]]
        for claim in sorted(set(claims)):
            if claims.count(claim) < 2:
                self.fail(f"figures: the claim {claim} has one row only")
        programmes = {row["id"] for row in self.tables["programmes"]}
        for row in self.tables["progress"]:
            if row["programme"] not in programmes:
                self.fail(f"progress: no programme {row['programme']}")
        scales = {row["unit"]: row["base_unit"] for row in self.tables["units"]}
        groups = {}
        for row in figures.values():
            dated = row["kind"] in ("date", "period")
            if dated == bool(row["value"]):
                self.fail(f"figures: {row['id']} is a {row['kind']} with value {row['value']!r}")
            if row["kind"] in ("growth", "multiple") and row["period_start"] and not row["base_start"]:
                self.fail(f"figures: {row['id']} has no base period")
            measured = row["kind"] in ("level", "growth", "multiple", "share", "contribution")
            if not measured or not row["series"] or not row["period_start"] or row["series"] == "comparators":
                continue
            perspective = "" if row["topic"] == "trade" and row["flow"] in ("T", "") else row["subject"]
            key = (
                row["series"],
                perspective,
                row["measure"],
                row["flow"],
                row["sector"],
                row["kind"],
                scales[row["unit"]],
                row["period_start"],
                row["period_end"],
                row["base_start"],
            )
            groups.setdefault(key, []).append(row)
        for key, rows in groups.items():
            count = sum(row["principal"] == "true" for row in rows)
            if count > 1 or (count == 0 and not all(row["flag"] for row in rows)):
                self.fail(f"figures: {count} principal rows among {[row['id'] for row in rows]}")
        for row in figures.values():
            if row["series"] and row["flag"] == "error in source":
                self.fail(f"figures: {row['id']} is an error in the source and in a series")

    # Documents

    def check_documents(self, folder):
        source = {row["id"]: row["document"] for row in self.tables["sources"]}
        for path in sorted(folder.glob("*.txt")):
            text = path.read_text(encoding="utf-8").replace("\u2019", "'")
            own = [row for row in self.tables["figures"] if source[row["source"]] == path.stem]
            covered = [False] * len(text)
            for row in own:
                places = [
                    match.span()
                    for match in re.finditer(
                        r"(?<![0-9A-Za-z])" + re.escape(row["as_printed"]) + r"(?![0-9])", text, re.IGNORECASE
                    )
                ]
                if not places:
                    self.fail(f"{path.stem}: {row['id']} prints {row['as_printed']!r}, which is not in the document")
                for start, end in places:
                    covered[start:end] = [True] * (end - start)
            for match in NAMES.finditer(text):
                covered[match.start() : match.end()] = [True] * (match.end() - match.start())
            tokens = list(re.finditer(rf"\d[\d,.]*\d|\d|\b(?:{'|'.join(NUMBER_WORDS)})\b", text, re.IGNORECASE))
            missed = [m for m in tokens if not all(covered[m.start() : m.end()])]
            for match in missed:
                around = text[max(0, match.start() - 30) : match.end() + 30].replace("\n", " ")
                self.fail(f"{path.stem}: {match.group()!r} is in no figure: …{around}…")
            print(f"{path.stem}: {len(own)} figures, {len(tokens)} numbers, {len(missed)} without a figure")

    # Truths

    def check_truths(self):
        figures = {row["id"]: row for row in self.tables["figures"]}

        def half_unit(text):
            return Decimal(1).scaleb(Decimal(text).as_tuple().exponent) / 2

        def growth(before, after):
            """Growth in percent from the digits, with its interval when both numbers are rounded."""
            low_b, high_b = (Decimal(before) + sign * half_unit(before) for sign in (-1, 1))
            low_a, high_a = (Decimal(after) + sign * half_unit(after) for sign in (-1, 1))
            return (
                f"{(Decimal(after) / Decimal(before) - 1) * 100:.2f} "
                f"[{(low_a / high_b - 1) * 100:.2f}, {(high_a / low_b - 1) * 100:.2f})"
            )

        def level(series, year):
            found = [
                row["value"]
                for row in figures.values()
                if row["series"] == series
                and row["principal"] == "true"
                and row["kind"] == "level"
                and row["flow"] == "T"
                and row["period_start"] == f"{year}-01-01"
                and row["period_kind"] == "annual"
            ]
            if len(found) != 1:
                self.fail(f"{series} {year}: {len(found)} principal levels")
            return found[0] if found else "1"

        russian, asean = "asean-russia-trade/russian-side", "asean-russia-trade/asean-side"
        self.equal(
            "Russian side 2017, growth from 2016",
            growth(level(russian, 2016), level(russian, 2017)),
            "34.56 [33.70, 35.42)",
        )
        self.equal(
            "Russian side 2018, growth from 2017",
            growth(level(russian, 2017), level(russian, 2018)),
            "7.10 [6.54, 7.67)",
        )
        self.equal(
            "ASEAN side 2018, growth from 2017", growth(level(asean, 2017), level(asean, 2018)), "18.56 [17.91, 19.22)"
        )
        self.equal(
            "Viet Nam and the EAEU 2016 to 2024",
            growth(figures["T112"]["value"], figures["T113"]["value"]),
            "58.14 [55.17, 61.18)",
        )

        trade = self.tables["trade"]

        def total(**wanted):
            return sum(
                Decimal(row["value"]) for row in trade if all(row[key] == value for key, value in wanted.items())
            )

        def percent(value):
            return f"{value:.2f}"

        itpd = {"reporter": "RUS", "source": "itpd-e-r01"}
        before, after = (total(**itpd, period=year) for year in ("2014", "2016"))
        self.equal(
            "The ten with the Russian Federation 2014-16, ITPD-E, dollars of 2010",
            f"{(after / before - 1) * 100:.1f}",
            "-45.1",
        )
        for partner, expected in (("SGP", "-20.2"), ("THA", "-15.8")):
            part = total(**itpd, partner=partner, period="2016") - total(**itpd, partner=partner, period="2014")
            self.equal(f"  of it {partner}, points", f"{part / before * 100:.1f}", expected)

        malaysia = {"reporter": "MYS", "partner": "RUS"}
        old, new = (total(**malaysia, sector="total", period=year) for year in ("2017", "2018"))
        self.equal("Malaysia with the Russian Federation 2018, ringgit", percent((new / old - 1) * 100), "17.17")
        for code, title, expected in (("SITC 0", "food", "3.16"), ("SITC 3", "fuels", "17.11")):
            change = sum(
                (1 if row["period"] == "2018" else -1) * Decimal(row["value"])
                for row in trade
                if row["reporter"] == "MYS"
                and row["partner"] == "RUS"
                and row["period"] in ("2017", "2018")
                and row["sector"].startswith(code + " ")
            )
            self.equal(f"  {title}, points", percent(change / old * 100), expected)
        parts = sum(
            Decimal(row["value"])
            for row in trade
            if row["reporter"] == "MYS"
            and row["partner"] == "RUS"
            and row["period"] == "2018"
            and row["sector"] != "total"
        )
        self.equal("  sectors add up to the total", str(parts), str(new))
        rate = {row["year"]: Decimal(row["per_usd"]) for row in self.tables["rates"] if row["currency"] == "MYR"}
        self.equal("  in dollars", percent((new / rate["2018"] / (old / rate["2017"]) - 1) * 100), "24.94")

        contributions = [
            row for row in self.tables["fund"] if row["kind"] == "contribution" and row["period_end"] <= "2019-12-31"
        ]
        self.equal(
            "Fund to 2019, million dollars",
            str([float(sum(Decimal(row[bound]) for row in contributions) / 10**6) for bound in ("low", "high")]),
            "[6.5, 17.5]",
        )

        variants = {row["variant"]: row for row in self.tables["programmes"] if row["id"] == "cpa-2016-2020"}

        def gone(as_of, variant="calendar"):
            start, end, day = (
                datetime.date.fromisoformat(text)
                for text in (variants[variant]["start"], variants[variant]["end"], as_of)
            )
            return f"{Fraction((day - start).days, (end - start).days + 1) * 100.0:.1f}"

        progress = {row["measure"]: row for row in self.tables["progress"]}
        launched, carried, achieved = (progress[key] for key in ("launched", "carried out", "achieved"))
        self.equal("Action lines launched", f"{int(launched['met']) / int(launched['total']) * 100:.1f}", "66.2")
        self.equal(f"  time gone on {launched['as_of']}", gone(launched["as_of"]), "83.9")
        self.equal("Action lines carried out", f"{int(carried['met']) / int(carried['total']) * 100:.1f}", "71.2")
        for variant, expected in (("calendar", "71.5"), ("from-summit", "69.2"), ("four-year", "89.5")):
            self.equal(f"Time gone on {achieved['as_of']}, {variant}", gone(achieved["as_of"], variant), expected)

        arsom = {row["number"]: row["date_start"] for row in self.tables["meetings"] if row["series"] == "arsom"}
        days = (datetime.date.fromisoformat(arsom["20"]) - datetime.date.fromisoformat(arsom["13"])).days
        years = days / 365.25
        self.equal("ARSOM 13th to 20th, years", f"{years:.2f}", "8.06")
        self.equal("  meetings a year", f"{7 / years:.2f}", "0.87")

        russia = [float(total(**itpd, period=str(year))) for year in range(2000, 2017)]
        changes = [math.log(b / a) for a, b in zip(russia, russia[1:])]
        self.equal(
            "The ten with the Russian Federation 2000-2016, drift",
            percent((math.exp(sum(changes) / len(changes)) - 1) * 100),
            "11.84",
        )
        self.equal(
            "Singapore with the EAEU, 2017 on 2016 for the Russian Federation",
            percent(
                (
                    total(reporter="SGP", partner="RUS", sector="total", period="2017")
                    / total(reporter="SGP", partner="RUS", sector="total", period="2016")
                    - 1
                )
                * 100
            ),
            "61.89",
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "package", nargs="?", default=pathlib.Path(__file__).parents[2] / "Datasets" / "asean-russia", type=pathlib.Path
    )
    parser.add_argument("--documents", type=pathlib.Path)
    options = parser.parse_args()
    checker = Checker(options.package)
    checker.check_schema()
    if not checker.failures:
        checker.check_figures()
        if options.documents:
            checker.check_documents(options.documents)
        checker.check_truths()
    for failure in checker.failures:
        print(f"FAILED {failure}", file=sys.stderr)
    print(
        f"{sum(len(rows) for rows in checker.tables.values())} rows in {len(checker.tables)} tables, "
        f"{len(checker.failures)} failures"
    )
    sys.exit(1 if checker.failures else 0)


if __name__ == "__main__":
    main()
