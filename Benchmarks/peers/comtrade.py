"""Made rows in the form of UN Comtrade's csv of 47 columns; the same bytes for the same seed, size and form.

As there every cell that is not empty is quoted, every record but the header ends with a comma, and codes stand beside
their descriptions. All rows are totals (second partner 0, customs procedure C00, transport 0), none has World as
partner, product codes have six digits of one classification, so that no row is a part or a sum of another.
"""

import argparse
from pathlib import Path

import numpy as np
import polars

COLUMNS = (
    "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,flowCode,flowDesc,"
    "partnerCode,partnerISO,partnerDesc,partner2Code,partner2ISO,partner2Desc,classificationCode,"
    "classificationSearchCode,isOriginalClassification,cmdCode,cmdDesc,aggrLevel,isLeaf,customsCode,customsDesc,"
    "mosCode,motCode,motDesc,qtyUnitCode,qtyUnitAbbr,qty,isQtyEstimated,altQtyUnitCode,altQtyUnitAbbr,altQty,"
    "isAltQtyEstimated,netWgt,isNetWgtEstimated,grossWgt,isGrossWgtEstimated,cifvalue,fobvalue,primaryValue,"
    "legacyEstimationFlag,isReported,isAggregate"
).split(",")
YEARS = np.arange(2017, 2022)
PRODUCTS = 1_000
ECONOMIES = """\
32 ARG Argentina|36 AUS Australia|40 AUT Austria|50 BGD Bangladesh|56 BEL Belgium
68 BOL Bolivia (Plurinational State of)|76 BRA Brazil|96 BRN Brunei Darussalam|100 BGR Bulgaria|104 MMR Myanmar
112 BLR Belarus|116 KHM Cambodia|124 CAN Canada|144 LKA Sri Lanka|152 CHL Chile|156 CHN China|170 COL Colombia
188 CRI Costa Rica|191 HRV Croatia|203 CZE Czechia|208 DNK Denmark|218 ECU Ecuador|233 EST Estonia
246 FIN Finland|251 FRA France|276 DEU Germany|300 GRC Greece|344 HKG China, Hong Kong SAR|348 HUN Hungary
360 IDN Indonesia|372 IRL Ireland|376 ISR Israel|380 ITA Italy|384 CIV Côte d'Ivoire|392 JPN Japan
398 KAZ Kazakhstan|404 KEN Kenya|410 KOR Rep. of Korea|418 LAO Lao People's Dem. Rep.|458 MYS Malaysia
484 MEX Mexico|504 MAR Morocco|528 NLD Netherlands|531 CUW Curaçao|554 NZL New Zealand|566 NGA Nigeria
579 NOR Norway|586 PAK Pakistan|604 PER Peru|608 PHL Philippines|616 POL Poland|620 PRT Portugal|642 ROU Romania
643 RUS Russian Federation|682 SAU Saudi Arabia|699 IND India|702 SGP Singapore|703 SVK Slovakia
704 VNM Viet Nam|710 ZAF South Africa|724 ESP Spain|752 SWE Sweden|757 CHE Switzerland|764 THA Thailand
784 ARE United Arab Emirates|792 TUR Türkiye|804 UKR Ukraine|818 EGY Egypt|826 GBR United Kingdom|842 USA USA"""
GOODS = (
    "Animals|Cereals|Oils|Preparations|Ores|Compounds|Polymers|Articles|Fabrics|Garments|Vessels|Machines|Engines|Parts"
)
KINDS = "of wood|of iron or steel|of cotton|of plastics|frozen|for industrial use|used for vehicles|electrical"
DETAILS = "whether or not refined|not elsewhere classified|other than those of heading no. 8542|in retail packings, new"


def make(path, rows, seed=20181114, encoding="utf-8", line_end="\n", chunk=250_000):
    """Writes `rows` records and returns the keys of the sums, and primaryValue as integers of a thousandth."""
    generator = np.random.Generator(np.random.PCG64(seed))
    economies = _economies()
    reporter, partner = _pairs(generator, len(economies), rows)
    keys = {
        "year": YEARS[generator.integers(0, len(YEARS), rows)], "reporter": reporter,
        "flow": np.searchsorted([0.5, 0.97, 0.99], generator.random(rows)),
        "partner": partner, "product": np.floor(PRODUCTS * generator.random(rows) ** 2).astype(np.int64),
    }
    order = np.lexsort([keys[name] for name in ("product", "partner", "flow", "reporter", "year")])
    keys = {name: key[order] for name, key in keys.items()}
    value = np.minimum(np.ceil(np.exp(generator.normal(10.0, 3.0, rows)) * 1000), 1e13).astype(np.int64)
    weight = np.ceil(np.exp(generator.normal(8.0, 3.0, rows)) * 1000).astype(np.int64)
    with open(path, "wb") as file:
        file.write((",".join(COLUMNS) + line_end).encode())
        for start in range(0, rows, chunk):
            part = slice(start, start + chunk)
            lines = _lines({name: key[part] for name, key in keys.items()}, value[part], weight[part], economies)
            file.write((line_end.join(lines.to_list()) + line_end).encode(encoding))
    codes = economies["code"].cast(polars.Int64).to_numpy()
    flows = np.array(["M", "X", "RM", "RX"])
    return {
        "period": keys["year"], "reporterCode": codes[keys["reporter"]], "flowCode": flows[keys["flow"]],
        "primaryValue": value,
    }


