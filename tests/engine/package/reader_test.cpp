#include "engine/network_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/diagnostics_of.hpp"
#include "tests/package_folder.hpp"

namespace musubi::reader_test {
namespace {

using musubi::testing::Complaint;
using musubi::testing::PackageFolder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<Diagnostic> complaints(PackageFolder& package, const ReadOptions& options = {}) {
  return musubi::testing::diagnostics_of([&] { static_cast<void>(package.read(options)); });
}

TEST(PackageReader, ASoundPackageIsReadWhole) {
  PackageFolder package;
  const auto network = package.read();
  EXPECT_TRUE(network.is_package);
  EXPECT_EQ(network.name, "toy");
  EXPECT_EQ(network.version, "1.2.3");
  EXPECT_EQ(network.created, "2026-11-22");
  EXPECT_EQ(network.title.get(Language::ja), "おもちゃ");
  EXPECT_THAT(network.warnings, IsEmpty());
  const auto& graph = network.graph;
  EXPECT_EQ(graph.num_nodes(), 5U);
  EXPECT_EQ(graph.num_links(), 4U);
  const NodeId north = *graph.find("hub-north");
  EXPECT_EQ(graph.kind(north), "hub");
  EXPECT_EQ(graph.node_text(north, "name_ja"), "北拠点");
  EXPECT_EQ(graph.node_attributes().find("lat")->second.number(north), 43.1);
  EXPECT_EQ(graph.link_number(2, "strength"), 2.5);
  EXPECT_EQ(graph.link_number(2, "count"), 3.0);
  EXPECT_EQ(graph.link_number(0, "strength"), std::nullopt);
  EXPECT_THAT(graph.evidence(2), ElementsAre(Evidence{"paper", "p. 3"}, Evidence{"web", "p. 3"}));
  EXPECT_TRUE(graph.link(0).directed);
  EXPECT_EQ(network.sources.size(), 2U);
  EXPECT_EQ(network.indicators.at(0).value, 12.5);
  EXPECT_EQ(network.covered("hub-north", "contact"), Coverage::documented);
  EXPECT_EQ(network.covered("hub-south", "contact"), Coverage::partial);
  EXPECT_EQ(network.covered("hub-south", "talent"), Coverage::undocumented);
  ASSERT_EQ(network.projections.size(), 2U);
  EXPECT_EQ(network.projections[0].name, "ties") << "the first in the file is the default";
}

TEST(PackageReader, UnknownIdIsNamedWithTheNearest) {
  PackageFolder package;
  package.replace("links.csv", "univ-a,company-b", "univ-a,compani-b");
  package.replace("nodes.csv", "univ-a,\n", "univ-q,\n");
  package.replace("indicators.csv", "hub-north", "somewhere-quite-else");
  package.replace("coverage.csv", "hub-south", "hub-souht");
  EXPECT_THAT(
      complaints(package),
      ElementsAre(
          Complaint("coverage.csv", 3, "unknown id 'hub-souht' in column 'subject'", "'hub-south'"),
          Complaint("indicators.csv", 2, "unknown id 'somewhere-quite-else'", "one of hub-north"),
          Complaint("links.csv", 5, "unknown id 'compani-b' in column 'target'", "'company-b'"),
          Complaint("nodes.csv", 5, "unknown id 'univ-q' in column 'parent'", "'univ-a'")));
}

TEST(PackageReader, DuplicateIdNamesTheFirst) {
  PackageFolder package;
  package.file("nodes.csv") += "univ-a,company,別,Other,,,\n";
  package.file("sources.csv") += "web,Another page,,,\n";
  EXPECT_THAT(
      complaints(package),
      ElementsAre(
          Complaint("nodes.csv", 7, "duplicate id 'univ-a', first on line 4", "another id"),
          Complaint("sources.csv", 4, "duplicate id 'web', first on line 3", "another id")));
}

TEST(PackageReader, UnknownTermsAreNamedWithTheNearest) {
  PackageFolder package;
  package.replace("nodes.csv", "company,株", "compeny,株");
  package.replace("links.csv", ",part_of,", ",partof,");
  package.replace("links.csv", "contact;talent", "contact;talents");
  package.replace("links.csv", "planned", "plan");
  package.replace("coverage.csv", "partial", "half");
  package.replace("links.csv", "web,top", "wab,top");
  EXPECT_THAT(
      complaints(package),
      ElementsAre(Complaint("coverage.csv", 3, "unknown status 'half'", "documented, partial"),
                  Complaint("links.csv", 2, "unknown function 'talents'", "'talent'"),
                  Complaint("links.csv", 3, "unknown relation 'partof'", "'part_of'"),
                  Complaint("links.csv", 4, "unknown status 'plan'", "actual, planned"),
                  Complaint("links.csv", 5, "unknown source 'wab'", "'web'"),
                  Complaint("nodes.csv", 6, "unknown kind 'compeny'", "'company'")));
}

TEST(PackageReader, AMissingColumnIsAnErrorOfItsOwnOnly) {
  PackageFolder package;
  package.replace("nodes.csv", "name_en,", "");
  package.replace("nodes.csv", "id,", "code,");
  EXPECT_THAT(complaints(package),
              ElementsAre(Complaint("nodes.csv", 1, "the column 'id' is missing", "header row"),
                          Complaint("nodes.csv", 1, "the column 'name_en' is missing", "header")));
}

TEST(PackageReader, ColumnsInAnotherOrderAreAcceptedWithAWarning) {
  PackageFolder package;
  package.file("coverage.csv") =
      "topic,subject,evidence,note,status\ncontact,hub-north,paper,,documented\n";
  const auto network = package.read();
  EXPECT_EQ(network.covered("hub-north", "contact"), Coverage::documented);
  EXPECT_THAT(network.warnings, ElementsAre(Complaint("coverage.csv", 1, "another order", "")));
  EXPECT_THAT(complaints(package, {.strict = true}),
              ElementsAre(Complaint("coverage.csv", 1, "another order", "")));
}

TEST(PackageReader, AnUnknownColumnIsKeptWithAWarning) {
  PackageFolder package;
  package.replace("nodes.csv", "lat\n", "lat,aliasse\n");
  package.replace("nodes.csv", "43.1", "43.1,kept");
  const auto network = package.read();
  EXPECT_EQ(network.graph.node_text(0, "aliasse"), "kept");
  EXPECT_THAT(network.warnings,
              ElementsAre(Complaint("nodes.csv", 1, "unknown column 'aliasse'", "'aliases'")));
}

TEST(PackageReader, BadNumbersAndValuesOutOfRange) {
  PackageFolder package;
  package.replace("nodes.csv", "43.1", "143.1");
  package.replace("nodes.csv", "35.5", "35;5");
  package.replace("links.csv", "2.5,3,", "-2.5,3.5,");
  package.replace("nodes.csv", "company-b,", "Company B,");
  package.replace("links.csv", "univ-a,company-b,partners_with", "univ-a,hub-north,partners_with");
  package.replace("links.csv", "company-b,hub-south", "univ-a,hub-south");
  EXPECT_THAT(
      complaints(package),
      ElementsAre(Complaint("links.csv", 4, "'-2.5' is out of range for 'strength'", "schema"),
                  Complaint("links.csv", 4, "'3.5' is not a valid integer (column 'count')",
                            "whole number"),
                  Complaint("nodes.csv", 2, "'143.1' is out of range for 'lat'", "schema"),
                  Complaint("nodes.csv", 4, "'35;5' is not a valid number", "12.5"),
                  Complaint("nodes.csv", 6, "'Company B' does not have the form of 'id'",
                            "[a-z0-9]+(-[a-z0-9]+)*")));
}

TEST(PackageReader, RequiredCellsMayNotBeEmpty) {
  PackageFolder package;
  package.replace("nodes.csv", "南拠点", " ");
  EXPECT_THAT(complaints(package),
              ElementsAre(Complaint("nodes.csv", 3, "column 'name_ja' is empty", "required")));
}

TEST(PackageReader, TooManyFieldsHintAtAMissingQuote) {
  PackageFolder package;
  package.replace("nodes.csv", "Company B", "Company B, Ltd.");
  EXPECT_THAT(complaints(package),
              ElementsAre(Complaint("nodes.csv", 6, "8 fields under 7 columns", "in quotes")));
}

TEST(PackageReader, BrokenTextIsReportedWithItsLine) {
  PackageFolder package;
  package.replace("sources.csv", "A page", "\x81\n");
  EXPECT_THAT(complaints(package),
              ElementsAre(Complaint("sources.csv", 3, "neither UTF-8 nor CP932", "UTF-8")));
}

TEST(PackageReader, Cp932IsConvertedWithAWarning) {
  PackageFolder package;
  // 株式会社髙島 as Excel in Japan writes it, and the other Japanese cells out of the way.
  package.file("nodes.csv") =
      "id,kind,name_ja,name_en,aliases,parent,lat\n"
      "hub-north,hub,N,North hub,,,\nhub-south,hub,S,South hub,,,\n"
      "univ-a,university,A,University A,,,\nuniv-a-medical,university,M,Medicine,,univ-a,\n"
      "company-b,company,\x8A\x94\x8E\xAE\x89\xEF\x8E\xD0\xFB\xFC\x93\x87,Company B,,,\n";
  const auto network = package.read();
  EXPECT_EQ(network.graph.node_text(4, "name_ja"), "株式会社髙島");
  EXPECT_THAT(network.warnings, ElementsAre(Complaint("nodes.csv", 0, "CP932", "UTF-8")));
}

TEST(PackageReader, ByteOrderMarkAndWindowsLineEndsAreAccepted) {
  PackageFolder package;
  for (const auto* name : {"nodes.csv", "links.csv", "sources.csv"}) {
    std::string windows = "\xEF\xBB\xBF";
    for (const char c : package.file(name))
      windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
    package.file(name) = windows;
  }
  const auto network = package.read();
  EXPECT_EQ(network.graph.num_links(), 4U);
  EXPECT_EQ(network.graph.node_text(4, "name_en"), "Company B");
  EXPECT_THAT(network.warnings, IsEmpty());
}

// A quote that swallows the rows behind it must not make every link to those rows an error too: the
// reader would drown in consequences and not see the cause.
TEST(PackageReader, AnUnclosedQuoteIsReportedAloneAndWhereItIsOpened) {
  PackageFolder package;
  package.replace("nodes.csv", "Ａ大学,", "\"Ａ大学,");
  EXPECT_THAT(complaints(package),
              ElementsAre(Complaint("nodes.csv", 4, "never closed", "close the quote")));
}

TEST(PackageReader, AnEmptyOrMissingTableIsReportedAlone) {
  PackageFolder empty;
  empty.file("nodes.csv") = "";
  EXPECT_THAT(complaints(empty),
              ElementsAre(Complaint("nodes.csv", 0, "the file is empty", "header row")));
  PackageFolder missing;
  missing.remove("nodes.csv");
  missing.remove("sources.csv");
  EXPECT_THAT(complaints(missing),
              ElementsAre(Complaint("nodes.csv", 0, "no such file", "check the path"),
                          Complaint("sources.csv", 0, "no such file", "check the path")));
}

TEST(PackageReader, ATableOfNoRowsIsNotAReasonToAcceptItsIds) {
  PackageFolder package;
  package.file("nodes.csv") = "id,kind,name_ja,name_en,aliases,parent,lat\n";
  const auto found = complaints(package);
  ASSERT_FALSE(found.empty());
  EXPECT_THAT(found.back(), Complaint("links.csv", 5, "unknown id 'company-b'", "nodes.csv"));
}

TEST(PackageReader, AFolderWithoutDescriptorIsNoPackage) {
  PackageFolder package;
  package.remove("datapackage.json");
  EXPECT_THAT(complaints(package),
              ElementsAre(Complaint("", 0, "has no datapackage.json", "a package is a folder")));
}

TEST(PackageReader, ABrokenDescriptorIsReported) {
  PackageFolder syntax;
  syntax.file("datapackage.json") = "{\n  \"name\": \"toy\",\n  oops\n}";
  EXPECT_THAT(complaints(syntax),
              ElementsAre(Complaint("datapackage.json", 3, "not valid JSON", "commas")));
  PackageFolder list;
  list.file("datapackage.json") = "[1, 2]";
  EXPECT_THAT(complaints(list),
              ElementsAre(Complaint("datapackage.json", 0, "not a JSON object", "")));
  PackageFolder bare;
  bare.file("datapackage.json") = "{}";
  EXPECT_THAT(complaints(bare),
              ElementsAre(Complaint("datapackage.json", 0, "no \"name\"", "short name"),
                          Complaint("datapackage.json", 0, "no list of \"resources\"", "CSV"),
                          Complaint("datapackage.json", 0, "no resource named 'nodes'", "add it"),
                          Complaint("datapackage.json", 0, "no resource named 'links'", "add it"),
                          Complaint("datapackage.json", 0, "no resource named 'sources'", "add")));
  PackageFolder away;
  away.replace("datapackage.json", "\"path\": \"sources.csv\"", "\"path\": \"../sources.csv\"");
  EXPECT_THAT(complaints(away),
              ElementsAre(Complaint("datapackage.json", 0, "leaves the package", "beside"),
                          Complaint("datapackage.json", 0, "no resource named 'sources'", "")));
}

TEST(PackageReader, ASchemaMustHaveTheFieldsThatMakeANetwork) {
  PackageFolder package;
  package.replace("datapackage.json", R"({"name": "source", "type": "string", "constraints")",
                  R"({"name": "from", "type": "string", "constraints")");
  EXPECT_THAT(complaints(package),
              ElementsAre(Complaint("datapackage.json", 0,
                                    "the schema of 'links' has no field 'source'", "add it")));
}

TEST(PackageReader, ALinkNeedsEvidenceThatAReaderCanFind) {
  PackageFolder package;
  package.replace("links.csv", "paper,p. 1", ",p. 1");
  package.replace("links.csv", "paper,p. 2", "paper,");
  package.replace("links.csv", "from the list", "");
  package.file("links.csv") += "univ-a,univ-a,partners_with,,,actual,stated,,,web,top,\n";
  package.file("links.csv") += "univ-a,company-b,partners_with,,,actual,stated,,,web,top,\n";
  EXPECT_THAT(complaints(package),
              ElementsAre(Complaint("links.csv", 2, "the link has no evidence", "sources.csv"),
                          Complaint("links.csv", 3, "the evidence has no locator", "heading"),
                          Complaint("links.csv", 4, "a derived link has no note", "concluded"),
                          Complaint("links.csv", 6, "from 'univ-a' to itself", "two different"),
                          Complaint("links.csv", 7, "the same link stands on line 5", "remove")));
}

TEST(PackageReader, DocumentedNeedsASource) {
  PackageFolder package;
  package.replace("coverage.csv", "documented,paper", "documented,");
  EXPECT_THAT(complaints(package),
              ElementsAre(Complaint("coverage.csv", 2, "'documented' has no evidence", "source")));
}

TEST(PackageReader, TwoNodesMayNotShareAName) {
  PackageFolder package;
  package.replace("nodes.csv", "Company B,", "Company B,ａｌｐｈａ");
  EXPECT_THAT(complaints(package),
              ElementsAre(Complaint("nodes.csv", 6,
                                    "the name 'ａｌｐｈａ' of 'company-b' also belongs to 'univ-a'",
                                    "differ")));
}

TEST(PackageReader, PartOfMayNotGoRoundInACircle) {
  PackageFolder package;
  package.file("links.csv") += "univ-a,univ-a-medical,part_of,,,actual,stated,,,paper,p. 2,\n";
  EXPECT_THAT(complaints(package),
              ElementsAre(Complaint("links.csv", 3, "circle through 'univ-a-medical' and 'univ-a'",
                                    "remove one")));
}

TEST(PackageReader, ErrorsOfAllFilesComeTogether) {
  PackageFolder package;
  package.replace("coverage.csv", "partial", "half");
  package.replace("indicators.csv", "12.5", "many");
  package.replace("links.csv", "web,top", "web,");
  package.replace("nodes.csv", "South hub", "North hub");
  package.replace("projections.toml", "contract", "contrakt");
  EXPECT_THAT(complaints(package),
              ElementsAre(Complaint("coverage.csv", 3, "half", "documented"),
                          Complaint("indicators.csv", 2, "many", "12.5"),
                          Complaint("links.csv", 5, "locator", "heading"),
                          Complaint("nodes.csv", 3, "North hub", "differ"),
                          Complaint("projections.toml", 4, "contrakt", "'contract'")));
}

// A cell that swallowed half a file must neither overflow the stack of whatever matches patterns
// nor flood the message. stack.
TEST(PackageReader, AnEndlessCellIsAnErrorAndNotACrash) {
  PackageFolder package;
  package.replace("nodes.csv", "company-b,", std::string(500'000, 'a') + "_,");
  package.replace("links.csv", "univ-a,company-b,partners_with", "univ-a,hub-north,partners_with");
  package.replace("links.csv", "company-b,hub-south", "univ-a,hub-south");
  const auto found = complaints(package);
  EXPECT_THAT(found,
              ElementsAre(Complaint("nodes.csv", 6, "does not have the form of 'id'", "match")));
  EXPECT_LT(found.at(0).problem.size(), 1000U);
}

TEST(Load, TellsTheFormatFromTheName) {
  const musubi::testing::TemporaryFolder folder;
  PackageFolder package;
  static_cast<void>(package.read());
  EXPECT_TRUE(load(package.path()).is_package);
  EXPECT_EQ(load(folder.write("g.el", "a b\n")).graph.num_links(), 1U);
  EXPECT_THAT(musubi::testing::diagnostics_of(
                  [&] { static_cast<void>(load(folder.write("g.doc", "a b\n"))); }),
              ElementsAre(Complaint("g.doc", 0, "cannot tell the format", ".graphml")));
  EXPECT_THAT(
      musubi::testing::diagnostics_of([&] { static_cast<void>(load(folder.path() / "absent")); }),
      ElementsAre(Complaint("absent", 0, "no such file or folder", "give a package")));
}

}  // namespace
}  // namespace musubi::reader_test
