#!/usr/bin/python3
"""The command-line program from outside: exit status, messages, output of every command.

usage: cli_test.py MUSUBI SOURCE_DIR [unittest arguments]
"""
import concurrent.futures
import csv
import filecmp
import io
import json
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree
import zlib

MUSUBI = ""
GTB = pathlib.Path()
ANALYZE_FILES = {
    "report.html", "network.dot", "network.graphml", "network.gexf", "hubs.svg", "gaps.svg",
    "overseas.svg", "functions.svg", "map.svg", "communities.svg", "indicators.svg",
    "hub-kawasaki.svg", "hub-tsukuba.svg", "centrality.csv", "communities.csv", "gaps.csv",
    "summary.json"}
MESSAGE = re.compile(r"^error: (?:(?P<file>[^:]+):(?:(?P<line>\d+):)? )?(?P<problem>.+)$")


def musubi(*arguments, status=0, stdout=subprocess.PIPE):
    """Runs the program; its exit status must be the one given."""
    done = subprocess.run([MUSUBI, *map(str, arguments)], stdout=stdout, stderr=subprocess.PIPE,
                          encoding="utf-8", timeout=600)
    if done.returncode != status:
        raise AssertionError(f"musubi {' '.join(map(str, arguments))}: status {done.returncode}, "
                             f"not {status}\n{done.stderr}")
    return done


def answer(*arguments):
    return json.loads(musubi(*arguments, "--format", "json").stdout)


