#!/usr/bin/python3
"""Files for and from other programs: written by musubi and read by NetworkX and igraph, written by
these and read by musubi.

usage: PYTHONPATH=tests/viz formats_test.py MUSUBI SOURCE_DIR [unittest arguments]
"""
import csv
import gzip
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import warnings
import xml.etree.ElementTree

import igraph
import networkx
from read_back import igraph_graph, networkx_graph

MUSUBI = ""
GTB = pathlib.Path()
WITH_ATTRIBUTES = ("graphml", "yed.graphml", "gexf", "cx2", "json")
HOSTILE = [
    "<script>alert(\"x\")</script>", "a & b &amp; &#34; ]]>", "quote \" and ' and \\ and \\", "two\nlines",
    "=HYPERLINK(\"x\")", "%comment *Vertices", "\u202eright to left\u200f", "千葉・かずさ 「結び」", "null",
]


def musubi(*arguments, status=0):
    done = subprocess.run([MUSUBI, *map(str, arguments)], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, encoding="utf-8", timeout=300)
    if done.returncode != status:
        raise AssertionError(f"musubi {' '.join(map(str, arguments))}: status {done.returncode}, "
                             f"not {status}\n{done.stderr}")
    return done


def answer(*arguments):
    return json.loads(musubi(*arguments, "--format", "json").stdout)


def counts(path):
    graph = answer("info", path)["graph"]
    return graph["nodes"], graph["links"]


class InFolder(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="musubi-formats-"))
        self.addCleanup(shutil.rmtree, self.folder)
        warnings.simplefilter("ignore", RuntimeWarning)  # igraph, of keys without a type

    def convert(self, source, name, *arguments):
        target = self.folder / name
        musubi("convert", source, target, *arguments)
        return target

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path


