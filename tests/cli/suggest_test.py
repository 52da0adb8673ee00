#!/usr/bin/python3
"""`musubi suggest` from outside: gains as NetworkX computes them, sets, rules, words, errors.

usage: suggest_test.py MUSUBI SOURCE_DIR [unittest arguments]
"""
import csv
import io
import itertools
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import unittest

import networkx

MUSUBI = ""
GTB = pathlib.Path()


def musubi(*arguments, status=0):
    """Runs the program; its exit status must be the one given."""
    done = subprocess.run([MUSUBI, *map(str, arguments)], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, encoding="utf-8", timeout=300)
    if done.returncode != status:
        raise AssertionError(f"musubi {' '.join(map(str, arguments))}: status {done.returncode}, "
                             f"not {status}\n{done.stderr}")
    return done


def suggest(graph, *arguments):
    return json.loads(musubi("suggest", graph, *arguments, "--format", "json").stdout)


class InFolder(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="musubi-suggest-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def edge_list(self, graph):
        file = self.folder / "graph.el"
        file.write_text("".join(f"{u} {v}\n" for u, v in graph.edges), encoding="utf-8")
        return file

    def random_graph(self, seed):
        draw = random.Random(seed)
        graph = networkx.Graph()
        while graph.number_of_edges() < 14:
            u, v = draw.sample(range(11), 2)
            graph.add_edge(f"n{u:02}", f"n{v:02}")
        return graph


class NetworkX(InFolder):
    def test_every_gain_of_efficiency(self):
        for seed in range(4):
            graph = self.random_graph(seed)
            answer = suggest(self.edge_list(graph), "--all")
            before = networkx.global_efficiency(graph)
            self.assertAlmostEqual(answer["objective_before"], before, 12)
            pairs = {frozenset((row["source"], row["target"])): row for row in answer["results"]}
            self.assertEqual(set(pairs), {frozenset(pair) for pair in networkx.non_edges(graph)})
            self.assertEqual(answer["candidates"], len(pairs))
            for (u, v), row in ((tuple(pair), row) for pair, row in pairs.items()):
                more = graph.copy()
                more.add_edge(u, v)
                after = networkx.global_efficiency(more)
                self.assertAlmostEqual(row["objective_after"], after, 12)
                self.assertAlmostEqual(row["gain"], after - before, 12)
            gains = [row["gain"] for row in answer["results"]]
            self.assertEqual(gains, sorted(gains, reverse=True))

    def test_the_best_pair_of_links(self):
        graph = self.random_graph(7)
        answer = suggest(self.edge_list(graph), "--links", 2)
        best = 0.0
        for two in itertools.combinations(networkx.non_edges(graph), 2):
            more = graph.copy()
            more.add_edges_from(two)
            best = max(best, networkx.global_efficiency(more))
        self.assertEqual(answer["method"], "exact")
        self.assertAlmostEqual(answer["objective_after"], best, 12)
        self.assertAlmostEqual(answer["bound"], best, 12)
        self.assertEqual([row["set"] for row in answer["results"]], [1, 2])

    def test_harmonic_closeness_of_a_node(self):
        graph = self.random_graph(3)
        answer = suggest(self.edge_list(graph), "--objective", "harmonic", "--node", "n01", "--all")
        for row in answer["results"]:
            more = graph.copy()
            more.add_edge(row["source"], row["target"])
            self.assertAlmostEqual(row["objective_after"],
                                   networkx.harmonic_centrality(more, ["n01"])["n01"], 12)


class Gtb(InFolder):
    def test_rules(self):
        answer = suggest(GTB, "--links", 3, "--from", "hub", "--to", "university,company",
                         "--at-most", 1)
        ends = [row[end] for row in answer["results"] for end in ("source", "target")]
        others = [end for end in ends if not end.startswith("hub-")]
        self.assertEqual(len(others), 3)
        self.assertEqual(len(set(others)), 3)
        first = answer["results"][0]
        pair = f"{first['source']}:{first['target']}"
        without = suggest(GTB, "--links", 1, "--from", "hub", "--to", "university,company",
                          "--exclude", pair)
        row = without["results"][0]
        self.assertNotEqual((row["source"], row["target"]), (first["source"], first["target"]))

    def test_costs_and_budget(self):
        free = suggest(GTB, "--from", "hub", "--to", "university")["results"][0]
        costs = self.folder / "costs.csv"
        costs.write_text(f"source,target,cost\n{free['source']},{free['target']},5\n",
                         encoding="utf-8")
        answer = suggest(GTB, "--links", 2, "--from", "hub", "--to", "university",
                         "--costs", costs, "--budget", 2)
        self.assertLessEqual(sum(row["cost"] for row in answer["results"]), 2)
        self.assertNotIn((free["source"], free["target"]),
                         [(row["source"], row["target"]) for row in answer["results"]])

    def test_every_objective_improves(self):
        kinds = ("--from", "hub", "--to", "university")
        for name, more in {"global_efficiency": (), "harmonic": ("--node", "hub-shonan"),
                           "overseas_distance": (), "kirchhoff_index": (),
                           "algebraic_connectivity": (), "robustness": (), "gaps_closed": (),
                           "requirements_met": ("--profile", "regional-biocommunity")}.items():
            answer = suggest(GTB, "--objective", name, "--links", 2, *kinds, *more)
            before, after = answer["objective_before"], answer["objective_after"]
            if answer["smaller_is_better"]:
                before, after = -before, -after
            self.assertGreaterEqual(after, before, name)
            self.assertGreaterEqual((-1 if answer["smaller_is_better"] else 1) * answer["bound"],
                                    after - 1e-9, name)

    def test_a_closed_gap_is_closed_in_the_network_with_the_link(self):
        answer = suggest(GTB, "--objective", "gaps_closed", "--from", "hub", "--to", "university")
        row = answer["results"][0]
        package = self.folder / "gtb"
        shutil.copytree(GTB, package)
        with open(package / "links.csv", encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            columns, links = reader.fieldnames, list(reader)
        links.append({"source": row["target"], "target": row["source"], "relation": "serves",
                      "status": "actual", "basis": "stated", "evidence": "gtb-2022",
                      "locator": "new"})
        with open(package / "links.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(links)

        def tied(graph):
            pairs = json.loads(musubi("gaps", graph, "--format", "json").stdout)["results"]
            return sum(pair["status"] == "linked" for pair in pairs)
        self.assertEqual(tied(package) - tied(GTB), row["gain"])
        self.assertGreater(row["gain"], 0)

    def test_nothing_improves(self):
        done = musubi("suggest", GTB, "--objective", "requirements_met", "--profile",
                      "regional-biocommunity", "--from", "hub", "--to", "university",
                      "--lang", "en")
        self.assertIn("2 → 2; no candidate improves it", done.stdout)

    def test_parts_are_told_for_resistances(self):
        for name in ("kirchhoff_index", "algebraic_connectivity"):
            done = musubi("suggest", GTB, "--objective", name, "--lang", "en")
            self.assertIn("parts", done.stdout)
            self.assertNotIn("nan", done.stdout.lower().replace("finance", ""))
        self.assertIsNone(suggest(GTB)["note"])

    def test_formats_agree_and_threads_do_not_matter(self):
        arguments = ("suggest", GTB, "--links", 2, "--from", "hub", "--lang", "en", "-q")
        rows = list(csv.DictReader(io.StringIO(musubi(*arguments, "--format", "csv").stdout)))
        answer = suggest(GTB, "--links", 2, "--from", "hub", "--lang", "en", "-q")
        self.assertEqual([float(row["gain"]) for row in rows],
                         [row["gain"] for row in answer["results"]])
        self.assertEqual(musubi(*arguments, "--threads", 1).stdout,
                         musubi(*arguments, "--threads", 4).stdout)
        self.assertIn("厳密", musubi("suggest", GTB, "--from", "hub", "--to", "fund").stdout)


class Sketch(InFolder):
    def test_a_part_too_large_for_dense_matrices(self):
        path = networkx.path_graph(6100)
        file = self.edge_list(path)
        answer = suggest(file, "--objective", "kirchhoff_index")
        self.assertEqual(answer["method"], "sketch")
        self.assertEqual(answer["probability"], 0.95)
        exact = (6100 ** 3 - 6100) / 6  # of a path
        self.assertLess(abs(answer["objective_before"] - exact),
                        5 * answer["objective_standard_error"])
        row, = answer["results"]
        self.assertTrue(row["exact"])
        # The link makes a ring of c nodes of the path; Sherman and Morrison with |L+b|^2 by hand.
        a, b = sorted((int(row["source"]), int(row["target"])))
        x = [min(max(v, a), b) for v in range(6100)]
        mean = sum(x) / 6100
        gain = 6100 * sum((y - mean) ** 2 for y in x) / (1 + b - a)
        self.assertAlmostEqual(row["gain"] / gain, 1, places=8)
        self.assertIn("--all", musubi("suggest", file, "--objective", "kirchhoff_index", "--all",
                                      status=2).stderr)


class Errors(InFolder):
    def refused(self, *arguments, status=2):
        return musubi("suggest", *arguments, status=status).stderr

    def test_usage(self):
        self.assertIn("did you mean 'kirchhoff_index'?",
                      self.refused(GTB, "--objective", "kirchhof_index"))
        self.assertIn("did you mean 'university'?", self.refused(GTB, "--from", "universty"))
        self.assertIn("did you mean 'hub-shonan'?",
                      self.refused(GTB, "--objective", "harmonic", "--node", "hub-shonann"))
        self.assertIn("--node", self.refused(GTB, "--objective", "harmonic"))
        self.assertIn("mean nothing", self.refused(GTB, "--node", "hub-shonan"))
        self.assertIn("needs a profile", self.refused(GTB, "--objective", "requirements_met"))
        self.assertIn("ask for 1 to", self.refused(GTB, "--links", 0))
        self.assertIn("ask for 1 to",
                      self.refused(GTB, "--links", 99999, "--from", "hub", "--to", "hub"))
        self.assertIn("budget above 0", self.refused(GTB, "--budget", 0))
        self.assertIn("A:B", self.refused(GTB, "--exclude", "hub-shonan"))
        complete = self.edge_list(networkx.complete_graph(4))
        self.assertIn("no candidates", self.refused(complete))
        path = self.edge_list(networkx.path_graph(2600))
        self.assertIn("at most 2500 nodes",
                      self.refused(path, "--objective", "algebraic_connectivity"))

    def test_costs(self):
        costs = self.folder / "costs.csv"
        costs.write_text("source,target,cost\nhub-shonan,nobody,1\nhub-shonan,jetro,-1\n",
                         encoding="utf-8")
        told = self.refused(GTB, "--costs", costs, status=3)
        self.assertIn("costs.csv:2: unknown id 'nobody'", told)
        self.assertIn("costs.csv:3: '-1' is no cost", told)


if __name__ == "__main__":
    MUSUBI = sys.argv[1]
    GTB = pathlib.Path(sys.argv[2]) / "graphs" / "gtb"
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
