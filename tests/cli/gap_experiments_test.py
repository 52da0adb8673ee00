#!/usr/bin/python3
"""What gap analysis says when the network is changed, and its numbers beside NetworkX's.

usage: gap_experiments_test.py MUSUBI SOURCE_DIR [--show] [unittest arguments]

--show prints, for each linked pair of hubs of the reference network, where it comes to stand without
its ties.
"""
import csv
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import unittest
import warnings

import networkx

warnings.simplefilter("ignore", DeprecationWarning)  # of NetworkX 2.8 about its own next release
warnings.simplefilter("ignore", FutureWarning)

MUSUBI = ""
GTB = pathlib.Path()
SHOW = False


def gaps(graph, *arguments):
    done = subprocess.run([MUSUBI, "gaps", str(graph), "--format", "json", *arguments],
                          capture_output=True, encoding="utf-8", timeout=600)
    if done.returncode != 0:
        raise AssertionError(f"musubi gaps {graph}: status {done.returncode}\n{done.stderr}")
    return done.stdout


def read_rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def at_hub(tie, hub):
    """Who stands at the hub, by the evidence of a tie: who serves it, and organisations with parts."""
    statements = [statement["link"] for statement in tie["evidence"]]
    there = {source for source, relation, target in statements
             if relation == "serves" and target == hub}
    for _ in statements:
        there |= {body for source, relation, target in statements
                  for body in (source, target)
                  if relation == "part_of" and (source in there or target in there)}
    return there


def rows_that_tie(pair):
    """Statements without which the pair loses its direct ties, as few as possible: those of the
    first hub's side."""
    rows = set()
    for tie in pair["links"]:
        if not tie["direct"]:
            continue
        statements = {tuple(statement["link"]) for statement in tie["evidence"]}
        if tie["kind"] == "shared_institution":  # no longer so when it serves only one of the two
            rows |= {row for row in statements if row[1] == "serves" and row[2] == pair["a"]}
        elif tie["kind"] == "joint_project":
            there = at_hub(tie, pair["a"])
            rows |= {row for row in statements
                     if row[1] in ("participates_in", "leads") and row[0] in there}
        else:
            rows |= {row for row in statements if row[1] not in ("serves", "part_of")}
    return rows


