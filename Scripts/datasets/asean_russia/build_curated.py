"""Makes the tables that are written by hand, joined to figures."""

import re

from . import expand, rows, tables


class Curated:
    """Conflicts, programmes, progress, fund, activities, targets, meetings, milestones, membership."""

    def ids(self, text):
        found = list(expand(text)) if text else []
        for identifier in found:
            if identifier not in self.figure_of:
                raise SystemExit(f"no figure {identifier}")
        return found

    def sources_of(self, ids):
        return ";".join(sorted({self.figure_of[identifier]["source"] for identifier in ids}))

    def build_curated(self):
        made = self.tables
        made["conflicts"] = [
            {
                "id": cells[0],
                "subject": cells[1],
                "partner": cells[2],
                "quantity": cells[3],
                "period": cells[4],
                "figures": "/".join(";".join(self.ids(group)) for group in cells[5].split(" / ")),
                "reason": cells[6],
                "note": cells[7],
            }
            for cells in rows(tables.CONFLICTS)
        ]
        made["programmes"] = [
            dict(
                zip(("id", "variant", "name", "start", "end", "basis"), cells),
                figures=";".join(self.ids(cells[6])),
                note=cells[7],
            )
            for cells in rows(tables.PROGRAMMES)
        ]
        made["progress"] = [
            dict(
                zip(
                    ("id", "programme", "measure", "definition", "as_of", "qualifier", "met", "total", "low", "high"),
                    cells,
                ),
                figures=";".join(self.ids(cells[10])),
                note=cells[11],
            )
            for cells in rows(tables.PROGRESS)
        ]
        made["fund"] = self.fund()
        made["activities"] = [self.activity(*cells) for cells in rows(tables.ACTIVITIES)]
        made["targets"] = [self.target(*cells) for cells in rows(tables.TARGETS)]
        made["cooperation_areas"] = [
            {"area": area.strip(), "source": source}
            for source, areas in rows(tables.COOPERATION_AREAS)
            for area in areas.split(";")
        ]
        complete = {series: (first, last) for series, first, last, _ in rows(tables.MEETING_SERIES)}
        made["meeting_series"] = [
            dict(zip(("series", "complete_from", "complete_to", "title"), cells))
            for cells in rows(tables.MEETING_SERIES)
        ]
        made["meetings"] = []
        for cells in rows(tables.MEETINGS):
            first, last = complete[cells[0]]
            ids = self.ids(cells[8])
            made["meetings"].append(
                dict(
                    zip(
                        ("series", "number", "number_basis", "date_start", "date_end", "date_basis", "place", "status"),
                        cells,
                    ),
                    figures=";".join(ids),
                    sources=self.sources_of(ids),
                    note=cells[9],
                    in_complete_run="true" if first and first <= cells[3] and cells[4] <= last else "false",
                )
            )
        made["milestones"] = []
        for cells in rows(tables.MILESTONES):
            ids = self.ids(cells[6])
            made["milestones"].append(
                dict(
                    zip(("id", "date_start", "date_end", "title", "subject", "partner"), cells),
                    figures=";".join(ids),
                    sources=self.sources_of(ids),
                    note=cells[7],
                )
            )
        made["membership"] = self.membership()

    def fund(self):
        made = []
        for cells in rows(tables.FUND_PRINTED):
            made.append(
                dict(
                    zip(
                        ("id", "kind", "period_start", "period_end", "low", "high", "basis", "as_printed", "qualifier"),
                        cells,
                    ),
                    unit="USD per year" if cells[1] == "rate" else "USD",
                    figures=";".join(self.ids(cells[9])),
                    note=cells[10],
                )
            )
        first, last, low, high, ids = tables.FUND_BOUNDS
        for year in range(first, last + 1):
            made.append(
                {
                    "id": f"contribution-{year}",
                    "kind": "contribution",
                    "period_start": f"{year}-01-01",
                    "period_end": f"{year}-12-31",
                    "low": low,
                    "high": high,
                    "unit": "USD",
                    "basis": "bounds",
                    "as_printed": "",
                    "qualifier": "between",
                    "figures": ";".join(self.ids(ids)),
                    "note": "the year of the increase is not given",
                }
            )
        return made

    def activity(self, identifier, noun, subject, partner, as_of, figure, part_of, note):
        printed = self.figure_of[figure]
        return {
            "id": identifier,
            "noun": noun,
            "subject": subject,
            "partner": partner,
            "value": printed["value"],
            "as_printed": printed["as_printed"],
            "qualifier": printed["qualifier"],
            "as_of": as_of,
            "figure": figure,
            "source": printed["source"],
            "document": self.document_of[printed["source"]],
            "part_of": part_of,
            "note": note,
        }

    def target(self, identifier, kind, subject, partner, measure, targets, deadline, outcomes, trade_key, note):
        stated, reached = self.ids(targets), self.ids(outcomes)
        first = self.figure_of[stated[0]]
        return {
            "id": identifier,
            "kind": kind,
            "subject": subject,
            "partner": partner,
            "measure": measure,
            "target_figures": ";".join(stated),
            "target_value": first["value"],
            "target_unit": first["unit"],
            "deadline": deadline,
            "outcome_figures": ";".join(reached),
            "outcome_values": ";".join(self.figure_of[i]["value"] for i in reached),
            "outcome_units": ";".join(self.figure_of[i]["unit"] for i in reached),
            "trade_key": trade_key,
            "note": note,
        }

    def membership(self):
        made = []
        for figure in self.tables["figures"]:
            if figure["partner"] not in ("ASEAN", "EAEU") or figure["id"][0] != "X":
                continue
            basis = figure["measure"].split(" (")[0]
            basis = re.sub(" ?as printed", "", basis).strip()
            if basis not in ("founding member", "joined", "member from") or figure["id"] == "X031":
                continue
            made.append(
                {
                    "bloc": figure["partner"],
                    "economy": figure["subject"],
                    "from": figure["period_start"],
                    "basis": basis,
                    "figure": figure["id"],
                    "source": figure["source"],
                    "flag": figure["flag"],
                    "note": figure["note"],
                }
            )
        return made
