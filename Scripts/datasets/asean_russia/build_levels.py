"""Makes the tables of official levels: trade, indicators, rates and prices."""

import decimal
import re

from . import plain_decimal, read, scaled


class Levels:
    """Official levels, exact; what is derived from them is not taken."""

    def build_trade(self):
        made = []
        for row in read(self.facts / "fcs_rus_vnm_idn_monthly.csv"):
            if decimal.Decimal(row["value_musd"]) == 0:
                continue  # months that were not published are filled with zero
            made.append(
                self.trade_row(
                    "RUS",
                    row["partner"],
                    row["flow"],
                    f"{row['year']}-{int(row['month']):02d}",
                    "total",
                    "all goods",
                    scaled(row["value_musd"], 6),
                    "USD",
                    "current",
                    "goods customs",
                    "FCS",
                    "fcs-monthly",
                    "",
                )
            )
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
            made.append(
                self.trade_row(
                    self.area[row["subject"]],
                    self.area[row["partner"]],
                    flow,
                    row["period_start"][:4],
                    name,
                    definition,
                    plain_decimal(row["value"]),
                    row["unit"],
                    "current",
                    "goods customs",
                    origin,
                    source,
                    note,
                )
            )
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
            made.append(
                self.trade_row(
                    reporter,
                    partner,
                    flow,
                    row["year"],
                    "total",
                    "all goods and services",
                    plain_decimal(row["v"]),
                    "USD",
                    "2010",
                    "goods and services ITPD-E",
                    "ITPD-E",
                    "itpd-e-r01",
                    "",
                )
            )
        for row in read(self.facts / "levels.csv"):
            if row["publisher"].startswith("USITC"):
                flow = {"exports": "X", "imports": "M"}[row["measure"]]
                key = (self.area[row["subject"]], self.area[row["partner"]], flow, row["period_start"][:4])
                if abs(decimal.Decimal(values[key]) - decimal.Decimal(row["value"])) > decimal.Decimal("0.5"):
                    raise SystemExit(f"{row['id']} differs from the ITPD-E file: {row['value']}, {values[key]}")

    def trade_row(self, *cells):
        names = (
            "reporter",
            "partner",
            "flow",
            "period",
            "sector",
            "sector_definition",
            "value",
            "unit",
            "price_base",
            "scope",
            "data_origin",
            "source",
            "note",
        )
        made = dict(zip(names, cells))
        made["data_origin"] = self.institution[made["data_origin"]]
        return made

    def build_indicators(self):
        made = []
        for row in read(self.facts / "levels.csv"):
            if row["publisher"] != "World Bank":
                continue
            gdp = row["measure"].startswith("GDP")
            made.append(
                {
                    "economy": self.area[row["subject"]],
                    "indicator": "NY.GDP.MKTP.CD" if gdp else "SP.POP.TOTL",
                    "year": row["period_start"][:4],
                    "value": plain_decimal(row["value"]),
                    "unit": row["unit"],
                    "source": "wdi-gdp" if gdp else "wdi-population",
                }
            )
        self.tables["indicators"] = made
        self.tables["rates"] = [
            {
                "currency": row["currency"],
                "year": row["year"],
                "per_usd": row["per_usd"],
                "source": "fred-exchange-rates",
            }
            for row in read(self.facts / "rates.csv")
        ]
        self.tables["prices"] = [
            {"economy": "USA", "year": row["year"], "index": row["index"], "base": "1982-84=100", "source": "bls-cpi-u"}
            for row in read(self.facts / "us_cpi.csv")
        ]
