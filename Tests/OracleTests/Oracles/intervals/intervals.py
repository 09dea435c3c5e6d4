"""Interval arithmetic by exact fractions and, as a second opinion, by mpmath.iv.

  python3 intervals.py   (Python 3.11, mpmath 1.3.0; writes intervals.csv beside itself)

Exact bounds come from the four corners of a product or quotient, written out here for open and closed ends: an end
belongs to the result when some corner with two closed ends reaches it (or a closed zero does). `outer_low` and
`outer_high` are the enclosure of mpmath.iv over the closed hulls at 53 bits, which must contain the exact bounds.
Roots have no exact bounds: mpmath.iv at 200 bits gives them, printed with 30 digits.
"""

import csv
import random
from fractions import Fraction
from pathlib import Path

from mpmath import iv, mp, mpf

random.seed(20240714)


def operand(positive):
    places = random.choice([1, 2, 3])
    scale = 10**places
    low, high = sorted(random.randrange(1 if positive else -9 * scale, 9 * scale) for _ in range(2))
    ends = [Fraction(low, scale), Fraction(high, scale)]
    closed = [True, True] if low == high else [random.random() < 0.5, random.random() < 0.5]
    return ends, closed


def corners(a, b, operation):
    """Lowest and highest corner with whether it is reached."""
    (ends, closed), (others, shut) = a, b
    found = []
    for x, x_closed in zip(ends, closed):
        for y, y_closed in zip(others, shut):
            value = operation(x, y)
            reached = x_closed and y_closed
            if operation is multiply and value == 0:
                # A closed zero makes the product zero whatever the other number is.
                reached = (x == 0 and x_closed) or (y == 0 and y_closed)
            if operation is divide and value == 0:
                reached = x_closed
            found.append((value, reached))
    low, high = min(value for value, _ in found), max(value for value, _ in found)
    return (low, any(r for v, r in found if v == low)), (high, any(r for v, r in found if v == high))


def add(x, y):
    return x + y


def subtract(x, y):
    return x - y


def multiply(x, y):
    return x * y


def divide(x, y):
    return x / y


def growth(x, y):
    return y / x - 1


def enclosure(interval, bits):
    iv.prec = bits
    (low, high), _ = interval
    return iv.mpf([iv.mpf(low.numerator) / low.denominator, iv.mpf(high.numerator) / high.denominator])


def written(interval):
    (low, high), (low_closed, high_closed) = interval
    return f"{'[' if low_closed else '('}{low} {high}{']' if high_closed else ')'}"


rows = []
for name, operation, first_positive, second_positive in [
    ("sum", add, False, False),
    ("difference", subtract, False, False),
    ("product", multiply, False, False),
    ("quotient", divide, False, True),
    ("growth", growth, True, True),
]:
    for _ in range(120):
        a, b = operand(first_positive), operand(second_positive)
        (low, low_reached), (high, high_reached) = corners(a, b, operation)
        x, y = enclosure(a, 53), enclosure(b, 53)
        outer = {"sum": lambda: x + y, "difference": lambda: x - y, "product": lambda: x * y}.get(
            name, (lambda: x / y) if name == "quotient" else (lambda: y / x - 1)
        )()
        exact = ([low, high], [low_reached, high_reached])
        # mpmath's bounds are binary fractions; repr of a double holds each of them exactly.
        outer_low, outer_high = float(mpf(outer.a)), float(mpf(outer.b))
        assert Fraction(outer_low) <= low and high <= Fraction(outer_high), (name, a, b)
        rows.append([name, written(a), written(b), written(exact), repr(outer_low), repr(outer_high)])
for degree in (2, 3, 5, 8, 14):
    for _ in range(24):
        a = operand(True)
        iv.prec = 200
        mp.prec = 200
        root = enclosure(a, 200) ** (iv.mpf(1) / degree)
        low, high = mp.nstr(mpf(root.a), 30), mp.nstr(mpf(root.b), 30)
        rows.append([f"root {degree}", written(a), "", "", low, high])

with open(Path(__file__).parent / "intervals.csv", "w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["operation", "a", "b", "exact", "outer_low", "outer_high"])
    writer.writerows(rows)
