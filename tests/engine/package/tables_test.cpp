#include "engine/package/tables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "engine/file.hpp"
#include "tests/diagnostics_of.hpp"
#include "tests/package_folder.hpp"

namespace musubi::tables_test {
namespace {

using musubi::testing::Complaint;
using musubi::testing::diagnostics_of;
using musubi::testing::PackageFolder;
using musubi::testing::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

namespace fs = std::filesystem;

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  return names;
}

// The tables of a small package, and a folder in which to write them.
class PackageTablesTest : public ::testing::Test {
 protected:
  PackageTables tables() {
    static_cast<void>(package_.read());
    return read_package_tables(package_.path());
  }
  std::vector<Diagnostic> refusal(const PackageTables& tables, const fs::path& folder,
                                  ErrorKind kind = ErrorKind::input) {
    return diagnostics_of([&] { static_cast<void>(write_package(folder, tables)); }, kind);
  }

  PackageFolder package_{};
  TemporaryFolder place_{};
};

TEST_F(PackageTablesTest, ReadsTablesAsTheyAre) {
  const auto read = tables();
  ASSERT_THAT(read.tables, SizeIs(5));
  EXPECT_EQ(read.tables[0].name, "nodes");
  EXPECT_EQ(read.tables[4].name, "sources");
  EXPECT_THAT(read.tables[4].header,
              ElementsAre("id", "title", "publisher", "published", "file_or_url"));
  ASSERT_THAT(read.tables[4].rows, SizeIs(2));
  EXPECT_EQ(read.tables[4].rows[1].line, 3U);
  ASSERT_THAT(read.files, SizeIs(1));
  EXPECT_EQ(read.files[0].path, "projections.toml");
  EXPECT_EQ(read.descriptor, package_.file("datapackage.json"));
}

TEST_F(PackageTablesTest, SaysWhatIsNoCsvAndNoPackage) {
  package_.file("sources.csv") += "a,b,c,d,e,f\n\"open";
  for (const auto* name : {"sources.csv", "datapackage.json"}) {
    write_file(package_.path() / name, package_.file(name));
  }
  EXPECT_THAT(diagnostics_of([&] { static_cast<void>(read_package_tables(package_.path())); }),
              ElementsAre(Complaint("sources.csv", 4, "6 fields under 5 columns", "quotes"),
                          Complaint("sources.csv", 5, "never closed", "close")));
  EXPECT_THAT(diagnostics_of([&] { static_cast<void>(read_package_tables(place_.path())); }),
              ElementsAre(Complaint("", 0, "no datapackage.json", "")));
}

TEST(PackageFiles, AreOnlyTheTextFilesOfAPackage) {
  for (const auto* path : {"projections.toml", "profiles/a.toml", "scenarios/会議.toml"}) {
    EXPECT_TRUE(is_package_file(path)) << path;
  }
  for (const auto* path : {"", "nodes.csv", "datapackage.json", "other.toml", "profiles/.toml",
                           "profiles/../x.toml", "profiles/a/b.toml", "/projections.toml",
                           "profiles/..\\x.toml", "../projections.toml", "profiles/.a.toml"}) {
    EXPECT_FALSE(is_package_file(path)) << path;
  }
}

TEST(CsvText, QuotesOnlyWhatMustBeAndCountsLines) {
  RawTable table;
  table.header = {"id", "note"};
  table.rows = {{1, {"a", "x, \"y\""}}, {2, {"b", "two\nlines"}}, {3, {"c", " =1"}}};
  std::vector<std::size_t> lines;
  EXPECT_EQ(csv_text(table, &lines), "id,note\na,\"x, \"\"y\"\"\"\nb,\"two\nlines\"\nc, =1\n");
  EXPECT_THAT(lines, ElementsAre(2, 3, 5));
}

TEST_F(PackageTablesTest, WritesTheSamePackageWithTheFoldersAboveIt) {
  const auto read = tables();
  const auto target = place_.path() / "a" / "b" / "copy/";
  EXPECT_EQ(write_package(target, read).name, "toy");
  for (const auto* name : {"datapackage.json", "projections.toml", "nodes.csv", "links.csv",
                           "indicators.csv", "coverage.csv", "sources.csv"}) {
    EXPECT_EQ(read_file(target / name), package_.file(name)) << name;
  }
  EXPECT_THAT(names_in(place_.path() / "a" / "b"), ElementsAre("copy"));
  struct stat status {};
  ASSERT_EQ(::stat((place_.path() / "a" / "b" / "copy").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0500U, 0500U);
}

TEST_F(PackageTablesTest, LeavesNothingBehindWhenThePackageIsNotSound) {
  package_.replace("links.csv", "univ-a-medical,univ-a,part_of", "univ-a-medical,univ-x,part_of");
  for (const auto* name : {"datapackage.json", "projections.toml", "nodes.csv", "links.csv",
                           "indicators.csv", "coverage.csv", "sources.csv"}) {
    write_file(package_.path() / name, package_.file(name));
  }
  const auto read = read_package_tables(package_.path());
  const auto target = place_.path() / "a" / "copy";
  EXPECT_THAT(refusal(read, target),
              ElementsAre(Complaint("links.csv", 3, "unknown id 'univ-x'", "univ-a")));
  EXPECT_THAT(names_in(place_.path()), IsEmpty());
}

// What stands on line 4 of the CSV file stood in row 7 of a sheet.
TEST_F(PackageTablesTest, NamesTheRowsThatTheTablesCameFrom) {
  auto read = tables();
  auto& sources = read.tables[4];
  sources.origin = "book.xlsx";
  sources.sheet = "出典";
  sources.header_line = 3;
  sources.rows[0] = {5, {"paper", "A\ntitle", "Someone", "", ""}};
  sources.rows[1] = {7, {"paper", "Again", "Someone", "", ""}};
  read.tables[1].rows.clear();
  read.tables[2].rows.clear();
  read.tables[3].rows.clear();
  EXPECT_THAT(
      refusal(read, place_.path() / "copy"),
      ElementsAre(Complaint("book.xlsx", 7, "sheet '出典': duplicate id 'paper', first on line 5",
                            "remove")));
  read.origin = "book.xlsx";
  sources.rows.pop_back();
  read.files[0].text = "[x]\nnods = 1\n";
  EXPECT_THAT(refusal(read, place_.path() / "copy"),
              ElementsAre(Complaint("book.xlsx", 0,
                                    "sheet 'package', projections.toml:2: unknown key", "nodes")));
  read.files.clear();
  read.tables.erase(read.tables.begin() + 3);
  EXPECT_THAT(refusal(read, place_.path() / "copy"),
              ElementsAre(Complaint("book.xlsx", 0, "no sheet for coverage.csv", "header")));
}

TEST_F(PackageTablesTest, ReplacesOnlyAPackageAndOnlyWhenAsked) {
  auto read = tables();
  const auto target = place_.path() / "copy";
  write_package(target, read);
  write_file(target / "README.md", "mine");
  prepare_folder(target / "scenarios");
  write_file(target / "scenarios" / "old.toml", "");
  prepare_folder(target / "papers");
  write_file(target / "papers" / "a.txt", "text");
  EXPECT_THAT(refusal(read, target, ErrorKind::output),
              ElementsAre(Complaint("copy", 0, "is there already", "--overwrite")));
  read.files.clear();
  write_package(target, read, {.overwrite = true});
  EXPECT_FALSE(fs::exists(target / "projections.toml"));
  EXPECT_FALSE(fs::exists(target / "scenarios"));
  EXPECT_EQ(read_file(target / "README.md"), "mine");
  EXPECT_EQ(read_file(target / "papers" / "a.txt"), "text");
  EXPECT_THAT(names_in(place_.path()), ElementsAre("copy"));

  prepare_folder(place_.path() / "other");
  write_file(place_.path() / "file", "");
  for (const auto* name : {"other", "file"}) {
    EXPECT_THAT(
        diagnostics_of(
            [&] {
              static_cast<void>(write_package(place_.path() / name, read, {.overwrite = true}));
            },
            ErrorKind::output),
        ElementsAre(Complaint(name, 0, "is not a package", "")));
  }
}

TEST_F(PackageTablesTest, KeepsTheOldPackageWhenTheNewOneIsNotSound) {
  auto read = tables();
  const auto target = place_.path() / "copy";
  write_package(target, read);
  read.tables[0].rows.clear();
  EXPECT_FALSE(diagnostics_of([&] {
                 static_cast<void>(write_package(target, read, {.overwrite = true}));
               }).empty());
  EXPECT_EQ(read_file(target / "nodes.csv"), package_.file("nodes.csv"));
  EXPECT_THAT(names_in(place_.path()), ElementsAre("copy"));
}

TEST_F(PackageTablesTest, ReplacesAPackageThroughALinkToIt) {
  const auto read = tables();
  write_package(place_.path() / "real", read);
  fs::create_directory_symlink("real", place_.path() / "link");
  write_package(place_.path() / "link", read, {.overwrite = true});
  EXPECT_TRUE(fs::is_symlink(place_.path() / "link"));
  EXPECT_TRUE(fs::exists(place_.path() / "real" / "nodes.csv"));
}

}  // namespace
}  // namespace musubi::tables_test
