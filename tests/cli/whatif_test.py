#!/usr/bin/python3
"""`musubi whatif` and `musubi diff` from outside: each worked scenario against a package edited by hand.

usage: whatif_test.py MUSUBI SOURCE_DIR [unittest arguments]
"""
import csv
import html
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

MUSUBI = ""
GTB = pathlib.Path()

SPECTRAL = {"kirchhoff_index", "algebraic_connectivity", "eigenvector", "pagerank"}
UNDOCUMENTED = ["hub-tsukuba", "hub-kashiwanoha"]
KEY = ["source", "target", "relation", "function", "role", "status"]


def musubi(*arguments, status=(0,)):
    done = subprocess.run([MUSUBI, *map(str, arguments)], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, encoding="utf-8", timeout=300)
    if done.returncode not in status:
        raise AssertionError(f"musubi {' '.join(map(str, arguments))}: status {done.returncode}, "
                             f"not {status}\n{done.stderr}")
    return done


def answer(*arguments, status=(0,)):
    return json.loads(musubi(*arguments, "--format", "json", "-q", status=status).stdout)


class HandEdited:
    """A copy of the package whose tables are edited row by row."""

    def __init__(self, folder):
        self.folder = folder
        shutil.copytree(GTB, folder, dirs_exist_ok=True)
        self.tables = {}
        for name in ("nodes", "links", "coverage", "sources", "indicators"):
            with open(folder / f"{name}.csv", encoding="utf-8-sig", newline="") as file:
                reader = csv.DictReader(file)
                self.tables[name] = (reader.fieldnames, list(reader))
        self.rows("sources").append({"id": "hand", "title": "By hand", "publisher": "test"})

    def rows(self, name):
        return self.tables[name][1]

    def keep(self, name, condition):
        self.tables[name] = (self.tables[name][0], [r for r in self.rows(name) if condition(r)])

    def node(self, **row):
        self.rows("nodes").append(row)

    def link(self, source, relation, target, function=""):
        self.rows("links").append({
            "source": source, "target": target, "relation": relation, "function": function,
            "status": "actual", "basis": "derived", "evidence": "hand", "locator": "x",
            "note": "by hand", "note_ja": "手で"})

    def write(self):
        for name, (columns, rows) in self.tables.items():
            with open(self.folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, columns, restval="")
                writer.writeheader()
                writer.writerows(rows)
        shutil.rmtree(self.folder / "scenarios")
        return self.folder


def ties(*pairs):
    def edit(package):
        for source, target in pairs:
            package.link(source, "partners_with", target)
    return edit


def without_country(code):
    def edit(package):
        country = {row["id"]: row["country"] for row in package.rows("nodes")}
        package.keep("links", lambda row: (country[row["source"]] == code) ==
                     (country[row["target"]] == code))
    return edit


def without_link_j(package):
    package.keep("nodes", lambda row: row["id"] != "link-j")
    package.keep("links", lambda row: "link-j" not in (row["source"], row["target"]))
    package.keep("coverage", lambda row: row["subject"] != "link-j")
    package.keep("indicators", lambda row: row["subject"] != "link-j")
    for row in package.rows("nodes"):
        row["parent"] = "" if row["parent"] == "link-j" else row["parent"]


def jba_takes_over(package):
    package.keep("nodes", lambda row: row["id"] != "link-j")
    for figure in package.rows("indicators"):
        figure["subject"] = "jba" if figure["subject"] == "link-j" else figure["subject"]
    seen = set()

    def stays(row):
        led = "link-j" in (row["source"], row["target"])
        for end in ("source", "target"):
            row[end] = "jba" if row[end] == "link-j" else row[end]
        key = tuple(row[column] for column in KEY)
        known = key in seen
        seen.add(key)
        return row["source"] != row["target"] and not (led and known)
    # Rows of JBA first, so that of two equal links its own stays.
    package.rows("links").sort(key=lambda row: "link-j" in (row["source"], row["target"]))
    package.keep("links", stays)