def _pairs(generator, count, rows):
    """Reporters and partners that differ, a few of them in most rows."""
    reporter = np.floor(count * generator.random(rows) ** 1.5).astype(np.int64)
    other = np.floor((count - 1) * generator.random(rows) ** 1.5).astype(np.int64)
    return reporter, (reporter + 1 + other) % count


def _lines(keys, value, weight, economies):
    table = polars.DataFrame(keys | {"value": value, "weight": weight})
    year, weight = polars.col("year").cast(polars.String), _decimal("weight")
    is_import = polars.col("flow") % 2 == 0
    cells = {
        "typeCode": "C", "freqCode": "A", "refPeriodId": year + "0101", "refYear": year, "refMonth": "52",
        "period": year, **_economy("reporter", economies),
        "flowCode": _picked("flow", ["M", "X", "RM", "RX"]),
        "flowDesc": _picked("flow", ["Import", "Export", "Re-import", "Re-export"]),
        **_economy("partner", economies), "partner2Code": "0", "partner2ISO": "W00", "partner2Desc": "World",
        "classificationCode": "H5", "classificationSearchCode": "HS", "isOriginalClassification": "true",
        "cmdCode": _picked("product", [str(10_121 + 989 * n).zfill(6) for n in range(PRODUCTS)]),
        "cmdDesc": _picked("product", [_description(n) for n in range(PRODUCTS)]),
        "aggrLevel": "6", "isLeaf": "true", "customsCode": "C00", "customsDesc": "TOTAL CPC", "mosCode": "0",
        "motCode": "0", "motDesc": "TOTAL MOT", "qtyUnitCode": "8", "qtyUnitAbbr": "kg", "qty": weight,
        "isQtyEstimated": "false", "altQtyUnitCode": "8", "altQtyUnitAbbr": "kg", "altQty": weight,
        "isAltQtyEstimated": "false", "netWgt": weight, "isNetWgtEstimated": "false", "grossWgt": None,
        "isGrossWgtEstimated": "false", "cifvalue": polars.when(is_import).then(_decimal("value")),
        "fobvalue": polars.when(~is_import).then(_decimal("value")), "primaryValue": _decimal("value"),
        "legacyEstimationFlag": "0", "isReported": "true", "isAggregate": "false",
    }
    quoted = [_quoted(cells[name]) for name in COLUMNS] + [polars.lit("")]
    return table.select(polars.concat_str(quoted, separator=",")).to_series()


def _quoted(cell):
    if cell is None:
        return polars.lit("")
    if isinstance(cell, str):
        return polars.lit(f'"{cell}"')
    return polars.format('"{}"', cell).fill_null("")


def _economy(name, economies):
    return {
        name + title: _picked(name, economies[column].to_list())
        for title, column in (("Code", "code"), ("ISO", "iso"), ("Desc", "name"))
    }


def _picked(column, texts):
    return polars.lit(polars.Series(texts)).gather(polars.col(column))


def _description(number):
    words = [options.split("|") for options in (GOODS, KINDS, DETAILS)]
    goods, kind, detail = (options[number // step % len(options)] for options, step in zip(words, (1, 14, 112)))
    return f"{goods}; {kind}, {detail} (line {number})"


def _decimal(column):
    """Three places, without zeros at the end, as there."""
    whole = (polars.col(column) // 1000).cast(polars.String)
    places = (polars.col(column) % 1000).cast(polars.String).str.zfill(3)
    return (whole + "." + places).str.strip_chars_end("0").str.strip_chars_end(".")


def _economies():
    rows = [cell.split(" ", 2) for line in ECONOMIES.splitlines() for cell in line.split("|")]
    return polars.DataFrame(rows, schema=["code", "iso", "name"], orient="row")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--latin1", action="store_true", help="Latin-1 in place of UTF-8, as most files there")
    parser.add_argument("--crlf", action="store_true", help="CR LF at the end of a line, as some files there")
    options = parser.parse_args()
    make(
        options.path, options.rows, encoding="latin-1" if options.latin1 else "utf-8",
        line_end="\r\n" if options.crlf else "\n",
    )
