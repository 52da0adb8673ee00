#!/usr/bin/python3
"""musubi-mpi from outside: the numbers of musubi on 1 to 4 ranks, bad input, dying ranks.

usage: distributed_test.py MUSUBI MUSUBI_MPI SOURCE_DIR [unittest arguments]
"""
import gzip
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

MUSUBI = ""
MUSUBI_MPI = ""
SOURCE = pathlib.Path()
MPIRUN = ["mpirun", "--quiet", "--oversubscribe", "--allow-run-as-root"]
ENVIRONMENT = {**os.environ, "OMPI_MCA_mpi_yield_when_idle": "1", "OPENBLAS_NUM_THREADS": "1",
               "OMP_NUM_THREADS": "1", "OMPI_MCA_btl_vader_single_copy_mechanism": "none"}
MEASURES = ("degree,strength,betweenness,closeness,harmonic,eigenvector,pagerank,katz,hub_score,"
            "authority")
WHOLE = {"degree"}  # the others may differ in how sums round


def run(command, status=0):
    done = subprocess.run([str(word) for word in command], capture_output=True, encoding="utf-8",
                          env=ENVIRONMENT, timeout=250)
    if done.returncode != status:
        raise AssertionError(f"{command}: status {done.returncode}, not {status}\n{done.stderr}")
    return done


def on_ranks(ranks, *arguments, status=0):
    return run([*MPIRUN, "-n", ranks, MUSUBI_MPI, *arguments], status)


def answer(done):
    return json.loads(done.stdout)


class GraphFiles(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, text):
        path = self.folder / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def random_list(self, name, nodes, edges, seed, weighted=False, directed=False):
        """Parallel edges and self-loops among them."""
        dice = random.Random(seed)
        lines = ["source,target,directed,strength"] if directed else []
        for _ in range(edges):
            ends = f"n{dice.randrange(nodes)},n{dice.randrange(nodes)}"
            strength = dice.choice([0.25, 0.5, 1, 2, 3.1]) if weighted else 1
            if directed:
                ends += ",true," + str(strength)
            elif weighted:
                ends += "," + str(strength)
            lines.append(ends)
        return self.write(name, "\n".join(lines) + "\n")

    def assert_same(self, path, ranks, measures=MEASURES, single=None, options=()):
        single = single or answer(run([MUSUBI, "centrality", path, "--measure", measures,
                                       "--format", "json"]))
        several = answer(on_ranks(ranks, "centrality", path, "--measure", measures, "--format",
                                  "json", *options))
        self.assertEqual(several["projection"], single["projection"])
        for part in ("vertices", "edges"):
            self.assertEqual(several["parameters"][part], single["parameters"][part])
        self.assertEqual(several["graph"]["links"], single["graph"]["links"])
        expected = {row["id"]: row for row in single["results"]}
        self.assertEqual({row["id"] for row in several["results"]}, set(expected))
        for row in several["results"]:
            for measure in measures.split(","):
                value, other = row[measure], expected[row["id"]][measure]
                if measure in WHOLE:
                    self.assertEqual(value, other, (row["id"], measure))
                    self.assertEqual(row[measure + "_rank"], expected[row["id"]][measure + "_rank"])
                else:
                    self.assertTrue(abs(value - other) <= 1e-9 * max(1.0, abs(other)),
                                    (row["id"], measure, value, other, ranks))
        return several