def serves(*links):
    def edit(package):
        for source, hub in links:
            package.link(source, "serves", hub, "incubation")
    return edit


def new_building(package):
    package.node(id="kanagawa-shared-lab", kind="incubator", name_ja="仮", name_en="Shared lab X",
                 prefecture="神奈川県", country="JP")
    serves(("kanagawa-shared-lab", "hub-kawasaki"), ("kanagawa-shared-lab", "hub-shonan"))(package)


def they_come(package, *partners):
    for row in package.rows("links"):
        if row["source"] in ("medcity", "oxford", "cambridge") and row["target"] == "biojapan":
            row["status"] = "actual"
    hubs = [row["id"] for row in package.rows("nodes") if row["kind"] == "hub"]
    ties(*((hub, partner) for hub in hubs for partner in partners))(package)


def documented(package):
    known = {(row["subject"], row["topic"]): row for row in package.rows("coverage")}
    with open(package.folder / "datapackage.json", encoding="utf-8") as file:
        topics = json.load(file)["vocabularies"]["topic"]
    for hub in UNDOCUMENTED:
        for topic in topics:
            name = topic if isinstance(topic, str) else topic["term"]
            row = known.get((hub, name))
            if row is None:
                row = {"subject": hub, "topic": name}
                package.rows("coverage").append(row)
            row["status"], row["evidence"] = "documented", "hand"


def well_linked(package):
    documented(package)
    hubs = [row["id"] for row in package.rows("nodes") if row["kind"] == "hub"]
    ties(*((a, b) for a in UNDOCUMENTED for b in hubs if b not in UNDOCUMENTED))(package)
    for hub in UNDOCUMENTED:
        package.link("jba", "serves", hub, "funding;talent")


BY_HAND = {
    "chiba-kazusa-biocom": {
        **{body: ties(("chiba-u", body)) for body in ("biocom", "medcity", "medicen")},
        "biocom-by-two": ties(("chiba-u", "biocom"), ("kazusa-dna", "biocom"))},
    "link-j-leaves": {"nobody-takes-over": without_link_j, "jba-takes-over": jba_takes_over},
    "kawasaki-shonan-incubator": {
        "kbic": serves(("kbic", "hub-shonan")), "ipark": serves(("shonan-ipark", "hub-kawasaki")),
        "new-building": new_building},
    "medcity-at-biojapan": {
        "they-come": they_come,
        "medcity-with-all-hubs": lambda package: they_come(package, "medcity"),
        "cities-with-all-hubs":
            lambda package: they_come(package, "medcity", "oxford", "cambridge")},
    "country-suspended": {code: without_country(code) for code in ("US", "GB", "DE", "SG")},
    "undocumented-hubs-well-linked": {"nothing-new": documented, "well-linked": well_linked},
}


