"""Whether a tool found the exact sums."""

import sys

import polars

# Doubles cannot hold large sums to the thousandth; what is more than this away is another sum.
ABSOLUTE, RELATIVE = 0.0005, 1e-12


def check(workload, tool, output):
    """The largest difference of a tool's sums to the exact ones, in units of the value; ends all when one is wrong."""
    expected, keys = workload.expected, workload.keys
    found = polars.read_csv(output, infer_schema=False)
    found = found.rename(dict(zip(found.columns, keys + ["found"], strict=True)))
    for key, codes in (workload.renamed or {}).items():
        found = found.with_columns(polars.col(key).replace(codes))  # Leaves Comity's codes as they are.
    found = found.with_columns(polars.col(key).cast(expected[key].dtype) for key in keys)
    both = expected.join(found, on=keys, how="full", coalesce=True)
    if len(found) != len(expected) or len(both) != len(expected) or both["found"].null_count():
        sys.exit(f"{tool}: {len(found)} groups where {len(expected)} are expected, or other keys, in {workload.name}")
    rest = both.filter(~_is_exact(both))
    if len(rest) == 0:
        return 0.0
    rest = rest.with_columns(exact=polars.col("thousandths") / 1000, found=polars.col("found").cast(polars.Float64))
    rest = rest.with_columns(difference=(polars.col("found") - polars.col("exact")).abs())
    wrong = rest.filter(polars.col("difference") > ABSOLUTE + RELATIVE * polars.col("exact").abs())
    if len(wrong):
        sys.exit(f"{tool} disagrees in {workload.name}: {wrong.head(3).to_dicts()}")
    return rest["difference"].max()


def _is_exact(both):
    """Sums printed as decimals are compared as decimals."""
    thousandths = polars.col("thousandths")
    places = (thousandths % 1000).cast(polars.String).str.zfill(3)
    exact = both.select(polars.format("{}.{}", thousandths // 1000, places))
    decimals = both["found"].str.contains("^[0-9]+([.][0-9]{1,3})?$")
    return decimals & (both["found"].str.to_decimal(scale=3) == exact.to_series().str.to_decimal(scale=3))