class SameNumbers(GraphFiles):
    def on_all_ranks(self, path, measures=MEASURES):
        single = answer(run([MUSUBI, "centrality", path, "--measure", measures, "--format", "json"]))
        for ranks in (1, 2, 3, 4):
            with self.subTest(graph=path.name, ranks=ranks):
                self.assert_same(path, ranks, measures, single)

    def test_karate(self):
        self.on_all_ranks(SOURCE / "tests/data/karate.el")

    def test_undirected_with_strengths_loops_and_parallel_edges(self):
        self.on_all_ranks(self.random_list("weighted.csv", 120, 400, 1, weighted=True))

    def test_directed_with_sinks_and_strengths(self):
        self.on_all_ranks(self.random_list("directed.csv", 150, 400, 2, weighted=True,
                                           directed=True))

    def test_parts_that_share_the_largest_eigenvalue(self):
        stars = "".join(f"a a{i}\nb b{i}\n" for i in range(5)) + "c d\n"
        self.on_all_ranks(self.write("stars.el", stars))

    def test_no_cycle(self):
        rows = "source,target,directed\n" + "".join(
            f"v{i},v{j},true\n" for i in range(12) for j in range(i + 1, 12, 3))
        path = self.write("acyclic.csv", rows)
        self.on_all_ranks(path, "eigenvector,pagerank,katz,closeness,betweenness")
        # v0 and v1 lead two equal parts: a uniform vector lies on both alike.
        for ranks in (1, 2, 3):
            found = answer(on_ranks(ranks, "centrality", path, "--measure", "hub_score", "--format",
                                    "json"))["results"]
            hubs = {row["id"]: row["hub_score"] for row in found}
            self.assertAlmostEqual(hubs["v0"], 1, delta=1e-9)
            self.assertAlmostEqual(hubs["v1"], 1, delta=1e-9)

    def test_more_ranks_than_vertices(self):
        for text in ("a a\n", "a b\n", "b a 3\nb b 2\nb b 1\na b 1\n"):
            path = self.write("tiny.el", text)
            self.assert_same(path, 4)

    def test_every_form_of_line(self):
        path = self.write("forms.csv", "\ufeff# a comment\n\n% another\r\n"
                          "Source;target;weight;status;note\r\n"
                          '"J: 東京; 大学";"b ""quoted""";2;;x\n'
                          '"b ""quoted""";c;;planned;\n'
                          "c;d;1.5;actual;y\n   d ; c ; 0.5 ;;\nc;c;4;;\ne;f;1;expected;z")
        self.on_all_ranks(path, "degree,strength,pagerank,betweenness")
        single = answer(run([MUSUBI, "centrality", path, "--measure", "strength", "--with",
                             "planned", "--format", "json"]))
        several = answer(on_ranks(3, "centrality", path, "--measure", "strength", "--with",
                                  "planned", "--format", "json"))
        self.assertEqual(several["results"], single["results"])

    def test_several_files_some_packed(self):
        lines = [f"{i % 37} {i * i % 41}\n" for i in range(200)]
        whole = self.write("whole.el", "".join(lines))
        parts = [self.write("a.el", "".join(lines[:70])), self.folder / "b.el.gz",
                 self.write("c.el", "".join(lines[110:]))]
        parts[1].write_bytes(gzip.compress("".join(lines[70:110]).encode()))
        expected = answer(on_ranks(1, "centrality", whole, "--format", "json"))["results"]
        for ranks in (1, 2, 4):
            found = answer(on_ranks(ranks, "centrality", *parts, "--format", "json"))["results"]
            self.assertEqual([row["id"] for row in found], [row["id"] for row in expected])
            for row, other in zip(found, expected):
                for key, value in row.items():
                    if isinstance(value, float):
                        self.assertAlmostEqual(value, other[key], delta=1e-9 * max(1, abs(value)))

    def test_top_and_csv_are_the_rows_of_musubi(self):
        path = SOURCE / "tests/data/karate.el"
        arguments = ["centrality", path, "--measure", "degree", "--top", "7", "--format", "csv", "-q"]
        self.assertEqual(on_ranks(2, *arguments).stdout, run([MUSUBI, *arguments]).stdout)

    def test_personalization_is_where_the_walker_returns(self):
        # 0 -> 1, 1 a sink, always back to 0: x0 = 1 / (1 + d).
        path = self.write("arc.csv", "source,target,directed\na,b,true\n")
        for ranks in (1, 2, 3):
            found = answer(on_ranks(ranks, "centrality", path, "--measure", "pagerank",
                                    "--personalization", "a", "--format", "json"))["results"]
            scores = {row["id"]: row["pagerank"] for row in found}
            self.assertAlmostEqual(scores["a"], 1 / 1.85, delta=1e-11)
            self.assertAlmostEqual(scores["b"], 0.85 / 1.85, delta=1e-11)


