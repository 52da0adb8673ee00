#include "engine/spreadsheet/package_import.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/file.hpp"
#include "engine/package/template_descriptor.hpp"
#include "tests/diagnostics_of.hpp"
#include "tests/workbook_file.hpp"

namespace musubi::package_import_test {
namespace {

using musubi::testing::Complaint;
using musubi::testing::diagnostics_of;
using musubi::testing::TemporaryFolder;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

// CSV files of a small network, to be changed; a mapping when one is set.
class PackageImportTest : public ::testing::Test {
 protected:
  PackageTables import() {
    std::vector<std::filesystem::path> paths;
    for (const auto& [name, text] : files) paths.push_back(folder.write(name, text));
    const auto mapping =
        toml.empty() ? ImportMapping{} : read_import_mapping(folder.write("mapping.toml", toml));
    return import_tables(paths, mapping, "mine");
  }
  std::vector<Diagnostic> refusal() {
    return diagnostics_of([&] { static_cast<void>(import()); });
  }
  static const RawTable& table(const PackageTables& tables, const std::string& name) {
    for (const auto& each : tables.tables) {
      if (each.name == name) return each;
    }
    throw std::logic_error("no table " + name);
  }
  static std::vector<std::string> column(const RawTable& table, const std::string& name) {
    std::vector<std::string> cells;
    for (std::size_t c = 0; c < table.header.size(); ++c) {
      if (table.header[c] != name) continue;
      for (const auto& row : table.rows) cells.push_back(row.fields[c]);
    }
    return cells;
  }

