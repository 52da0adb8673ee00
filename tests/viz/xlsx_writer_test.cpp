#include "viz/xlsx_writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/file.hpp"
#include "engine/spreadsheet/package_import.hpp"
#include "engine/spreadsheet/xlsx_reader.hpp"
#include "tests/diagnostics_of.hpp"
#include "tests/temporary_folder.hpp"

namespace musubi::xlsx_writer_test {
namespace {

using musubi::testing::Complaint;
using musubi::testing::diagnostics_of;
using musubi::testing::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr const char* kDescriptor = R"({"name": "toy",
  "vocabularies": {"kind": {"hub": {"ja": "拠点", "en": "Hub"}, "body": {"ja": "機関"}}, "unit": {}},
  "resources": [
    {"name": "nodes", "path": "nodes.csv", "schema": {"fields": [
      {"name": "id", "title": "ID", "title_ja": "識別子", "type": "string"},
      {"name": "kind", "title": "Kind", "title_ja": "種類", "constraints": {"enum": ["hub", "body"]}},
      {"name": "lat", "title": "Latitude", "type": "number"},
      {"name": "note", "type": "string"}]}},
    {"name": "links", "path": "links.csv", "schema": {"fields": [{"name": "source"}]}},
    {"name": "sources", "path": "sources.csv", "schema": {"fields": [{"name": "id"}]}}]}
)";

PackageTables toy() {
  PackageTables tables;
  tables.descriptor = kDescriptor;
  RawTable nodes{"nodes", "nodes.csv", "nodes.csv", {}, 1, {"id", "kind", "lat", "note"}, {}};
  nodes.rows = {{2, {"a", "hub", "35.5", "=1+1"}},
                {3, {"b", "body", "35.50", "+1\n@x -y"}},
                {4, {"c", "", "100000", " ends in blanks \n"}},
                {5, {"d", "", "0.1234567890123456789", "2022-06"}},
                {6, {"e", "", "0.30000000000000004", "_x000D_ \r 😀"}},
                {7, {"0012", "", "1e5", "\"quoted\", <b>&amp;"}}};
  tables.tables = {nodes,
                   {"links", "links.csv", "links.csv", {}, 1, {"source"}, {}},
                   {"sources", "sources.csv", "sources.csv", {}, 1, {"id"}, {}}};
  tables.files = {{"profiles/p.toml", "a = \"長\"\r\n"}, {"projections.toml", ""}};
  return tables;
}

class XlsxWriter : public ::testing::Test {
 protected:
  std::filesystem::path write(const PackageTables& tables, Language language = Language::ja) {
    const auto path = folder.path() / "book.xlsx";
    write_xlsx(tables, path, language);
    return path;
  }
  std::vector<Diagnostic> refusal(const PackageTables& tables) {
    return diagnostics_of([&] { static_cast<void>(write(tables)); }, ErrorKind::output);
  }
  TemporaryFolder folder{};
};

TEST_F(XlsxWriter, IsReadBackExactly) {
  auto tables = toy();
  for (int i = 0; i < 3000; ++i) tables.files[1].text += "[t" + std::to_string(i) + "]\n";
  std::string wide;
  for (int i = 0; i < 20'000; ++i) wide += "😀";
  tables.files[0].text += wide;
  for (const auto language : {Language::ja, Language::en}) {
    const auto back = import_tables({write(tables, language)}, {}, "other");
    EXPECT_THAT(back.warnings, IsEmpty());
    EXPECT_EQ(back.descriptor, tables.descriptor);
    ASSERT_THAT(back.files, SizeIs(2));
    for (std::size_t i = 0; i < 2; ++i) {
      EXPECT_EQ(back.files[i].path, tables.files[i].path);
      EXPECT_EQ(back.files[i].text, tables.files[i].text);
    }
    ASSERT_THAT(back.tables, SizeIs(3));
    for (std::size_t i = 0; i < 3; ++i) {
      EXPECT_EQ(csv_text(back.tables[i]), csv_text(tables.tables[i]));
    }
  }
}

TEST_F(XlsxWriter, GivesTheSameBytesForTheSamePackage) {
  const auto first = read_file(write(toy()));
  EXPECT_EQ(read_file(write(toy())), first);
  EXPECT_NE(read_file(write(toy(), Language::en)), first);
}

TEST_F(XlsxWriter, HeadsColumnsInTheLanguageAskedFor) {
  const auto header = [&](Language language) {
    std::vector<std::string> texts;
    const auto workbook = read_workbook(write(toy(), language));
    for (const auto& cell : workbook.sheets[0].rows[0].cells) texts.push_back(cell.text);
    return texts;
  };
  EXPECT_THAT(header(Language::ja), ElementsAre("識別子", "種類", "Latitude", "note"));
  EXPECT_THAT(header(Language::en), ElementsAre("ID", "Kind", "Latitude", "note"));
}

// A title that stands above two columns, or is the name of another, would be read as the other.
TEST_F(XlsxWriter, HeadsColumnsByNameWhereTitlesMislead) {
  auto tables = toy();
  const auto replace = [&](const std::string& from, const std::string& to) {
    tables.descriptor.replace(tables.descriptor.find(from), from.size(), to);
  };
  replace("\"識別子\"", "\"種類\"");
  replace("\"Latitude\"", "\"Note\"");
  const auto back = import_tables({write(tables)}, {}, "other");
  EXPECT_EQ(csv_text(back.tables[0]), csv_text(tables.tables[0]));
}

TEST_F(XlsxWriter, RefusesWhatDoesNotFitAndWritesNothing) {
  auto tables = toy();
  tables.tables[0].rows[1].fields[3] = std::string(32'768, 'x');
  tables.tables[0].rows[2].fields[3] = "bell \a";
  EXPECT_THAT(refusal(tables),
              ElementsAre(Complaint("nodes.csv", 3, "'note' is longer than the 32,767", "shorten"),
                          Complaint("nodes.csv", 4, "'note' holds a control character", "remove")));
  tables.tables[0].rows[1].fields[3] = std::string(32'767, 'x');
  tables.tables[0].rows[2].fields[3] = "";
  EXPECT_NO_THROW(static_cast<void>(write(tables)));
  std::filesystem::remove(folder.path() / "book.xlsx");
  tables.tables[0].name = "vocabulary";
  EXPECT_THAT(refusal(tables), ElementsAre(Complaint("nodes.csv", 0, "'vocabulary'", "name")));
  tables.tables[0].name = "a/b";
  EXPECT_THAT(refusal(tables), ElementsAre(Complaint("nodes.csv", 0, "'a/b'", "name")));
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST_F(XlsxWriter, SaysWhenItCannotWrite) {
  EXPECT_THAT(
      diagnostics_of([&] { write_xlsx(toy(), folder.path() / "no" / "x.xlsx", Language::ja); },
                     ErrorKind::output),
      SizeIs(1));
}

}  // namespace
}  // namespace musubi::xlsx_writer_test
