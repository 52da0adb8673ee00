#!/usr/bin/python3
"""The round trip through spreadsheets from outside: export, what other programs read in it, import.

usage: spreadsheet_test.py MUSUBI SOURCE_DIR [unittest arguments]
"""
import csv
import filecmp
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

import openpyxl
from openpyxl.styles import numbers

MUSUBI = ""
GRAPHS = pathlib.Path()
NODES = [["ID", "種類", "名称（日本語）", "名称（英語）", "国"],
         ["hub-a", "拠点", "拠点A", "Hub A", "JP"],
         ["univ-b", "大学", "B大学", "B University", "JP"]]
LINKS = [["起点", "相手", "関係", "機能", "状態", "根拠の種類", "強さ", "開始", "出典", "記載箇所"],
         ["univ-b", "hub-a", "serves", "人材育成", "実績", "記載", 2.50, "2022-06", "paper", "p. 1"]]
SOURCES = [["ID", "題名", "発行者", "発行日"], ["paper", "資料", "発行元", 2022]]


def musubi(*arguments, status=0):
    """Runs the program; its exit status must be the one given."""
    done = subprocess.run([MUSUBI, *map(str, arguments)], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, encoding="utf-8", timeout=300)
    if done.returncode != status:
        raise AssertionError(f"musubi {' '.join(map(str, arguments))}: status {done.returncode}, "
                             f"not {status}\n{done.stderr}")
    return done


def packages():
    return sorted(path.parent for path in GRAPHS.glob("*/datapackage.json"))


