"""One tool in a process of its own: files in, sums of a value by keys out as CSV sorted by key.

`aggregations.py TOOL THREADS` reads one request a line from standard input and answers each with {"seconds"}, the
import of the tool not counted. `aggregations.py TOOL THREADS REQUEST` does one request and ends: a whole command.
A request is what `Workload.request` makes: the files, the types of their columns by name, the keys, the value, the
output, whether the first line names the columns, and a code of a column whose rows are left out.
"""

import importlib
import json
import sys
import time

tools = {}
threads = 0


def duckdb_sums(request, number="DOUBLE"):
    kinds = {"int": "INTEGER", "text": "VARCHAR", "number": number, "whole": "BIGINT"}
    columns = ", ".join(f"'{name}': '{kinds[kind]}'" for name, kind in request["types"].items())
    header = "header = true" if request["header"] else "header = false, skip = 1"
    # Told the dialect, it does not look for it, which takes up to a third of its time on wide or many files.
    dialect = """auto_detect = false, delim = ',', quote = '"', escape = '"'"""
    keys = ", ".join(f'"{name}"' for name in request["keys"])
    chosen = "WHERE \"{}\" <> {}".format(*request["without"]) if request["without"] else ""
    connection = tools["duckdb"].connect()
    connection.execute(f"SET threads = {threads}")
    connection.execute(
        f"COPY (SELECT {keys}, sum(\"{request['value']}\") AS value "
        f"FROM read_csv({request['files']}, {header}, {dialect}, columns = {{{columns}}}) {chosen} "
        f"GROUP BY {keys} ORDER BY {keys}) TO '{request['output']}' (HEADER)"
    )
    connection.close()


def duckdb_decimal_sums(request):
    duckdb_sums(request, number="DECIMAL(18, 3)")


def polars_sums(request, engine="in-memory"):
    polars = tools["polars"]
    header = {"has_header": True} if request["header"] else {"has_header": False, "skip_rows": 1}
    scanned = polars.scan_csv(request["files"], schema=polars_schema(request["types"]), **header)
    grouped(scanned, request).collect(engine=engine).write_csv(request["output"])


def polars_streaming_sums(request):
    polars_sums(request, engine="streaming")


def polars_eager_sums(request):
    """Every file read at once with the columns that are needed, and grouped before the next is read."""
    polars = tools["polars"]
    keys, value = request["keys"], request["value"]
    schema, parts = polars_schema(request["types"]), []
    for file in request["files"]:
        read = polars.read_csv(file, schema_overrides=schema, columns=wanted(request))
        parts.append(grouped(read.lazy(), request).collect())
    sums = polars.concat(parts).group_by(keys).agg(polars.col(value).sum()).sort(keys)
    sums.write_csv(request["output"])


def grouped(flows, request):
    polars = tools["polars"]
    if request["without"]:
        name, code = request["without"]
        flows = flows.filter(polars.col(name) != code)
    keys = request["keys"]
    return flows.group_by(keys).agg(polars.col(request["value"]).sum()).sort(keys)


def polars_schema(types):
    polars = tools["polars"]
    kinds = {"int": polars.Int32, "text": polars.String, "number": polars.Float64, "whole": polars.Int64}
    return {name: kinds[kind] for name, kind in types.items()}


def pandas_sums(request, engine="c"):
    pandas = tools["pandas"]
    parts = [pandas_columns(file, request, engine) for file in request["files"]]
    flows = pandas.concat(parts) if len(parts) > 1 else parts[0]
    if request["without"]:
        name, code = request["without"]
        flows = flows[flows[name] != code]
    flows.groupby(request["keys"])[request["value"]].sum().to_csv(request["output"])


def pandas_columns(file, request, engine):
    """The columns that are needed; by position where the header has fewer fields than the records."""
    kinds = {"int": "int32", "text": "str", "number": "float64", "whole": "int64"}
    types = {name: kinds[request["types"][name]] for name in wanted(request)}
    read = tools["pandas"].read_csv
    if request["header"]:
        return read(file, usecols=list(types), dtype=types, engine=engine)
    positions = {n: name for n, name in enumerate(request["types"]) if name in types}
    # pyarrow numbers the columns it was asked for anew, so that types by position would meet other columns.
    given = {"dtype": {n: types[name] for n, name in positions.items()}} if engine == "c" else {}
    found = read(file, header=None, skiprows=1, usecols=list(positions), engine=engine, **given)
    return found.set_axis(list(positions.values()), axis=1)


def pandas_pyarrow_sums(request):
    pandas_sums(request, engine="pyarrow")


def wanted(request):
    extra = [request["without"][0]] if request["without"] else []
    return request["keys"] + [request["value"]] + extra


# What is run under each name, and the packages whose versions go with it.
TOOLS = {
    "duckdb": (duckdb_sums, ["duckdb"], "types and dialect given, sums in double"),
    "duckdb-decimal": (duckdb_decimal_sums, ["duckdb"], "DECIMAL(18,3), exact"),
    "polars": (polars_sums, ["polars"], "lazy scan with a schema, in-memory engine, sums in double"),
    "polars-streaming": (polars_streaming_sums, ["polars"], "lazy scan with a schema, streaming engine"),
    "polars-eager": (polars_eager_sums, ["polars"], "file by file, only the columns needed, grouped by file first"),
    "pandas": (pandas_sums, ["pandas"], "C reader, sums in double"),
    "pandas-pyarrow": (pandas_pyarrow_sums, ["pandas", "pyarrow"], "pyarrow reader, sums in double"),
}


def main():
    global threads
    work, packages, _ = TOOLS[sys.argv[1]]
    threads = int(sys.argv[2])
    for package in packages:
        tools[package] = importlib.import_module(package)
    if "pyarrow" in tools:
        tools["pyarrow"].set_cpu_count(threads)
    if len(sys.argv) > 3:
        work(json.loads(sys.argv[3]))
        return
    for line in sys.stdin:
        request = json.loads(line)
        start = time.perf_counter()
        work(request)
        print(json.dumps({"seconds": time.perf_counter() - start}), flush=True)


if __name__ == "__main__":
    main()
