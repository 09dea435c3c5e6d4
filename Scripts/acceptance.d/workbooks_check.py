"""Workbooks read back by others: every cell equals the csv of the same table to 15 significant digits.

    python3 workbooks_check.py COMITY

Needs openpyxl; LibreOffice is asked to open the report's workbook where it is installed. Exits with 1 where something is
wrong.
"""

import csv
import pathlib
import shutil
import subprocess
import sys
import tempfile

import openpyxl


def same(cell, text):
    """Whether a cell holds what a field of the csv says."""
    if text == "":
        return cell is None
    if isinstance(cell, str):
        return cell == text
    number = float(text)
    return cell is not None and (cell == number or abs(cell - number) <= 1e-15 * abs(number))


def compare(sheets, path):
    """The rows of a csv beside those of one or more sheets; returns how many cells are the same."""
    cells = 0
    rows = (row for sheet in sheets for index, row in enumerate(sheet.iter_rows(values_only=True)) if index > 0)
    with open(path, newline="", encoding="utf-8") as file:
        reader = csv.reader(file)
        header = next(reader)
        for number, fields in enumerate(reader, 2):
            row = list(next(rows)) + [None] * len(header)
            for cell, text in zip(row, fields):
                if not same(cell, text):
                    raise SystemExit(f"{path}:{number}: the csv has {text!r}, the workbook {cell!r}")
                cells += 1
    if next(rows, None) is not None:
        raise SystemExit(f"{path}: the workbook has more rows")
    return cells


def main():
    comity = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([comity, "report", "--output", str(folder / "all") + "/"], check=True)
        book = openpyxl.load_workbook(folder / "all" / "report.xlsx")
        cells = sum(compare([book[path.stem]], path) for path in sorted((folder / "all" / "tables").glob("*.csv")))
        charts = sum(len(sheet._charts) for sheet in book)
        drawn = len(list((folder / "all" / "charts").glob("*.svg")))
        if charts != drawn:
            raise SystemExit(f"{charts} charts in the workbook, {drawn} in the report")
        print(f"the report: {cells} cells and {charts} charts are the same")

        # Codes with zeros, formulas that must not be, and more rows than a sheet holds.
        path = folder / "long.csv"
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["code", "value"])
            for number in range(1_200_000):
                writer.writerow([("=1+" if number % 1000 == 7 else "") + f"{number:08d}", f"{number * 37 % 1000003}.25"])
        table = [comity, "table", str(path), "--rows", "code"]
        subprocess.run(table + ["--output", str(folder / "t.csv")], check=True)
        subprocess.run(table + ["--output", str(folder / "t.xlsx")], check=True)
        book = openpyxl.load_workbook(folder / "t.xlsx", read_only=True)
        sheets = [book["table"], book["table (2)"]]
        print(f"1.2 million rows: {compare(sheets, folder / 't.csv')} cells are the same")

        if shutil.which("soffice"):
            subprocess.run(
                ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/office", "--convert-to", "ods",
                 "--outdir", str(folder), str(folder / "all" / "report.xlsx")],
                check=True, capture_output=True, timeout=300)
            if not (folder / "report.ods").stat().st_size > 10_000:
                raise SystemExit("LibreOffice made nothing of the workbook")
            print("LibreOffice opens the report's workbook")


main()