def files_of(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


class Spreadsheets(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="musubi-xlsx-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def assert_same(self, package, other):
        self.assertEqual(files_of(other), files_of(package))
        self.assertEqual(filecmp.cmpfiles(package, other, files_of(package), shallow=False)[1:],
                         ([], []))

    def workbook(self, **sheets):
        """A workbook that was not made by us: Japanese headers, labels for terms."""
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, rows in ({"nodes": NODES, "links": LINKS, "出典": SOURCES} | sheets).items():
            if rows is None:
                continue
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        return book

    def refused(self, book, *expected, status=3, arguments=()):
        """Imports a workbook that is not right; nothing may be written."""
        path = self.folder / "book.xlsx"
        if book is not None:
            book.save(path)
        before = sorted(self.folder.iterdir())
        done = musubi("import", path, "-o", self.folder / "mine", *arguments, status=status)
        self.assertEqual(done.stdout, "")
        for text in expected:
            self.assertIn(text, done.stderr)
        self.assertEqual(sorted(self.folder.iterdir()), before)


class RoundTrip(Spreadsheets):
    def test_every_package_comes_back_byte_for_byte(self):
        for package in packages():
            for language in ("ja", "en"):
                with self.subTest(package=package.name, language=language):
                    book = self.folder / f"{package.name}.{language}.xlsx"
                    musubi("export", package, "-o", book, "--lang", language)
                    target = self.folder / language / package.name
                    musubi("import", book, "-o", target)
                    self.assert_same(package, target)

    def test_two_exports_have_the_same_bytes(self):
        for name in ("a.xlsx", "b.xlsx"):
            musubi("export", GRAPHS / "gtb", "-o", self.folder / name)
        self.assertEqual((self.folder / "a.xlsx").read_bytes(), (self.folder / "b.xlsx").read_bytes())

    def test_the_tables_alone_come_back_as_csv(self):
        package = GRAPHS / "gtb"
        names = [each["path"] for each in
                 json.loads((package / "datapackage.json").read_text("utf-8"))["resources"]]
        template = json.loads((GRAPHS / "template" / "datapackage.json").read_text("utf-8"))
        vocabulary = self.folder / "vocabulary.csv"
        with open(vocabulary, "w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["topic", "term", "label_ja", "label_en"])
            descriptor = json.loads((package / "datapackage.json").read_text("utf-8"))
            for topic, terms in descriptor["vocabularies"].items():
                for term, label in terms.items():
                    rows.writerow([topic, term, label.get("ja", ""), label.get("en", "")])
        target = self.folder / "mine"
        musubi("import", *(package / name for name in names), vocabulary, "-o", target)
        for name in names:
            self.assertEqual((target / name).read_bytes(), (package / name).read_bytes())
        written = json.loads((target / "datapackage.json").read_text("utf-8"))
        self.assertEqual(written["name"], "mine")
        self.assertEqual(written["title"], template["title"])

    def test_what_libreoffice_saves_again_comes_back(self):
        soffice = shutil.which("soffice")
        if soffice is None:
            self.skipTest("LibreOffice is not here")
        package = GRAPHS / "gtb"
        musubi("export", package, "-o", self.folder / "gtb.xlsx")
        done = subprocess.run(
            [soffice, f"-env:UserInstallation={(self.folder / 'profile').as_uri()}", "--headless",
             "--convert-to", "xlsx", "--outdir", self.folder / "again", self.folder / "gtb.xlsx"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=240, check=False)
        if not (self.folder / "again" / "gtb.xlsx").exists():
            self.skipTest(f"LibreOffice does not run here: {done.stdout!r}")
        musubi("import", self.folder / "again" / "gtb.xlsx", "-o", self.folder / "gtb")
        self.assert_same(package, self.folder / "gtb")


class Export(Spreadsheets):
    def setUp(self):
        super().setUp()
        musubi("export", GRAPHS / "gtb", "-o", self.folder / "gtb.xlsx", "--lang", "en")
        self.book = openpyxl.load_workbook(self.folder / "gtb.xlsx")
        self.descriptor = json.loads((GRAPHS / "gtb" / "datapackage.json").read_text("utf-8"))

    def test_openpyxl_reads_the_same_cells(self):
        resources = self.descriptor["resources"]
        self.assertEqual(self.book.sheetnames,
                         [each["name"] for each in resources] + ["vocabulary", "package"])
        for resource in resources:
            with open(GRAPHS / "gtb" / resource["path"], encoding="utf-8", newline="") as file:
                rows = list(csv.reader(file))
            fields = {field["name"]: field for field in resource["schema"]["fields"]}
            sheet = self.book[resource["name"]]
            cells = list(sheet.iter_rows(values_only=True))
            self.assertEqual(list(cells[0]), [fields[name].get("title", name) for name in rows[0]])
            for row, shown in zip(rows[1:], cells[1:], strict=True):
                for name, text, value in zip(rows[0], row, shown, strict=True):
                    if isinstance(value, (int, float)):
                        self.assertIn(fields[name]["type"], ("integer", "number"))
                        self.assertEqual(float(text), value)
                    else:
                        self.assertEqual(text or None, value)

    def test_sheets_are_ready_for_editing(self):
        for sheet in self.book:
            self.assertEqual(sheet.freeze_panes, "A2")
            self.assertEqual(sheet.auto_filter.ref, sheet.dimensions)
        self.assertEqual({cell.number_format for cell in self.book["links"][2] if cell.value}, {"@"})
        self.assertEqual(self.book["links"].column_dimensions["J"].number_format, "@")

    def test_vocabularies_are_lists(self):
        terms = {}
        for topic, term, _, _ in self.book["vocabulary"].iter_rows(min_row=2, values_only=True):
            terms.setdefault(topic, []).append(term)
        self.assertEqual(terms, {topic: list(labels) for topic, labels in
                                 self.descriptor["vocabularies"].items() if labels})
        for resource in self.descriptor["resources"]:
            sheet = self.book[resource["name"]]
            lists = {}
            for validation in sheet.data_validations.dataValidation:
                self.assertEqual(validation.type, "list")
                (area,) = validation.sqref.ranges
                self.assertEqual(area.min_row, 2)
                self.assertGreaterEqual(area.max_row, sheet.max_row + 999)
                name, cells = validation.formula1.split("!")
                lists[area.min_col - 1] = [row[0].value for row in self.book[name][cells]]
            for position, field in enumerate(resource["schema"]["fields"]):
                allowed = field.get("constraints", {}).get("enum")
                if allowed:
                    self.assertEqual(sorted(lists[position]), sorted(allowed), field["name"])
                if field["name"] in ("function", "id", "note"):
                    self.assertNotIn(position, lists)

    def test_formulas_stay_text(self):
        package = self.folder / "package"
        shutil.copytree(GRAPHS / "gtb", package)
        text = (package / "sources.csv").read_text("utf-8")
        (package / "sources.csv").write_text(
            text + "danger,=1+1,+1,2020,@x\n", encoding="utf-8")
        musubi("export", package, "-o", self.folder / "x.xlsx")
        with zipfile.ZipFile(self.folder / "x.xlsx") as archive:
            for name in archive.namelist():
                if name.startswith("xl/worksheets/"):
                    self.assertNotIn(b"<f>", archive.read(name))
        musubi("import", self.folder / "x.xlsx", "-o", self.folder / "back")
        self.assert_same(package, self.folder / "back")

    def test_bad_usage_and_what_cannot_be_written(self):
        musubi("export", GRAPHS / "gtb", status=2)
        musubi("export", GRAPHS / "gtb", "-o", self.folder / "x.xls", status=2)
        musubi("export", self.folder / "gtb.xlsx", "-o", self.folder / "x.xlsx", status=3)
        musubi("export", self.folder, "-o", self.folder / "x.xlsx", status=3)
        musubi("export", GRAPHS / "gtb", "-o", self.folder / "no" / "x.xlsx", status=4)
        self.assertEqual([path.name for path in self.folder.iterdir()], ["gtb.xlsx"])


class Import(Spreadsheets):
    def test_a_workbook_of_somebody_else(self):
        book = self.folder / "book.xlsx"
        self.workbook().save(book)
        target = self.folder / "mine"
        done = musubi("import", book, "-o", target, "--lang", "en")
        self.assertEqual(done.stderr, "")
        self.assertEqual([line.split() for line in done.stdout.splitlines()[2:]],
                         [["nodes", "2"], ["links", "1"], ["indicators", "0"], ["coverage", "0"],
                          ["sources", "1"]])
        with open(target / "links.csv", encoding="utf-8", newline="") as file:
            (link,) = csv.DictReader(file)
        self.assertEqual({name: link[name] for name in ("function", "status", "basis", "strength",
                                                        "since", "note")},
                         {"function": "talent", "status": "actual", "basis": "stated",
                          "strength": "2.5", "since": "2022-06", "note": ""})
        self.assertIn("2022", (target / "sources.csv").read_text("utf-8"))
        musubi("validate", target)
        answer = json.loads(musubi("import", book, "-o", target, "--overwrite", "--format",
                                   "json").stdout)
        self.assertEqual(answer["schema"], "musubi/import/1")
        self.assertEqual(answer["graph"]["nodes"], 2)
        self.assertEqual(answer["results"][0], {"table": "nodes", "rows": 2})

    def test_the_mapping_of_the_documentation(self):
        rows = [["コード", "機関名", "英語名", "種別", "メモ"],
                ["hub-a", "拠点A", "Hub A", "拠点", "x"],
                ["univ-b", "B大学", "B University", "大学等", "y"]]
        self.workbook(nodes=None, 機関一覧=rows).save(self.folder / "book.xlsx")
        mapping = self.folder / "mapping.toml"
        mapping.write_text('[sheets]\nnodes = "機関一覧"\n[columns.nodes]\n"コード" = "id"\n'
                           '"機関名" = "name_ja"\n"英語名" = "name_en"\n"種別" = "kind"\n"メモ" = ""\n'
                           '[defaults.nodes]\ncountry = "JP"\n[values.kind]\n"大学等" = "university"\n',
                           encoding="utf-8")
        musubi("import", self.folder / "book.xlsx", "-o", self.folder / "mine", "--map", mapping)
        self.assertIn("univ-b,university,B大学,B University,,,,,JP",
                      (self.folder / "mine" / "nodes.csv").read_text("utf-8"))
        mapping.write_text('[colums.nodes]\n', encoding="utf-8")
        done = musubi("import", self.folder / "book.xlsx", "-o", self.folder / "mine", "--map",
                      mapping, "--overwrite", status=3)
        self.assertIn("mapping.toml:1: unknown key 'colums'; did you mean 'columns'?", done.stderr)

    def test_an_edit_in_the_exported_workbook(self):
        book = self.folder / "gtb.xlsx"
        musubi("export", GRAPHS / "gtb", "-o", book)
        edited = openpyxl.load_workbook(book)
        edited["vocabulary"].append(["kind", "museum", "博物館", "museum"])
        edited["nodes"].append(["new-museum", "博物館", "新博物館", "New Museum"])
        edited.save(book)
        target = self.folder / "gtb"
        musubi("import", book, "-o", target)
        nodes = (target / "nodes.csv").read_text("utf-8")
        self.assertTrue(nodes.endswith("\nnew-museum,museum,新博物館,New Museum" + "," * 9 + "\n"))
        descriptor = json.loads((target / "datapackage.json").read_text("utf-8"))
        self.assertEqual(descriptor["vocabularies"]["kind"]["museum"],
                         {"ja": "博物館", "en": "museum"})
        self.assertIn("museum", descriptor["resources"][0]["schema"]["fields"][1]["constraints"]["enum"])
        self.assertEqual((target / "links.csv").read_bytes(),
                         (GRAPHS / "gtb" / "links.csv").read_bytes())

    def test_cells_without_a_text_are_told_with_their_place(self):
        book = self.workbook()
        links = book["links"]
        links["G2"] = "=1+1"
        links["H2"] = 44713
        links["H2"].number_format = numbers.FORMAT_DATE_XLSX14
        links["J2"] = "#REF!"
        links["J2"].data_type = "e"
        book["nodes"].merge_cells("B2:B3")
        self.refused(book, "book.xlsx:2: cell links!G2 holds a formula without its value",
                     "book.xlsx:2: cell links!H2 is a date; format the column as text and write 2022-06",
                     "book.xlsx:2: cell links!J2 holds the error #REF!",
                     "book.xlsx:2: the cells nodes!B2:B3 are merged")

    def test_a_missing_sheet_and_a_missing_column(self):
        self.refused(self.workbook(出典=None), "there is no table 'sources' (出典)",
                     "nodes, links and sources are needed")
        self.refused(self.workbook(nodes=[row[1:] for row in NODES]),
                     "book.xlsx:1: sheet 'nodes': the column 'id' (ID) is missing")

    def test_what_breaks_a_rule_is_told_with_its_row(self):
        rows = [*NODES, ["univ-c", "短大", "C短大", "C College"]]
        self.refused(self.workbook(nodes=rows), "book.xlsx:4: sheet 'nodes': unknown kind '短大'")

    def test_files_that_are_no_workbook(self):
        path = self.folder / "book.xlsx"
        for content, message in ((b"\xd0\xcf\x11\xe0" + bytes(600), "is encrypted, or an .xls"),
                                 (b"PK\x03\x04", "is damaged"), (b"id,kind\n", "is not an .xlsx")):
            path.write_bytes(content)
            self.refused(None, message)
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("content.xml", "<office/>")
        self.refused(None, "is a zip file, but not an .xlsx workbook")
        self.workbook().save(path)
        path.write_bytes(path.read_bytes()[:2000])
        self.refused(None, "error: ")

    def test_a_bomb_is_stopped(self):
        path = self.folder / "book.xlsx"
        self.workbook().save(path)
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                if name.endswith("sheet1.xml"):
                    content = content.replace(b"<sheetData>", b"<sheetData>" + b" " * (200 << 20))
                archive.writestr(name, content)
        self.assertLess(path.stat().st_size, 1 << 20)
        self.refused(None, "more than 200 times its size")

    def test_bad_usage_and_what_is_in_the_way(self):
        book = self.folder / "book.xlsx"
        self.workbook().save(book)
        target = self.folder / "mine"
        musubi("import", "-o", target, status=2)
        musubi("import", book, status=2)
        musubi("import", self.folder / "no.xlsx", "-o", target, status=3)
        musubi("import", book, "-o", target, "--map", self.folder / "no.toml", status=3)
        self.assertFalse(target.exists())
        target.mkdir()
        (target / "precious.txt").write_text("mine", encoding="utf-8")
        musubi("import", book, "-o", target, "--overwrite", status=4)
        self.assertEqual(files_of(target), ["precious.txt"])
        musubi("import", book, "-o", book / "below", status=4)
        shutil.rmtree(target)
        musubi("import", book, "-o", target)
        self.assertIn("--overwrite", musubi("import", book, "-o", target, status=4).stderr)

    def test_strict_takes_warnings_as_errors(self):
        rows = [[*row, "x"] for row in NODES]
        rows[0][-1] = "私見"
        self.workbook(nodes=rows).save(self.folder / "book.xlsx")
        done = musubi("import", self.folder / "book.xlsx", "-o", self.folder / "mine", "--strict",
                      status=3)
        self.assertIn("unknown column '私見'", done.stderr)
        self.assertFalse((self.folder / "mine").exists())
        done = musubi("import", self.folder / "book.xlsx", "-o", self.folder / "mine")
        self.assertTrue(done.stderr.startswith("warning: "))


if __name__ == "__main__":
    MUSUBI = str(pathlib.Path(sys.argv[1]).resolve())
    GRAPHS = pathlib.Path(sys.argv[2]).resolve() / "graphs"
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
