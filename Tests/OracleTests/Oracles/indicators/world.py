#!/usr/bin/env python3
"""A world of four economies and three products, and its indicators as exact fractions, by Python's fractions alone.

Usage: world.py OUTPUT.csv (python 3.11 or later made world.csv). Rows are kind,key,value: flows before and after, then
results as numerator/denominator. Roots and logarithms are left out: they are no fractions.
"""

import sys
from fractions import Fraction as F

E, K = range(4), range(3)
# FLOWS[i][j][k]: exports of economy i to j in product k; economy 3 sells one product, and nothing to itself.
FLOWS = [
    [[0, 0, 0], [30, 12, 5], [20, 0, 7], [10, 4, 0]],
    [[25, 8, 3], [0, 0, 0], [15, 15, 15], [0, 9, 1]],
    [[6, 40, 0], [12, 0, 22], [0, 0, 0], [3, 3, 3]],
    [[0, 0, 50], [0, 0, 31], [0, 0, 19], [0, 0, 0]],
]
LATER = [
    [[0, 0, 0], [33, 10, 9], [27, 2, 7], [8, 5, 0]],
    [[31, 8, 4], [0, 0, 0], [12, 21, 18], [0, 13, 2]],
    [[5, 47, 0], [14, 0, 20], [0, 0, 0], [4, 3, 8]],
    [[0, 0, 44], [0, 0, 39], [0, 0, 28], [0, 0, 0]],
]
GDP = [500, 420, 390, 240]
INCOME = [30, 12, 9, 4]


def x(i, k):
    return sum(FLOWS[i][j][k] for j in E)


def m(j, k):
    return sum(FLOWS[i][j][k] for i in E)


X = [sum(x(i, k) for k in K) for i in E]
M = [sum(m(j, k) for k in K) for j in E]
W = sum(X)
WK = [sum(x(i, k) for i in E) for k in K]


def share(i, k):
    return F(x(i, k), X[i])


def pair(i, j):
    return sum(FLOWS[i][j])


def rows():
    for name, flows in (("flow", FLOWS), ("later", LATER)):
        for i in E:
            for j in E:
                for k in K:
                    yield name, f"{i} {j} {k}", F(flows[i][j][k])
    for i in E:
        yield "gdp", i, F(GDP[i])
        yield "income", i, F(INCOME[i])
        hhi = sum(share(i, k) ** 2 for k in K)
        yield "hhi", i, hhi
        yield "hhi-normalised of 3", i, (hhi - F(1, 3)) / (1 - F(1, 3))
        yield "unctad-diversification", i, sum(abs(share(i, k) - F(WK[k], W)) for k in K) / 2
        yield "openness", i, F(X[i] + M[i], GDP[i])
        yield "penetration", i, F(M[i], GDP[i] + M[i] - X[i])
        yield "propensity", i, F(X[i], GDP[i])
        gap = sum(abs(x(i, k) - m(i, k)) for k in K)
        yield "grubel-lloyd", i, 1 - F(gap, X[i] + M[i])
        yield "adjusted", i, (1 - F(gap, X[i] + M[i])) / (1 - F(abs(X[i] - M[i]), X[i] + M[i]))
        for k in K:
            rca = share(i, k) / F(WK[k], W)
            yield "balassa", f"{i} {k}", rca
            yield "symmetric", f"{i} {k}", (rca - 1) / (rca + 1)
            yield "additive", f"{i} {k}", share(i, k) - F(WK[k], W)
            yield "balassa of others", f"{i} {k}", share(i, k) / F(WK[k] - x(i, k), W - X[i])
            mine = x(i, k) + m(i, k)
            balance = F(X[i] - M[i], X[i] + M[i])
            yield "lafay", f"{i} {k}", 100 * (F(x(i, k) - m(i, k), mine) - balance) * F(mine, X[i] + M[i])
        for j in E:
            yield "similarity", f"{i} {j}", 100 * sum(min(share(i, k), share(j, k)) for k in K)
            if i == j:
                continue
            yield "intensity", f"{i} {j}", F(pair(i, j), X[i]) / F(M[j], W)
            yield "drysdale-garnaut", f"{i} {j}", F(pair(i, j), X[i]) / F(M[j], W - M[i])
            yield "complementarity", f"{i} {j}", 100 * (1 - sum(abs(F(m(j, k), M[j]) - share(i, k)) for k in K) / 2)
            yield "hubness", f"{i} {j}", F(pair(i, j), X[i]) * (1 - F(pair(i, j), M[j]))
            world = [sum(FLOWS[o][j][k] for o in E) for k in K]
            common = [k for k in K if FLOWS[i][j][k] > 0]
            yield "extensive", f"{i} {j}", F(sum(world[k] for k in common), sum(world))
            yield "intensive", f"{i} {j}", F(pair(i, j), sum(world[k] for k in common))
    for k in K:
        whole = sum(share(i, k) for i in E)
        yield "prody", k, sum(share(i, k) / whole * INCOME[i] for i in E)
    for i in E:
        yield "expy", i, sum(
            share(i, k) * sum(share(o, k) * INCOME[o] for o in E) / sum(share(o, k) for o in E) for k in K
        )
    yield from bloc({0, 1})
    for i in E:
        yield from constant_market_share(i)


def bloc(members):
    inside = sum(pair(i, j) for i in members for j in members)
    whole = sum(X[i] for i in members)
    others = [i for i in E if i not in members]
    a = F(inside, whole)
    b = F(sum(pair(i, j) for i in others for j in members), sum(X[i] for i in others))
    yield "intra-share", "", a
    yield "intra-intensity", "", a / F(whole, W)
    yield "introversion", "", (a / b - (1 - a) / (1 - b)) / (a / b + (1 - a) / (1 - b))


def constant_market_share(i):
    """Effects by their sums of differences, not as differences of sums."""
    pairs = [(j, k) for j in E for k in K]
    before = {p: FLOWS[i][p[0]][p[1]] for p in pairs}
    change = sum(LATER[i][j][k] for j, k in pairs) - sum(before.values())
    w0 = {p: sum(FLOWS[o][p[0]][p[1]] for o in E) for p in pairs}
    w1 = {p: sum(LATER[o][p[0]][p[1]] for o in E) for p in pairs}

    def growth(chosen):
        old = sum(w0[p] for p in chosen)
        return F(sum(w1[p] for p in chosen), old) - 1 if old else F(0)

    g = growth(pairs)
    gk = {k: growth([(j, k) for j in E]) for k in K}
    gj = {j: growth([(j, k) for k in K]) for j in E}
    gjk = {p: growth([p]) for p in pairs}
    traded = [p for p in pairs if before[p]]
    yield "change", i, F(change)
    yield "scale", i, sum(g * before[p] for p in traded)
    yield "product first", i, sum((gk[p[1]] - g) * before[p] for p in traded)
    yield "market second", i, sum((gjk[p] - gk[p[1]]) * before[p] for p in traded)
    yield "market first", i, sum((gj[p[0]] - g) * before[p] for p in traded)
    yield "product second", i, sum((gjk[p] - gj[p[0]]) * before[p] for p in traded)
    yield "competitiveness", i, change - sum(gjk[p] * before[p] for p in traded)


def main():
    with open(sys.argv[1], "w", newline="\n") as output:
        output.write("kind,key,value\n")
        for kind, key, value in rows():
            output.write(f"{kind},{key},{value}\n")


if __name__ == "__main__":
    main()
