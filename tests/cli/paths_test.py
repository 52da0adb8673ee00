#!/usr/bin/python3
"""`musubi paths` from outside: the ways of NetworkX on random graphs, evidence, words, errors.

usage: paths_test.py MUSUBI SOURCE_DIR [unittest arguments]
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
GRAPHS = pathlib.Path()
GTB = pathlib.Path()


def musubi(*arguments, status=0):
    """Runs the program; its exit status must be the one given."""
    done = subprocess.run([MUSUBI, *map(str, arguments)], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, encoding="utf-8", timeout=300)
    if done.returncode != status:
        raise AssertionError(f"musubi {' '.join(map(str, arguments))}: status {done.returncode}, "
                             f"not {status}\n{done.stderr}")
    return done


def paths(graph, *arguments):
    return json.loads(musubi("paths", graph, *arguments, "--format", "json").stdout)


def rows_of(name):
    with open(GTB / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class InFolder(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="musubi-paths-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def package(self, links, projection="", nodes="abcdefgh"):
        """A package of companies `n-a`, ...; a link is (source, target, status, strength)."""
        package = self.folder / "package"
        shutil.copytree(GRAPHS / "template", package, dirs_exist_ok=True)
        self.write_table(package / "nodes.csv", [
            {"id": f"n-{node}", "kind": "company", "name_ja": f"{node}社",
             "name_en": f"{node.upper()} Ltd"} for node in nodes])
        self.write_table(package / "sources.csv", [
            {"id": "paper", "title": "Paper", "publisher": "us"}])
        self.write_table(package / "links.csv", [
            {"source": f"n-{source}", "target": f"n-{target}", "relation": "partners_with",
             "status": status, "basis": "stated", "strength": strength, "evidence": "paper",
             "locator": f"p. {page}"}
            for page, (source, target, status, strength) in enumerate(links, 1)])
        (package / "projections.toml").write_text(
            f'[plain]\ntitle_ja = "全部"\ntitle_en = "All"\n{projection}\n', encoding="utf-8")
        return package

    def write_table(self, file, rows):
        with open(GRAPHS / "template" / file.name, encoding="utf-8-sig") as template:
            columns = template.readline().strip().split(",")
        with open(file, "w", encoding="utf-8", newline="") as table:
            writer = csv.DictWriter(table, columns, restval="")
            writer.writeheader()
            writer.writerows(rows)


class NetworkX(InFolder):
    """What NetworkX finds with its own implementation of Yen's algorithm."""

    def random_graph(self, seed, directed):
        draw = random.Random(seed)
        size = draw.randint(5, 14)
        graph = (networkx.DiGraph if directed else networkx.Graph)()
        graph.add_nodes_from(range(size))
        for _ in range(int(size * draw.uniform(1.0, 2.5))):
            u, v = draw.sample(range(size), 2)
            graph.add_edge(u, v, strength=draw.choice([1, 2, 4, 8]))
        return graph

    def check(self, graph, answer, start, end, weight, count):
        """The same lengths, and the very ways of every length but perhaps the last."""
        found = answer["results"]
        if not networkx.has_path(graph, start, end):
            self.assertEqual((found, answer["status"]), ([], "apart"))
            return
        expected = []
        for way in networkx.shortest_simple_paths(graph, start, end, weight=weight):
            length = networkx.path_weight(graph, way, weight) if weight else len(way) - 1
            if len(expected) >= count and length > expected[-1][0]:
                break
            expected.append((length, [f"n-{node:02}" for node in way]))
        expected.sort()
        got = [(row["length"], row["path"]) for row in found]
        self.assertEqual(got, expected[:count])
        self.assertEqual(answer["distance"], expected[0][0])
        self.assertEqual(answer["shortest_ways"],
                         sum(1 for _ in networkx.all_shortest_paths(graph, start, end, weight)))
        between = [node["id"] for node in answer["hangs_on"]]
        dominators = networkx.immediate_dominators(graph.to_directed(), start)
        node, chain = dominators[end], []
        while node != start:
            chain.insert(0, f"n-{node:02}")
            node = dominators[node]
        self.assertEqual(between, chain)
        flow = networkx.algorithms.connectivity
        self.assertEqual(answer["disjoint"]["edges"],
                         len(list(flow.edge_disjoint_paths(graph, start, end))))
        if not graph.has_edge(start, end):
            self.assertEqual(answer["disjoint"]["vertices"],
                             len(list(flow.node_disjoint_paths(graph, start, end))))

    def check_some_pairs(self, graph, file, seed, weight, count):
        pairs = itertools.permutations(graph.nodes, 2)
        for start, end in itertools.islice(pairs, seed % 31, 180, 31):
            with self.subTest(seed=seed, start=start, end=end):
                answer = paths(file, f"n-{start:02}", f"n-{end:02}", "--count", str(count))
                self.check(graph, answer, start, end, weight, count)

    def test_every_edge_is_1_long(self):
        for seed in range(30):
            graph = self.random_graph(seed, directed=False)
            file = self.folder / "g.graphml"
            networkx.write_graphml(networkx.relabel_nodes(graph, lambda node: f"n-{node:02}"), file)
            self.check_some_pairs(graph, file, seed, None, 7)

    def test_with_directions_and_lengths(self):
        for seed in range(30):
            directed = seed % 2 == 0
            graph = self.random_graph(seed, directed)
            links = []
            for u, v, data in graph.edges(data=True):
                data["length"] = 1 / data["strength"]  # exact in binary
                links.append((f"{u:02}", f"{v:02}", "actual", data["strength"]))
            package = self.package(links, f"directed = {str(directed).lower()}\n"
                                          'length = "inverse_strength"',
                                   [f"{node:02}" for node in graph.nodes])
            self.check_some_pairs(graph, package, seed, "length", 6)


