#!/usr/bin/env python3
"""Checks that every page of Datasets/definitions has the one form that `comity explain` and the guides rely on.

Usage: check_definitions.py [FOLDER]. Prints one line a fault and ends with exit code 1 when there is one.
"""

import re
import sys
from pathlib import Path

SECTIONS = [
    "What it tells",
    "Definition",
    "Range",
    "Variants",
    "Limitations",
    "Missing values",
    "Source",
]
TEXT_LINES = range(12, 41)
LONGEST_LINE = 120
# A page without one of these words says nothing about when or by whom; institutions' own rules name themselves.
YEAR = re.compile(r"\b(1[89]|20)\d\d\b")
REFERENCE = re.compile(r"(?:see |\()`([a-z][a-z-]*)`")
LATEX = re.compile(r"\\[a-z]+|\$[^ \d)]")


def faults_of(path, names):
    """The faults of one page, and its lookup words."""
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    faults = []
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*", path.stem):
        faults.append("the file name is not kebab-case")
    if not text.endswith("\n") or text.endswith("\n\n"):
        faults.append("the file does not end with one line feed")
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            faults.append(f"line {number} has {len(line)} characters")
        if line != line.rstrip():
            faults.append(f"line {number} ends in a blank")
    count = sum(1 for line in lines if line.strip())
    if count not in TEXT_LINES:
        faults.append(f"{count} lines of text, not {TEXT_LINES.start} to {TEXT_LINES.stop - 1}")
    if not re.fullmatch(r"# \S.*", lines[0]):
        faults.append("the first line is no title")
    if LATEX.search(text):
        faults.append("LaTeX instead of plain text: " + LATEX.search(text).group())

    heads = [line[3:] for line in lines if line.startswith("## ")]
    if heads != SECTIONS:
        faults.append("sections are " + ", ".join(heads))
    parts = re.split(r"^## .*$", text, flags=re.MULTILINE)
    for head, body in zip(heads, parts[1:]):
        if not body.strip():
            faults.append(f'section "{head}" is empty')
    if heads[-1:] == ["Source"] and not YEAR.search(parts[-1]):
        faults.append("the source has no year")

    preamble = [line for line in parts[0].split("\n")[1:] if line.strip()]
    labels = [line.split(":", 1)[0] for line in preamble]
    if labels not in (["Terms"], ["Terms", "Also known as"]):
        faults.append('before the sections stand "Terms: …" and, at will, "Also known as: …", nothing else')
    terms = [term.strip() for term in preamble[0].split(":", 1)[1].split(",")] if labels[:1] == ["Terms"] else []
    for term in terms:
        if not term or term != term.lower():
            faults.append(f'the lookup word "{term}" is empty or not in lower case')
    for name in REFERENCE.findall(text):
        if "-" in name and name not in names:
            faults.append(f"refers to {name}, which has no page")
    return faults, terms


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "Datasets" / "definitions"
    pages = sorted(folder.glob("*.md"))
    names = {page.stem for page in pages}
    if not pages:
        sys.exit(f"{folder}: no pages")
    owners = {}
    found = 0
    for page in pages:
        faults, terms = faults_of(page, names)
        for term in terms:
            key = term.replace(" ", "-")
            if key in names and key != page.stem:
                faults.append(f'the lookup word "{term}" is the name of another page')
            if key in owners:
                faults.append(f'the lookup word "{term}" leads to {owners[key]} too')
            owners.setdefault(key, page.stem)
        for fault in faults:
            print(f"{page.name}: {fault}")
        found += len(faults)
    if found:
        sys.exit(1)
    print(f"{len(pages)} definitions, {len(owners)} lookup words: all in form")


if __name__ == "__main__":
    main()
