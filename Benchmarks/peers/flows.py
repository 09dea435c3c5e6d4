"""Made trade flows in the form of a BACI file: t,i,j,k,v,q, sorted, the same bytes for the same seed and size."""

import numpy as np
import polars

YEARS = np.arange(2017, 2022)
ECONOMIES = 220
PRODUCTS = 5_000
SHARE_OF_YEARS = 0.6


def make(path, rows, seed=20181114, years=YEARS, economies=ECONOMIES, share_of_years=SHARE_OF_YEARS):
    """Writes `rows` flows to `path` and returns columns with the values as integers of a thousandth.

    As in BACI an exporter-importer-product triple is there in some of the years, a few economies and products hold most
    rows, values have three places and some quantities are `NA`.
    """
    generator = np.random.Generator(np.random.PCG64(seed))
    triples = _triples(generator, economies, int(rows / (share_of_years * len(years)) * 1.02) + 100)
    present = generator.random((len(years), len(triples))) < share_of_years
    year, triple = np.nonzero(present)
    if len(year) < rows:
        raise ValueError("too few flows were drawn")
    chosen = np.sort(generator.permutation(len(year))[:rows])
    year, triple = year[chosen], triples[triple[chosen]]
    exporter = triple // (economies * PRODUCTS)
    importer = triple // PRODUCTS % economies
    product = triple % PRODUCTS
    columns = {
        "t": years[year],
        "i": 4 + 4 * exporter,
        "j": 4 + 4 * importer,
        "k": 10_121 + 197 * product,
        "v": np.ceil(np.exp(generator.normal(3.0, 2.6, rows)) * 1000).astype(np.int64),
    }
    quantity = np.ceil(np.exp(generator.normal(1.5, 2.8, rows)) * 1000).astype(np.int64)
    is_known = generator.random(rows) >= 0.03
    table = polars.DataFrame(columns | {"q": quantity, "known": is_known})
    table.select(
        "t", "i", "j", _padded("k", 6),
        _decimal("v"),
        polars.when("known").then(_decimal("q")).otherwise(polars.lit("           NA")).alias("q"),
    ).write_csv(path, quote_style="never")
    return columns


def repeat(source, path, copies, block=1 << 24):
    """Writes the rows of a made file `copies` times, each time with the years before; needs the memory of a block."""
    with open(path, "wb") as target:
        for number in reversed(range(copies)):
            with open(source, "rb") as file:
                header = file.readline()
                if number == copies - 1:
                    target.write(header)
                while lines := file.read(block):
                    target.write(_earlier(lines + file.readline(), len(YEARS) * number))


def _earlier(lines, years):
    """Whole lines with the year at their beginning moved back; the years moved from and to do not overlap."""
    if years == 0:
        return lines
    lines = b"\n" + lines
    for year in YEARS:
        lines = lines.replace(b"\n%d," % year, b"\n%d," % (year - years))
    return lines[1:]


def _triples(generator, economies, count):
    """Distinct exporter-importer-product numbers, sorted, drawn with weights that fall off as 1/rank."""
    found = np.empty(0, np.int64)
    while len(found) < count:
        size = 2 * (count - len(found)) + 1_000
        exporter = _ranked(generator, economies, size)
        importer = _ranked(generator, economies, size)
        product = _ranked(generator, PRODUCTS, size)
        drawn = (exporter * economies + importer) * PRODUCTS + product
        found = np.union1d(found, drawn[exporter != importer])
    return np.sort(generator.permutation(found)[:count])


def _ranked(generator, count, size):
    weights = 1 / (np.arange(count) + 10.0)
    edges = np.cumsum(weights / weights.sum())
    edges[-1] = 1.0
    return np.searchsorted(edges, generator.random(size), side="right")


def _padded(column, width):
    return polars.col(column).cast(polars.String).str.zfill(width)


def _decimal(column):
    whole = (polars.col(column) // 1000).cast(polars.String)
    return (whole + "." + (polars.col(column) % 1000).cast(polars.String).str.zfill(3)).alias(column)