class Written(InFolder):
    def test_networkx_and_igraph_find_all_nodes_and_links(self):
        expected = counts(GTB)
        for ending in ("graphml", "yed.graphml", "gexf", "net", "json"):
            with self.subTest(ending=ending):
                path = str(self.convert(GTB, f"gtb.{ending}", "--lang", "en"))
                graph = networkx_graph(path)
                self.assertEqual((graph.number_of_nodes(), graph.number_of_edges()), expected)
                if ending in ("graphml", "yed.graphml", "net"):
                    graph = igraph_graph(path)
                    self.assertEqual((graph.vcount(), graph.ecount()), expected)
                    self.assertTrue(graph.is_directed())

    def test_musubi_finds_the_same_network(self):
        package = answer("info", GTB)["results"][0]
        for ending in WITH_ATTRIBUTES:
            with self.subTest(ending=ending):
                path = self.convert(GTB, f"gtb.{ending}")
                self.assertEqual(counts(path), counts(GTB))
                again = answer("info", path, "--strict")["results"][0]
                self.assertEqual(again["kinds"], package["kinds"])

    def test_every_format_holds_the_same_looks(self):
        def looks(path):
            nodes = json.loads(self.convert(path, "looks.json").read_text(encoding="utf-8"))["nodes"]
            return {node["id"]: (round(node["x"], 6), round(node["y"], 6), node["size"], node["color"])
                    for node in nodes}
        expected = looks(GTB)
        self.assertEqual(len(set(expected.values())), len(expected), "no two at the same place")
        for ending in WITH_ATTRIBUTES:
            with self.subTest(ending=ending):
                self.assertEqual(looks(self.convert(GTB, f"gtb.{ending}")), expected)

    def test_the_seed_decides_on_the_places(self):
        self.assertEqual(self.convert(GTB, "a.gexf").read_bytes(), self.convert(GTB, "b.gexf").read_bytes())
        self.assertNotEqual(self.convert(GTB, "a.gexf").read_bytes(),
                            self.convert(GTB, "b.gexf", "--seed", "7").read_bytes())

    def test_plain_is_the_data_only(self):
        for ending in (*WITH_ATTRIBUTES, "net"):
            plain = self.convert(GTB, f"plain.{ending}", "--plain")
            text = self.convert(plain, "back.json", "--plain").read_text(encoding="utf-8")
            for node in json.loads(text)["nodes"]:
                self.assertTrue({"x", "y", "size", "color"}.isdisjoint(node), ending)

    def test_gexf_has_places_colours_and_sizes(self):
        graph = networkx_graph(str(self.convert(GTB, "gtb.gexf")))
        for _, data in graph.nodes(data=True):
            self.assertLessEqual({"position", "color", "size"}, set(data["viz"]))

    def test_yed_has_a_label_and_a_shape_for_each_node(self):
        y = "{http://www.yworks.com/xml/graphml}"
        root = xml.etree.ElementTree.parse(self.convert(GTB, "gtb.yed.graphml", "--lang", "en")).getroot()
        with open(GTB / "nodes.csv", encoding="utf-8", newline="") as file:
            names = sorted(row["name_en"] for row in csv.DictReader(file))
        self.assertEqual(sorted(label.text for label in root.iter(y + "NodeLabel")), names)
        self.assertEqual(len(list(root.iter(y + "Shape"))), len(names))
        self.assertEqual(len(list(root.iter(y + "PolyLineEdge"))), counts(GTB)[1])

    def test_pajek_has_places_in_the_unit_square_and_relations(self):
        graph = networkx_graph(str(self.convert(GTB, "gtb.net", "--lang", "ja")))
        for _, data in graph.nodes(data=True):
            self.assertTrue(0.0 < data["x"] < 1.0 and 0.0 < data["y"] < 1.0)
        with open(GTB / "links.csv", encoding="utf-8", newline="") as file:
            relations = sorted(row["relation"] for row in csv.DictReader(file))
        self.assertEqual(sorted(data["l"] for _, _, data in graph.edges(data=True)), relations)

    def test_cx2_is_as_the_specification_says(self):
        document = json.loads(self.convert(GTB, "gtb.cx2").read_text(encoding="utf-8"))
        self.assertEqual(document[0], {"CXVersion": "2.0", "hasFragments": False})
        self.assertEqual(document[-1], {"status": [{"success": True}]})
        aspects = {name: elements for block in document[1:] for name, elements in block.items()}
        for meta in aspects["metaData"]:
            self.assertEqual(len(aspects[meta["name"]]), meta["elementCount"], meta["name"])
        declared = aspects["attributeDeclarations"][0]
        types = {"string": str, "long": int, "double": (int, float), "boolean": bool}
        for name in ("nodes", "edges"):
            for element in aspects[name]:
                self.assertNotIn("id", element["v"])
                for key, value in element["v"].items():
                    self.assertIsInstance(value, types[declared[name][key]["d"]], key)
        self.assertTrue(all({"x", "y"} <= set(node) for node in aspects["nodes"]))
        ids = {node["id"] for node in aspects["nodes"]}
        self.assertTrue(all({edge["s"], edge["t"]} <= ids for edge in aspects["edges"]))
        self.assertLessEqual({bypass["id"] for bypass in aspects["nodeBypasses"]}, ids)

    def test_hostile_names_survive(self):
        source = self.write("in.json", json.dumps({
            "directed": True, "nodes": [{"id": f"n{i}", "label": name} for i, name in enumerate(HOSTILE)],
            "links": [{"source": "n0", "target": "n1", "relation": name} for name in HOSTILE]}))
        for ending in (*WITH_ATTRIBUTES, "net"):
            with self.subTest(ending=ending):
                path = self.convert(source, f"out.{ending}")
                back = json.loads(self.convert(path, "back.json").read_text(encoding="utf-8"))
                label = "label" if ending != "net" else "id"
                self.assertEqual([node[label] for node in back["nodes"]], HOSTILE)
                self.assertEqual([link["relation"] for link in back["links"]], HOSTILE)
        for ending in ("graphml", "gexf", "json"):
            graph = networkx_graph(str(self.folder / f"out.{ending}"))
            self.assertEqual([data["label"] for _, data in graph.nodes(data=True)], HOSTILE, ending)


