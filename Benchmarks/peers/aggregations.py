"""One tool in a process of its own: CSV in, sums of v by fields out as CSV sorted by key, timed in process.

Started by compare.py as `aggregations.py TOOL`; reads one request a line from standard input
({"file", "fields", "output"}) and answers each with {"seconds"}. Importing the tool is not timed.
"""

import importlib
import json
import sys
import time

THREADS = 2
TYPES = {"t": "int", "i": "int", "j": "int", "k": "text", "v": "number", "q": "text"}


def duckdb_sums(file, fields, output, number="DOUBLE"):
    names = {"int": "INTEGER", "text": "VARCHAR", "number": number}
    columns = ", ".join(f"'{name}': '{names[kind]}'" for name, kind in TYPES.items())
    keys = ", ".join(fields)
    connection = tools["duckdb"].connect()
    connection.execute(f"SET threads = {THREADS}")
    connection.execute(
        f"COPY (SELECT {keys}, sum(v) AS v FROM read_csv('{file}', header = true, columns = {{{columns}}}) "
        f"GROUP BY {keys} ORDER BY {keys}) TO '{output}' (HEADER)"
    )
    connection.close()


def duckdb_decimal_sums(file, fields, output):
    duckdb_sums(file, fields, output, number="DECIMAL(18, 3)")


def polars_sums(file, fields, output):
    polars = tools["polars"]
    names = {"int": polars.Int32, "text": polars.String, "number": polars.Float64}
    schema = {name: names[kind] for name, kind in TYPES.items()}
    flows = polars.scan_csv(file, schema=schema)
    flows.group_by(fields).agg(polars.col("v").sum()).sort(fields).collect().write_csv(output)


def pandas_sums(file, fields, output, engine="c"):
    names = {"int": "int32", "text": "str", "number": "float64"}
    wanted = fields + ["v"]
    types = {name: names[TYPES[name]] for name in wanted}
    flows = tools["pandas"].read_csv(file, usecols=wanted, dtype=types, engine=engine)
    flows.groupby(fields)["v"].sum().to_csv(output)


def pandas_pyarrow_sums(file, fields, output):
    pandas_sums(file, fields, output, engine="pyarrow")


# What is run under each name, and the packages whose versions go with it.
TOOLS = {
    "duckdb": (duckdb_sums, ["duckdb"], "sums in double"),
    "duckdb-decimal": (duckdb_decimal_sums, ["duckdb"], "DECIMAL(18,3), exact"),
    "polars": (polars_sums, ["polars"], "lazy scan, sums in double"),
    "pandas": (pandas_sums, ["pandas"], "C reader, sums in double"),
    "pandas-pyarrow": (pandas_pyarrow_sums, ["pandas", "pyarrow"], "pyarrow reader, sums in double"),
}
tools = {}


def main():
    work, packages, _ = TOOLS[sys.argv[1]]
    for package in packages:
        tools[package] = importlib.import_module(package)
    if "pyarrow" in tools:
        tools["pyarrow"].set_cpu_count(THREADS)
    for line in sys.stdin:
        request = json.loads(line)
        start = time.perf_counter()
        work(request["file"], request["fields"], request["output"])
        print(json.dumps({"seconds": time.perf_counter() - start}), flush=True)


if __name__ == "__main__":
    main()