class Structure(GraphFiles):
    def test_info_and_components(self):
        stars = "".join(f"a a{i}\nb b{i}\n" for i in range(5)) + "c d\nx x\na a1\n"
        for path in (self.write("stars.el", stars),
                     self.random_list("directed.csv", 60, 45, 3, directed=True)):
            single = answer(run([MUSUBI, "info", path, "--format", "json"]))["results"][0]
            for ranks in (1, 2, 3, 4):
                several = answer(on_ranks(ranks, "info", path, "--format", "json"))["results"][0]
                for key in ("nodes", "links", "vertices", "edges", "components",
                            "largest_component"):
                    self.assertEqual(several[key], single[key], (path.name, key, ranks))
                if "density" in several:
                    self.assertAlmostEqual(several["density"], single["density"], delta=1e-15)
                members = answer(on_ranks(ranks, "components", path, "--format", "json"))
                self.assertEqual(members["components"], single["components"])
                sizes = [0] * members["components"]
                for row in members["results"]:
                    sizes[row["component"] - 1] += 1
                self.assertEqual(sizes, members["sizes"])
                self.assertEqual(sizes, sorted(sizes, reverse=True))

    def test_the_cut_is_counted(self):
        # A path of 8 in the order of ids: two ranks cut it once, and each sends one value.
        path = self.write("path.el", "".join(f"{i} {i + 1}\n" for i in range(1, 8)))
        cut = answer(on_ranks(2, "info", path, "--format", "json"))["results"][0]
        self.assertEqual((cut["cut_edges"], cut["values_sent_per_sweep"]), (1, 2))
        alone = answer(on_ranks(1, "info", path, "--format", "json"))["results"][0]
        self.assertEqual((alone["cut_edges"], alone["values_sent_per_sweep"]), (0, 0))

    def test_efficiency(self):
        # A star of 4 leaves: 8 ordered pairs at distance 1, 12 at 2.
        path = self.write("star.el", "a b\na c\na d\na e\n")
        for ranks in (1, 2, 3):
            found = answer(on_ranks(ranks, "info", path, "--efficiency", "--format", "json"))
            self.assertAlmostEqual(found["results"][0]["efficiency"]["value"], 14 / 20, delta=1e-15)

    def test_paths(self):
        path = self.random_list("weighted.csv", 80, 130, 4, weighted=True)
        for target in ("n1", "n7", "n30", "n55"):
            single = answer(run([MUSUBI, "paths", path, "n0", target, "--count", "1", "--format",
                                 "json"]))
            for ranks in (1, 2, 3):
                several = answer(on_ranks(ranks, "paths", path, "n0", target, "--format", "json"))
                self.assertEqual(several["status"], single["status"])
                self.assertEqual(several["distance"], single["distance"])
                if several["status"] == "joined":
                    way = several["results"][0]["path"]
                    self.assertEqual(len(way) - 1, several["distance"])
                    self.assertEqual((way[0], way[-1]), ("n0", target))

    def test_paths_with_lengths(self):
        # By hand: a-b-d is 1/2 + 1/4, a-c-d 1/8 + 1/8, and the direct edge 1.
        path = self.write("lengths.el", "a b 2\nb d 4\na c 8\nc d 8\na d 1\n")
        for ranks in (1, 2, 4):
            found = answer(on_ranks(ranks, "paths", path, "a", "d", "--length", "inverse_strength",
                                    "--format", "json"))
            self.assertEqual(found["distance"], 0.25)
            self.assertEqual(found["results"][0]["path"], ["a", "c", "d"])
        directed = self.write("arcs.csv", "source,target,directed\na,b,true\nb,c,true\n")
        found = answer(on_ranks(2, "paths", directed, "c", "a", "--format", "json"))
        self.assertEqual((found["status"], found["distance"], found["results"]), ("apart", None, []))


def preferential(dice, nodes, links):
    """Each new node links to others in proportion to their links; every fifth to any one more."""
    ends = list(range(links))
    for v in range(links, nodes):
        chosen = {dice.choice(ends) for _ in range(links)}
        if v % 5 == 0:
            chosen.add(dice.randrange(v))
        for u in chosen:
            yield v, u
            ends += [v, u]


def mesh(dice, side):
    """A grid with diagonals, one edge in twenty missing; ids that tell nothing of the place."""
    names = list(range(side * side))
    dice.shuffle(names)
    for i in range(side):
        for j in range(side):
            for k, l in ((i, j + 1), (i + 1, j), (i + 1, j + 1)):
                if k < side and l < side and dice.random() > 0.05:
                    yield names[i * side + j], names[k * side + l]


def long_tree(dice, nodes):
    for v in range(1, nodes):
        yield v, v - 1 if dice.random() < 0.8 else dice.randrange(v)


