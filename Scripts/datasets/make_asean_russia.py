#!/usr/bin/env python3
"""Make the ASEAN-Russia data package from the project's facts.

Usage: make_asean_russia.py FACTS_DIR OUTPUT_DIR

FACTS_DIR holds figures.csv, levels.csv, itpd_asean_eaeu_2000_2016.csv, fcs_rus_vnm_idn_monthly.csv, rates.csv and
us_cpi.csv; OUTPUT_DIR gets the CSV files and datapackage.json. The same input gives the same bytes. What the facts
leave open is decided in the tables of the folder asean_russia beside this script.
"""

import pathlib
import sys

from asean_russia import institutions, rows, schema, tables
from asean_russia.build_curated import Curated
from asean_russia.build_figures import Figures
from asean_russia.build_levels import Levels
from asean_russia.write import Writing


class Package(Figures, Levels, Curated, Writing):
    def __init__(self, facts):
        self.facts = facts
        self.area = {name: code for names, code, *_ in rows(institutions.AREAS) for name in names.split(",")}
        self.institution = {code: name for code, name, *_ in rows(institutions.INSTITUTIONS)}
        self.side = {name: side for _, name, _, side in rows(institutions.INSTITUTIONS)}
        self.tables = {}

    def build(self):
        self.tables["areas"] = [
            {"code": code, "name": name, "kind": kind} for _, code, name, kind in rows(institutions.AREAS)
        ]
        self.tables["institutions"] = [
            {"name": name, "area": area, "side": side} for _, name, area, side in rows(institutions.INSTITUTIONS)
        ]
        self.tables["units"] = [
            dict(zip(("unit", "base_unit", "scale", "dimension"), cells)) for cells in rows(tables.UNITS)
        ]
        self.build_sources_and_figures()
        self.build_trade()
        self.build_indicators()
        self.build_curated()
        return self


def main():
    if len(sys.argv) != 3:
        sys.exit("Usage: make_asean_russia.py FACTS_DIR OUTPUT_DIR")
    package = Package(pathlib.Path(sys.argv[1])).build()
    package.write(pathlib.Path(sys.argv[2]))
    for name in schema.TABLES:
        print(f"{name}: {len(package.tables[name])} rows")


if __name__ == "__main__":
    main()
