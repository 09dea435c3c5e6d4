"""Writes the CSV files and datapackage.json."""

import csv
import io
import json
import re

from . import schema

PACKAGE_NAME = "asean-russia"
PERSONS = re.compile(
    r"Putin|Lavrov|Medvedev|Widodo|Prayu|Marsudi|Retno|Khristenko|Likhachev|Dvorkovich|Ilyichev|Kondratyev|Katyrin|"
    r"Glazyev|Sagintayev|Gruzdev|Shoigu|Duterte|Hun Sen|Dmitriev|Mahathir|Tharman|Morgulov|Tomikhin|Zakharova|Lee\b"
)


class Writing:
    """Rows sorted by key, and the description made from the schema."""

    def write(self, output):
        output.mkdir(parents=True, exist_ok=True)
        for name, table in schema.TABLES.items():
            fields = [field[0] for field in table["fields"]]
            ordered = sorted(self.tables[name], key=lambda row: tuple(row[key] for key in table["order"]))
            for row in ordered:
                if set(row) != set(fields):
                    raise SystemExit(f"{name}: columns differ: {set(row) ^ set(fields)}")
                if "note" in row and PERSONS.search(row["note"]):
                    raise SystemExit(f"{name}: a person in the note of {row[fields[0]]}: {row['note']}")
            text = io.StringIO(newline="")
            writer = csv.DictWriter(text, fields, lineterminator="\n")
            writer.writeheader()
            writer.writerows(ordered)
            (output / f"{name}.csv").write_bytes(text.getvalue().encode("utf-8"))
        (output / "datapackage.json").write_text(
            json.dumps(self.descriptor(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
        )

    def descriptor(self):
        return {
            "profile": "tabular-data-package",
            "name": PACKAGE_NAME,
            "title": "ASEAN and the Russian Federation: reported figures, levels of trade, programmes and meetings",
            "description": "Figures reported in words with their qualifiers, claimants and periods; official levels of "
            "trade; contributions, activities, programmes, targets, meetings and milestones.",
            "version": "1.0.0",
            "licenses": [
                {
                    "name": "CC-BY-4.0",
                    "title": "Creative Commons Attribution 4.0 (World Bank rows)",
                    "path": "https://creativecommons.org/licenses/by/4.0/",
                },
                {
                    "name": "ODC-PDDL-1.0",
                    "title": "Public Domain Dedication and Licence (exchange rates, prices)",
                    "path": "https://opendatacommons.org/licenses/pddl/1-0/",
                },
            ],
            "sources": [
                {"title": f"{row['publisher']}: {row['title']}", "path": row["address"]}
                for row in sorted(self.tables["sources"], key=lambda row: row["id"])
                if row["kind"] == "data"
            ],
            "resources": [self.resource(name, table) for name, table in schema.TABLES.items()],
        }

    def resource(self, name, table):
        used = {row["source"] for row in self.tables[name] if "source" in row}
        kept = [row for row in self.tables["sources"] if row["id"] in used and row["kind"] == "data"]
        described = {
            "profile": "tabular-data-resource",
            "name": name,
            "path": f"{name}.csv",
            "title": table["title"],
            "description": table["description"],
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "dialect": {
                "delimiter": ",",
                "lineTerminator": "\n",
                "quoteChar": '"',
                "doubleQuote": True,
                "header": True,
            },
        }
        if kept:
            described["sources"] = [
                {"title": f"{row['publisher']}: {row['title']}", "path": row["address"]}
                for row in sorted(kept, key=lambda row: row["id"])
            ]
        described["schema"] = {
            "fields": [self.field(*cells) for cells in table["fields"]],
            "missingValues": [""],
            "primaryKey": table["key"],
        }
        if table["foreign"]:
            described["schema"]["foreignKeys"] = [
                {"fields": own, "reference": {"resource": other.split(".")[0], "fields": other.split(".")[1]}}
                for own, other in table["foreign"]
            ]
        return described

    @staticmethod
    def field(name, kind, constraints, description):
        found = {}
        for match in re.finditer(
            r"(required|unique)\b|(pattern)=(\S+)|(enum)=(.+)$|(minimum|maximum)=(\S+)", constraints
        ):
            word, pattern, text, enum, values, bound, limit = match.groups()
            if word:
                found[word] = True
            elif pattern:
                found["pattern"] = text
            elif enum:
                found["enum"] = values.split(",")
            elif bound:
                found[bound] = int(limit)
        described = {"name": name, "type": kind, "description": description}
        if found:
            described["constraints"] = found
        return described