class LargerGraphs(GraphFiles):
    """In the shapes of real networks. MUSUBI_TEST_GRAPHS=FOLDER takes the .el files there instead.
    """

    def graphs(self):
        folder = os.environ.get("MUSUBI_TEST_GRAPHS")
        if folder:
            files = sorted(pathlib.Path(folder).glob("*.el"))
            self.assertTrue(files, "no .el files in " + folder)
            yield from files
            return
        dice = random.Random(7)
        parts = list(preferential(dice, 1500, 3))
        parts += [(2000 + u, 2000 + v) for u, v in preferential(dice, 300, 2)] + [(3000, 3000)]
        dense = [(u, v) for u in range(120) for v in range(u) if dice.random() < 0.3]
        for name, edges in (("power_law_in_parts", parts), ("mesh", mesh(dice, 30)),
                            ("long_tree", long_tree(dice, 900)), ("dense", dense)):
            yield self.write(name + ".el", "".join(f"{u} {v}\n" for u, v in edges))
        rows = [f"{u},{v},true,{dice.choice([0.5, 1, 2])}" for u, v in preferential(dice, 900, 3)]
        rows += [f"{dice.randrange(90)},{dice.randrange(900)},true,1" for _ in range(400)]
        yield self.write("directed.csv", "\n".join(["source,target,directed,strength", *rows]) + "\n")

    def test_the_numbers_of_musubi(self):
        for path in self.graphs():
            single = answer(run([MUSUBI, "centrality", path, "--measure", MEASURES, "--format",
                                 "json"]))
            for ranks in (1, 2, 3, 4):
                with self.subTest(graph=path.name, ranks=ranks):
                    self.assert_same(path, ranks, MEASURES, single)
            with self.subTest(graph=path.name, partition="scotch"):
                self.assert_same(path, 3, MEASURES, single, ["--partition", "scotch"])

    def test_counts_components_and_distances(self):
        dice = random.Random(8)
        for path in self.graphs():
            single = answer(run([MUSUBI, "info", path, "--format", "json"]))["results"][0]
            members = self.components_of(path)
            nodes = sorted(node for part in members for node in part)
            ends = dice.sample(nodes, 2)
            way = answer(run([MUSUBI, "paths", path, *ends, "--count", "1", "--format", "json"]))
            for ranks in (1, 2, 3, 4):
                with self.subTest(graph=path.name, ranks=ranks):
                    several = answer(on_ranks(ranks, "info", path, "--format", "json"))["results"][0]
                    for key in ("nodes", "links", "vertices", "edges", "components",
                                "largest_component"):
                        self.assertEqual(several[key], single[key], key)
                    self.assertEqual(members, self.members(
                        on_ranks(ranks, "components", path, "--format", "json")))
                    found = answer(on_ranks(ranks, "paths", path, *ends, "--format", "json"))
                    self.assertEqual((found["status"], found["distance"]),
                                     (way["status"], way["distance"]))

    @staticmethod
    def components_of(path):
        neighbours = {}
        for line in path.read_text().splitlines():
            ends = line.replace(",", " ").split()[:2]
            if ends != ["source", "target"] and not line.startswith("#"):
                neighbours.setdefault(ends[0], set()).add(ends[1])
                neighbours.setdefault(ends[1], set()).add(ends[0])
        parts = set()
        while neighbours:
            part, waiting = set(), [next(iter(neighbours))]
            while waiting:
                node = waiting.pop()
                if node in neighbours:
                    part.add(node)
                    waiting += neighbours.pop(node)
            parts.add(frozenset(part))
        return parts

    @staticmethod
    def members(done):
        """The components as sets of ids."""
        parts = {}
        for row in answer(done)["results"]:
            parts.setdefault(row["component"], set()).add(row["id"])
        return {frozenset(part) for part in parts.values()}