def rows_of(name):
    with open(GTB / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class InFolder(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="musubi-cli-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def spoilt_package(self, file, old, new):
        package = self.folder / "package"
        if not package.exists():
            shutil.copytree(GTB, package)
        text = (package / file).read_text(encoding="utf-8")
        self.assertIn(old, text)
        (package / file).write_text(text.replace(old, new), encoding="utf-8")
        return package


class Assess(InFolder):
    def test_a_profile_of_the_package(self):
        done = answer("assess", GTB, "--profile", "global-biocommunity", "--subject", "gtb",
                      "--lang", "en")
        self.assertEqual(done["schema"], "musubi/assess/1")
        by_id = {row["requirement"]: row for row in done["results"]}
        members = by_id["institutions-as-members"]
        self.assertEqual(members["status"], "met")
        for need in members["needs"]:
            self.assertGreaterEqual(need["count"], need["at_least"])
            self.assertEqual(len(need["evidence"]), need["count"])
        self.assertEqual(by_id["targets"]["status"], "to_judge")
        self.assertTrue(done["holds"])

    def test_who_stands_nowhere_is_neither_near_nor_far(self):
        done = answer("assess", GTB, "--profile", "global-biocommunity", "--subject", "gtb")
        gathered = next(row for row in done["results"]
                        if row["requirement"] == "all-institutions-within-100km")
        self.assertEqual(gathered["status"], "unknown")
        self.assertEqual(gathered["status_if_absent"], "missing")
        self.assertEqual(gathered["status_if_present"], "met")
        for need in gathered["needs"]:
            self.assertEqual(need["within_km"], 100)
            self.assertTrue(need["centre"].startswith("hub-"))
            self.assertEqual(len(need["evidence"]), need["count"])
            if need["status"] == "unknown":
                self.assertGreaterEqual(need["count"] + len(need["unplaced"]), need["at_least"])
        summary = done["summary"]
        self.assertEqual(summary["met_at_least"], summary["met"])
        self.assertEqual(summary["met_at_most"], summary["met"] + summary["unknown"])
        self.assertEqual(summary["requirements"], len(done["results"]))
        self.assertEqual(summary["subjects"][0]["subject"], "gtb")

    def test_the_counts_stand_below_the_table(self):
        arguments = ("assess", GTB, "--profile", "global-biocommunity", "--subject", "gtb")
        last = musubi(*arguments).stdout.rstrip("\n").split("\n")[-1]
        self.assertRegex(last, "^満たす要件：[0-9]+件のうち.*人が判断：[0-9]+件。$")
        done = musubi(*arguments, "--lang", "en", "--format", "csv")
        self.assertRegex(done.stderr, "^requirements met: .* of [0-9]+.*; for people to judge: ")
        rows = list(csv.DictReader(io.StringIO(done.stdout)))
        self.assertEqual(rows[0]["status_if_absent"], "to_judge")
        self.assertEqual(musubi(*arguments, "--format", "csv", "-q").stderr, "")

    def test_a_figure_and_its_bounds(self):
        profile = self.folder / "figures.toml"
        need = '[[requirement]]\nid="{}"\ntext_ja="数"\ntext_en="number"\nneeds=[{{{}}}]\n'
        startups = 'indicator="bio_startups",unit="companies",'
        profile.write_text(
            'title_ja="試"\ntitle_en="Try"\napplies_to="cluster"\n'
            + need.format("holds", startups + "at_least_value=1563")
            + need.format("open", startups + "at_least_value=2000")
            + need.format("fails", startups + "at_most_value=1500")
            + need.format("absent", 'indicator="members",unit="members",at_least_value=1'),
            encoding="utf-8")
        arguments = ("assess", GTB, "--profile", profile, "--subject", "cluster-massachusetts",
                     "--lang", "en")
        done = json.loads(musubi(*arguments, "--format", "json", status=1).stdout)
        rows = {row["requirement"]: row for row in done["results"]}
        self.assertEqual({name: row["status"] for name, row in rows.items()},
                         {"holds": "met", "open": "unknown", "fails": "missing",
                          "absent": "unknown"})
        figure = rows["holds"]["needs"][0]["figures"][0]
        self.assertEqual((figure["value"], figure["qualifier"], figure["source"]),
                         (1563, "at_least", "gtb-2022"))
        table = musubi(*arguments, status=1).stdout
        self.assertIn("not met", table)
        self.assertIn("≥ 1,563 companies", table)

    def test_a_level_leaves_the_higher_ones_out(self):
        done = answer("assess", GTB, "--profile", "incubator", "--subject", "ksp", "--level",
                      "system")
        self.assertEqual({row["level"] for row in done["results"]}, {"registered", "system"})

    def test_a_profile_of_ones_own(self):
        profile = self.folder / "mine.toml"
        profile.write_text('title_ja="試"\ntitle_en="Try"\napplies_to="hub"\n'
                           '[[requirement]]\nid="money"\ntext_ja="資金"\ntext_en="money"\n'
                           'needs=[{functions=["funding"]}]\n', encoding="utf-8")
        done = musubi("assess", GTB, "--profile", profile, "--format", "json", status=1)
        status = {row["subject"]: row["status"] for row in json.loads(done.stdout)["results"]}
        self.assertEqual(status["hub-nihonbashi"], "met")
        self.assertEqual(status["hub-chiba-kazusa"], "missing")
        self.assertEqual(status["hub-tsukuba"], "unknown")

    def test_what_is_not_there(self):
        self.assertIn("global-biocommunity", musubi(
            "assess", GTB, "--profile", "global-biocomunity", status=2).stderr)
        self.assertIn("system", musubi("assess", GTB, "--profile", "incubator", "--level", "sistem",
                                       status=2).stderr)
        broken = self.folder / "broken.toml"
        broken.write_text('applies_to="hub"\n[[requirement]]\nneed=[]\n', encoding="utf-8")
        message = musubi("assess", GTB, "--profile", broken, status=3).stderr
        self.assertIn("broken.toml:3: unknown key 'need'; did you mean 'needs'?", message)
        broken.write_text('title_ja="試"\ntitle_en="Try"\napplies_to="hub"\n[[requirement]]\n'
                          'id="a"\ntext_ja="あ"\ntext_en="a"\n'
                          'needs=[\n {kinds=["fund"], within_km="near"},\n'
                          ' {kinds=["fund"], indicator="members"}]\n', encoding="utf-8")
        message = musubi("assess", GTB, "--profile", broken, status=3).stderr
        self.assertIn("broken.toml:9: 'within_km' must be a number", message)
        self.assertIn("broken.toml:10: 'kinds' and 'indicator' do not go together", message)
        self.assertIn("gtb-council", musubi("assess", GTB, "--profile", "incubator", "--subject",
                                            "gtb-counsil", status=2).stderr)


class ExitStatus(InFolder):
    def test_help_and_version_are_answers(self):
        self.assertIn("analyze", musubi("--help").stdout)
        self.assertRegex(musubi("--version").stdout, r"\d+\.\d+\.\d+")
        for command in ("analyze", "info", "validate", "centrality", "communities", "gaps", "paths",
                        "draw", "convert", "import", "export"):
            self.assertIn("Example", musubi(command, "--help").stdout)

    def test_bad_usage_is_2(self):
        for arguments in ([], ["analyse", GTB], ["info"], ["info", GTB, "--format", "xml"],
                          ["info", GTB, "--lang", "fr"], ["info", GTB, "--threads", "many"],
                          ["centrality", GTB, "--measure", "betweeness"],
                          ["info", GTB, "--projection", "netwrok"],
                          ["gaps", GTB, "--between", "hubz"],
                          ["gaps", GTB, "--weights", "-1", "1", "1"],
                          ["gaps", GTB, "--functions", "--overseas"],
                          ["gaps", GTB, "--functions", "--by", "region"],
                          ["gaps", GTB, "--overseas", "--by", "country"],
                          ["gaps", GTB, "--indicators", "--overseas"],
                          ["gaps", GTB, "--indicators", "--subject", "gtp"],
                          ["gaps", GTB, "--peers", "japan"],
                          ["gaps", GTB, "--prediction", "--likely-links"],
                          ["gaps", GTB, "--prediction", "--indicators"],
                          ["gaps", GTB, "--likely-links", "--between", "hubs"],
                          ["gaps", GTB, "--likely-links", "--predictor", "adamic_ader"],
                          ["gaps", GTB, "--likely-links", "--top", "0"],
                          ["gaps", GTB, "--prediction", "--top", "5"],
                          ["gaps", GTB, "--predictor", "katz"],
                          ["communities", GTB, "--method", "louvian"],
                          ["communities", GTB, "--resolution", "0"],
                          ["draw", GTB, "--view", "hubz", "-o", self.folder / "x.svg"],
                          ["draw", GTB, "--view", "hub", "-o", self.folder / "x.svg"],
                          ["draw", GTB, "--view", "hub", "--node", "nobody", "-o", self.folder / "x.svg"],
                          ["draw", GTB, "--view", "hub", "--node", "utokyo", "-o", self.folder / "x.svg"],
                          ["draw", GTB, "--view", "indicators", "--node", "nobody", "-o",
                           self.folder / "x.svg"],
                          ["draw", GTB, "--view", "indicators", "--node", "hub-tsukuba", "-o",
                           self.folder / "x.svg"],
                          ["draw", GTB, "--view", "hubs", "-o", self.folder / "x.bmp"],
                          ["draw", GTB, "--view", "ego", "-o", self.folder / "x.svg"],
                          ["draw", GTB, "--view", "ego", "--node", "nobody", "-o", self.folder / "x.svg"],
                          ["convert", GTB, self.folder / "x.bmp"]):
            with self.subTest(arguments=arguments):
                done = musubi(*arguments, status=2)
                self.assertEqual(done.stdout, "")
                self.assertNotEqual(done.stderr, "")
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_typo_is_answered_with_the_nearest_name(self):
        self.assertIn("'betweenness'",
                      musubi("centrality", GTB, "--measure", "betweeness", status=2).stderr)
        self.assertIn("'network'", musubi("info", GTB, "--projection", "netwrk", status=2).stderr)
        self.assertIn("'adamic_adar'", musubi("gaps", GTB, "--prediction", "--predictor",
                                              "adamic_ader", status=2).stderr)

    def test_bad_input_is_3(self):
        broken = self.folder / "broken.graphml"
        broken.write_text("<graphml>\n<graph>\n</graphml>\n", encoding="utf-8")
        for graph in (self.folder / "absent", self.folder, broken):
            done = musubi("info", graph, status=3)
            self.assertEqual(done.stdout, "")
            self.assertRegex(done.stderr, MESSAGE)
        self.assertIn(f"error: {broken}:3: ", musubi("info", broken, status=3).stderr)

    def test_validate_says_1_for_a_package_that_fails(self):
        self.assertEqual(musubi("validate", GTB).stderr, "")
        package = self.spoilt_package("nodes.csv", "gtb,community,", "gtb,comunity,")
        done = musubi("validate", package, status=1)
        self.assertIn("nodes.csv", done.stdout + done.stderr)
        found = json.loads(musubi("validate", package, "--format", "json", status=1).stdout)["results"]
        self.assertEqual(len(found), 1)
        self.assertTrue(found[0]["file"].endswith("nodes.csv"))
        self.assertEqual(found[0]["line"], 2)
        self.assertIn("'comunity'", found[0]["problem"])
        self.assertIn("'community'", found[0]["remedy"])
        self.assertEqual(musubi("info", package, status=3).stdout, "")

    def test_what_cannot_be_written_is_4(self):
        file = self.folder / "file"
        file.write_text("x", encoding="utf-8")
        for arguments in (["analyze", GTB, "-o", file / "below"], ["analyze", GTB, "-o", file],
                          ["info", GTB, "-o", file / "x.json"],
                          ["info", GTB, "-o", self.folder / "absent" / "x.json"],
                          ["convert", GTB, file / "x.graphml"],
                          ["draw", GTB, "--view", "hubs", "-o", file / "x.svg"]):
            with self.subTest(arguments=arguments):
                self.assertRegex(musubi(*arguments, status=4).stderr, "^error: ")
        self.assertEqual([entry.name for entry in self.folder.iterdir()], ["file"])
        self.assertEqual(file.read_text(encoding="utf-8"), "x")

    @unittest.skipUnless(os.path.exists("/dev/full"), "needs /dev/full")
    def test_a_full_standard_output_is_4(self):
        for command in ("info", "gaps"):
            with open("/dev/full", "w", encoding="utf-8") as full:
                self.assertRegex(musubi(command, GTB, status=4, stdout=full).stderr, "^error: ")


class Messages(InFolder):
    def test_every_error_is_named_with_file_line_and_remedy(self):
        package = self.spoilt_package("links.csv", ",hub-nihonbashi,serves,", ",hub-nihombashi,servs,")
        done = musubi("info", package, status=3)
        lines = done.stderr.splitlines()
        self.assertGreater(len(lines), 4)
        remedies = 0
        for line in lines:
            match = MESSAGE.match(line)
            self.assertTrue(match, line)
            if match["file"]:
                self.assertTrue(match["file"].endswith("links.csv"), line)
                self.assertTrue(match["line"], line)
            remedies += "; did you mean" in line
        self.assertGreater(remedies, 4)

    def test_max_errors_ends_the_list_and_says_so(self):
        package = self.spoilt_package("links.csv", "gtb-2022", "gtb-2O22")
        self.assertGreater(len(musubi("info", package, status=3).stderr.splitlines()), 50)
        few = musubi("info", package, "--max-errors", "3", status=3).stderr.splitlines()
        self.assertEqual(sum("links.csv:" in line for line in few), 3)
        self.assertEqual(len(few), 4, "three errors, and a line that counts the others")
        self.assertRegex(few[3], r"\d+")

    def test_warnings_go_to_standard_error_unless_quiet(self):
        package = self.spoilt_package("nodes.csv", "lat,lon,note", "lat,lon,remark")
        schema = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
        fields = schema["resources"][0]["schema"]["fields"]
        schema["resources"][0]["schema"]["fields"] = [f for f in fields if f["name"] != "note"]
        (package / "datapackage.json").write_text(json.dumps(schema), encoding="utf-8")
        self.assertIn("remark", musubi("info", package).stderr)
        self.assertEqual(musubi("info", package, "-q").stderr, "")
        self.assertIn("remark", musubi("info", package, "--strict", status=3).stderr)


class Answers(InFolder):
    def check_head(self, result, command):
        self.assertEqual(result["schema"], f"musubi/{command}/1")
        self.assertEqual(result["graph"]["name"], "gtb")
        self.assertEqual(result["graph"]["nodes"], len(rows_of("nodes.csv")))
        self.assertEqual(result["graph"]["links"], len(rows_of("links.csv")))
        self.assertIn("projection", result)
        self.assertIn("parameters", result)
        self.assertIsInstance(result["results"], list)

    def test_info(self):
        result = answer("info", GTB)
        self.check_head(result, "info")
        counts = {}
        for row in rows_of("nodes.csv"):
            counts[row["kind"]] = counts.get(row["kind"], 0) + 1
        self.assertEqual(result["results"][0]["kinds"], counts)

    def test_centrality(self):
        result = answer("centrality", GTB, "--measure", "betweenness,harmonic")
        self.check_head(result, "centrality")
        rows = result["results"]
        self.assertEqual(len(rows), result["parameters"]["vertices"])
        for row in rows:
            self.assertLessEqual({"id", "name", "betweenness", "betweenness_rank", "harmonic",
                                  "harmonic_rank"}, row.keys())
        best = max(rows, key=lambda row: row["betweenness"])
        self.assertEqual(best["betweenness_rank"], 1)
        self.assertEqual(len(answer("centrality", GTB, "--top", "5")["results"]), 5)

    def test_centrality_is_that_of_networkx(self):
        import networkx
        projected = networkx.Graph()
        edges = self.folder / "g.el"
        random_edges = [(i, (i * 7 + 3) % 40) for i in range(40)] + [(i, i + 1) for i in range(39)]
        edges.write_text("".join(f"v{u} v{v}\n" for u, v in random_edges), encoding="utf-8")
        projected.add_edges_from((f"v{u}", f"v{v}") for u, v in random_edges if u != v)
        # A file's own graph keeps loops and merges parallel edges: neither changes the measure.
        expected = networkx.betweenness_centrality(projected, normalized=False)
        rows = answer("centrality", edges, "--measure", "betweenness")["results"]
        self.assertEqual(len(rows), 40)
        for row in rows:
            self.assertAlmostEqual(row["betweenness"], expected[row["id"]], places=9)

    def test_an_isolated_node_has_no_constraint(self):
        edges = self.folder / "isolated.graphml"
        edges.write_text('<graphml><graph edgedefault="undirected"><node id="a"/><node id="b"/>'
                         '<node id="c"/><edge source="a" target="b"/></graph></graphml>',
                         encoding="utf-8")
        command = ["centrality", edges, "--measure", "constraint,effective_size"]
        rows = {row["id"]: row for row in answer(*command)["results"]}
        for column in ("constraint", "constraint_rank", "effective_size", "effective_size_rank"):
            self.assertIsNone(rows["c"][column])
            self.assertEqual(rows["a"][column], 1)
        self.assertIn("\nc,c,,,,\n", musubi(*command, "--format", "csv").stdout)
        musubi("analyze", edges, "-o", self.folder / "isolated")
        for name in ("report.html", "centrality.csv", "network.graphml"):
            text = (self.folder / "isolated" / name).read_text(encoding="utf-8-sig")
            self.assertNotRegex(text, r"\bnan\b", name)

    def test_katz_and_hits_are_there_by_name_only(self):
        names = ["katz", "hub_score", "authority"]
        for row in answer("centrality", GTB, "--measure", ",".join(names))["results"]:
            self.assertAlmostEqual(row["hub_score"], row["authority"], 9, "no directions")
            self.assertGreaterEqual(row["katz"], 1)
        usual = answer("centrality", GTB)["results"][0]
        self.assertFalse(set(names) & usual.keys())

    def test_louvain_and_leiden(self):
        leiden, louvain = (answer("communities", GTB, "--method", method)
                           for method in ("leiden", "louvain"))
        self.assertEqual(leiden, answer("communities", GTB))
        self.assertEqual(louvain["parameters"]["method"], "louvain")
        self.assertGreaterEqual(louvain["quality"]["modularity"],
                                leiden["quality"]["modularity"] - 0.02)
        for threads in ("1", "2"):
            self.assertEqual(leiden, answer("communities", GTB, "--threads", threads))

    def test_communities(self):
        result = answer("communities", GTB)
        self.check_head(result, "communities")
        self.assertLessEqual({"modularity", "coverage", "conductance"}, result["quality"].keys())
        sizes = {}
        for row in result["results"]:
            self.assertLessEqual({"id", "name", "community"}, row.keys())
            sizes[row["community"]] = sizes.get(row["community"], 0) + 1
        self.assertEqual(len(sizes), result["quality"]["communities"])
        ordered = [sizes[community] for community in sorted(sizes)]
        self.assertEqual(ordered, sorted(ordered, reverse=True), "numbered by size")

    def test_gaps_between_hubs(self):
        result = answer("gaps", GTB, "--between", "hubs")
        self.check_head(result, "gaps")
        self.assertEqual(result["results"], answer("gaps", GTB)["results"])
        self.assertEqual(len(result["results"]), 28)
        for row in result["results"]:
            self.assertLessEqual({"a", "b", "status", "links", "score", "parts", "complements",
                                  "brokers"}, row.keys())
            self.assertIn(row["status"], ("linked", "missing", "unknown"))
            self.assertEqual(row["parts"].keys(),
                             {"complementarity", "reach", "likelihood", "redundancy"})
            for link in row["links"]:
                self.assertLessEqual({"via", "kind", "evidence"}, link.keys())
                self.assertTrue(link["evidence"])
            if row["status"] == "linked":
                self.assertTrue(row["links"])

    def test_bounds_hold_the_score_and_the_rank(self):
        results = answer("gaps", GTB, "--bounds")["results"]
        for rank, row in enumerate(results, 1):
            if row["status"] == "linked":
                self.assertIsNone(row["bounds"])
                continue
            low, high = row["bounds"]["score"]
            self.assertLessEqual(low, row["score"])
            self.assertLessEqual(row["score"], high)
            if row["status"] == "missing":
                best, worst = row["bounds"]["rank"]
                self.assertTrue(best <= rank <= worst)
        self.assertEqual([{**row, "bounds": None} for row in results], answer("gaps", GTB)["results"])

    def test_weights_of_the_score(self):
        three = answer("gaps", GTB, "--weights", "1,1,1")
        self.assertEqual(three["parameters"]["weights"]["redundancy"], 0)
        for row in answer("gaps", GTB, "--weights", "0,0,0,2")["results"]:
            if row["status"] != "linked":
                self.assertEqual(row["score"], row["parts"]["redundancy"])
        musubi("gaps", GTB, "--weights", "1,1", status=2)

    def test_groups_stand_for_hubs(self):
        karate = GTB.parent.parent / "tests" / "data" / "karate.el"
        done = musubi("gaps", karate, status=2)
        self.assertIn("--groups", done.stderr)
        result = answer("gaps", karate, "--groups", "communities", "--lang", "en")
        self.assertEqual(len(result["results"]), 6, "four communities")
        self.assertIn("linked", {row["status"] for row in result["results"]})
        by_attribute = answer("gaps", GTB, "--groups", "prefecture")
        self.assertIn("group-東京都", {row["a"] for row in by_attribute["results"]} |
                      {row["b"] for row in by_attribute["results"]})
        by_kind = answer("gaps", GTB, "--groups", "kind:municipality", "--functions")
        self.assertIn("chuo-ward", {row["hub"] for row in by_kind["results"]})
        done = musubi("gaps", GTB, "--groups", "prefectures", status=2)
        self.assertIn("prefecture", done.stderr)

    def test_gaps_of_functions_are_the_headings_of_the_hub_pages(self):
        result = answer("gaps", GTB, "--functions")
        self.check_head(result, "gaps")
        stated = {}
        for row in rows_of("links.csv"):
            if row["relation"] == "serves" and row["status"] == "actual":
                for function in filter(None, (f.strip() for f in row["function"].split(";"))):
                    stated.setdefault((row["target"], function), set()).add(row["source"])
        seen = set()
        for row in result["results"]:
            self.assertLessEqual({"hub", "function", "status", "institutions", "complemented_by"},
                                 row.keys())
            cell = (row["hub"], row["function"])
            seen.add(cell)
            self.assertEqual(set(row["institutions"]), stated.get(cell, set()), cell)
            self.assertEqual(row["status"] == "present", cell in stated, cell)
        hubs = {row["id"] for row in rows_of("nodes.csv") if row["kind"] == "hub"}
        self.assertEqual({cell for cell in stated if cell[0] in hubs} - seen, set())
        coverage = {(row["subject"], row["topic"]): row["status"] for row in rows_of("coverage.csv")}
        for row in result["results"]:
            if row["status"] != "present":
                documented = coverage[row["hub"], row["function"]] == "documented"
                self.assertEqual(row["status"], "missing" if documented else "unknown")

    def test_gaps_overseas(self):
        result = answer("gaps", GTB, "--overseas")
        self.check_head(result, "gaps")
        self.assertEqual(len({row["hub"] for row in result["results"]}), 8)
        for row in result["results"]:
            self.assertLessEqual({"hub", "partner", "status", "via"}, row.keys())
            self.assertEqual(bool(row["via"]), row["status"] in ("present", "linked"))

    def test_gaps_overseas_by_region(self):
        result = answer("gaps", GTB, "--overseas", "--lang", "en")
        countries = {row["id"]: row["country"] for row in rows_of("nodes.csv")}
        actual = {(row["source"], row["relation"], row["target"])
                  for row in rows_of("links.csv") if row["status"] == "actual"}
        partners = result["results"]
        regions = {(row["hub"], row["region"]): row for row in result["regions"]}
        self.assertEqual(len(regions), len(result["regions"]))
        self.assertEqual({row["region"] for row in result["region_list"]},
                         {region for _, region in regions})
        linked = {(row["hub"], countries[row["partner"]]) for row in partners
                  if row["status"] == "linked"}

        def steps_of(row):
            return (row["through"]["steps"] if row["through"] else [])

        for cell, row in regions.items():
            counted = any(path["counted"] for path in row["via"])
            self.assertEqual(row["status"] == "linked", cell in linked or counted, cell)
            self.assertEqual(row["access"] == "direct", row["status"] == "linked")
            self.assertEqual(row["access"] == "through_other_hub", bool(steps_of(row)))
            ways = row["via"] + ([row["through"]["last"]] if row["through"] else [])
            for way in ways + [step["tie"] for step in steps_of(row)]:
                self.assertTrue(way["evidence"])
                for statement in way["evidence"]:
                    self.assertIn(tuple(statement["link"]), actual)
            if steps_of(row):
                self.assertTrue(all(step["tie"]["direct"] for step in steps_of(row)))
                last = steps_of(row)[-1]["hub"], cell[1]
                self.assertEqual(regions[last]["access"], "direct", "the chain ends where it is")
        # The one tie to a country as a whole, and to whoever the sources only count.
        self.assertEqual([path["carrier"] for path in regions["hub-shonan", "SG"]["via"]],
                         ["kanagawa-pref"] * 2)
        self.assertEqual([path["counted"] for path in regions["hub-shonan", "SG"]["via"]],
                         [False, True])
        europe = [row for row in result["region_list"] if row["region"] == "region-europe"][0]
        self.assertEqual((europe["hubs"], europe["outside_hubs"]), ([], ["jba"]))
        self.assertTrue(all(row["status"] == "unknown" for row in result["regions"]
                            if row["region"] == "region-europe"), "nothing says who lies there")

    def test_gaps_overseas_ways_and_single_points(self):
        result = answer("gaps", GTB, "--overseas")
        ties = {frozenset((tie["a"], tie["b"])): tie for tie in result["hub_ties"]}
        self.assertTrue(all(tie["direct"] and tie["evidence"] for tie in ties.values()))
        linked = {}
        for row in result["results"]:
            if row["status"] == "linked":
                linked.setdefault(row["partner"], []).append(row["hub"])
        for row in result["results"]:
            hubs = linked.get(row["partner"], [])
            self.assertEqual(row["hubs_reaching"], len(hubs))
            self.assertEqual(row["only_hub"], hubs[0] if len(hubs) == 1 else None)
            self.assertEqual(row["access"] == "direct", row["hub"] in hubs)
            self.assertEqual(row["access"] == "through_other_hub", bool(row["through_hubs"]))
            way = [row["hub"], *row["through_hubs"]]
            self.assertTrue(all(frozenset(pair) in ties for pair in zip(way, way[1:])))
            self.assertTrue(len(way) == 1 or way[-1] in hubs)
        points = [row for row in result["single_points"] if row["of"] == "partner"]
        carriers = {}
        for row in result["results"]:
            carriers.setdefault(row["partner"], set()).update(path["id"] for path in row["via"])
        expected = {partner for partner, hubs in linked.items()
                    if len(hubs) == 1 or len(carriers[partner]) == 1}
        # Parts of one institution count as one; there are none among the carriers of a partner here.
        self.assertEqual({row["partner"] for row in points}, expected)
        bounds = result["bounds"]
        for part, rows in ((bounds, result["results"]), (bounds["regions"], result["regions"])):
            self.assertEqual(part["cells"], len(rows))
            self.assertEqual(part["present_now"], sum(row["status"] == "linked" for row in rows))
            self.assertEqual(part["present_at_most"],
                             sum(row["status"] != "missing" for row in rows))

    def test_gaps_overseas_as_a_table(self):
        for language, words in (("en", ("by way of ", "serves no hub", "not named", "Finland")),
                                ("ja", ("経由", "拠点外", "名称なし", "フィンランド"))):
            done = musubi("gaps", GTB, "--overseas", "--by", "region", "--lang", language)
            for word in words:
                self.assertIn(word, done.stdout)
            self.assertIn("200", done.stdout.splitlines()[-2], "the bounds, below the table")
        done = musubi("gaps", GTB, "--overseas", "--by", "region", "--format", "csv")
        self.assertIn("200", done.stderr, "and beside CSV")
        text = done.stdout
        rows = list(csv.DictReader(io.StringIO(text)))
        regions = answer("gaps", GTB, "--overseas")["regions"]
        self.assertEqual([(row["gap"], row["a"], row["b"], row["status"], row["access"])
                          for row in rows],
                         [("overseas_region", row["hub"], row["region"], row["status"],
                           row["access"]) for row in regions])

    def test_gaps_of_functions_name_the_tie_to_who_could_complement(self):
        result = answer("gaps", GTB, "--functions")
        cells = {(row["hub"], row["function"]): row for row in result["results"]}
        ties = 0
        for (hub, function), row in cells.items():
            self.assertEqual([of["hub"] for of in row["complements"]], row["complemented_by"])
            for of in row["complements"]:
                self.assertEqual(of["institutions"], cells[of["hub"], function]["institutions"])
                if of["tie"]:
                    ties += 1
                    self.assertLessEqual({"kind", "direct", "via", "basis", "evidence"},
                                         of["tie"].keys())
                    self.assertTrue(of["tie"]["evidence"])
        self.assertGreater(ties, 0)
        present = sum(row["status"] == "present" for row in cells.values())
        missing = sum(row["status"] == "missing" for row in cells.values())
        self.assertEqual(result["bounds"], {"cells": len(cells), "present_now": present,
                                            "present_at_most": len(cells) - missing})
        self.assertIn("Kashiwa-no-ha (over: Chiba University)",
                      musubi("gaps", GTB, "--functions", "--lang", "en").stdout)

    def test_gaps_of_indicators_compare_what_the_source_lets_compare(self):
        result = answer("gaps", GTB, "--indicators", "--lang", "en")
        self.check_head(result, "gaps")
        rows = {(row["subject"], row["indicator"], row["category"], row["peer"]): row
                for row in result["results"]}
        self.assertEqual(len(rows), len(result["results"]))
        figures = {(row["subject"], row["indicator"], row["category"] or None): row
                   for row in rows_of("indicators.csv")}
        for (subject, indicator, category, peer), row in rows.items():
            own = figures.get((subject, indicator, category))
            other = figures.get((peer, indicator, category))
            self.assertEqual(row["value"], float(own["value"]) if own else None)
            self.assertEqual(row["peer_value"], float(other["value"]) if other else None)
            self.assertEqual(row["locator"], own["locator"] if own else None)
            self.assertEqual(row["peer_note"], (other["note"] or None) if other else None)
            same = bool(own and other and own["definition"] == other["definition"]
                        and own["unit"] == other["unit"])
            self.assertEqual(row["comparable"], same, row)
            self.assertEqual(row["status"] == "unknown", not (own and other))
            self.assertEqual(row["why_not"] is None, same)
            if not same:
                self.assertTrue(all(row[key] is None for key in
                                    ("ratio", "rank", "per_head", "per_gdp")), row)
            self.assertNotIn(peer, ("japan", subject))
        listings = rows["gtb", "ipos", None, "cluster-massachusetts"]
        self.assertEqual((listings["rank"], listings["ranked"]), (2, 3))
        self.assertAlmostEqual(listings["ratio"], 8 / 23)
        self.assertAlmostEqual(listings["per_head"], 8 / 39.78)
        self.assertEqual(listings["per_head_unit"], "million_persons")
        self.assertAlmostEqual(listings["per_gdp_ratio"], (8 / 1828) / (23 / 541))
        self.assertEqual(listings["caveats"], ["population_years_differ"])
        incubators = rows["gtb", "incubators", None, "cluster-greater-london"]
        self.assertIsNone(incubators["rank"], "88 beside 50 or more")
        self.assertEqual((incubators["rank_best"], incubators["rank_worst"]), (1, 3))
        self.assertEqual((listings["rank_best"], listings["rank_worst"]), (2, 2))
        companies = rows["gtb", "bio_companies", None, "cluster-greater-london"]
        self.assertEqual((companies["rank_best"], companies["rank_worst"]), (1, 3),
                         "the third is not compared")
        self.assertEqual(incubators["ratio_qualifier"], "at_most")
        self.assertEqual(rows["ecosystem-tokyo", "life_sciences_score", "funding",
                              "ecosystem-boston"]["rank"], 9)

    def test_gaps_of_indicators_with_named_subjects_and_peers(self):
        rows = answer("gaps", GTB, "--indicators", "--subject", "東京大学", "--peers",
                      "riken,niid")["results"]
        self.assertEqual({row["subject"] for row in rows}, {"utokyo"})
        self.assertEqual({row["peer"] for row in rows}, {"riken", "niid"})
        self.assertTrue(all(row["ratio"] is None for row in rows), "places have no ratio")
        share = answer("gaps", GTB, "--indicators", "--subject", "gtb", "--peers", "japan")["results"]
        total = [row for row in share if (row["indicator"], row["category"]) == ("companies", "total")]
        self.assertAlmostEqual(total[0]["ratio"], 197 / 300)
        self.assertEqual(total[0]["caveats"], ["one_is_region"])
        self.assertIsNone(total[0]["rank"])
        japanese = musubi("gaps", GTB, "--indicators").stdout
        self.assertIn("比べられない", japanese)
        english = musubi("gaps", GTB, "--indicators", "--lang", "en").stdout
        self.assertIn("definitions differ (all fields / NIH)", english)

    def test_prediction_says_how_far_to_trust_it(self):
        result = answer("gaps", GTB, "--prediction", "--lang", "en")
        self.check_head(result, "gaps")
        trust = result["trust"]
        self.assertEqual(trust["predictor"], "random_walk", "what the score of hub pairs goes by")
        rows = {row["predictor"]: row for row in result["results"]}
        self.assertLessEqual({"random_walk", "preferential_attachment", "local_path"}, rows.keys())
        for row in rows.values():
            for figure in ("auc", "average_precision", "precision_at_k"):
                self.assertLessEqual(row[figure + "_low"], row[figure])
                self.assertLessEqual(row[figure], row[figure + "_high"])
        gains = [trust[figure + "_over_degree"]["low"] > 0 for figure in ("auc", "average_precision")]
        self.assertEqual(trust["beats_degree"], any(gains))
        self.assertEqual(trust["outcome"], {0: "no_better_than_degree", 1: "somewhat_better",
                                            2: "clearly_better"}[sum(gains)])
        best = max(rows.values(), key=lambda row: row["auc"])["predictor"]
        self.assertEqual(trust["best_by_auc"], best)
        table = musubi("gaps", GTB, "--prediction", "--lang", "en")
        self.assertIn(trust["sentence"], table.stdout)
        self.assertIn("Average precision", table.stdout)
        japanese = answer("gaps", GTB, "--prediction")["trust"]
        self.assertRegex(japanese["sentence"], "[\u3040-\u30ff]")
        self.assertEqual(japanese["auc_over_degree"], trust["auc_over_degree"])

    def test_too_few_links_cannot_be_tested(self):
        edges = self.folder / "few.csv"
        edges.write_text("source,target\na,b\nb,c\n", encoding="utf-8")
        result = answer("gaps", edges, "--prediction", "--lang", "en")
        self.assertEqual(result["results"], [])
        self.assertEqual(result["trust"]["outcome"], "too_few_links")
        self.assertFalse(result["trust"]["beats_degree"])
        self.assertIn("2 links", result["trust"]["sentence"])
        likely = answer("gaps", edges, "--likely-links", "--predictor", "common_neighbours")
        self.assertEqual([(row["a"], row["b"]) for row in likely["results"]], [("a", "c")])

    def test_likely_links_of_a_plain_graph_are_those_of_networkx(self):
        import networkx
        karate = GTB.parents[1] / "tests" / "data" / "karate.el"
        graph = networkx.read_edgelist(karate, comments="#")
        expected = {frozenset(pair): score for *pair, score in networkx.adamic_adar_index(graph)}
        for top in (20, 483):
            result = answer("gaps", karate, "--likely-links", "--predictor", "adamic_adar", "--top",
                            str(top))
            self.assertEqual(result["candidates"], {"scored": 483, "rule": "with_a_path"})
            rows = result["results"]
            self.assertEqual([row["rank"] for row in rows], list(range(1, top + 1)))
            for row, score in zip(rows, sorted(expected.values(), reverse=True)):
                self.assertAlmostEqual(row["score"], score, places=12)
                self.assertAlmostEqual(row["score"], expected[frozenset((row["a"], row["b"]))],
                                       places=12)

    def test_likely_links_name_unlinked_vertices_and_say_how_far_to_trust_them(self):
        result = answer("gaps", GTB, "--likely-links", "--top", "7")
        self.assertEqual(result["parameters"]["predictor"], "combined")
        self.assertEqual(result["trust"]["predictor"], "combined")
        self.assertEqual(len(result["results"]), 7)
        names = {row["id"]: row["name_ja"] for row in rows_of("nodes.csv")}
        linked = {frozenset((row["source"], row["target"])) for row in rows_of("links.csv")
                  if row["status"] == "actual"}
        for row in result["results"]:
            self.assertEqual((row["a_name"], row["b_name"]), (names[row["a"]], names[row["b"]]))
            self.assertNotIn(frozenset((row["a"], row["b"])), linked)
        scores = [row["score"] for row in result["results"]]
        self.assertEqual(scores, sorted(scores, reverse=True))

    def test_likely_links_of_a_large_graph_share_a_neighbour(self):
        edges = self.folder / "ring.el"
        edges.write_text("".join(f"v{i} v{(i + step) % 800}\n" for i in range(800)
                                 for step in (1, 2)), encoding="utf-8")
        result = answer("gaps", edges, "--likely-links", "--predictor", "random_walk", "--top", "9")
        self.assertEqual(result["candidates"], {"scored": 1600, "rule": "at_distance_two"})
        for row in result["results"]:
            step = abs(int(row["a"][1:]) - int(row["b"][1:]))
            self.assertIn(min(step, 800 - step), (3, 4))

    def test_a_definition_is_a_term(self):
        package = self.spoilt_package("indicators.csv", ",all_fields,", ",all_feilds,")
        self.assertIn("did you mean 'all_fields'", musubi("info", package, status=3).stderr)

    def test_planned_links_count_when_asked_for(self):
        links = rows_of("links.csv")
        planned = sum(row["status"] == "planned" for row in links)
        plain = answer("centrality", GTB, "--projection", "everything")["parameters"]["edges"]
        more = answer("centrality", GTB, "--projection", "everything", "--with",
                      "planned")["parameters"]["edges"]
        self.assertGreaterEqual(more, plain)
        self.assertLessEqual(more, plain + planned)

    def test_csv_has_a_header_and_the_rows_of_the_json(self):
        for arguments in (["centrality"], ["communities"], ["gaps"], ["gaps", "--functions"],
                          ["gaps", "--overseas"], ["gaps", "--indicators"],
                          ["gaps", "--prediction"],
                          ["gaps", "--likely-links", "--predictor", "random_walk"]):
            with self.subTest(arguments=arguments):
                command = [arguments[0], GTB, *arguments[1:]]
                text = musubi(*command, "--format", "csv").stdout
                rows = list(csv.DictReader(io.StringIO(text)))
                self.assertEqual(len(rows), len(answer(*command)["results"]))
                for row in rows:
                    self.assertNotIn(None, row.keys(), "more fields than the header")
                    self.assertNotIn(None, row.values(), "fewer fields than the header")
                self.assertEqual(rows, list(csv.DictReader(io.StringIO(
                    musubi(*command, "--format", "csv", "--bom").stdout.removeprefix("\ufeff")))))

    def test_both_languages(self):
        names = {row["id"]: row for row in rows_of("nodes.csv")}
        for language in ("ja", "en"):
            for row in answer("gaps", GTB, "--functions", "--lang", language)["results"]:
                self.assertEqual(row["hub_name"], names[row["hub"]]["name_" + language])
        japanese = musubi("info", GTB, "--lang", "ja").stdout
        english = musubi("info", GTB, "--lang", "en").stdout
        self.assertRegex(japanese, "[\u3040-\u30ff\u4e00-\u9fff]")
        self.assertNotRegex(english, "[\u3040-\u30ff\u4e00-\u9fff]")
        self.assertEqual(musubi("info", GTB).stdout, japanese, "the default")

    def test_timing(self):
        timing = answer("info", GTB, "--timing")["timing"]
        self.assertEqual(timing.keys(), {"load_ms", "compute_ms", "peak_mb"})
        self.assertNotIn("timing", answer("info", GTB))
        self.assertIn("ms", musubi("info", GTB, "--timing").stderr)

    def test_output_to_a_file_is_the_same_text(self):
        target = self.folder / "out.json"
        musubi("gaps", GTB, "--format", "json", "-o", target)
        self.assertEqual(target.read_text(encoding="utf-8"),
                         musubi("gaps", GTB, "--format", "json").stdout)

    def test_a_plain_graph_has_no_hubs(self):
        edges = self.folder / "g.csv"
        edges.write_text("source,target\na,b\nb,c\n", encoding="utf-8")
        self.assertEqual(answer("info", edges)["graph"]["nodes"], 3)
        self.assertIn("hub", musubi("gaps", edges, status=2).stderr)


class Analyze(InFolder):
    def analyze(self, name, *arguments):
        folder = self.folder / name
        musubi("analyze", GTB, "-o", folder, *arguments)
        return folder

    def test_writes_every_file_and_the_same_bytes_with_any_threads(self):
        for language in ("ja", "en"):
            one = self.analyze(f"one-{language}", "--threads", "1", "--lang", language)
            self.assertLessEqual(ANALYZE_FILES, {entry.name for entry in one.iterdir()})
            two = self.analyze(f"two-{language}", "--threads", "2", "--lang", language)
            names = sorted(entry.name for entry in one.iterdir())
            self.assertEqual(names, sorted(entry.name for entry in two.iterdir()))
            same, different, failed = filecmp.cmpfiles(one, two, names, shallow=False)
            self.assertEqual((different, failed), ([], []))
            for name in names:
                self.assertGreater((one / name).stat().st_size, 100, name)
                self.assertNotIn(str(self.folder), (one / name).read_text(encoding="utf-8"), name)

    def test_files_hold_the_network(self):
        import igraph
        import networkx
        folder = self.analyze("out")
        counts = answer("info", GTB)["graph"]
        graph = networkx.read_graphml(folder / "network.graphml", force_multigraph=True)
        self.assertEqual(graph.number_of_nodes(), counts["nodes"])
        self.assertEqual(graph.number_of_edges(), counts["links"])
        names = {row["id"]: row for row in rows_of("nodes.csv")}
        by_name = {data["name_ja"]: data for _, data in graph.nodes(data=True)}
        for row in names.values():
            self.assertEqual(by_name[row["name_ja"]]["kind"], row["kind"])
            self.assertEqual(by_name[row["name_ja"]]["name_en"], row["name_en"])
        relations = sorted(data["relation"] for _, _, data in graph.edges(data=True))
        self.assertEqual(relations, sorted(row["relation"] for row in rows_of("links.csv")))
        with_igraph = igraph.Graph.Read_GraphML(str(folder / "network.graphml"))
        self.assertEqual(with_igraph.vcount(), counts["nodes"])
        self.assertEqual(with_igraph.ecount(), counts["links"])
        self.assertLessEqual({"kind", "name_ja", "name_en"}, set(with_igraph.vs.attributes()))
        self.assertLessEqual({"relation", "evidence", "locator"}, set(with_igraph.es.attributes()))
        gexf = xml.etree.ElementTree.parse(folder / "network.gexf")
        tags = [element.tag.rsplit("}")[-1] for element in gexf.iter()]
        self.assertEqual(tags.count("node"), counts["nodes"])
        self.assertEqual(tags.count("edge"), counts["links"])
        for name in ("hubs.svg", "gaps.svg", "overseas.svg"):
            xml.etree.ElementTree.parse(folder / name)

    def test_musubi_reads_its_own_graphml(self):
        folder = self.analyze("out")
        package = answer("info", GTB)["results"][0]
        again = answer("info", folder / "network.graphml")["results"][0]
        for count in ("nodes", "links", "kinds", "relations"):
            self.assertEqual(again[count], package[count])

    @unittest.skipUnless(shutil.which("dot"), "needs Graphviz")
    def test_graphviz_draws_the_dot_file(self):
        folder = self.analyze("out")
        svg = self.folder / "network.svg"
        subprocess.run(["dot", "-Tsvg", folder / "network.dot", "-o", svg], check=True, timeout=600,
                       capture_output=True)
        self.assertGreater(svg.stat().st_size, 1000)

    def test_tables_are_those_of_the_commands(self):
        folder = self.analyze("out")
        summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
        self.assertEqual(summary["schema"].split("/")[0], "musubi")
        with open(folder / "centrality.csv", encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        scores = {row["id"]: row for row in answer("centrality", GTB)["results"]}
        self.assertEqual(len(rows), len(scores))
        for row in rows:
            self.assertAlmostEqual(float(row["betweenness"]), scores[row["id"]]["betweenness"])
        with open(folder / "gaps.csv", encoding="utf-8-sig", newline="") as file:
            pairs = [row for row in csv.DictReader(file) if row["gap"] == "between_hubs"]
        self.assertEqual([(row["a"], row["b"]) for row in pairs],
                         [(row["a"], row["b"]) for row in answer("gaps", GTB)["results"]])

    def test_the_report_needs_no_network(self):
        report = (self.analyze("out") / "report.html").read_text(encoding="utf-8")
        self.assertNotRegex(report, r"<(?:script|link|img|iframe)[^>]*(?:src|href)=[\"']?(?:https?:)?//")
        self.assertNotRegex(report, r"@import|url\(\s*[\"']?(?:https?:)?//")


class StatusesThatCount(unittest.TestCase):
    def test_the_graph_may_come_behind_them(self):
        self.assertEqual(answer("gaps", "--with", "planned", GTB), answer("gaps", GTB, "--with", "planned"))


class Draw(InFolder):
    def test_every_view_language_and_format(self):
        magic = {"png": b"\x89PNG", "pdf": b"%PDF", "svg": b"<"}
        nodes = {"ego": "千葉大学", "hub": "hub-kawasaki"}
        for view in ("hubs", "hub", "gaps", "overseas", "functions", "map", "ego", "projects",
                     "communities", "indicators", "network"):
            for language in ("ja", "en"):
                for ending, begin in magic.items():
                    with self.subTest(view=view, language=language, ending=ending):
                        target = self.folder / f"{view}-{language}.{ending}"
                        musubi("draw", GTB, "--view", view, "--lang", language, "-o", target,
                               *(["--node", nodes[view]] if view in nodes else []))
                        content = target.read_bytes()
                        self.assertTrue(content.startswith(begin))
                        self.assertGreater(len(content), 1000)
                        if ending == "svg":
                            xml.etree.ElementTree.fromstring(content)

    def test_a_picture_is_the_same_each_time(self):
        nodes = {"ego": "千葉大学", "hub": "hub-shonan"}
        def draw(case):
            view, theme, size, run = case
            target = self.folder / f"{view}-{size}-{run}.svg"
            musubi("draw", GTB, "--view", view, "--theme", theme, "--size", size, "-o", target,
                   *(["--node", nodes[view]] if view in nodes else []))
            return target.read_bytes()
        cases = [(view, *page) for page in (("light", "a4"), ("dark", "slide"))
                 for view in ("hubs", "hub", "gaps", "overseas", "functions", "map", "ego",
                              "projects", "communities", "indicators")]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            first, second = (list(pool.map(draw, [(*case, run) for case in cases])) for run in "ab")
        for case, one, other in zip(cases, first, second):
            with self.subTest(case=case):
                self.assertEqual(one, other)

    def test_pages_hold_a_picture_or_the_explorer(self):
        for view, part in (("gaps", 'aria-labelledby="gaps-title'), ("network", 'id="explorer-data"')):
            with self.subTest(view=view):
                target = self.folder / f"{view}.html"
                musubi("draw", GTB, "--view", view, "--lang", "en", "-o", target)
                text = target.read_text(encoding="utf-8")
                self.assertIn("Content-Security-Policy", text)
                self.assertIn(part, text)

    def test_a_picture_of_a_large_network_is_refused_and_its_text_is_not(self):
        edges = self.folder / "g.csv"
        edges.write_text("source,target\n" + "".join(f"{i},{i + 1}\n" for i in range(2500)))
        target = self.folder / "x.svg"
        done = musubi("draw", edges, "--view", "network", "-o", target, status=2)
        self.assertIn("2000 nodes, and this one has 2501", done.stderr)
        self.assertFalse(target.exists())
        musubi("draw", edges, "--view", "network", "-o", self.folder / "x.dot")

    def test_a_view_says_what_the_network_lacks(self):
        edges = self.folder / "g.csv"
        edges.write_text("source,target\na,b\nb,c\n", encoding="utf-8")
        for graph, view, words in ((edges, ("hub", "--node", "a"), "hub"),
                                   (edges, ("indicators",), "figure"),
                                   (GTB.parent / "kansai", ("indicators",), "--node"),
                                   (GTB, ("indicators", "--node", "japan"), "japan")):
            with self.subTest(view=view):
                target = self.folder / "x.svg"
                done = musubi("draw", graph, "--view", *view, "--lang", "en", "-o", target, status=2)
                self.assertIn(words, done.stderr)
                self.assertFalse(target.exists())
        musubi("draw", edges, "--view", "communities", "-o", self.folder / "edges.svg")


def png(width, height, colour):
    """A PNG of one colour."""
    def chunk(name, data):
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
    rows = (b"\0" + bytes(colour) * width) * height
    return (b"\x89PNG\r\n\x1a\n"
            + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def top_of_png(content, rows):
    """The pixels of the first rows of a PNG as cairo writes them: 8 bits, no interlace."""
    width, _, depth, kind = struct.unpack(">IIBB", content[16:26])
    assert depth == 8 and kind in (2, 6)
    step = 4 if kind == 6 else 3
    data, at = b"", 8
    while at < len(content):
        length, name = struct.unpack(">I4s", content[at:at + 8])
        data += content[at + 8:at + 8 + length] if name == b"IDAT" else b""
        at += 12 + length
    data = zlib.decompressobj().decompress(data, rows * (1 + width * step))
    above, pixels = bytearray(width * step), []
    for start in range(0, len(data), 1 + width * step):
        how, row = data[start], bytearray(data[start + 1:start + 1 + width * step])
        for i, value in enumerate(row):
            left = row[i - step] if i >= step else 0
            corner = above[i - step] if i >= step else 0
            up = above[i]
            nearest = min((abs(up - corner), 0, left), (abs(left - corner), 1, up),
                          (abs(left + up - 2 * corner), 2, corner))[2]
            row[i] = (value + (0, left, up, (left + up) // 2, nearest)[how]) % 256
        above = row
        pixels.append([tuple(row[i:i + 3]) for i in range(0, len(row), step)])
    return pixels


def streams_of_pdf(content):
    text = b""
    for part in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        try:
            text += zlib.decompressobj().decompress(part)
        except zlib.error:
            pass
    return text


class Styles(InFolder):
    PINK = (200, 0, 120)
    SVG = ('<?xml version="1.0"?><!-- made by hand --><svg xmlns="http://www.w3.org/2000/svg" '
           'width="60mm" height="20mm" viewBox="0 0 60 20"><g fill="#c80078">'
           '<rect width="60" height="20"/></g></svg>')

    def draw(self, style, *arguments, view="ego", ending="svg", graph=None, **expected):
        file, target = self.folder / "style.toml", self.folder / f"picture.{ending}"
        file.write_text(style, encoding="utf-8")
        target.unlink(missing_ok=True)
        node = ["--node", "keio"] if view == "ego" else []
        done = musubi("draw", graph or GTB, "--view", view, "--lang", "en", *node, "--style", file,
                      "-o", target, *arguments, **expected)
        if expected.get("status"):
            self.assertFalse(target.exists())
            return done.stderr
        return target.read_text(encoding="utf-8") if ending == "svg" else target.read_bytes()

    def test_every_key_takes_effect(self):
        plain = self.draw("")
        for style, words in (
                ('[colors]\nhub = "#123456"', 'fill="#123456"'),
                ('[sizes]\nmeasure = "betweenness"', "Betweenness"),
                ('[labels]\nlanguage = "ja"', ">慶應義塾大学"),
                ('[labels]\nlanguage = "both"', "慶應義塾大学"),
                ("[labels]\nlongest = 6", ">Keio …"),
                ('[fonts]\nfamily = "Noto Serif CJK JP"', '"Noto Serif CJK JP, Noto Sans CJK JP,'),
                ('[page]\nsize = "slide"', 'width="864pt" height="486pt"'),
                ('[page]\ntheme = "dark"', 'fill="#15191e"'),
                ('[page]\ndate = "May 2026"', ">May 2026<")):
            with self.subTest(style=style):
                self.assertFalse(words in plain)
                self.assertTrue(words in self.draw(style))
        plain = self.draw("", view="network")
        for style, words in (('[colors]\nuniversity = "#123456"', 'fill="#123456"'),
                             ('[sizes]\nmeasure = "degree"', 'font-size="8.00"')):
            with self.subTest(style=style, view="network"):
                self.assertFalse(words in plain)
                self.assertTrue(words in self.draw(style, view="network"))

    def test_the_command_line_wins(self):
        style = '[page]\nsize = "slide"\ntheme = "dark"\ndate = "May 2026"'
        picture = self.draw(style, "--size", "a4", "--theme", "light", "--date", "June 2026")
        self.assertIn('width="842pt" height="595pt"', picture)
        self.assertNotIn("#15191e", picture)
        self.assertIn(">June 2026<", picture)
        self.assertNotIn("May", picture)

    def test_a_logo_is_there_in_every_format(self):
        (self.folder / "logo.png").write_bytes(png(60, 20, self.PINK))
        (self.folder / "logo.svg").write_text(self.SVG, encoding="utf-8")
        (self.folder / "bare.svg").write_text(self.SVG[self.SVG.index("<svg"):], encoding="utf-8")
        for logo, data in (("logo.png", "data:image/png;base64,"),
                           ("logo.svg", "data:image/svg+xml;base64,"),
                           ("bare.svg", "data:image/svg+xml;base64,")):
            with self.subTest(logo=logo):
                style = f'[logo]\nfile = "{logo}"'
                picture = self.draw(style)
                self.assertTrue(data in picture)
                self.assertNotIn(str(self.folder), picture)
                self.assertNotIn("musubi-render-", picture)
                rows = top_of_png(self.draw(style, ending="png"), 120)
                # 30 of 842 points high and three times as wide, of 1920 pixels.
                # A PNG that is enlarged fades at its edges.
                self.assertAlmostEqual(max(row.count(self.PINK) for row in rows), 202, delta=4)
                self.assertAlmostEqual(sum(self.PINK in row for row in rows), 66, delta=3)
                pdf = self.draw(style, ending="pdf")
                found = (b"/Subtype /Image" in pdf if logo.endswith("png")
                         else b"0.784314 0 0.470588 rg" in streams_of_pdf(pdf))
                self.assertTrue(found)

    def test_a_logo_that_cannot_be_drawn_is_an_error(self):
        (self.folder / "logo.svg").write_text(self.SVG, encoding="utf-8")
        plugins = self.folder / "plugins"
        plugins.mkdir()
        home = next(pathlib.Path("/usr/lib").glob("*/graphviz"), None)
        if home is None:
            self.skipTest("Graphviz is elsewhere")
        for library in home.glob("libgvplugin_*"):
            if "rsvg" not in library.name:
                (plugins / library.name).symlink_to(library)
        config = (home / "config6a").read_text()
        (plugins / "config6a").write_text(
            "".join(part for part in re.split(r"(?m)^(?=libgvplugin)", config) if "rsvg" not in part))
        os.environ["GVBINDIR"] = str(plugins)
        self.addCleanup(os.environ.pop, "GVBINDIR")
        style = '[logo]\nfile = "logo.svg"'
        for ending in ("png", "pdf"):
            self.assertIn("libgvc6-plugins-gtk", self.draw(style, ending=ending, status=4))
        self.assertTrue("data:image/svg+xml" in self.draw(style))

    def test_mistakes_are_named_with_file_line_and_remedy(self):
        style = self.folder / "style.toml"
        said = self.draw('[colours]\n[colors]\nhubb = "#123456"\nhub = "blue"\n[sizes]\n'
                         'measure = "betweennes"\n[fonts]\nfamily = "IPAexMincho"\n'
                         '[logo]\nfile = "none.png"\n', status=3)
        for line, problem, remedy in ((1, "unknown key 'colours'", "did you mean 'colors'?"),
                                      (3, "unknown kind 'hubb'", "did you mean 'hub'?"),
                                      (4, "'blue' is not a colour", "#0072B2"),
                                      (6, "no measure 'betweennes'", "did you mean"),
                                      (8, "not installed", "fonts-ipaexfont-mincho"),
                                      (10, "none.png", "PNG or SVG")):
            with self.subTest(line=line):
                found = [one for one in said.splitlines() if f"{style}:{line}: " in one]
                self.assertEqual(len(found), 1, said)
                self.assertIn(problem, found[0])
                self.assertIn(remedy, found[0])
        musubi("draw", GTB, "--view", "hubs", "--style", self.folder / "none.toml", "-o",
               self.folder / "x.svg", status=3)

    def test_a_picture_without_a_page_has_no_place_for_a_logo(self):
        (self.folder / "logo.png").write_bytes(png(60, 20, self.PINK))
        self.assertIn("another view",
                      self.draw('[logo]\nfile = "logo.png"', view="network", status=2))

    def test_the_example_is_read(self):
        text = (GTB.parents[1] / "docs" / "examples" / "style.toml").read_text(encoding="utf-8")
        # What is left as a comment there for want of the file it names.
        self.assertIn("[logo]", text.replace("# ", ""))
        for view in ("ego", "projects", "network"):
            with self.subTest(view=view):
                arguments = ["--size", "own"] if view == "network" else []
                self.assertIn("<svg", self.draw(text, *arguments, view=view))


class Convert(InFolder):
    def test_graphml_comes_back_as_it_was(self):
        import networkx
        first, second, third = (self.folder / f"{name}.graphml" for name in "abc")
        musubi("convert", GTB, first)
        musubi("convert", first, second)
        musubi("convert", second, third)
        def content(path):
            graph = networkx.read_graphml(path, force_multigraph=True)
            return (sorted((node, sorted(data.items(), key=str)) for node, data in graph.nodes(data=True)),
                    sorted((u, v, sorted(data.items(), key=str)) for u, v, data in graph.edges(data=True)))
        self.assertEqual(content(second), content(first))
        self.assertEqual(third.read_bytes(), second.read_bytes())

    def test_an_edge_list_keeps_links_relations_and_strengths(self):
        source = self.folder / "in.csv"
        source.write_text("source,target,relation,strength\n"
                          "a,b,owns,2.5\nb,c,owns,1\n\"x, y\",a,\"says \"\"hi\"\"\",0.1\na,a,owns,1\n"
                          "a,b,knows,1\n", encoding="utf-8")
        target = self.folder / "out.csv"
        musubi("convert", source, target)
        def links(path):
            with open(path, encoding="utf-8", newline="") as file:
                return sorted((row["source"], row["target"], row["relation"], float(row["strength"]))
                              for row in csv.DictReader(file))
        self.assertEqual(links(target), links(source))

    def test_a_list_of_numbers_goes_through_a_snapshot(self):
        source, snapshot, back = (self.folder / name for name in ("in.el", "x.musubi", "out.el"))
        source.write_text("# comment\n10 20 0.5\n20 10 2\n10 10 1\n7 20 1\n", encoding="utf-8")
        musubi("convert", source, snapshot)
        musubi("convert", snapshot, back)
        self.assertEqual(sorted(back.read_text(encoding="utf-8").split("\n")),
                         ["", "10 10 1", "10 20 0.5", "10 20 2", "7 20 1"])
        self.assertEqual(answer("info", snapshot)["results"], answer("info", source)["results"])
        self.assertEqual(answer("centrality", snapshot)["results"],
                         answer("centrality", source)["results"])
        again = self.folder / "y.musubi"
        musubi("convert", snapshot, again)
        self.assertEqual(again.read_bytes(), snapshot.read_bytes())
        musubi("convert", "--directed", source, snapshot)
        table = self.folder / "out.csv"
        musubi("convert", snapshot, table)
        with open(table, encoding="utf-8", newline="") as file:
            self.assertEqual([(row["source"], row["target"], row["directed"]) for row in csv.DictReader(file)],
                             [("7", "20", "true"), ("10", "10", "true"), ("10", "20", "true"), ("20", "10", "true")])

    def test_every_format_is_written(self):
        for ending in ("graphml", "gexf", "json", "dot", "csv", "tsv", "el"):
            target = self.folder / f"gtb.{ending}"
            musubi("convert", GTB, target)
            self.assertGreater(target.stat().st_size, 1000, ending)
        self.assertEqual(len(json.loads((self.folder / "gtb.json").read_text(encoding="utf-8"))["nodes"]),
                         len(rows_of("nodes.csv")))


if __name__ == "__main__":
    MUSUBI = str(pathlib.Path(sys.argv[1]).resolve())
    GTB = pathlib.Path(sys.argv[2]).resolve() / "graphs" / "gtb"
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
