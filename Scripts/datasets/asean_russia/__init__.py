"""The ASEAN-Russia data package: curation rules as readable tables of text, and what reads them."""

import csv
import decimal
import hashlib

decimal.getcontext().prec = 60


def rows(text):
    """The cells of a table of text: one row a line, cells apart by `|`, empty lines and `#` lines left out."""
    for line in text.strip().splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("|")]


def expand(ids):
    """`T001-T003 T007` as T001, T002, T003, T007."""
    for part in ids.split():
        first, _, last = part.partition("-")
        if not last:
            yield first
            continue
        for number in range(int(first[1:]), int(last[1:]) + 1):
            yield f"{first[0]}{number:03d}"


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


def content_hash(row):
    """SHA-256 of the filled cells of a ledger's row, by column name: see Documentation/decisions/0011."""
    parts = [f"{name}\x1f{row[name]}\x1e" for name in sorted(row) if name != "hash" and row[name]]
    return hashlib.sha256("".join(parts).encode("utf-8")).hexdigest()
