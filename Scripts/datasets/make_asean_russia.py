#!/usr/bin/env python3
"""Make the ASEAN-Russia data package from the project's facts.

Usage: make_asean_russia.py FACTS_DIR OUTPUT_DIR

FACTS_DIR holds figures.csv, levels.csv, itpd_asean_eaeu_2000_2016.csv, fcs_rus_vnm_idn_monthly.csv, rates.csv and
us_cpi.csv; OUTPUT_DIR gets the CSV files and datapackage.json. The same input gives the same bytes. What the facts
leave open is decided in the tables of the folder asean_russia beside this script.
"""

import calendar
import csv
import datetime
import decimal
import io
import json
import pathlib
import re
import sys

from asean_russia import expand, figures as curation, institutions, notes, rows, schema, sources, tables

decimal.getcontext().prec = 60
PACKAGE_NAME = "asean-russia"
NOT_TRADE = {
    "meeting": "meeting", "investment": "investment", "plan": "programme", "membership": "membership",
    "tourism": "tourism", "fund": "fund", "projects": "activities", "business": "business", "tariff": "tariff",
    "education": "education", "energy": "programme",
}
PAIR_NAMES = {
    "RUS": "russia", "EAEU": "eaeu", "ASEAN": "asean", "VNM": "vietnam", "THA": "thailand", "IDN": "indonesia",
    "MYS": "malaysia", "SGP": "singapore", "PHL": "philippines", "LAO": "laos", "MMR": "myanmar", "EAEU-EXT": "world",
}
SIDES = {
    "RUS": "russian", "EAEU": "eaeu", "ASEAN": "asean", "VNM": "vietnamese", "THA": "thai", "IDN": "indonesian",
    "MYS": "malaysian", "SGP": "singaporean", "PHL": "philippine", "LAO": "lao", "MMR": "myanmar",
}
PERSONS = re.compile(
    r"Putin|Lavrov|Medvedev|Widodo|Prayu|Marsudi|Retno|Khristenko|Likhachev|Dvorkovich|Ilyichev|Kondratyev|Katyrin|"
    r"Glazyev|Sagintayev|Gruzdev|Shoigu|Duterte|Hun Sen|Dmitriev|Mahathir|Tharman|Morgulov|Tomikhin|Zakharova|Lee\b")


def by_id(table, width):
    """The cells after the ids of a curation table, by id; later rows replace earlier ones."""
    found = {}
    for cells in rows(table):
        for identifier in expand(cells[0]):
            found[identifier] = (cells[1:] + [""] * width)[:width]
    return found


def plain_decimal(text):
    """Decimal text without exponent and without the noise of binary floating point (15 significant digits)."""
    number = decimal.Decimal(text)
    if len(number.as_tuple().digits) > 15:
        shortest = decimal.Decimal(format(float(text), ".15g"))
        number = shortest if len(shortest.normalize().as_tuple().digits) < 14 else number
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def scaled(text, power):
    """The decimal text times ten to the power, exactly."""
    return plain_decimal(format(decimal.Decimal(text).scaleb(power), "f"))


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def year_before(day):
    """The same day a year before; the last day of a month stays the last day."""
    date = datetime.date.fromisoformat(day)
    last = calendar.monthrange(date.year, date.month)[1]
    before = calendar.monthrange(date.year - 1, date.month)[1]
    return date.replace(year=date.year - 1, day=before if date.day == last else min(date.day, before)).isoformat()


def period_kind(start, end, kind, topic, identifier):
    if not start:
        return "unknown"
    if kind == "date" or (kind == "ordinal" and topic in ("meeting", "relations")):
        return "event"
    if kind == "period":
        return "span"
    if identifier in ("T216", "F016"):
        return "cumulative"
    if start == end:
        return "as-of"
    whole_years = start.endswith("-01-01") and end.endswith("-12-31")
    if whole_years:
        return "annual" if start[:4] == end[:4] else "multi-year"
    return "part-year" if start[:4] == end[:4] else "multi-year"


