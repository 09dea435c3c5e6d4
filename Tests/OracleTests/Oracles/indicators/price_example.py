#!/usr/bin/env python3
"""The worked example of the price index manuals, with the printed results and the same from Python's decimals.

Usage: price_example.py OUTPUT.csv (python 3.11 made price_example.csv). Prices and quantities of six products in five
periods: ILO, IMF, OECD, UNECE and World Bank, 2004, Producer Price Index Manual, tables 19.1 and 19.2; the indices of
every period on the first, printed to four places: B. M. Balk, 2008, Price and Quantity Index Numbers, tables 3.4, 3.6
and 3.12. The Paasche index of the second period is printed 1.3823 there and is 1.38235, which rounds to 1.3824.

Rows are kind,period,item,value: inputs by item, and for each formula `printed` and `computed` values.
"""

import sys
from decimal import Decimal as D, getcontext

getcontext().prec = 40
PRICES = [
    "1.0 1.0 1.0 1.0 1.0 1.0", "1.2 3.0 1.3 0.7 1.4 0.8", "1.0 1.0 1.5 0.5 1.7 0.6", "0.8 0.5 1.6 0.3 1.9 0.4",
    "1.0 1.0 1.6 0.1 2.0 0.2",
]
QUANTITIES = [
    "1.0 1.0 2.0 1.0 4.5 0.5", "0.8 0.9 1.9 1.3 4.7 0.6", "1.0 1.1 1.8 3.0 5.0 0.8", "1.2 1.2 1.9 6.0 5.6 1.3",
    "0.9 1.2 2.0 12.0 6.5 2.5",
]
PRINTED = {
    "laspeyres": "1.0000 1.4200 1.3450 1.3550 1.4400",
    "paasche": "1.0000 1.3823 1.2031 1.0209 0.7968",
    "fisher": "1.0000 1.4011 1.2721 1.1762 1.0712",
    "tornqvist": "1.0000 1.4052 1.2890 1.2268 1.2477",
}


def worth(prices, quantities):
    return sum(p * q for p, q in zip(prices, quantities))


def indices(p0, q0, p1, q1):
    laspeyres, paasche = worth(p1, q0) / worth(p0, q0), worth(p1, q1) / worth(p0, q1)
    v0, v1 = worth(p0, q0), worth(p1, q1)
    logs = sum((a * b / v0 + c * d / v1) / 2 * (c / a).ln() for a, b, c, d in zip(p0, q0, p1, q1))
    return {
        "laspeyres": laspeyres, "paasche": paasche, "fisher": (laspeyres * paasche).sqrt(), "tornqvist": logs.exp(),
    }


def main():
    prices = [[D(x) for x in row.split()] for row in PRICES]
    quantities = [[D(x) for x in row.split()] for row in QUANTITIES]
    rows = ["kind,period,item,value"]
    for kind, table in [("price", prices), ("quantity", quantities)]:
        rows += [f"{kind},{t + 1},{k + 1},{x}" for t, row in enumerate(table) for k, x in enumerate(row)]
    for t in range(5):
        found = indices(prices[0], quantities[0], prices[t], quantities[t])
        for name, printed in PRINTED.items():
            rows += [f"{name},{t + 1},printed,{printed.split()[t]}", f"{name},{t + 1},computed,{found[name]:.20f}"]
    with open(sys.argv[1], "w") as file:
        file.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