class Partitions(GraphFiles):
    def test_scotch_cuts_fewer_edges_of_a_mesh(self):
        path = self.write("mesh.el", "".join(f"{u} {v}\n" for u, v in mesh(random.Random(3), 40)))
        for ranks in (2, 3, 4):
            costs = {}
            for partition in ("ranges", "scotch"):
                found = answer(on_ranks(ranks, "info", path, "--partition", partition, "--format",
                                        "json"))
                self.assertEqual(found["ranks"]["partition"], partition)
                costs[partition] = found["results"][0]
            ranges, scotch = costs["ranges"], costs["scotch"]
            self.assertLess(5 * scotch["cut_edges"], ranges["cut_edges"])
            self.assertLess(5 * scotch["values_sent_per_sweep"], ranges["values_sent_per_sweep"])
            self.assertLess(scotch["largest_arcs"], 1.2 * 2 * scotch["edges"] / ranks)

    def test_answers_do_not_depend_on_the_partition(self):
        for path in (SOURCE / "tests/data/karate.el",
                     self.random_list("directed.csv", 150, 400, 6, weighted=True, directed=True)):
            single = answer(run([MUSUBI, "centrality", path, "--measure", MEASURES, "--format",
                                 "json"]))
            for ranks in (1, 2, 4):
                with self.subTest(graph=path.name, ranks=ranks):
                    self.assert_same(path, ranks, MEASURES, single, ["--partition", "scotch"])
        arguments = ["centrality", path, "--measure", "pagerank", "--personalization", "n3,n77",
                     "--format", "json"]
        ranges, scotch = (answer(on_ranks(3, *arguments, "--partition", partition))["results"]
                          for partition in ("ranges", "scotch"))
        self.assertEqual([row["id"] for row in ranges], [row["id"] for row in scotch])
        for row, other in zip(ranges, scotch):
            self.assertAlmostEqual(row["pagerank"], other["pagerank"], delta=1e-11)

    def test_more_ranks_than_vertices(self):
        for text in ("a a\n", "a b\n", "a b\nb c\n"):
            path = self.write("tiny.el", text)
            self.assert_same(path, 4, options=["--partition", "scotch"])

    def test_ranks_without_vertices(self):
        # Nearly all lines are of the first vertex, so that ranges leave ranks empty.
        path = self.write("loops.el", "a a\n" * 100 + "b c\nd e\n")
        for ranks in (2, 3, 4):
            self.assert_same(path, ranks, options=["--partition", "scotch"])

    def test_no_such_partition(self):
        done = on_ranks(2, "info", SOURCE / "tests/data/karate.el", "--partition", "metis", status=2)
        self.assertIn("--partition", done.stderr)

    def test_a_checkpoint_needs_the_same_numbers_again(self):
        done = on_ranks(2, "centrality", SOURCE / "tests/data/karate.el", "--partition", "scotch",
                        "--checkpoint", self.folder / "state", status=2)
        self.assertIn("a checkpoint does not go with --partition scotch", done.stderr)
        self.assertEqual(list(self.folder.iterdir()), [])


class TwoMachines(GraphFiles):
    """Two network namespaces, each with a name of its own, joined by a virtual cable."""

    AGENT = """#!/bin/sh
# What Open MPI starts its daemon with on another machine: AGENT HOST COMMAND...
shift
exec ip netns exec {there} unshare --uts sh -c 'hostname there; exec sh -c "$*"' sh "$@"
"""

    def setUp(self):
        super().setUp()
        self.here, self.there = f"here{os.getpid()}", f"there{os.getpid()}"
        for name in (self.here, self.there):
            made = subprocess.run(["ip", "netns", "add", name], capture_output=True, check=False) \
                if os.geteuid() == 0 and shutil.which("ip") else None
            if made is None or made.returncode != 0:
                self.skipTest("no network namespaces may be made here")
            self.addCleanup(subprocess.run, ["ip", "netns", "delete", name], check=True)
        cable = ["ip", "link", "add", "cable0", "netns", self.here, "type", "veth", "peer", "name",
                 "cable1", "netns", self.there]
        if subprocess.run(cable, capture_output=True, check=False).returncode != 0:
            self.skipTest("no virtual cables may be laid here")
        for name, cable, address in ((self.here, "cable0", "10.213.77.1/30"),
                                     (self.there, "cable1", "10.213.77.2/30")):
            run(["ip", "-n", name, "address", "add", address, "dev", cable])
            for link in (cable, "lo"):
                run(["ip", "-n", name, "link", "set", link, "up"])
        self.agent = self.write("agent", self.AGENT.format(there=self.there))
        self.agent.chmod(0o755)

    def on_both(self, *arguments):
        mpirun = [*MPIRUN, "--host", "10.213.77.1:1,10.213.77.2:1", "--mca", "plm_rsh_agent",
                  str(self.agent), "-n", "2", MUSUBI_MPI, *map(str, arguments)]
        return run(["ip", "netns", "exec", self.here, "unshare", "--uts", "sh", "-c",
                    'hostname here; exec "$@"', "sh", *mpirun])

    def sent(self):
        counters = run(["ip", "netns", "exec", self.here, "cat",
                        "/sys/class/net/cable0/statistics/tx_bytes"])
        return int(counters.stdout)

    def test_the_numbers_of_one(self):
        path = self.random_list("links.csv", 2000, 8000, 9)
        arguments = ["centrality", path, "--measure", "degree,pagerank,katz,harmonic", "--format",
                     "json"]
        before = self.sent()
        found = answer(self.on_both(*arguments))
        self.assertEqual(found["ranks"]["count"], 2)
        self.assertGreater(self.sent() - before, 8 * 2000)  # a score each, at least
        expected = {row["id"]: row for row in answer(run([MUSUBI, *arguments]))["results"]}
        self.assertEqual(len(found["results"]), len(expected))
        for row in found["results"]:
            for measure in ("degree", "pagerank", "katz", "harmonic"):
                other = expected[row["id"]][measure]
                self.assertAlmostEqual(row[measure], other, delta=1e-9 * max(1, abs(other)))


