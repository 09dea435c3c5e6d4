"""Curation rules of the ASEAN-Russia data package, as readable tables of text."""


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