  TemporaryFolder folder{};
  std::string toml{};
  std::map<std::string, std::string> files{
      {"nodes.csv",
       "id,kind,name_ja,name_en\nhub-a,hub,拠点A,Hub A\nuniv-b,university,B大学,B University\n"},
      {"links.csv",
       "source,target,relation,function,status,basis,evidence,locator\n"
       "univ-b,hub-a,serves,talent,actual,stated,paper,p. 1\n"},
      {"sources.csv", "id,title,publisher\npaper,A paper,Someone\n"}};
};

TEST_F(PackageImportTest, MakesAPackageOfThreeTables) {
  const auto tables = import();
  EXPECT_THAT(tables.warnings, IsEmpty());
  EXPECT_EQ(nlohmann::json::parse(tables.descriptor).at("name"), "mine");
  ASSERT_THAT(tables.tables, SizeIs(5));
  EXPECT_THAT(column(table(tables, "nodes"), "id"), ElementsAre("hub-a", "univ-b"));
  EXPECT_THAT(column(table(tables, "nodes"), "country"), ElementsAre("", ""));
  EXPECT_THAT(table(tables, "coverage").rows, IsEmpty());
  EXPECT_THAT(table(tables, "coverage").header, Contains("topic"));
  const auto network = write_package(folder.path() / "mine", tables);
  EXPECT_EQ(network.graph.num_nodes(), 2U);
}

TEST_F(PackageImportTest, AcceptsHeadersAndLabelsInEitherLanguage) {
  files["nodes.csv"] =
      "ＩＤ,種類,名称（日本語）,Name (English)\nhub-a,拠点,拠点A,Hub A\n"
      "univ-b,University,B大学,B University\n";
  files["links.csv"] =
      "起点,Target,関係,機能,状態,根拠の種類,出典,記載箇所\n"
      "univ-b,hub-a,serves,人材育成；研究・教育,ACTUAL,記載,paper,p. 1\n";
  const auto tables = import();
  EXPECT_THAT(tables.warnings, IsEmpty());
  EXPECT_THAT(column(table(tables, "nodes"), "kind"), ElementsAre("hub", "university"));
  const auto& links = table(tables, "links");
  EXPECT_THAT(column(links, "function"), ElementsAre("talent;research_education"));
  EXPECT_THAT(column(links, "status"), ElementsAre("actual"));
  EXPECT_THAT(column(links, "basis"), ElementsAre("stated"));
  EXPECT_EQ(write_package(folder.path() / "mine", tables).graph.num_links(), 1U);
}

TEST_F(PackageImportTest, MapsSheetsColumnsDefaultsAndValues) {
  files.erase("nodes.csv");
  files["機関一覧.csv"] =
      "コード,機関名,英語名,分類,国名,担当者\nhub-a,拠点A,Hub A,拠点,日本,x\n"
      "univ-b,B大学,B University,大学等,,y\n";
  toml = R"(
[sheets]
nodes = "機関一覧"
[columns.nodes]
"コード" = "id"
"機関名" = "name_ja"
"英語名" = "name_en"
"分類" = "kind"
"国名" = "country"
"担当者" = ""
[defaults.nodes]
country = "JP"
prefecture = "東京都"
[values.kind]
"大学等" = "university"
[values.country]
"日本" = "JP"
)";
  const auto tables = import();
  const auto& nodes = table(tables, "nodes");
  EXPECT_THAT(column(nodes, "id"), ElementsAre("hub-a", "univ-b"));
  EXPECT_THAT(column(nodes, "kind"), ElementsAre("hub", "university"));
  EXPECT_THAT(column(nodes, "country"), ElementsAre("JP", "JP"));
  EXPECT_THAT(column(nodes, "prefecture"), ElementsAre("東京都", "東京都"));
  EXPECT_THAT(nodes.header, Not(Contains("担当者")));
}

TEST_F(PackageImportTest, ChecksTheMapping) {
  toml = "[sheet]\na = \"b\"\n[columns]\nnodes = 1\n[defaults.nodes]\ncountry = 1\n";
  EXPECT_THAT(refusal(),
              UnorderedElementsAre(
                  Complaint("mapping.toml", 1, "unknown key 'sheet'", "'sheets'"),
                  Complaint("mapping.toml", 4, "'nodes' must be a table", "[columns.nodes]"),
                  Complaint("mapping.toml", 6, "'country' must be a text", "quotes")));
  toml =
      "[sheets]\nnode = \"nodes\"\nnodes = \"nods\"\n[columns.nodes]\n\"id\" = \"idd\"\n"
      "[defaults.link]\nx = \"y\"\n[values.kind]\n\"大学\" = \"universty\"\n[values.knd]\n";
  EXPECT_THAT(
      refusal(),
      UnorderedElementsAre(Complaint("mapping.toml", 2, "unknown table 'node'", "'nodes'"),
                           Complaint("mapping.toml", 3, "no sheet 'nods'", "'nodes'"),
                           Complaint("mapping.toml", 5, "unknown column 'idd'", "'id'"),
                           Complaint("mapping.toml", 6, "unknown table 'link'", "'links'"),
                           Complaint("mapping.toml", 9, "unknown kind 'universty'", "'university'"),
                           Complaint("mapping.toml", 10, "vocabulary or column 'knd'", "'kind'")));
  toml = "[columns.nodes]\n\"kimd\" = \"kind\"\n";
  EXPECT_THAT(refusal(),
              ElementsAre(Complaint("mapping.toml", 2, "has no column 'kimd'", "'kind'")));
  toml = "[sheets\n";
  EXPECT_THAT(refusal(), ElementsAre(Complaint("mapping.toml", 1, "", "")));
}

TEST_F(PackageImportTest, SaysWhatIsMissing) {
  files.erase("sources.csv");
  files["nodes.csv"] = "id,name_ja,name_en\n";
  EXPECT_THAT(refusal(),
              UnorderedElementsAre(Complaint("nodes.csv", 0, "there is no table 'sources' (出典)",
                                             "nodes, links and sources are needed"),
                                   Complaint("nodes.csv", 1, "the column 'kind' (種類) is missing",
                                             "[defaults.nodes]")));
}

TEST_F(PackageImportTest, SaysWhatIsTwiceThere) {
  files["nodes.csv"] = "id,kind,種類,name_ja,name_en\n";
  folder.write("more/links.csv", files["links.csv"]);
  std::vector<std::filesystem::path> paths;
  for (const auto& [name, text] : files) paths.push_back(folder.write(name, text));
  paths.push_back(folder.path() / "more/links.csv");
  EXPECT_THAT(
      diagnostics_of([&] { static_cast<void>(import_tables(paths, {}, "mine")); }),
      UnorderedElementsAre(Complaint("nodes.csv", 1, "'kind' and '種類' are both 'kind'", "rename"),
                           Complaint("more/links.csv", 0, "is the table 'links'", "once")));
}

TEST_F(PackageImportTest, KeepsFurtherColumnsAsText) {
  files["nodes.csv"] =
      "id,kind,name_ja,name_en,従業員数,nmae_ja\nhub-a,hub,拠点A,Hub A,12,\n"
      "univ-b,university,B大学,B University,,\n";
  const auto tables = import();
  EXPECT_THAT(tables.warnings,
              ElementsAre(Complaint("nodes.csv", 1, "unknown column '従業員数'", ""),
                          Complaint("nodes.csv", 1, "unknown column 'nmae_ja'", "'name_ja'")));
  EXPECT_THAT(column(table(tables, "nodes"), "従業員数"), ElementsAre("12", ""));
  const auto fields = nlohmann::json::parse(tables.descriptor)["resources"][0]["schema"]["fields"];
  EXPECT_EQ(fields[fields.size() - 2]["name"], "従業員数");
  EXPECT_THAT(write_package(folder.path() / "mine", tables).warnings, IsEmpty());
}

TEST_F(PackageImportTest, SaysWhatHasNoHeaderAndWhatIsEmpty) {
  files["nodes.csv"] += "univ-c,university,C大学,C University,stray\n";
  files["sources.csv"] = "\n";
  EXPECT_THAT(refusal(),
              UnorderedElementsAre(Complaint("nodes.csv", 4, "column E has no header", "comma"),
                                   Complaint("sources.csv", 0, "is empty", "header")));
  files["nodes.csv"] = "id,\"kind\n";
  EXPECT_THAT(refusal(), Contains(Complaint("nodes.csv", 1, "never closed", "close")));
}

TEST_F(PackageImportTest, ConvertsOtherEncodingsWithAWarning) {
  files["sources.csv"] = "id,title,publisher\npaper,\x93\x8c\x8b\x9e,Someone\n";  // 東京 in CP932
  const auto tables = import();
  EXPECT_THAT(column(table(tables, "sources"), "title"), ElementsAre("東京"));
  EXPECT_THAT(tables.warnings, ElementsAre(Complaint("sources.csv", 0, "CP932", "UTF-8")));
}

TEST_F(PackageImportTest, ReadsSheetsOfWorkbooksAndCsvTogether) {
  files.erase("links.csv");
  testing::WorkbookFile book;
  const auto text = [](const std::string& value) {
    return "<c t=\"inlineStr\"><is><t>" + value + "</t></is></c>";
  };
  std::string rows = "<row r=\"2\"><c/></row><row r=\"3\">";
  for (const auto* name :
       {"source", "target", "relation", "status", "basis", "evidence", "locator"}) {
    rows += text(name);
  }
  rows += "</row><row r=\"6\">";
  for (const auto* cell : {"univ-b", "hub-a", "serves", "aktual", "記載", "paper", "p. 1"}) {
    rows += text(cell);
  }
  book.rows(rows + "</row>");
  std::vector<std::filesystem::path> paths{book.write()};
  for (const auto& [name, content] : files) paths.push_back(folder.write(name, content));
  const auto tables = import_tables(paths, {}, "mine");
  EXPECT_EQ(table(tables, "links").sheet, "links");
  EXPECT_THAT(
      diagnostics_of([&] { static_cast<void>(write_package(folder.path() / "mine", tables)); }),
      ElementsAre(Complaint("book.xlsx", 6, "sheet 'links': unknown status 'aktual'", "'actual'")));

  // What is wrong with the cells of a sheet matters when it is a table.
  book.rows(rows + "</row>", "<mergeCells><mergeCell ref=\"A3:B3\"/></mergeCells>");
  paths.front() = book.write();
  EXPECT_THAT(diagnostics_of([&] { static_cast<void>(import_tables(paths, {}, "mine")); }),
              ElementsAre(Complaint("book.xlsx", 3, "links!A3:B3 are merged", "unmerge")));
  auto& name = book.part("xl/workbook.xml");
  name.replace(name.find("\"links\""), 7, "\"memo\"");
  paths.front() = book.write();
  paths.push_back(
      folder.write("links.csv", "source,target,relation,status,basis,evidence,locator\n"));
  EXPECT_THAT(import_tables(paths, {}, "mine").warnings,
              ElementsAre(Complaint("book.xlsx", 0, "the sheet 'memo' is no table", "--map")));
}

TEST_F(PackageImportTest, TellsWhatIsWrongWithAllFiles) {
  files = {{"a.xlsx", "no zip"}, {"b.xls", "\xD0\xCF\x11\xE0"}, {"c.csv", "\x81"}};
  EXPECT_THAT(refusal(), SizeIs(3));
}

TEST_F(PackageImportTest, MergesTheVocabulary) {
  files["vocabulary.csv"] =
      "topic,term,label_ja,label_en\nkind,hub,拠点,hub\nkind,museum,博物館,museum\n"
      "status,actual,実施中,\nmood,good,良い,good\n";
  files["nodes.csv"] += "museum-c,博物館,C館,C Museum\n";
  files["links.csv"] += "museum-c,hub-a,serves,talent,実施中,stated,paper,p. 2\n";
  const auto tables = import();
  const auto json = nlohmann::ordered_json::parse(tables.descriptor);
  const auto& vocabularies = json["vocabularies"];
  EXPECT_EQ(vocabularies["kind"]["museum"]["ja"], "博物館");
  EXPECT_EQ(vocabularies["status"]["actual"]["ja"], "実施中");
  EXPECT_EQ(vocabularies["status"]["actual"]["en"], "actual");
  EXPECT_EQ(vocabularies["mood"]["good"]["en"], "good");
  EXPECT_EQ(json["resources"][0]["schema"]["fields"][1]["constraints"]["enum"].back(), "museum");
  EXPECT_THAT(column(table(tables, "nodes"), "kind"), ElementsAre("hub", "university", "museum"));
  EXPECT_EQ(write_package(folder.path() / "mine", tables).graph.num_nodes(), 3U);

  files["vocabulary.csv"] =
      "topic,term,label_ja,label_en\n,x,,\nkind,hub,,\nkind,hub,,\nkind,a;b,,\n";
  EXPECT_THAT(refusal(), ElementsAre(Complaint("vocabulary.csv", 2, "no topic or no term", "fill"),
                                     Complaint("vocabulary.csv", 4,
                                               "'hub' of 'kind' is there twice", "remove"),
                                     Complaint("vocabulary.csv", 5, "holds a ';'", "")));
  files["vocabulary.csv"] = "topic,name\n";
  EXPECT_THAT(refusal(), AllOf(SizeIs(3), Each(Complaint("vocabulary.csv", 1, "no column", ""))));
}

TEST_F(PackageImportTest, SaysWhenALabelMeansSeveralTerms) {
  files["vocabulary.csv"] = "topic,term,label_ja,label_en\nkind,hub2,拠点,hub two\n";
  files["nodes.csv"] = "id,kind,name_ja,name_en\nhub-a,拠点,拠点A,Hub A\nhub-b,hub,B,B\n";
  EXPECT_THAT(refusal(),
              ElementsAre(Complaint("nodes.csv", 2, "'拠点' is the label of several terms",
                                    "write the term")));
}

TEST_F(PackageImportTest, TakesDescriptorAndFilesFromThePackageSheet) {
  std::string descriptor(template_descriptor());
  const auto half = descriptor.size() / 2;
  const auto quoted = [](std::string text) {
    std::string result = "\"";
    for (const char c : text) result += c == '"' ? "\"\"" : std::string(1, c);
    return result + "\"";
  };
  files["package.csv"] = "file,part,text\ndatapackage.json,2," + quoted(descriptor.substr(half)) +
                         "\ndatapackage.json,1," + quoted(descriptor.substr(0, half)) +
                         "\nprojections.toml,1,[all]\n";
  const auto tables = import();
  EXPECT_EQ(tables.descriptor, descriptor);
  ASSERT_THAT(tables.files, SizeIs(1));
  EXPECT_EQ(tables.files[0].path, "projections.toml");
  EXPECT_THAT(tables.tables, SizeIs(3));  // the package had no other files

  files["package.csv"] = "file,part,text\ndatapackage.json,2,x\n../x.toml,1,x\n";
  EXPECT_THAT(refusal(),
              UnorderedElementsAre(
                  Complaint("package.csv", 2, "no part 1 of datapackage.json", "export"),
                  Complaint("package.csv", 3, "'../x.toml' is not a file of a package", "")));
  files["package.csv"] = "file,part,text\ndatapackage.json,1,{\ndatapackage.json,1,{\n";
  EXPECT_THAT(refusal(), ElementsAre(Complaint("package.csv", 3, "missing or twice there", "")));
  files["package.csv"] = "file,part,text\ndatapackage.json,1,{\n";
  EXPECT_THAT(refusal(), ElementsAre(Complaint("package.csv", 0, "is not a JSON object", "")));
}

}  // namespace
}  // namespace musubi::package_import_test
