#!/usr/bin/env python3
"""Writes a made network of hubs and institutions as a data package, to measure gap analyses on.

usage: make_hub_network.py FOLDER [--hubs 200] [--institutions 20000] [--links 100000] [--seed 1]

Institutions serve one hub, some two; they state ties and take part in projects, mostly near home, so
that most pairs of hubs are not linked. The template's schemas and vocabularies are used.
"""
import argparse
import csv
import json
import pathlib
import random
import shutil

TEMPLATE = pathlib.Path(__file__).resolve().parent.parent / "graphs" / "template"


def write(path, columns, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def columns_of(name):
    with open(TEMPLATE / name, encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--hubs", type=int, default=200)
    parser.add_argument("--institutions", type=int, default=20000)
    parser.add_argument("--links", type=int, default=100000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    draw = random.Random(options.seed)

    shutil.copytree(TEMPLATE, options.folder, dirs_exist_ok=True)
    with open(TEMPLATE / "datapackage.json", encoding="utf-8") as file:
        vocabularies = json.load(file)["vocabularies"]
    functions = list(vocabularies["function"])

    hubs = [f"hub-{i}" for i in range(options.hubs)]
    nodes = [{"id": hub, "kind": "hub", "name_ja": hub, "name_en": hub, "country": "JP"} for hub in hubs]
    home = {}
    for i in range(options.institutions):
        name = f"inst-{i}"
        kind = draw.choice(["company", "university", "venture", "research_institute"])
        nodes.append({"id": name, "kind": kind, "name_ja": name, "name_en": name, "country": "JP"})
        home[name] = draw.randrange(options.hubs)
    partners = [f"partner-{i}" for i in range(options.hubs // 2)]
    nodes += [{"id": p, "kind": "overseas_body", "name_ja": p, "name_en": p,
                "country": draw.choice(["US", "GB", "DE"])}
              for p in partners]
    institutions = list(home)
    members = {}
    for name, hub in home.items():
        members.setdefault(hub, []).append(name)

    links = {}

    def link(source, target, relation, **more):
        links.setdefault((source, target, relation),
                         {"source": source, "target": target, "relation": relation,
                          "status": "actual", "basis": "stated", "evidence": "made",
                          "locator": "made", **more})

    for name, hub in home.items():
        link(name, hubs[hub], "serves", function=draw.choice(functions))
    for _ in range(options.hubs // 2):
        name = draw.choice(institutions)
        link(name, draw.choice(hubs), "serves", function=draw.choice(functions))
    while len(links) < options.links:
        name = draw.choice(institutions)
        if draw.random() < 0.995:
            other = draw.choice(members[home[name]])
        else:
            other = draw.choice(members[(home[name] + draw.randrange(1, 4)) % options.hubs])
        if draw.random() < 0.001:
            other = draw.choice(partners)
        if other != name and (other, name, "partners_with") not in links:
            link(name, other, "partners_with")

    coverage = [{"subject": hub, "topic": topic, "evidence": "made",
                 "status": "documented" if draw.random() < 0.9 else "partial"}
                for hub in hubs for topic in vocabularies["topic"]]
    write(options.folder / "nodes.csv", columns_of("nodes.csv"), nodes)
    write(options.folder / "links.csv", columns_of("links.csv"), links.values())
    write(options.folder / "coverage.csv", columns_of("coverage.csv"), coverage)
    write(options.folder / "sources.csv", columns_of("sources.csv"),
          [{"id": "made", "title": "made", "publisher": "made", "published": "2020",
            "file_or_url": "made.txt"}])


if __name__ == "__main__":
    main()
