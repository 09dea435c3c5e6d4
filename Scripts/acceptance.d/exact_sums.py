"""Whole columns of real files, added by Python's decimal module and by comity: every group must agree in every digit.

Usage: exact_sums.py COMITY DATA_FOLDER. Prints one line a question and fails on the first difference.
"""
import csv
import gzip
import subprocess
import sys
from decimal import Decimal, getcontext

getcontext().prec = 60
comity, data = sys.argv[1:]
MISSING = {"", "NA", "..", "…"}


def rows(path, encoding="utf-8-sig"):
    opened = gzip.open(path, "rt", encoding=encoding, newline="") if path.endswith(".gz") else open(
        path, encoding=encoding, newline="")
    with opened as file:
        lines = csv.reader(file)
        header = next(lines)
        for line in lines:
            # UN Comtrade ends its rows, not its header, with a comma.
            yield dict(zip(header, line))


def plain(value):
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def check(name, files, keys, value, arguments, keep=lambda row: True, encoding="utf-8-sig"):
    sums, used = {}, 0
    for path in files:
        for row in rows(path, encoding):
            if not keep(row):
                continue
            key = tuple(row[part].strip() for part in keys)
            sums.setdefault(key, None)
            text = row[value].strip()
            if text not in MISSING:
                sums[key] = (sums[key] or Decimal(0)) + Decimal(text)
            used += 1
    expected = [list(key) + ["" if sums[key] is None else plain(sums[key])]
                for key in sorted(sums, key=lambda key: [part.encode() for part in key])]
    for threads in ("1", "2", "7"):
        command = [comity, "table", *files, "--rows", ",".join(keys), "--values", value, "--format", "csv",
                   "--threads", threads, *arguments]
        run = subprocess.run(command, capture_output=True, text=True)
        found = list(csv.reader(run.stdout.splitlines()))[1:]
        if found != expected:
            different = next((pair for pair in zip(expected, found) if pair[0] != pair[1]), run.stderr[:400])
            sys.exit(f"{name}: {len(expected)} groups expected, {len(found)} found; first difference: {different}")
    print(f"{name}: {used} rows, {len(expected)} groups, every digit as by decimal")


baci = [f"{data}/baci/BACI_sample_exporters_4_710_HS17_2021.csv"]
check("BACI v by exporter", baci, ["i"], "v", [])
check("BACI v by exporter, importer", baci, ["i", "j"], "v", [])
check("BACI q by importer", baci, ["j"], "q", [])

thailand = [f"{data}/comtrade/plus_tha_8542_imports_2014_2024.csv"]
for keys in (["period"], ["period", "partnerCode"]):
    check(f"Comtrade 8542, primaryValue by {' and '.join(keys)}", thailand, keys, "primaryValue",
          ["--profile", "plain"], encoding="latin-1")
check("Comtrade 8542, cifvalue by partner", thailand, ["partnerCode"], "cifvalue", ["--profile", "plain"],
      encoding="latin-1")
# The guards leave the World rows out, and nothing else is in this file.
check("Comtrade 8542 as comtrade", thailand, ["period"], "primaryValue", [],
      keep=lambda row: row["partnerCode"] != "0", encoding="latin-1")

goods = [f"{data}/comtrade/plus_chn_total_2022_goods.csv"]
check("Comtrade TOTAL, primaryValue by reporter and flow", goods, ["reporterCode", "flowCode"], "primaryValue",
      ["--profile", "plain"], encoding="latin-1")
check("Comtrade TOTAL, netWgt by reporter and partner", goods, ["reporterCode", "partnerCode"], "netWgt",
      ["--profile", "plain"], encoding="latin-1")

energy = [f"{data}/comtrade/hs27_hs44/hs27_all_{year}.csv.gz" for year in (1988, 1999, 2013, 2017)]
check("HS 27 of four years, Trade Value by year and flow", energy, ["Year", "Trade Flow Code"], "Trade Value (US$)",
      ["--profile", "plain"], keep=lambda row: row["Partner"] != "World")
check("HS 27 of four years, by year, reporter and partner", energy, ["Year", "Reporter Code", "Partner Code"],
      "Trade Value (US$)", ["--profile", "plain"], keep=lambda row: row["Partner"] != "World")

russia = [f"{data}/russia/rus_fcs_monthly_by_country_2006_2021_long.csv"]
for keys in (["year"], ["flow", "country"], ["flow", "year", "month"]):
    arguments = [] if "flow" in keys else ["--where", "flow=Импорт"]
    check(f"Russia's customs, value by {', '.join(keys)}", russia, keys, "value_musd", arguments,
          keep=lambda row: "flow" in keys or row["flow"] == "Импорт")

malaysia = [f"{data}/asean/mys_dosm_trade_2013_2019.csv"]
check("Malaysia's exports by year", malaysia, ["YEAR"], "EXPORT (RM)", [])
check("Malaysia's imports by year, country and section", malaysia, ["YEAR", "COUNTRY", "SITC 1 DIGIT"], "IMPORT (RM)", [])
