#!/usr/bin/env python3
"""Makes an edge list with a few large hubs and no isolated vertex, for docs/scale.md.

usage: make_edge_list.py VERTICES EDGES FILE

Edge i joins vertex i mod n with vertex n u^2, u drawn evenly from [0, 1) with seed 42: vertex k has
a degree in proportion to 1/sqrt(k). Numbers are scattered, so that near ones are not alike.
"""
import random
import sys


def main():
    n, m, file = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    dice = random.Random(42)
    scattered = list(range(n))
    dice.shuffle(scattered)
    with open(file, "w", encoding="ascii") as out:
        for i in range(m):
            out.write(f"{scattered[i % n]} {scattered[int(n * dice.random() ** 2)]}\n")


if __name__ == "__main__":
    main()
