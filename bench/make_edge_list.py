#!/usr/bin/env python3
"""Makes an edge list for docs/scale.md.

usage: make_edge_list.py VERTICES EDGES FILE    a few large hubs, no isolated vertex
       make_edge_list.py --grid SIDE FILE       SIDE by SIDE vertices in a square

With hubs, edge i joins vertex i mod n with vertex n u^2, u drawn evenly from [0, 1) with seed 42:
vertex k has a degree in proportion to 1/sqrt(k). Numbers are scattered, so that near ones are not
alike.
"""
import random
import sys


def hubs(n, m, dice):
    for i in range(m):
        yield i % n, int(n * dice.random() ** 2)


def grid(side):
    for v in range(side * side):
        if v % side + 1 < side:
            yield v, v + 1
        if v + side < side * side:
            yield v, v + side


def main():
    first, second, file = sys.argv[1:]
    dice = random.Random(42)
    squared = first == "--grid"
    n = int(second) ** 2 if squared else int(first)
    scattered = list(range(n))
    dice.shuffle(scattered)
    with open(file, "w", encoding="ascii") as out:
        for u, v in grid(int(second)) if squared else hubs(n, int(second), dice):
            out.write(f"{scattered[u]} {scattered[v]}\n")


if __name__ == "__main__":
    main()
