"""Sums of a made file by Python's decimal (Python 3.11), grouped by one and by two keys, with 60 digits of precision.

The numbers are spelled in every way the reader takes: padded, signed, with exponents, with many digits after the point,
and many of them cancel, so that binary floating point gets the sums wrong in their first digits.

  python3 sums.py   (writes numbers.csv and sums.csv beside itself)
"""
import csv
import random
from decimal import Decimal, getcontext
from pathlib import Path

getcontext().prec = 60
random.seed(20190730)
here = Path(__file__).parent


def number():
    kind = random.randrange(8)
    digits = random.randrange(10 ** random.randrange(1, 17))
    places = random.randrange(0, 9)
    value = Decimal(digits).scaleb(-places)
    if kind == 0:
        return f"{value:f}".rjust(24)
    if kind == 1:
        return f"-{value:f}"
    if kind == 2:
        return f"+{value:f}"
    if kind == 3:
        return f"{Decimal(digits % 1000).scaleb(-2):f}e{random.randrange(-3, 7)}"
    if kind == 4:
        return f"0.{digits:018d}"
    if kind == 5:
        return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}.000"
    return f"{value:f}"


rows = []
for index in range(900):
    text = number()
    rows.append([str(2001 + index % 12), random.choice(["IDN", "THA", "VNM", "Côte d'Ivoire"]), text])
    if index % 3 == 0:
        # The same number with the other sign, and a hundredth.
        plain = Decimal(text.strip())
        rows.append([rows[-1][0], rows[-1][1], f"{-plain + Decimal('0.01'):f}"])
rows += [["2001", "VNM", "NA"], ["2001", "VNM", ""], ["2099", "THA", ".."]]
random.shuffle(rows)
with open(here / "numbers.csv", "w", newline="", encoding="utf-8") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["year", "place", "value"])
    writer.writerows(rows)


def plain(value):
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


with open(here / "sums.csv", "w", newline="", encoding="utf-8") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["by", "year", "place", "sum"])
    for keys in (["year"], ["place"], ["year", "place"]):
        sums = {}
        for year, place, text in rows:
            key = (year if "year" in keys else "", place if "place" in keys else "")
            sums.setdefault(key, None)
            if text.strip() not in ("NA", "", ".."):
                sums[key] = (sums[key] or Decimal(0)) + Decimal(text.strip())
        for key in sorted(sums, key=lambda key: [part.encode() for part in key]):
            writer.writerow(["+".join(keys), *key, "" if sums[key] is None else plain(sums[key])])
