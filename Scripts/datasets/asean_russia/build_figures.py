"""Makes the tables of sources and figures."""

import calendar
import datetime
import re

from . import by_id, content_hash, expand, figures as curation, notes, plain_decimal, read, rows, sources, tables

NOT_TRADE = {
    "meeting": "meeting",
    "investment": "investment",
    "plan": "programme",
    "membership": "membership",
    "tourism": "tourism",
    "fund": "fund",
    "projects": "activities",
    "business": "business",
    "tariff": "tariff",
    "education": "education",
    "energy": "programme",
}
PAIR_NAMES = {
    "RUS": "russia",
    "EAEU": "eaeu",
    "ASEAN": "asean",
    "VNM": "vietnam",
    "THA": "thailand",
    "IDN": "indonesia",
    "MYS": "malaysia",
    "SGP": "singapore",
    "PHL": "philippines",
    "LAO": "laos",
    "MMR": "myanmar",
    "EAEU-EXT": "world",
}
SIDES = {
    "RUS": "russian",
    "EAEU": "eaeu",
    "ASEAN": "asean",
    "VNM": "vietnamese",
    "THA": "thai",
    "IDN": "indonesian",
    "MYS": "malaysian",
    "SGP": "singaporean",
    "PHL": "philippine",
    "LAO": "lao",
    "MMR": "myanmar",
}


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


class Figures:
    """Sources, then figures: columns of the facts, with the decisions of the curation tables."""

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
            rest = fact["published"][len(published) :].strip().strip("()").replace("/09 (", "to September, ")
            rest = {"/2015": "2014 or 2015", "/2021": "2020 or 2021"}.get(rest, rest)
            name, copy = publisher.get(fact["publisher"], (fact["publisher"], ""))
            self.tables["sources"].append(
                {
                    "id": identifier,
                    "publisher": name,
                    "title": title,
                    "title_basis": basis,
                    "published": published,
                    "published_note": "; ".join(part for part in (copy, rest) if part),
                    "address": fact["address"],
                    "document": fact["document"],
                    "kind": "publication",
                    "licence": "Facts only; the text stays its publisher's",
                    "accessed": "Core document of the project" if fact["document"] else "Stored copy; day not recorded",
                }
            )
        for identifier, name, title, published, address, licence, accessed in rows(sources.DATA_SOURCES):
            self.tables["sources"].append(
                {
                    "id": identifier,
                    "publisher": name,
                    "title": title,
                    "title_basis": "printed",
                    "published": published,
                    "published_note": "",
                    "address": address,
                    "document": "",
                    "kind": "data",
                    "licence": licence,
                    "accessed": accessed,
                }
            )
        self.source_of_fact = {
            fact["id"]: key_of[(fact["publisher"], fact["title"], fact["published"], fact["address"])] for fact in facts
        }
        self.read_curation()
        made = [self.figure(fact) for fact in facts] + [
            self.added(cells) for cells in rows(curation.ADDED_FROM_DOCUMENTS)
        ]
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
        measure = measure.replace("Russia's share", "share of the Russian Federation").replace(
            ": first and last year", ""
        )
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
            "id": identifier,
            "subject": subject,
            "partner": partner,
            "topic": topic,
            "measure": measure,
            "flow": flow,
            "sector": sector_name,
            "sector_definition": definition,
            "kind": kind,
            "value": plain_decimal(value) if value else "",
            "upper": plain_decimal(upper) if upper else "",
            "as_printed": printed,
            "printed_basis": basis,
            "qualifier": qualifier,
            "unit": unit,
            "period_start": start,
            "period_end": end,
            "period_kind": period_kind(start, end, kind, topic, identifier),
            "base_start": base_start,
            "base_end": base_end,
            "reporter": reporter,
            "data_origin": origin,
            "source": source,
            "inferred": ";".join(inferred),
            "flag": self.flags.get(identifier, [""])[0],
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
            if (
                not part
                or re.match(r"(reporter|same reporter)", part)
                or re.search("year inferred|period inferred", part)
            ):
                continue
            kept.append(part)
        return "; ".join(kept)

    def added(self, cells):
        identifier, source, subject, partner, measure, topic, kind, value, unit, start, end, printed, note = cells
        reporter, origin, inferred = self.attribution(identifier, source)
        return {
            "id": identifier,
            "subject": subject,
            "partner": partner,
            "topic": topic,
            "measure": measure,
            "flow": "",
            "sector": "",
            "sector_definition": "",
            "kind": kind,
            "value": value,
            "upper": "",
            "as_printed": printed,
            "printed_basis": "document",
            "qualifier": "after" if kind == "date" else "exact",
            "unit": unit,
            "period_start": start,
            "period_end": end,
            "period_kind": period_kind(start, end, kind, topic, identifier),
            "base_start": "",
            "base_end": "",
            "reporter": reporter,
            "data_origin": origin,
            "source": source,
            "inferred": ";".join(inferred),
            "flag": "",
            "note": note,
        }

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
            figure["derived_from"] = ""  # every row of this package was printed, none computed from others
            figure["complete_from"] = complete.get(figure["series"], "")
            figure["hash"] = content_hash(figure)

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
                key=lambda code: ["RUS", "EAEU", "EAEU-EXT"].index(code) if code in ("RUS", "EAEU", "EAEU-EXT") else -1,
            )
            if "EAEU-EXT" in pair:
                pair = ["EAEU", "EAEU-EXT"]
            elif pair == ["RUS", "EAEU"]:
                pair = ["EAEU", "RUS"]
            side = self.side.get(figure["data_origin"]) or self.side.get(figure["reporter"])
            if side in (None, "other"):
                side = SIDES[figure["subject"]]
            return f"{'-'.join(PAIR_NAMES[code] for code in pair)}-trade/{side}-side"
        raise SystemExit(f"no series for {figure['id']}: {figure['topic']}, {figure['measure']}")