class Samples(GraphFiles):
    def test_samples_keep_within_their_error(self):
        path = SOURCE / "tests/data/karate.el"
        exact = {row["id"]: row for row in
                 answer(run([MUSUBI, "centrality", path, "--measure", "betweenness,harmonic",
                             "--format", "json"]))["results"]}
        first = None
        for ranks in (1, 3):
            found = answer(on_ranks(ranks, "centrality", path, "--measure", "betweenness,harmonic",
                                    "--samples", "24", "--format", "json"))
            sampling = found["parameters"]["sampling"]
            self.assertEqual(sampling["samples"], 24)
            scores = {row["id"]: row for row in found["results"]}
            for name, row in scores.items():
                for measure in ("betweenness", "harmonic"):
                    self.assertLessEqual(abs(row[measure] - exact[name][measure]),
                                         sampling[measure + "_error"])
                    if first:
                        self.assertAlmostEqual(row[measure], first[name][measure], delta=1e-9)
            first = first or scores

    def test_all_sources_are_exact(self):
        path = SOURCE / "tests/data/karate.el"
        found = answer(on_ranks(2, "centrality", path, "--measure", "betweenness,harmonic",
                                "--samples", "34", "--format", "json"))
        self.assertEqual(found["parameters"]["sampling"]["betweenness_error"], 0)
        single = {row["id"]: row for row in
                  answer(run([MUSUBI, "centrality", path, "--measure", "betweenness,harmonic",
                              "--format", "json"]))["results"]}
        for row in found["results"]:
            self.assertAlmostEqual(row["betweenness"], single[row["id"]]["betweenness"], delta=1e-9)
            self.assertAlmostEqual(row["harmonic"], single[row["id"]]["harmonic"], delta=1e-9)