class Evidence(InFolder):
    def test_each_step_rests_on_links_of_the_package(self):
        links = {(row["source"], row["relation"], row["target"], row["locator"]): row
                 for row in rows_of("links.csv")}
        part_of = {row["source"]: row["target"] for row in rows_of("links.csv")
                   if row["relation"] == "part_of"}
        answer = paths(GTB, "utokyo", "hub-tsukuba", "--count", "10")
        self.assertEqual(answer["schema"], "musubi/paths/1")
        self.assertEqual(len(answer["results"]), 10)
        parts = 0
        for way in answer["results"]:
            self.assertEqual(way["steps"], len(way["path"]) - 1)
            self.assertEqual(way["length"], way["steps"])
            self.assertEqual({link["step"] for link in way["links"]},
                             set(range(1, way["steps"] + 1)))
            for link in way["links"]:
                self.assertEqual((link["from"], link["to"]),
                                 tuple(way["path"][link["step"] - 1:link["step"] + 1]))
                self.assertTrue(link["evidence"])
                for statement in link["evidence"]:
                    self.assertEqual(statement["link"],
                                     [link["source"], link["relation"], link["target"]])
                    row = links[(*statement["link"], statement["locator"])]
                    self.assertEqual((row["basis"], row["status"]), (link["basis"], link["status"]))
                    self.assertIn(statement["source"], row["evidence"].split(";"))
                near, far = ((link["source"], link["target"]) if link["direction"] == "forward"
                             else (link["target"], link["source"]))
                for end, node in ((near, link["from"]), (far, link["to"])):
                    while end != node:  # a part: its whole is the node of the way
                        parts += 1
                        end = part_of[end]
        self.assertGreater(parts, 0)

    def test_a_way_is_derived_when_one_of_its_steps_only_is(self):
        for way in paths(GTB, "utokyo", "hub-tsukuba", "--count", "20")["results"]:
            steps = {}
            for link in way["links"]:
                steps.setdefault(link["step"], set()).add(link["basis"])
            derived = any(bases == {"derived"} for bases in steps.values())
            self.assertEqual(way["basis"], "derived" if derived else "stated")

    def test_csv_has_a_row_for_each_statement(self):
        done = musubi("paths", GTB, "utokyo", "hub-tsukuba", "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(done.stdout)))
        links = [link | {"way": way["rank"]}
                 for way in paths(GTB, "utokyo", "hub-tsukuba")["results"] for link in way["links"]]
        self.assertEqual(len(rows), len(links))
        for row, link in zip(rows, links):
            self.assertNotIn(None, row.keys())
            self.assertNotIn(None, row.values())
            for column in ("way", "step", "from", "to", "source", "relation", "target", "direction",
                           "status", "basis"):
                self.assertEqual(row[column], str(link[column]))
            self.assertEqual(row["function"].split(";"), link["function"] or [""])
            self.assertEqual(row["evidence"].split(";"),
                             [statement["source"] for statement in link["evidence"]])
        self.assertIn("「東京大学」から「つくばエリア」へ：最短は", done.stderr)
        self.assertEqual(musubi("paths", GTB, "utokyo", "hub-tsukuba", "--format", "csv", "-q").stderr,
                         "")

    def test_parallel_statements_are_one_step(self):
        package = self.package([("a", "b", "actual", ""), ("b", "a", "actual", ""),
                                ("b", "c", "actual", "")], 'parallel = "keep"')
        answer = paths(package, "n-a", "n-c")
        self.assertEqual((answer["shortest_ways"], answer["disjoint"]), (1, {"vertices": 1, "edges": 1}))
        self.assertEqual([way["path"] for way in answer["results"]], [["n-a", "n-b", "n-c"]])
        self.assertEqual([(link["step"], link["direction"], link["evidence"][0]["locator"])
                          for link in answer["results"][0]["links"]],
                         [(1, "forward", "p. 1"), (1, "backward", "p. 2"), (2, "forward", "p. 3")])


class Words(InFolder):
    def test_a_block_for_each_way(self):
        package = self.package([("a", "b", "actual", ""), ("c", "b", "actual", "")])
        self.assertEqual(musubi("paths", package, "A Ltd", "n-c", "--lang", "en").stdout, """\
A Ltd to C Ltd: the shortest way has 2 steps; there is 1 such way.
Ways without a common node in between: at most 1; without a common link: at most 1.
Every way passes B Ltd.

1 | 2 steps | A Ltd → B Ltd → C Ltd
    1. A Ltd — partners with → B Ltd
         stated: paper (p. 1)
    2. C Ltd — partners with → B Ltd
         stated: paper (p. 2)

computed on: All (undirected, parallel links merged, length of a link = 1, actual links)
""")
        japanese = musubi("paths", package, "ａ社", "n-c").stdout
        self.assertIn("「a社」から「c社」へ：最短は2段、その経路は1本。\n", japanese)
        self.assertIn("どの経路も必ず通るノード：b社。\n", japanese)
        self.assertIn("1 | 2段 | a社 → b社 → c社\n    1. a社 — と連携する → b社\n"
                      "         記載: paper (p. 1)\n", japanese)

    def test_nodes_by_id_name_and_alias(self):
        for name in ("utokyo", "東京大学", "The University of Tokyo", "the university of tokyo"):
            self.assertEqual(paths(GTB, name, "hub-tsukuba")["from"]["id"], "utokyo")
        alias = next(row for row in rows_of("nodes.csv") if row["aliases"])
        answer = paths(GTB, alias["aliases"].split(";")[0], "hub-hongo", "--projection", "everything")
        self.assertEqual(answer["from"]["id"], alias["id"])

    def test_english_has_no_japanese_but_what_is_quoted(self):
        for arguments in (("utokyo", "hub-tsukuba"), ("utokyo", "gtb"), ("utokyo", "utokyo-ducr")):
            for sentence in paths(GTB, *arguments, "--lang", "en")["summary"]:
                self.assertNotRegex(sentence, "[\u3040-\u30ff\u4e00-\u9fff]")
            self.assertRegex("".join(paths(GTB, *arguments)["summary"]), "[\u3040-\u30ff]")


class NoWay(InFolder):
    def test_a_planned_link_would_join_them(self):
        package = self.package([("a", "b", "actual", ""), ("b", "c", "planned", ""),
                                ("c", "d", "actual", "")])
        answer = paths(package, "n-a", "n-d", "--lang", "en")
        self.assertEqual((answer["status"], answer["results"]), ("apart", []))
        self.assertIsNone(answer["distance"])
        self.assertEqual(answer["alternatives"], [{"projection": "plain", "with": ["planned"]}])
        self.assertEqual(answer["summary"], ["There is no way from A Ltd to D Ltd in this projection.",
                                             "There is a way with: --with planned"])
        found = paths(package, "n-a", "n-d", "--with", "planned")
        self.assertEqual(found["status"], "joined")
        self.assertEqual(found["results"][0]["links"][1]["status"], "planned")
        self.assertEqual(paths(package, "--with", "planned", "n-a", "n-d"), found)
        self.assertIn("stated, planned: paper (p. 2)",
                      musubi("paths", package, "n-a", "n-d", "--with", "planned", "--lang", "en").stdout)

    def test_only_all_statuses_together(self):
        package = self.package([("a", "b", "planned", ""), ("b", "c", "expected", "")])
        self.assertEqual(paths(package, "n-a", "n-c")["alternatives"],
                         [{"projection": "plain", "with": ["planned", "expected"]}])
        self.assertEqual(paths(package, "n-a", "n-c", "--with", "planned")["alternatives"],
                         [{"projection": "plain", "with": ["planned", "expected"]}])

    def test_another_projection_would_join_them(self):
        package = self.package([("a", "b", "actual", ""), ("b", "c", "planned", "")],
                               'kinds = ["hub"]\n[other]\ntitle_ja = "他"\ntitle_en = "Other"')
        answer = paths(package, "n-a", "n-b", "--lang", "en")
        self.assertEqual(answer["status"], "not_in_projection")
        self.assertFalse(answer["from"]["in_projection"])
        self.assertEqual(answer["alternatives"], [{"projection": "other", "with": []}])
        self.assertIn("A Ltd is not in this projection, which leaves out nodes of the kind 'company'.",
                      answer["summary"])
        self.assertEqual(paths(package, "n-a", "n-c")["alternatives"],
                         [{"projection": "other", "with": ["planned"]}])
        self.assertEqual(paths(package, "n-a", "n-d")["alternatives"], [])

    def test_every_alternative_is_one(self):
        nodes = [row["id"] for row in rows_of("nodes.csv")]
        draw = random.Random(1)
        seen = 0
        for _ in range(40):
            start, end = draw.sample(nodes, 2)
            for choice in paths(GTB, start, end)["alternatives"]:
                with_statuses = ["--with", ",".join(choice["with"])] if choice["with"] else []
                found = paths(GTB, start, end, "--projection", choice["projection"], *with_statuses)
                self.assertEqual(found["status"], "joined")
                seen += 1
        self.assertGreater(seen, 10)

    def test_none_of_its_links_counts(self):
        package = self.package([("a", "b", "actual", ""), ("c", "d", "planned", "")],
                               'nodes = "linked"')
        answer = paths(package, "n-a", "n-c", "--lang", "en")
        self.assertEqual(answer["status"], "not_in_projection")
        self.assertIn("C Ltd is not in this projection: none of its links counts there.",
                      answer["summary"])

    def test_a_part_counts_with_its_whole(self):
        answer = paths(GTB, "utokyo-ducr", "hub-tsukuba", "--lang", "en")
        self.assertEqual(answer["from"]["counts_as"]["id"], "utokyo")
        self.assertEqual(answer["results"][0]["path"][0], "utokyo")
        self.assertRegex(answer["summary"][0], "counts as a part of The University of Tokyo")
        one = paths(GTB, "utokyo-ducr", "utokyo")
        self.assertEqual((one["status"], one["results"]), ("one_vertex", []))
        self.assertIn({"projection": "sites", "with": []}, one["alternatives"])

    def test_against_the_direction(self):
        package = self.package([("a", "b", "actual", "")], "directed = true")
        self.assertEqual(paths(package, "n-a", "n-b")["status"], "joined")
        answer = paths(package, "n-b", "n-a", "--lang", "en")
        self.assertEqual(answer["status"], "apart")
        self.assertIn("In the other direction there is one.", answer["summary"])


class Options(InFolder):
    def ring(self):
        """a-b-c-d-e-f-a and a-d."""
        return self.package([(u, v, "actual", "") for u, v in ("ab", "bc", "cd", "de", "ef", "fa", "ad")])

    def ways(self, *arguments):
        return ["".join(node[-1] for node in way["path"])
                for way in paths(self.ring(), *arguments)["results"]]

    def test_count_and_steps(self):
        self.assertEqual(self.ways("n-a", "n-d"), ["ad", "abcd", "afed"])
        self.assertEqual(self.ways("n-a", "n-d", "--count", "2"), ["ad", "abcd"])
        self.assertEqual(self.ways("n-a", "n-d", "--max-steps", "2"), ["ad"])
        answer = paths(self.ring(), "n-b", "n-d", "--max-steps", "1", "--lang", "en")
        self.assertEqual((answer["status"], answer["distance"], answer["results"]), ("joined", 2, []))
        self.assertIn("No way has at most 1 step.", answer["summary"])

    def test_avoid(self):
        self.assertEqual(self.ways("n-a", "n-c", "--avoid", "n-b"), ["adc", "afedc"])
        self.assertEqual(self.ways("n-a", "n-c", "--avoid", "B Ltd,n-e"), ["adc"])
        self.assertEqual(self.ways("--avoid", "n-b", "--avoid", "n-e", "n-a", "n-c"), ["adc"])
        self.assertEqual(self.ways("n-a", "n-c", "--avoid", "n-b", "--avoid", "n-e"), ["adc"])
        answer = paths(self.ring(), "n-a", "n-c", "--avoid", "n-b", "--avoid", "n-d", "--lang", "en")
        self.assertEqual((answer["status"], answer["alternatives"]), ("apart", []))
        self.assertIn("Every way from A Ltd to C Ltd passes what --avoid leaves out: B Ltd, D Ltd.",
                      answer["summary"])

    def test_a_name_with_a_comma_can_be_avoided(self):
        package = self.ring()
        text = (package / "nodes.csv").read_text(encoding="utf-8")
        (package / "nodes.csv").write_text(text.replace("B Ltd", '"B, C & Co., Ltd"'), encoding="utf-8")
        answer = paths(package, "n-a", "n-c", "--avoid", "B, C & Co., Ltd")
        self.assertEqual(answer["parameters"]["avoid"], ["n-b"])

    def test_disjoint(self):
        for kind in ("vertices", "edges"):
            self.assertEqual(self.ways("n-a", "n-d", "--disjoint", kind), ["ad", "abcd", "afed"])
        answer = paths(GTB, "ncc", "hub-yokohama", "--disjoint", "vertices")
        inside = [node for way in answer["results"] for node in way["path"][1:-1]]
        self.assertEqual(len(inside), len(set(inside)))
        self.assertEqual(len(answer["results"]), answer["disjoint"]["vertices"])
        self.assertGreater(len(answer["results"]), 1)

    def test_errors_are_usage(self):
        package = self.ring()
        for arguments, message in (
                (("n-a",), "TO"),
                (("n-a", "n-a"), "same node 'n-a'"),
                (("n-a", "A Ltd"), "same node 'n-a'"),
                (("n-a", "n-z"), "no node 'n-z'"),
                (("n-a", "n-b", "--avoid", "n-a"), "--avoid 'n-a'"),
                (("n-a", "n-b", "--avoid", "n-x,n-y"), "no node 'n-y'"),
                (("n-a", "n-b", "--count", "0"), "--count"),
                (("n-a", "n-b", "--max-steps", "0"), "--max-steps"),
                (("n-a", "n-b", "--disjoint", "nodes"), "--disjoint"),
                (("n-a", "n-b", "--disjoint", "edges", "--count", "3"), "--disjoint"),
                (("n-a", "n-b", "--projection", "plane"), "plain")):
            with self.subTest(arguments=arguments):
                done = musubi("paths", package, *arguments, status=2)
                self.assertEqual(done.stdout, "")
                self.assertIn(message, done.stderr)
        both = musubi("paths", GTB, "hub-tsukubo", "rikan", status=2).stderr
        self.assertIn("did you mean 'hub-tsukuba'?", both)
        self.assertIn("did you mean 'riken'?", both)
        self.assertIn("one node with it", musubi("paths", GTB, "utokyo", "hub-tsukuba", "--avoid",
                                                 "utokyo-ducr", status=2).stderr)
        self.assertIn("Example", musubi("paths", "--help").stdout)


if __name__ == "__main__":
    MUSUBI = str(pathlib.Path(sys.argv[1]).resolve())
    GRAPHS = pathlib.Path(sys.argv[2]).resolve() / "graphs"
    GTB = GRAPHS / "gtb"
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