class Package:
    def __init__(self, facts):
        self.facts = facts
        self.area = {name: code for names, code, *_ in rows(institutions.AREAS) for name in names.split(",")}
        self.institution = {code: name for code, name, *_ in rows(institutions.INSTITUTIONS)}
        self.side = {name: side for _, name, _, side in rows(institutions.INSTITUTIONS)}
        self.tables = {}

    def build(self):
        self.tables["areas"] = [
            {"code": code, "name": name, "kind": kind} for _, code, name, kind in rows(institutions.AREAS)]
        self.tables["institutions"] = [
            {"name": name, "area": area, "side": side} for _, name, area, side in rows(institutions.INSTITUTIONS)]
        self.tables["units"] = [
            dict(zip(("unit", "base_unit", "scale", "dimension"), cells)) for cells in rows(tables.UNITS)]
        self.build_sources_and_figures()
        self.build_trade()
        self.build_indicators()
        self.build_curated()
        return self

    # Sources and figures

    def build_sources_and_figures(self):
        facts = read(self.facts / "figures.csv")
        listed = {first: cells for first, *cells in rows(sources.SOURCES)}
        publisher = {name: (here, note) for name, here, note in rows(sources.PUBLISHERS)}
        key_of = {}
        self.tables["sources"] = []
        self.default = {}
        for fact in facts:
            key = (fact["publisher"], fact["title"], fact["published"], fact["address"])
            if key in key_of:
                continue
            if fact["id"] not in listed:
                raise SystemExit(f"no source is listed for {fact['id']}: {key}")
            identifier, reporter, origin = listed[fact["id"]]
            key_of[key] = identifier
            self.default[identifier] = (reporter, origin)
            title, basis = fact["title"], "printed"
            if title.endswith(" (title from address)"):
                title, basis = title.removesuffix(" (title from address)"), "address"
            elif title.startswith("(") and title.endswith(")"):
                title, basis = title[1:-1], "described"
            elif title.endswith("(ASEAN-Russia economic relations)"):
                basis = "printed"
            date = re.match(r"\d{4}(-\d{2}(-\d{2})?)?", fact["published"])
            published = date.group(0) if date else ""
            rest = fact["published"][len(published):].strip().strip("()").replace("/09 (", "to September, ")
            rest = {"/2015": "2014 or 2015", "/2021": "2020 or 2021"}.get(rest, rest)
            name, copy = publisher.get(fact["publisher"], (fact["publisher"], ""))
            self.tables["sources"].append({
                "id": identifier, "publisher": name, "title": title, "title_basis": basis, "published": published,
                "published_note": "; ".join(part for part in (copy, rest) if part), "address": fact["address"],
                "document": fact["document"], "kind": "publication",
                "licence": "Facts only; the text stays its publisher's",
                "accessed": "Core document of the project" if fact["document"] else "Stored copy; day not recorded",
            })
        for identifier, name, title, published, address, licence, accessed in rows(sources.DATA_SOURCES):
            self.tables["sources"].append({
                "id": identifier, "publisher": name, "title": title, "title_basis": "printed", "published": published,
                "published_note": "", "address": address, "document": "", "kind": "data", "licence": licence,
                "accessed": accessed})
        self.source_of_fact = {
            fact["id"]: key_of[(fact["publisher"], fact["title"], fact["published"], fact["address"])] for fact in facts}
        self.read_curation()
        made = [self.figure(fact) for fact in facts] + [self.added(cells) for cells in rows(curation.ADDED_FROM_DOCUMENTS)]
        self.link(made)
        self.tables["figures"] = made
        self.figure_of = {figure["id"]: figure for figure in made}
        self.document_of = {source["id"]: source["document"] for source in self.tables["sources"]}

    def read_curation(self):
        self.printed_document = by_id(curation.PRINTED_IN_DOCUMENT, 1)
        self.printed_elsewhere = by_id(curation.PRINTED_ELSEWHERE, 1)
        self.rescaled = by_id(curation.RESCALED, 2)
        self.measures = by_id(curation.MEASURES, 3)
        self.flows = by_id(curation.FLOWS, 1)
        self.spans = set(expand(curation.SPANS))
        self.sectors = by_id(curation.SECTORS, 2)
        self.periods = by_id(curation.PERIODS, 4)
        self.base_stated = set(expand(curation.BASE_STATED))
        self.inferred = by_id(curation.INFERRED, 1)
        self.flags = by_id(curation.FLAGS, 1)
        self.claims = {i: claim for claim, ids in rows(curation.CLAIMS) for i in expand(ids)}
        self.series = by_id(curation.SERIES, 1)
        self.not_principal = set(expand(curation.NOT_PRINCIPAL))
        self.attributions = by_id(sources.ATTRIBUTIONS, 2)
        self.notes = by_id(notes.NOTES, 1)

    def attribution(self, identifier, source):
        """Reporter, data origin and the names of those of the two that are inferred."""
        found, inferred = [], []
        override = self.attributions.get(identifier, ["-", "-"])
        for column, default, own in zip(("reporter", "data_origin"), self.default[source], override):
            code = default if own in ("-", "") else own
            if code.endswith("?"):
                inferred.append(column)
            code = code.rstrip("?")
            found.append("" if code in ("", "none") else self.institution[code])
        return found[0], found[1], inferred

    def figure(self, fact):
        identifier, sector, measure = fact["id"], fact["sector"], fact["measure"]
        subject, partner = self.area[fact["subject"]], self.area[fact["partner"]] if fact["partner"] else ""
        topic = "programme" if identifier in ("S072", "S074") else NOT_TRADE.get(sector, "trade")
        kind = {"ordinal": "ordinal", "times": "multiple"}.get(fact["unit"], fact["kind"])
        if identifier in self.spans:
            kind = "period"
        own_measure, own_topic, own_kind = self.measures.get(identifier, ["", "", ""])
        topic = own_topic if own_topic not in ("", "-") else topic
        kind = own_kind if own_kind not in ("", "-") else kind
        flow = self.flows.get(identifier, [""])[0]
        if topic == "trade" and kind in ("level", "growth", "multiple", "target") and not flow:
            measure, flow = self.trade_measure(measure)
        measure = own_measure if own_measure not in ("", "-") else measure
        measure = re.sub(r" \((as printed|Medvedev|misattributed|tentative)[^)]*\)", "", measure)
        measure = measure.replace("Russia's share", "share of the Russian Federation").replace(": first and last year", "")
        sector_name, definition = "", ""
        if topic == "trade" and flow:
            sector_name, definition = sector, "as printed"
            sector_name, definition = self.sectors.get(identifier, [sector_name, definition])
        value, upper, unit = fact["value"], fact["upper"], fact["unit"]
        if identifier in self.rescaled:
            value, unit = self.rescaled[identifier]
        printed_value = value
        if kind in ("date", "period"):
            value = upper = ""
        start, end = fact["period_start"], fact["period_end"]
        base_start = base_end = ""
        if identifier in self.periods:
            start, end, base_start, base_end = self.periods[identifier]
        source = self.source_of_fact[identifier]
        reporter, origin, inferred = self.attribution(identifier, source)
        if self.inferred.get(identifier, ["-"])[0] != "-":
            inferred = inferred + [self.inferred[identifier][0]]
        if kind in ("growth", "multiple") and start and not base_start:
            base_start, base_end = year_before(start), year_before(end)
        if kind in ("growth", "multiple") and start and identifier not in self.base_stated:
            inferred = inferred + ["base"]
        if identifier in self.printed_document:
            printed, basis = self.printed_document[identifier][0], "document"
        elif identifier in self.printed_elsewhere:
            printed, basis = self.printed_elsewhere[identifier][0], "transcribed"
        else:
            printed, basis = self.printed(printed_value, fact["upper"], unit), "transcribed"
        qualifier = "from-to" if identifier == "S051" else fact["qualifier"]
        made = {
            "id": identifier, "subject": subject, "partner": partner, "topic": topic, "measure": measure, "flow": flow,
            "sector": sector_name, "sector_definition": definition, "kind": kind,
            "value": plain_decimal(value) if value else "", "upper": plain_decimal(upper) if upper else "",
            "as_printed": printed, "printed_basis": basis, "qualifier": qualifier, "unit": unit,
            "period_start": start, "period_end": end,
            "period_kind": period_kind(start, end, kind, topic, identifier),
            "base_start": base_start, "base_end": base_end, "reporter": reporter, "data_origin": origin,
            "source": source, "inferred": ";".join(inferred), "flag": self.flags.get(identifier, [""])[0],
            "note": self.note(identifier, fact["note"]),
        }
        return made

    @staticmethod
    def trade_measure(text):
        """Normal name and flow of the many names that trade has in print."""
        if "balance" in text or "surplus" in text:
            return "trade balance", "B"
        if text.startswith("exports by SMEs"):
            return "exports by small and medium enterprises", "X"
        if "export" in text and "import-export" not in text:
            return "exports", "X"
        if "import" in text and "import-export" not in text:
            return "imports", "M"
        return "trade", "T"

    @staticmethod
    def printed(value, upper, unit):
        text = f"{value}-{upper}" if upper else value
        if unit == "percent":
            return text + "%"
        if unit in ("date", "year", "ordinal"):
            return text
        return f"{text} {unit}"

    def note(self, identifier, text):
        if identifier in self.notes:
            own = self.notes[identifier][0]
            return "" if own == "-" else own
        kept = []
        for part in text.split(";"):
            part = part.strip()
            part = re.sub(r"^(ERROR IN SOURCE|ARITHMETIC|SOURCE PROBABLY SWAPS DIRECTION): ?", "", part)
            if not part or re.match(r"(reporter|same reporter)", part) or re.search("year inferred|period inferred", part):
                continue
            kept.append(part)
        return "; ".join(kept)

    def added(self, cells):
        identifier, source, subject, partner, measure, topic, kind, value, unit, start, end, printed, note = cells
        reporter, origin, inferred = self.attribution(identifier, source)
        return {
            "id": identifier, "subject": subject, "partner": partner, "topic": topic, "measure": measure, "flow": "",
            "sector": "", "sector_definition": "", "kind": kind, "value": value, "upper": "", "as_printed": printed,
            "printed_basis": "document", "qualifier": "after" if kind == "date" else "exact", "unit": unit,
            "period_start": start, "period_end": end, "period_kind": period_kind(start, end, kind, topic, identifier),
            "base_start": "", "base_end": "", "reporter": reporter, "data_origin": origin, "source": source,
            "inferred": ";".join(inferred), "flag": "", "note": note}

    def link(self, made):
        parts, supersedes, conflicts = {}, {}, {}
        for ids, wholes in rows(curation.PARTS):
            for identifier in expand(ids):
                parts.setdefault(identifier, []).extend(expand(wholes))
        for later, earlier in rows(curation.SUPERSEDES):
            supersedes.setdefault(later, []).extend(expand(earlier))
        for cells in rows(tables.CONFLICTS):
            groups = [list(expand(group)) for group in cells[5].split(" / ")]
            for group in groups:
                for identifier in group:
                    others = [other for rest in groups if rest is not group for other in rest]
                    conflicts.setdefault(identifier, []).extend(others)
        complete = {series: first for series, first, *_ in rows(tables.MEETING_SERIES)}
        for figure in made:
            identifier = figure["id"]
            figure["series"] = self.series_of(figure)
            figure["principal"] = "false" if identifier in self.not_principal or not figure["series"] else "true"
            figure["claim"] = self.claims.get(identifier, "")
            figure["part_of"] = ";".join(sorted(set(parts.get(identifier, []))))
            figure["supersedes"] = ";".join(sorted(set(supersedes.get(identifier, []))))
            figure["conflicts_with"] = ";".join(sorted(set(conflicts.get(identifier, []))))
            figure["complete_from"] = complete.get(figure["series"], "")

    def series_of(self, figure):
        if figure["flag"] == "error in source":
            return ""  # such a row is shown with its doubt, never counted
        own = self.series.get(figure["id"], [""])[0]
        if own:
            return own
        if figure["topic"] == "economy":
            return f"size/{figure['subject'].lower()}"
        if figure["kind"] == "target":
            return "targets"
        if figure["topic"] == "trade" and figure["flow"]:
            pair = sorted(
                (figure["subject"], figure["partner"]),
                key=lambda code: ["RUS", "EAEU", "EAEU-EXT"].index(code) if code in ("RUS", "EAEU", "EAEU-EXT") else -1)
            if "EAEU-EXT" in pair:
                pair = ["EAEU", "EAEU-EXT"]
            elif pair == ["RUS", "EAEU"]:
                pair = ["EAEU", "RUS"]
            side = self.side.get(figure["data_origin"]) or self.side.get(figure["reporter"])
            if side in (None, "other"):
                side = SIDES[figure["subject"]]
            return f"{'-'.join(PAIR_NAMES[code] for code in pair)}-trade/{side}-side"
        raise SystemExit(f"no series for {figure['id']}: {figure['topic']}, {figure['measure']}")

    # Levels

    def build_trade(self):
        made = []
        for row in read(self.facts / "fcs_rus_vnm_idn_monthly.csv"):
            if decimal.Decimal(row["value_musd"]) == 0:
                continue  # months that were not published are filled with zero
            made.append(self.trade_row(
                "RUS", row["partner"], row["flow"], f"{row['year']}-{int(row['month']):02d}", "total", "all goods",
                scaled(row["value_musd"], 6), "USD", "current", "goods customs", "FCS", "fcs-monthly", ""))
        for row in read(self.facts / "levels.csv"):
            publisher = row["publisher"]
            if row["kind"] != "level" or publisher.startswith(("USITC", "World Bank")):
                continue
            flow = {"exports": "X", "imports": "M"}[row["measure"]]
            sector = re.fullmatch(r"(.+) \((HS|SITC) ([0-9-]+)\)", row["sector"])
            definition = sector.group(2) if sector else "all goods"
            name = f"{sector.group(2)} {sector.group(3)} {sector.group(1)}" if sector else "total"
            if publisher.startswith("ASEANstats"):
                origin, note = "ASEANSTATS", "sum of HS chapters" if sector else ""
                source = "aseanstats-2018-hs2" if sector else "aseanstats-2018"
            elif publisher.startswith("Department of Statistics Malaysia"):
                origin, source, note = "DOSM", "dosm-2013-2019", "sum of SITC divisions"
            else:
                raise SystemExit(f"{row['id']}: no rule for {publisher}")
            made.append(self.trade_row(
                self.area[row["subject"]], self.area[row["partner"]], flow, row["period_start"][:4], name, definition,
                plain_decimal(row["value"]), row["unit"], "current", "goods customs", origin, source, note))
        self.add_itpd(made)
        self.tables["trade"] = made

    def add_itpd(self, made):
        """ITPD-E from its own file, the one source; the copy in levels.csv (rounded, the Russian Federation only) must
        agree."""
        eaeu = {"RUS", "ARM", "BLR", "KAZ", "KGZ"}
        values = {}
        for row in read(self.facts / "itpd_asean_eaeu_2000_2016.csv"):
            exporter, importer = self.area[row["exporter"]], self.area[row["importer"]]
            reporter, partner, flow = (exporter, importer, "X") if exporter in eaeu else (importer, exporter, "M")
            values[(reporter, partner, flow, row["year"])] = row["v"]
            if partner == "TLS":
                if decimal.Decimal(row["v"]) != 0:
                    raise SystemExit(f"Timor-Leste has a figure: {row}")
                continue  # absent data, filled with zero
            made.append(self.trade_row(
                reporter, partner, flow, row["year"], "total", "all goods and services", plain_decimal(row["v"]), "USD",
                "2010", "goods and services ITPD-E", "ITPD-E", "itpd-e-r01", ""))
        for row in read(self.facts / "levels.csv"):
            if row["publisher"].startswith("USITC"):
                flow = {"exports": "X", "imports": "M"}[row["measure"]]
                key = (self.area[row["subject"]], self.area[row["partner"]], flow, row["period_start"][:4])
                if abs(decimal.Decimal(values[key]) - decimal.Decimal(row["value"])) > decimal.Decimal("0.5"):
                    raise SystemExit(f"{row['id']} differs from the ITPD-E file: {row['value']}, {values[key]}")

    def trade_row(self, *cells):
        names = ("reporter", "partner", "flow", "period", "sector", "sector_definition", "value", "unit", "price_base",
                 "scope", "data_origin", "source", "note")
        made = dict(zip(names, cells))
        made["data_origin"] = self.institution[made["data_origin"]]
        return made

    def build_indicators(self):
        made = []
        for row in read(self.facts / "levels.csv"):
            if row["publisher"] != "World Bank":
                continue
            gdp = row["measure"].startswith("GDP")
            made.append({
                "economy": self.area[row["subject"]], "indicator": "NY.GDP.MKTP.CD" if gdp else "SP.POP.TOTL",
                "year": row["period_start"][:4], "value": plain_decimal(row["value"]), "unit": row["unit"],
                "source": "wdi-gdp" if gdp else "wdi-population"})
        self.tables["indicators"] = made
        self.tables["rates"] = [
            {"currency": row["currency"], "year": row["year"], "per_usd": row["per_usd"], "source": "fred-exchange-rates"}
            for row in read(self.facts / "rates.csv")]
        self.tables["prices"] = [
            {"economy": "USA", "year": row["year"], "index": row["index"], "base": "1982-84=100", "source": "bls-cpi-u"}
            for row in read(self.facts / "us_cpi.csv")]

    # Tables written by hand

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
            {"id": cells[0], "subject": cells[1], "partner": cells[2], "quantity": cells[3], "period": cells[4],
             "figures": "/".join(";".join(self.ids(group)) for group in cells[5].split(" / ")), "reason": cells[6],
             "note": cells[7]}
            for cells in rows(tables.CONFLICTS)]
        made["programmes"] = [
            dict(zip(("id", "variant", "name", "start", "end", "basis"), cells), figures=";".join(self.ids(cells[6])),
                 note=cells[7])
            for cells in rows(tables.PROGRAMMES)]
        made["progress"] = [
            dict(zip(("id", "programme", "measure", "definition", "as_of", "qualifier", "met", "total", "low", "high"),
                     cells), figures=";".join(self.ids(cells[10])), note=cells[11])
            for cells in rows(tables.PROGRESS)]
        made["fund"] = self.fund()
        made["activities"] = [self.activity(*cells) for cells in rows(tables.ACTIVITIES)]
        made["targets"] = [self.target(*cells) for cells in rows(tables.TARGETS)]
        complete = {series: (first, last) for series, first, last, _ in rows(tables.MEETING_SERIES)}
        made["meeting_series"] = [
            dict(zip(("series", "complete_from", "complete_to", "title"), cells)) for cells in rows(tables.MEETING_SERIES)]
        made["meetings"] = []
        for cells in rows(tables.MEETINGS):
            first, last = complete[cells[0]]
            ids = self.ids(cells[8])
            made["meetings"].append(dict(
                zip(("series", "number", "number_basis", "date_start", "date_end", "date_basis", "place", "status"), cells),
                figures=";".join(ids), sources=self.sources_of(ids), note=cells[9],
                in_complete_run="true" if first and first <= cells[3] and cells[4] <= last else "false"))
        made["milestones"] = []
        for cells in rows(tables.MILESTONES):
            ids = self.ids(cells[6])
            made["milestones"].append(dict(
                zip(("id", "date_start", "date_end", "title", "subject", "partner"), cells), figures=";".join(ids),
                sources=self.sources_of(ids), note=cells[7]))
        made["membership"] = self.membership()

    def fund(self):
        made = []
        for cells in rows(tables.FUND_PRINTED):
            made.append(dict(
                zip(("id", "kind", "period_start", "period_end", "low", "high", "basis", "as_printed", "qualifier"), cells),
                unit="USD per year" if cells[1] == "rate" else "USD", figures=";".join(self.ids(cells[9])), note=cells[10]))
        first, last, low, high, ids = tables.FUND_BOUNDS
        for year in range(first, last + 1):
            made.append({
                "id": f"contribution-{year}", "kind": "contribution", "period_start": f"{year}-01-01",
                "period_end": f"{year}-12-31", "low": low, "high": high, "unit": "USD", "basis": "bounds", "as_printed": "",
                "qualifier": "between", "figures": ";".join(self.ids(ids)), "note": "the year of the increase is not given"})
        return made

    def activity(self, identifier, noun, subject, partner, as_of, figure, part_of, note):
        printed = self.figure_of[figure]
        return {
            "id": identifier, "noun": noun, "subject": subject, "partner": partner, "value": printed["value"],
            "as_printed": printed["as_printed"], "qualifier": printed["qualifier"], "as_of": as_of, "figure": figure,
            "source": printed["source"], "document": self.document_of[printed["source"]], "part_of": part_of, "note": note}

    def target(self, identifier, kind, subject, partner, measure, targets, deadline, outcomes, trade_key, note):
        stated, reached = self.ids(targets), self.ids(outcomes)
        first = self.figure_of[stated[0]]
        return {
            "id": identifier, "kind": kind, "subject": subject, "partner": partner, "measure": measure,
            "target_figures": ";".join(stated), "target_value": first["value"], "target_unit": first["unit"],
            "deadline": deadline, "outcome_figures": ";".join(reached),
            "outcome_values": ";".join(self.figure_of[i]["value"] for i in reached),
            "outcome_units": ";".join(self.figure_of[i]["unit"] for i in reached), "trade_key": trade_key, "note": note}

    def membership(self):
        made = []
        for figure in self.tables["figures"]:
            if figure["partner"] not in ("ASEAN", "EAEU") or figure["id"][0] != "X":
                continue
            basis = figure["measure"].split(" (")[0]
            basis = re.sub(" ?as printed", "", basis).strip()
            if basis not in ("founding member", "joined", "member from") or figure["id"] == "X031":
                continue
            made.append({
                "bloc": figure["partner"], "economy": figure["subject"], "from": figure["period_start"], "basis": basis,
                "figure": figure["id"], "source": figure["source"], "flag": figure["flag"], "note": figure["note"]})
        return made

    # Writing

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
            json.dumps(self.descriptor(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

    def descriptor(self):
        return {
            "profile": "tabular-data-package",
            "name": PACKAGE_NAME,
            "title": "ASEAN and the Russian Federation: reported figures, levels of trade, programmes and meetings",
            "description": "Figures reported in words with their qualifiers, claimants and periods; official levels of "
                           "trade; contributions, activities, programmes, targets, meetings and milestones.",
            "version": "1.0.0",
            "licenses": [
                {"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0 (World Bank rows)",
                 "path": "https://creativecommons.org/licenses/by/4.0/"},
                {"name": "ODC-PDDL-1.0", "title": "Public Domain Dedication and Licence (exchange rates, prices)",
                 "path": "https://opendatacommons.org/licenses/pddl/1-0/"}],
            "sources": [
                {"title": f"{row['publisher']}: {row['title']}", "path": row["address"]}
                for row in sorted(self.tables["sources"], key=lambda row: row["id"]) if row["kind"] == "data"],
            "resources": [self.resource(name, table) for name, table in schema.TABLES.items()],
        }

    def resource(self, name, table):
        used = {row["source"] for row in self.tables[name] if "source" in row}
        kept = [row for row in self.tables["sources"] if row["id"] in used and row["kind"] == "data"]
        described = {
            "profile": "tabular-data-resource", "name": name, "path": f"{name}.csv", "title": table["title"],
            "description": table["description"], "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
            "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": "\"", "doubleQuote": True, "header": True}}
        if kept:
            described["sources"] = [
                {"title": f"{row['publisher']}: {row['title']}", "path": row["address"]}
                for row in sorted(kept, key=lambda row: row["id"])]
        described["schema"] = {
            "fields": [self.field(*cells) for cells in table["fields"]], "missingValues": [""], "primaryKey": table["key"]}
        if table["foreign"]:
            described["schema"]["foreignKeys"] = [
                {"fields": own, "reference": {"resource": other.split(".")[0], "fields": other.split(".")[1]}}
                for own, other in table["foreign"]]
        return described

    @staticmethod
    def field(name, kind, constraints, description):
        found = {}
        for match in re.finditer(r"(required|unique)\b|(pattern)=(\S+)|(enum)=(.+)$|(minimum|maximum)=(\S+)", constraints):
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


def main():
    if len(sys.argv) != 3:
        sys.exit("Usage: make_asean_russia.py FACTS_DIR OUTPUT_DIR")
    package = Package(pathlib.Path(sys.argv[1])).build()
    package.write(pathlib.Path(sys.argv[2]))
    for name in schema.TABLES:
        print(f"{name}: {len(package.tables[name])} rows")


if __name__ == "__main__":
    main()