class BadInput(GraphFiles):
    def error(self, ranks, *arguments, status=3):
        done = on_ranks(ranks, *arguments, status=status)
        self.assertEqual(done.stdout, "")
        return done.stderr

    def test_bad_lines_are_those_of_musubi(self):
        lines = [f"a{i} b{i} {i}" for i in range(60)]
        for at, line in ((3, "alone"), (17, 'x "y'), (40, "a b -2"), (59, "a b much")):
            lines[at] = line
        path = self.write("bad.el", "\n".join(lines) + "\n")
        expected = run([MUSUBI, "info", path], status=3).stderr
        self.assertEqual(expected.count("error: "), 4)
        for ranks in (1, 2, 4):
            self.assertEqual(self.error(ranks, "info", path), expected)

    def test_files(self):
        missing = self.folder / "missing.el"
        self.assertEqual(self.error(2, "info", missing),
                         f"error: {missing}: no such file; check the path\n")
        empty = self.write("empty.el", "")
        self.assertIn("the file is empty", self.error(2, "info", empty))
        folder = self.folder
        self.assertIn("is not a file of edges", self.error(2, "info", folder))
        broken = self.write("broken.el.gz", gzip.compress(b"a b\n" * 1000)[:40])
        self.assertIn("gzip data end too early", self.error(3, "info", broken))
        japanese = self.write("cp932.el", "a b\n東京 大阪\n".encode("cp932"))
        self.assertIn(f"{japanese}:2: is not UTF-8", self.error(2, "info", japanese))

    def test_a_list_without_edges(self):
        path = self.write("comments.el", "# nothing\n")
        found = answer(on_ranks(2, "centrality", path, "--format", "json"))
        self.assertEqual(found["results"], [])

    def test_different_files_on_different_ranks(self):
        for name, text in (("one", "a b\n"), ("two", "a c\n")):
            (self.folder / name).mkdir()
            (self.folder / name / "g.el").write_text(text)
        command = [*MPIRUN]
        for name in ("one", "two"):
            command += ["-n", "1", "sh", "-c", f"cd {self.folder / name} && {MUSUBI_MPI} info g.el",
                        ":"]
        done = run(command[:-1], status=3)
        self.assertEqual(done.stderr, "error: g.el: differs between rank 0 and rank 1; put the same "
                         "file on every machine\n")

    def test_measures(self):
        path = SOURCE / "tests/data/karate.el"
        told = self.error(2, "centrality", path, "--measure", "constraint", status=2)
        self.assertIn("'constraint' has no form for several ranks; these have: degree, ", told)
        self.assertIn("pagerank", told)
        self.assertEqual(told.count("error:"), 1)
        self.assertIn("no measure 'pagerang'",
                      self.error(2, "centrality", path, "--measure", "pagerang", status=2))
        self.assertIn("no sampled form", self.error(2, "centrality", path, "--measure", "closeness",
                                                    "--samples", "3", status=2))
        self.assertIn("no node 'nobody'",
                      self.error(2, "centrality", path, "--measure", "pagerank",
                                 "--personalization", "nobody", status=2))
        self.assertIn("no node 'nobody'", self.error(2, "paths", path, "1", "nobody", status=2))

    def test_memory(self):
        path = self.random_list("large.csv", 3000, 20000, 5)
        told = self.error(2, "centrality", path, "--measure", "pagerank", "--max-memory", "0.4M")
        self.assertIn("--max-memory", told)
        self.assertEqual(told.count("error:"), 1)
        found = answer(on_ranks(2, "info", path, "--max-memory", "500M", "--format", "json"))
        self.assertGreater(found["ranks"]["peak_bytes_per_edge"], 0)

    def test_output_that_cannot_be_written(self):
        path = SOURCE / "tests/data/karate.el"
        told = self.error(2, "info", path, "-o", self.folder / "nowhere" / "x.json", status=4)
        self.assertEqual(told.count("error:"), 1)


class Launch(GraphFiles):
    def test_musubi_starts_the_ranks(self):
        path = SOURCE / "tests/data/karate.el"
        done = run([MUSUBI, "--ranks", "2", "info", path, "--format", "json"])
        self.assertEqual(answer(done)["ranks"]["count"], 2)
        self.assertEqual(done.stderr, "")
        run([MUSUBI, "--ranks=2", "info", self.folder / "missing.el"], status=3)

    def test_what_cannot_be_started(self):
        for number in ("0", "-1", "two", "1.5"):
            self.assertIn("is no number of ranks",
                          run([MUSUBI, "--ranks", number, "info", "x.el"], status=2).stderr)
        environment = {**ENVIRONMENT, "MUSUBI_MPIRUN": "/nowhere/mpirun"}
        done = subprocess.run([MUSUBI, "--ranks", "2", "info", "x.el"], capture_output=True,
                              encoding="utf-8", env=environment, timeout=60)
        self.assertEqual(done.returncode, 2)
        self.assertIn("cannot start '/nowhere/mpirun'", done.stderr)
        self.assertIn("openmpi-bin", done.stderr)


def ranks_of(process):
    """The process ids of musubi-mpi below a process."""
    found, waiting = [], [process.pid]
    while waiting:
        parent = waiting.pop()
        for task in pathlib.Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                waiting += map(int, task.read_text().split())
            except OSError:
                continue
        try:
            if pathlib.Path(f"/proc/{parent}/comm").read_text().strip() == "musubi-mpi":
                found.append(parent)
        except OSError:
            continue
    return found


