#!/usr/bin/env python3
"""Complexity of two made worlds by the Python package ecomplexity, and the eigenvalue by numpy's nonsymmetric solver.

Usage: complexity.py OUTPUT.csv. Needs ecomplexity 0.5.3 (with numpy 2.4.6, pandas 3.1.1), which are the versions that
made complexity.csv beside this script. Rows are world,kind,position,value. Exports are whole numbers drawn with
SplitMix64, so that any program makes the same world (see `made_world`).
"""

import sys
import time

import numpy as np
import pandas as pd
from ecomplexity import ecomplexity

MASK = (1 << 64) - 1


class SplitMix64:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        return mixed ^ (mixed >> 31)


def made_world(economies, products, seed):
    """Economy i trades product k the more likely the larger i and the smaller k; values are 1 to 2^20."""
    draws = SplitMix64(seed)
    world = np.zeros((economies, products))
    for i in range(economies):
        for k in range(products):
            chance, value = draws.next() >> 44, (draws.next() >> 44) + 1
            limit = (1 << 20) * (0.1 + 0.8 * (i + 1) / economies * (1 - 0.7 * (k + 1) / products))
            world[i, k] = value if chance < limit else 0
    return world


def results(name, world):
    economies, products = world.shape
    frame = pd.DataFrame(
        {
            "year": 2000,
            "economy": np.repeat(np.arange(economies), products),
            "product": np.tile(np.arange(products), economies),
            "value": world.ravel(),
        }
    )
    columns = {"time": "year", "loc": "economy", "prod": "product", "val": "value"}
    start = time.perf_counter()
    found = ecomplexity(frame, columns, check_logsupermodularity=False, verbose=False)
    seconds = time.perf_counter() - start
    print(f"{name}: {economies} x {products}: ecomplexity {seconds:.2f} s", file=sys.stderr)
    shape = (economies, products)
    found = found.sort_values(["economy", "product"])
    presence = found["mcp"].to_numpy().reshape(shape)
    eci = found["eci"].to_numpy().reshape(shape)[:, 0]
    pci = found["pci"].to_numpy().reshape(shape)[0]
    one = presence / presence.sum(1, keepdims=True)
    two = presence / presence.sum(0, keepdims=True)
    values = np.sort(np.linalg.eigvals(one @ two.T).real)
    yield name, "eigenvalue", 0, values[-2]
    yield name, "present", 0, presence.sum()
    for position, value in enumerate(eci):
        yield name, "eci", position, value
    for position, value in enumerate(pci):
        if products < 100 or position % 24 == 0:
            yield name, "pci", position, value
    if products < 100:
        density = found["density"].to_numpy().reshape(shape)
        for position, value in enumerate(density.ravel()):
            yield name, "density", position, value
        fitness, complexity = np.ones(economies), np.ones(products)
        for _ in range(100):
            new, inverse = presence @ complexity, 1 / (presence.T @ (1 / fitness))
            fitness, complexity = new / new.mean(), inverse / inverse.mean()
        for position, value in enumerate(fitness):
            yield name, "fitness100", position, value
        for position, value in enumerate(complexity):
            yield name, "complexity100", position, value


def main():
    with open(sys.argv[1], "w", newline="\n") as output:
        output.write("world,kind,position,value\n")
        for name, world in [("small", made_world(12, 30, 14)), ("large", made_world(226, 2400, 226))]:
            for row in results(name, world):
                output.write("%s,%s,%d,%r\n" % (row[0], row[1], row[2], float(row[3])))


if __name__ == "__main__":
    main()