class InFolder(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="musubi-whatif-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def near(self, measure, found, expected, where):
        if found is None or expected is None:
            return self.assertEqual(found, expected, where)
        tolerance = 1e-8 if measure in SPECTRAL else 1e-12
        self.assertLessEqual(abs(found - expected), tolerance * max(abs(found), abs(expected)),
                             f"{where}: {measure} {found} {expected}")


def centrality(graph):
    """Per node and measure: score and rank."""
    result = {}
    for row in answer("centrality", graph)["results"]:
        for measure in row:
            if measure + "_rank" in row:
                result[row["id"], measure] = (row[measure], row[measure + "_rank"])
    return result


def gaps(graph):
    cells = {}
    for option, of, ends in ((["--between", "hubs"], "hubs", ("a", "b")),
                             (["--functions"], "functions", ("hub", "function")),
                             (["--overseas"], "overseas", ("hub", "partner"))):
        for cell in answer("gaps", graph, *option)["results"]:
            names = [cell[end] for end in ends]
            if of == "hubs":
                names.sort()
            cells[(of, *names)] = cell["status"]
    return cells


def requirements_met(graph):
    met = 0
    for profile in sorted((graph / "profiles").glob("*.toml")):
        done = musubi("assess", graph, "--profile", profile.stem, "--format", "json", "-q",
                      status=(0, 1, 2))
        if done.returncode < 2:
            met += json.loads(done.stdout)["summary"]["met"]
    return met


class WorkedScenarios(InFolder):
    """Before and after equal what the other commands say of packages edited by hand."""

    def check_scenario(self, scenario):
        told = answer("whatif", GTB, scenario, "--top", "0")["results"]
        self.assertEqual([case["alternative"] for case in told], list(BY_HAND[scenario]))
        base_scores, base_gaps = centrality(GTB), gaps(GTB)
        for case in told:
            with self.subTest(case=case["alternative"]):
                package = HandEdited(self.folder / scenario / case["alternative"])
                BY_HAND[scenario][case["alternative"]](package)
                self.check_case(case, package.write(), base_scores, base_gaps)

    def check_case(self, case, edited, base_scores, base_gaps):
        after = case["after"]
        info = answer("info", edited)["results"][0]
        for measure in ("nodes", "links", "vertices", "edges", "components", "largest_component",
                        "density", "bridges", "articulation_points"):
            self.near(measure, after[measure], info[measure], "info")
        quality = answer("communities", edited)["quality"]
        self.assertEqual(after["communities"], quality["communities"])
        self.near("modularity", after["modularity"], quality["modularity"], "communities")
        self.assertEqual(after["requirements_met"], requirements_met(edited))

        scores = centrality(edited)
        n = info["vertices"]
        efficiency = sum(score for (_, measure), (score, _) in scores.items()
                         if measure == "harmonic") / (n * (n - 1))
        self.near("global_efficiency", after["global_efficiency"], efficiency, "harmonic")
        moved = {(move["id"], move["measure"]): move for move in case["rank_changes"]}
        for key in scores.keys() | base_scores.keys() | moved.keys():
            old, now = base_scores.get(key, (None, None)), scores.get(key, (None, None))
            if key in moved:
                self.near(key[1], moved[key]["score_before"], old[0], key)
                self.near(key[1], moved[key]["score_after"], now[0], key)
                self.assertEqual((moved[key]["before"], moved[key]["after"]), (old[1], now[1]), key)
            else:  # what is not told has not changed
                self.near(key[1], old[0], now[0], key)
                self.assertEqual(old[1], now[1], key)

        cells = gaps(edited)
        changed = {(change["of"], change["hub"], change["other"]):
                   (change["before"], change["after"])
                   for kind in case["gaps"].values() for change in kind}
        expected = {cell: (base_gaps.get(cell), cells.get(cell))
                    for cell in cells.keys() | base_gaps.keys()
                    if base_gaps.get(cell) != cells.get(cell)}
        self.assertEqual(changed, expected)

        again = answer("diff", GTB, edited, "--top", "0")["results"][0]
        for side in ("before", "after"):
            self.assertEqual(case[side].keys(), again[side].keys())
            for measure, value in case[side].items():
                self.near(measure, value, again[side][measure], f"diff {side}")
        for measure, change in case["change"].items():
            self.assertEqual(change, case["after"][measure] - case["before"][measure])


for name in BY_HAND:
    setattr(WorkedScenarios, "test_" + name.replace("-", "_"),
            lambda self, name=name: self.check_scenario(name))


class Command(InFolder):
    def scenario(self, text):
        path = self.folder / "mine.toml"
        path.write_text(text, encoding="utf-8")
        return path

    def test_every_scenario_of_the_package_is_tested(self):
        self.assertEqual({path.stem for path in (GTB / "scenarios").glob("*.toml")}, set(BY_HAND))

    def test_answers_in_both_languages_and_csv(self):
        english = musubi("whatif", GTB, "link-j-leaves", "--lang", "en").stdout
        self.assertIn("LINK-J leaves", english)
        self.assertIn("Global efficiency", english)
        self.assertIn("LINK-Jが抜ける", musubi("whatif", GTB, "link-j-leaves").stdout)
        # Cells that only change what is known of them are counted, not listed.
        known = musubi("whatif", GTB, "undocumented-hubs-well-linked", "--lang", "en").stdout
        self.assertRegex(known, "abroad: [0-9]+ cells: unknown → none stated")
        rows = list(csv.DictReader(io.StringIO(
            musubi("whatif", GTB, "link-j-leaves", "--format", "csv").stdout)))
        self.assertEqual({row["alternative"] for row in rows},
                         {"nobody-takes-over", "jba-takes-over"})

    def test_measures_and_top(self):
        case = answer("whatif", GTB, "link-j-leaves", "--measures", "density,harmonic",
                      "--top", "2", "--gain", "density")["results"][0]
        self.assertEqual(list(case["after"]), ["density"])
        self.assertEqual([move["measure"] for move in case["rank_changes"]], ["harmonic"] * 2)

    def test_several_scenarios_side_by_side_with_pareto(self):
        told = answer("whatif", GTB, "chiba-kazusa-biocom", "kawasaki-shonan-incubator")["results"]
        self.assertEqual(len(told), 7)
        for case in told:
            cost = case["new_links"] if case["cost"] is None else case["cost"]
            beaten = any(other["gain"] >= case["gain"] and other["cost"] <= cost and
                         (other["gain"] > case["gain"] or other["cost"] < cost) for other in told)
            self.assertEqual(case["pareto"], not beaten)

    def test_errors(self):
        path = self.scenario('[[edit]]\nremove_node = "link-jj"\nreason = "r"\n')
        error = musubi("whatif", GTB, path, status=(3,)).stderr
        self.assertIn("mine.toml:2: no node 'link-jj'", error)
        self.assertIn("link-j", error)
        self.assertIn("link-j-leaves",
                      musubi("whatif", GTB, "link-j-leave", status=(2,)).stderr)
        self.assertIn("harmonic", musubi("whatif", GTB, "link-j-leaves", "--measures", "harmonik",
                                         status=(2,)).stderr)
        musubi("whatif", GTB, self.folder / "none.toml", status=(3,))

    def test_diagram_of_each_case_shows_what_is_new_and_what_is_lost(self):
        file = self.folder / "case.svg"
        musubi("whatif", GTB, "link-j-leaves", "--diagram", file)
        self.assertEqual({path.name for path in self.folder.glob("*.svg")},
                         {"case-nobody-takes-over.svg", "case-jba-takes-over.svg"})
        alone = (self.folder / "case-nobody-takes-over.svg").read_text(encoding="utf-8")
        root = xml.etree.ElementTree.fromstring(alone)
        edges = [group for group in root.iter("{http://www.w3.org/2000/svg}g")
                 if "removed" in group.get("class", "").split()]
        self.assertGreater(len(edges), 8)
        self.assertIn("－ LINK-J", html.unescape(alone))
        self.assertIn("誰も引き継がない", alone)
        taken_over = (self.folder / "case-jba-takes-over.svg").read_text(encoding="utf-8")
        self.assertIn('class="edge added"', taken_over)
        musubi("whatif", GTB, "link-j-leaves", "--diagram", self.folder / "case.doc", status=(2,))

    def test_diff_draws_too(self):
        edited = HandEdited(self.folder / "edited")
        without_link_j(edited)
        edited.write()
        file = self.folder / "diff.svg"
        musubi("diff", GTB, edited.folder, "--diagram", file, "--lang", "en")
        self.assertIn("What changed", file.read_text(encoding="utf-8"))

    def test_report_has_the_scenarios_of_the_package(self):
        package = self.folder / "package"
        shutil.copytree(GTB, package)
        (package / "scenarios" / "bad.toml").write_text(
            '[[edit]]\nclose_hub = "jba"\nreason = "r"\n', encoding="utf-8")
        out = self.folder / "out"
        done = musubi("analyze", package, "-o", out, "--lang", "en")
        self.assertIn("bad.toml:2: ", done.stderr)
        report = (out / "report.html").read_text(encoding="utf-8")
        cases = sum(len(answer("whatif", GTB, name)["results"]) for name in BY_HAND)
        self.assertEqual(len(re.findall(r'<div id="case-[0-9]+">', report)), cases)
        self.assertEqual(len(re.findall(r'id="change[0-9]+"', report)), cases)
        self.assertIn("LINK-J leaves", report)
        musubi("analyze", package, "-o", out, "--strict", status=(3,))
        musubi("analyze", package, "-o", out, "--no-scenarios")
        self.assertNotIn('id="scenarios"', (out / "report.html").read_text(encoding="utf-8"))

    def test_validate_tries_the_scenarios_out(self):
        package = self.folder / "package"
        shutil.copytree(GTB, package)
        self.assertTrue(answer("validate", package)["valid"])
        (package / "scenarios" / "bad.toml").write_text(
            '[[edit]]\nclose_hub = "jba"\nreason = "r"\n', encoding="utf-8")
        found = answer("validate", package, status=(1,))["results"]
        self.assertEqual([(row["line"], pathlib.Path(row["file"]).name) for row in found],
                         [(2, "bad.toml")])
        self.assertIn("is no hub", found[0]["problem"])

    def test_diff_tells_what_came_went_and_changed(self):
        package = HandEdited(self.folder / "next")
        package.node(id="newcomer", kind="company", name_ja="新参社", name_en="Newcomer")
        package.link("newcomer", "partners_with", "link-j")
        package.keep("links", lambda row: (row["source"], row["target"]) != ("link-j", "biocom"))
        for row in package.rows("nodes"):
            if row["id"] == "kbic":
                row["prefecture"] = "東京都"
        result = answer("diff", GTB, package.write())["results"][0]
        self.assertEqual(result["nodes"]["added"], ["newcomer"])
        self.assertEqual(result["nodes"]["removed"], [])
        self.assertEqual(result["nodes"]["changed"], [{"id": "kbic", "values": [
            {"attribute": "prefecture", "before": "神奈川県", "after": "東京都"}]}])
        self.assertEqual([link["source"] for link in result["links"]["added"]], ["newcomer"])
        self.assertEqual([link["target"] for link in result["links"]["removed"]], ["biocom"])
        self.assertEqual(result["links"]["removed"][0]["evidence"][0]["source"], "gtb-2022")

    def test_diff_of_a_package_with_itself_is_empty(self):
        result = answer("diff", GTB, GTB, "--top", "0")["results"][0]
        self.assertEqual(set(result["change"].values()), {0.0})
        self.assertEqual(result["rank_changes"], [])
        self.assertEqual(result["nodes"], {"added": [], "removed": [], "changed": []})
        self.assertEqual(result["links"], {"added": [], "removed": [], "changed": []})

    def test_works_on_a_plain_edge_list(self):
        graph = self.folder / "g.el"
        graph.write_text("a b\nb c\nc d\n", encoding="utf-8")
        path = self.scenario('[[edit]]\nadd_link = { source = "a", target = "d", '
                             'relation = "link" }\nreason = "r"\n')
        case = answer("whatif", graph, path)["results"][0]
        self.assertEqual(case["after"]["edges"], 4)
        # A path of four, then a ring: 1 + 1/2 + ... by hand.
        self.assertAlmostEqual(case["before"]["global_efficiency"], (6 + 4 / 2 + 2 / 3) / 12)
        self.assertAlmostEqual(case["after"]["global_efficiency"], (8 + 4 / 2) / 12)
        self.assertAlmostEqual(case["before"]["kirchhoff_index"], 10)
        self.assertAlmostEqual(case["after"]["kirchhoff_index"], 5)
        self.assertAlmostEqual(case["after"]["algebraic_connectivity"], 2)


if __name__ == "__main__":
    MUSUBI = sys.argv[1]
    GTB = pathlib.Path(sys.argv[2]) / "graphs" / "gtb"
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