class DyingRanks(GraphFiles):
    @staticmethod
    def iterations(done):
        return int(re.search(r": (\d+) iterations", done.stderr).group(1))

    def slow_list(self, name="slow.csv", further=()):
        """Two eigenvalues lie near each other, so that the iteration takes thousands of steps."""
        rows = ["source,target,directed"]
        rows += [f"v{i:03},v{(i + 1) % 140:03},true" for i in range(140)]
        rows += [f"v{i:03},v{(i + 2) % 140:03},true" for i in range(0, 140, 35)]
        return self.write(name, "\n".join([*rows, *further]) + "\n")

    def computing(self, path, measure, every):
        return ["centrality", path, "--measure", measure, "--checkpoint", self.folder / "state",
                "--checkpoint-every", every, "--format", "json", "--timing"]

    def kill_when_kept(self, arguments, file):
        output = self.folder / "out.json"
        process = subprocess.Popen(
            [MUSUBI, "--ranks", "2", *map(str, arguments), "-o", str(output)],
            stderr=subprocess.PIPE, encoding="utf-8", env=ENVIRONMENT)
        try:
            for _ in range(60000):
                if file.exists() or process.poll() is not None:
                    break
                time.sleep(0.001)
            self.assertIsNone(process.poll(), "it ended before it could be killed")
            os.kill(ranks_of(process)[-1], signal.SIGKILL)
            _, told = process.communicate(timeout=60)
        finally:
            process.kill()
            process.stderr.close()
        self.assertEqual(process.returncode, 3)
        self.assertEqual(told.count("error:"), 1, told)
        self.assertIn("a rank died of signal 9; the job was ended and no result written", told)
        self.assertFalse(output.exists())

    def kill_and_resume(self, path, measure, name, every):
        file = self.folder / ("state." + name)
        arguments = self.computing(path, measure, every)
        whole = on_ranks(2, *arguments)
        self.assertFalse(file.exists())
        self.kill_when_kept(arguments, file)
        # A thousand iterations more than there were, by which it shows that it begins with them.
        state = bytearray(file.read_bytes())
        done = int.from_bytes(state[40:48], "little")
        state[40:48] = (done + 1000).to_bytes(8, "little")
        file.write_bytes(state)
        resumed = on_ranks(2, *arguments, "--resume")
        self.assertGreater(self.iterations(resumed), self.iterations(whole) + 800)
        self.assertFalse(file.exists())
        return answer(whole)["results"], answer(resumed)["results"]

    def test_a_killed_rank_ends_the_job_and_resume_goes_on(self):
        expected, found = self.kill_and_resume(self.slow_list(), "eigenvector", "eigenvector", 101)
        self.assertEqual(found, expected)

    def test_lanczos_goes_on_from_its_restart(self):
        # A long path: the gap between the largest eigenvalues shrinks with the square of its length.
        path = self.write("path.el", "".join(f"{i} {i + 1}\n" for i in range(1000)))
        for measure, name in (("eigenvector", "eigenvector"), ("authority", "hits")):
            with self.subTest(measure=measure):
                expected, found = self.kill_and_resume(path, measure, name, 30)
                scores = {row["id"]: row[measure] for row in found}
                for row in expected:
                    self.assertAlmostEqual(scores[row["id"]], row[measure], delta=1e-7)

    def test_checkpoints_are_of_one_computation(self):
        path = self.slow_list()
        file = self.write("state.eigenvector", "not a checkpoint")
        arguments = [*self.computing(path, "eigenvector", 101), "--resume"]
        self.assertIn("is no checkpoint", on_ranks(2, *arguments, status=3).stderr)
        file.unlink()
        self.kill_when_kept(arguments, file)  # none is there: from the beginning
        state = file.read_bytes()

        other = "is of another graph or another computation"
        elsewhere = self.slow_list("other.csv", ["v001,v005,true"])
        self.assertIn(other, on_ranks(2, *self.computing(elsewhere, "eigenvector", 101), "--resume",
                                      status=3).stderr)
        (self.folder / "state.katz").write_bytes(state)
        self.assertIn(other, on_ranks(2, *self.computing(path, "katz", 101), "--resume",
                                      status=3).stderr)
        file.write_bytes(state[:-8])
        self.assertIn("ends early", on_ranks(2, *arguments, status=3).stderr)
        self.assertIn("--resume needs to know from where",
                      on_ranks(2, "centrality", path, "--resume", status=2).stderr)


if __name__ == "__main__":
    MUSUBI, MUSUBI_MPI, SOURCE = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    outcome = unittest.main(argv=[sys.argv[0], *sys.argv[4:]], verbosity=1, exit=False).result
    if outcome.wasSuccessful() and len(outcome.skipped) == outcome.testsRun:
        sys.exit(77)  # skipped, to CTest
    sys.exit(not outcome.wasSuccessful())
