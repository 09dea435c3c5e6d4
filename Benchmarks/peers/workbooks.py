"""Writing a workbook of 200,000 rows of ten cells: Comity beside XlsxWriter and openpyxl.

    python3 workbooks.py COMITY [rounds]

Every tool reads the same csv and writes the same cells, one column of codes as text and nine of numbers; the Python tools
are timed from the parsed rows on, Comity as a whole program with its reading, so the ratios are against Comity. The tools
take turns. Prints the median seconds of the clock and of processors, and the median ratio with its range over the rounds.
"""

import csv
import os
import pathlib
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time

ROWS, NUMBERS = 200_000, 9


def make(path):
    random.seed(7)
    with open(path, "w", newline="") as file:
        file.write("code," + ",".join(f"v{number}" for number in range(1, NUMBERS + 1)) + "\n")
        for row in range(ROWS):
            values = (f"{random.randrange(10**9) / 100:.2f}" for _ in range(NUMBERS))
            file.write(f"{row:07d}," + ",".join(values) + "\n")


def rows(path):
    with open(path, newline="") as file:
        reader = csv.reader(file)
        next(reader)
        return [[row[0]] + [float(cell) for cell in row[1:]] for row in reader]


def xlsxwriter(data, target, constant):
    import xlsxwriter as library

    book = library.Workbook(target, {"constant_memory": constant})
    sheet = book.add_worksheet()
    for index, row in enumerate(data):
        sheet.write_string(index, 0, row[0])
        for column, value in enumerate(row[1:], 1):
            sheet.write_number(index, column, value)
    book.close()


def openpyxl(data, target):
    import openpyxl as library

    book = library.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in data:
        sheet.append(row)
    book.save(target)


def timed(work):
    """Seconds of the clock and of processors, those of children counted."""
    def used():
        own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
        return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime

    clock, processor = time.perf_counter(), used()
    work()
    return time.perf_counter() - clock, used() - processor


def main():
    comity = str(pathlib.Path(sys.argv[1]).resolve())
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as folder:
        source, target = os.path.join(folder, "cells.csv"), os.path.join(folder, "cells.xlsx")
        make(source)
        data = rows(source)
        values = ",".join(f"v{number}" for number in range(1, NUMBERS + 1))
        command = [comity, "table", source, "--rows", "code", "--values", values]
        tools = {
            "comity, csv to xlsx": lambda: subprocess.run(command + ["--output", target], check=True),
            "comity, csv to csv": lambda: subprocess.run(command + ["--output", target + ".csv"], check=True),
            "XlsxWriter": lambda: xlsxwriter(data, target, False),
            "XlsxWriter, constant memory": lambda: xlsxwriter(data, target, True),
            "openpyxl, write only": lambda: openpyxl(data, target),
        }
        taken = {name: [] for name in tools}
        for _ in range(rounds):
            for name, work in tools.items():
                taken[name].append(timed(work))
        own = taken["comity, csv to xlsx"]
        print("| work | time | of processors | ratio |\n|---|---:|---:|---:|")
        for name, times in taken.items():
            clock, processor = (statistics.median(column) for column in zip(*times))
            ratios = [time[0] / mine[0] for time, mine in zip(times, own)]
            spread = f"{statistics.median(ratios):.2f} [{min(ratios):.2f}, {max(ratios):.2f}]"
            print(f"| {name} | {clock:.2f} s | {processor:.2f} s | {spread} |")


main()
