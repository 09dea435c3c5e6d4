"""Exact least squares solutions of the linear sets of the NIST Statistical Reference Datasets.

Reads the data (the decimals as printed) from Tests/VectorsTests/NISTReferenceData.swift, solves the normal equations
in fractions, and prints coefficients and standard errors to 20 significant digits. Python standard library only
(written with Python 3.11). Data: National Institute of Standards and Technology, public domain,
https://www.itl.nist.gov/div898/strd/lls/lls.shtml

  python3 exact_solutions.py > exact_solutions.csv
"""
import pathlib
import re
from decimal import Decimal, getcontext
from fractions import Fraction

getcontext().prec = 60
SWIFT = pathlib.Path(__file__).resolve().parents[3] / "VectorsTests" / "NISTReferenceData.swift"


def tables():
    text = SWIFT.read_text(encoding="utf-8")
    for name, body in re.findall(r'static let (\w+) = """\n(.*?)"""', text, re.S):
        yield name, [[Fraction(cell) for cell in line.split()] for line in body.strip().splitlines()]


def design(name, x):
    if name.startswith("noInt"):
        return [x[0]]
    if name == "longley":
        return [Fraction(1), *x]
    degree = {"norris": 1, "pontius": 2, "filip": 10}.get(name, 5)
    return [x[0] ** power for power in range(degree + 1)]


def inverse(a):
    n = len(a)
    m = [row[:] + [Fraction(int(i == j)) for j in range(n)] for i, row in enumerate(a)]
    for c in range(n):
        p = next(r for r in range(c, n) if m[r][c] != 0)
        m[c], m[p] = m[p], m[c]
        m[c] = [v / m[c][c] for v in m[c]]
        for r in range(n):
            if r != c and m[r][c] != 0:
                f = m[r][c]
                m[r] = [u - f * v for u, v in zip(m[r], m[c])]
    return [row[n:] for row in m]


def text(value):
    return format(value, ".20g")


def decimal(fraction):
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)


print("set,coefficient,estimate,standard_error")
for name, rows in tables():
    y = [row[0] for row in rows]
    x = [design(name, row[1:]) for row in rows]
    k = len(x[0])
    cross = [[sum(r[i] * r[j] for r in x) for j in range(k)] for i in range(k)]
    moment = [sum(r[i] * v for r, v in zip(x, y)) for i in range(k)]
    inv = inverse(cross)
    b = [sum(inv[i][j] * moment[j] for j in range(k)) for i in range(k)]
    rss = sum((v - sum(p * q for p, q in zip(r, b))) ** 2 for r, v in zip(x, y))
    for i in range(k):
        se = decimal(rss / (len(y) - k) * inv[i][i]).sqrt()
        print(f"{name},{i},{text(decimal(b[i]))},{text(se)}")