class RemovedTies(unittest.TestCase):
    """Every linked pair of the reference network without its ties, and with them again."""

    def setUp(self):
        folder = tempfile.mkdtemp(prefix="musubi-gaps-")
        self.addCleanup(shutil.rmtree, folder)
        self.package = pathlib.Path(folder) / "gtb"  # the same name: it stands in the answer
        shutil.copytree(GTB, self.package)

    def without(self, removed):
        links = read_rows(GTB / "links.csv")
        kept = [row for row in links
                if (row["source"], row["relation"], row["target"]) not in removed]
        self.assertLess(len(kept), len(links))
        with open(self.package / "links.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, links[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(kept)
        after = gaps(self.package)
        shutil.copyfile(GTB / "links.csv", self.package / "links.csv")
        return json.loads(after)["results"]

    def untied(self, pair):
        """The rows removed, and what gaps then says; an institution may hold on by another part."""
        removed = set()
        now = pair
        while now["status"] == "linked":
            more = rows_that_tie(now)
            self.assertFalse(more <= removed, "nothing more to remove")
            removed |= more
            after = self.without(removed)
            now = next(row for row in after if (row["a"], row["b"]) == (pair["a"], pair["b"]))
        return removed, after

    def test_a_pair_without_its_ties_is_a_gap_near_the_top(self):
        before = gaps(self.package)
        documented = {row["subject"] for row in read_rows(GTB / "coverage.csv")
                      if row["topic"] == "inter_hub_links" and row["status"] == "documented"}
        linked = [row for row in json.loads(before)["results"] if row["status"] == "linked"]
        self.assertGreater(len(linked), 15)
        for pair in linked:
            with self.subTest(a=pair["a"], b=pair["b"]):
                removed, after = self.untied(pair)
                gap_ranks = {(row["a"], row["b"]): (rank, row["status"])
                             for rank, row in enumerate(after, 1) if row["status"] != "linked"}
                rank, status = gap_ranks[pair["a"], pair["b"]]
                # Unknown is not absent: what the sources do not describe never becomes missing.
                described = {pair["a"], pair["b"]} <= documented
                self.assertEqual(status, "missing" if described else "unknown")
                missing = sum(status == "missing" for _, status in gap_ranks.values())
                if described:  # the four gaps there were before may well stand above it
                    self.assertLessEqual(rank, len(after) / 4)
                if SHOW:
                    print(f"{pair['a']} {pair['b']}: {len(removed)} rows removed, {status}, rank "
                          f"{rank} of {len(after)} ({missing} missing, {len(gap_ranks)} open)")
        self.assertEqual(gaps(self.package), before, "put back, byte for byte")


def random_network(seed):
    """Hubs, who serves them, and ties, as node-link data with the projection known: every link."""
    draw = random.Random(seed)
    graph = networkx.Graph()
    hubs = [f"hub-{i}" for i in range(5)]
    graph.add_nodes_from(hubs, kind="hub")
    institutions = [f"inst-{i:02}" for i in range(24)]
    graph.add_nodes_from(institutions, kind="company")
    for name in institutions:
        graph.add_edge(name, draw.choice(hubs), relation="serves")
    for _ in range(14):
        a, b = draw.sample(institutions, 2)
        if not graph.has_edge(a, b):
            graph.add_edge(a, b, relation="funds")  # a tie of no kind that links hubs
    return hubs, graph


def write_graphml(graph, path):
    lines = ['<?xml version="1.0" encoding="UTF-8"?>',
             '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
             '<key id="n_kind" for="node" attr.name="kind" attr.type="string"/>',
             '<key id="e_relation" for="edge" attr.name="relation" attr.type="string"/>',
             '<graph edgedefault="directed">']
    for node, data in graph.nodes(data=True):
        lines.append(f'<node id="{node}"><data key="n_kind">{data["kind"]}</data></node>')
    for a, b, data in graph.edges(data=True):
        if a.startswith("hub"):
            a, b = b, a
        lines.append(f'<edge source="{a}" target="{b}">'
                     f'<data key="e_relation">{data["relation"]}</data></edge>')
    lines += ["</graph>", "</graphml>"]
    path.write_text("\n".join(lines), encoding="utf-8")


def kirchhoff(graph):
    """The sum of NetworkX's resistance distances."""
    nodes = sorted(graph)
    return sum(networkx.resistance_distance(graph, a, b)
               for i, a in enumerate(nodes) for b in nodes[i + 1:])


class BesideNetworkx(unittest.TestCase):
    """Each part of the score on random networks, recomputed by NetworkX."""

    def setUp(self):
        folder = tempfile.mkdtemp(prefix="musubi-gaps-")
        self.addCleanup(shutil.rmtree, folder)
        self.path = pathlib.Path(folder) / "network.graphml"

    def results(self, graph):
        write_graphml(graph, self.path)
        results = json.loads(gaps(self.path))["results"]
        self.assertTrue(all(row["status"] == "unknown" for row in results), "no coverage is told")
        return results

    def connected_networks(self):
        seed = found = 0
        while found < 3:
            hubs, graph = random_network(seed)
            seed += 1
            if networkx.is_connected(graph):
                found += 1
                yield hubs, graph

    def test_reach(self):
        for hubs, graph in self.connected_networks():
            before = (networkx.global_efficiency(graph), kirchhoff(graph),
                      networkx.algebraic_connectivity(graph, method="lanczos", tol=1e-12))
            for row in self.results(graph):
                more = graph.copy()
                more.add_edge(row["a"], row["b"])
                change = row["reach"]["network"]
                self.assertAlmostEqual(change["global_efficiency"],
                                       networkx.global_efficiency(more) - before[0], 10)
                self.assertAlmostEqual(change["kirchhoff_index"], before[1] - kirchhoff(more), 6)
                rise = networkx.algebraic_connectivity(more, method="lanczos", tol=1e-12)
                self.assertAlmostEqual(change["algebraic_connectivity"], rise - before[2], 6)
                # No two hubs are linked: the first link joins two of them.
                self.assertIsNone(row["reach"]["hubs"]["kirchhoff_index"])

    def test_redundancy(self):
        for hubs, graph in self.connected_networks():
            for row in self.results(graph):
                vertices = networkx.node_connectivity(graph, row["a"], row["b"])
                self.assertEqual(row["ways"]["vertex_disjoint"], vertices)
                self.assertEqual(row["ways"]["edge_disjoint"],
                                 networkx.edge_connectivity(graph, row["a"], row["b"]))
                self.assertAlmostEqual(row["parts"]["redundancy"], 1 / (vertices + 1), 12)

    def test_likelihood(self):
        for hubs, graph in self.connected_networks():
            walks = {hub: networkx.pagerank(graph, alpha=0.85, personalization={hub: 1}, tol=1e-13,
                                            max_iter=1000) for hub in hubs}
            results = self.results(graph)
            mean = {(r["a"], r["b"]): (walks[r["a"]][r["b"]] + walks[r["b"]][r["a"]]) / 2
                    for r in results}
            for row in results:
                self.assertAlmostEqual(row["parts"]["likelihood"],
                                       mean[row["a"], row["b"]] / max(mean.values()), 6)

    def test_brokers(self):
        for hubs, graph in self.connected_networks():
            constraint = networkx.constraint(graph)
            size = networkx.effective_size(graph)
            for row in self.results(graph):
                paths = list(networkx.all_shortest_paths(graph, row["a"], row["b"]))
                for broker in row["brokers"]:
                    through = sum(broker["id"] in path for path in paths) / len(paths)
                    self.assertAlmostEqual(broker["share"], through, 12)
                    self.assertIn(broker["path"], paths)
                    self.assertAlmostEqual(broker["constraint"], constraint[broker["id"]], 10)
                    self.assertAlmostEqual(broker["effective_size"], size[broker["id"]], 10)


if __name__ == "__main__":
    MUSUBI = sys.argv.pop(1)
    GTB = pathlib.Path(sys.argv.pop(1)) / "graphs" / "gtb"
    if "--show" in sys.argv:
        sys.argv.remove("--show")
        SHOW = True
    unittest.main()