class Read(InFolder):
    def graphs(self):
        mixed = networkx.MultiDiGraph()
        mixed.add_node("lone", score=1)
        mixed.add_edge("a b", "ç <>&", weight=2.5)
        mixed.add_edge("a b", "ç <>&", weight=1.0)
        mixed.add_edge("a b", "a b")
        return {"directed multigraph": mixed, "undirected": networkx.karate_club_graph(),
                "one": networkx.empty_graph(1), "empty": networkx.Graph()}

    def test_what_networkx_writes(self):
        writers = {"gexf": networkx.write_gexf, "graphml": networkx.write_graphml,
                   "net": networkx.write_pajek,
                   "json": lambda graph, path: path.write_text(json.dumps(networkx.node_link_data(graph)))}
        for name, graph in self.graphs().items():
            for ending, write in writers.items():
                with self.subTest(graph=name, ending=ending):
                    path = self.folder / f"nx.{ending}"
                    write(graph, path)
                    self.assertEqual(counts(path), (graph.number_of_nodes(), graph.number_of_edges()))

    def test_what_igraph_writes(self):
        for directed in (False, True):
            graph = igraph.Graph([(0, 1), (0, 1), (2, 2)], n=4, directed=directed)
            graph.vs["id"] = ["x y", "b", "千葉", "d"]
            graph.vs["name"] = graph.vs["id"]
            graph.es["weight"] = [1.0, 2.5, 3.0]
            for ending, write in (("graphml", graph.write_graphml), ("net", graph.write_pajek)):
                with self.subTest(directed=directed, ending=ending):
                    path = self.folder / f"ig.{ending}"
                    write(str(path))
                    self.assertEqual(counts(path), (4, 3))

    def test_gzipped_files(self):
        for ending in (*WITH_ATTRIBUTES, "net"):
            path = self.convert(GTB, f"gtb.{ending}")
            packed = self.folder / f"packed.{ending}.gz"
            packed.write_bytes(gzip.compress(path.read_bytes()))
            self.assertEqual(counts(packed), counts(GTB), ending)

    def test_commands_work_on_every_format(self):
        for ending in (*WITH_ATTRIBUTES, "net"):
            with self.subTest(ending=ending):
                path = self.convert(GTB, f"gtb.{ending}")
                scores = answer("centrality", path, "--measure", "degree")["results"]
                self.assertEqual(len(scores), counts(GTB)[0])

    def test_musubi_reads_its_own_dot(self):
        package, dot = (answer("info", path)["results"][0] for path in (GTB, self.convert(GTB, "gtb.dot")))
        for key in ("nodes", "links", "kinds"):
            self.assertEqual(dot[key], package[key])

    def test_mistakes_have_a_file_and_a_line(self):
        for name, text, line in (("a.gexf", "<gexf>\n<graph>\n<nodes><node/></nodes></graph></gexf>", 3),
                                 ("a.net", "*Vertices 1\n*Arcs\n1 2\n", 3),
                                 ("a.dot", "digraph {\na -> b\nc -- d }", 3),
                                 ("a.json", "{\"nodes\": [],\n\"links\": [{\"source\": 1}]}", 2),
                                 ("a.cx2", "[{\"CXVersion\": \"2.0\"},\n", 2)):
            with self.subTest(name=name):
                path = self.write(name, text)
                message = musubi("info", path, status=3).stderr
                self.assertTrue(message.startswith(f"error: {path}:{line}: "), message)

    def test_an_unknown_ending_names_those_there_are(self):
        message = musubi("info", self.write("a.gml", "graph []"), status=3).stderr
        self.assertIn(".gexf, .net (Pajek), .cx2, .dot, .json", message)
        message = musubi("convert", GTB, self.folder / "a.gml", status=2).stderr
        self.assertIn(".graphml, .yed.graphml, .gexf, .net, .cx2, .json", message)


if __name__ == "__main__":
    MUSUBI = str(pathlib.Path(sys.argv[1]).resolve())
    GTB = pathlib.Path(sys.argv[2]).resolve() / "graphs" / "gtb"
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
