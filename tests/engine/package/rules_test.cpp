#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/network_reader.hpp"
#include "tests/diagnostics_of.hpp"
#include "tests/package_folder.hpp"

namespace musubi::rules_test {
namespace {

using musubi::testing::Complaint;
using musubi::testing::PackageFolder;
using musubi::testing::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

CheckedNetwork check_folder(const PackageFolder& package, const ReadOptions& options = {}) {
  package.write();
  return check(package.path(), options);
}

// What the reader says of two names of different nodes.
std::vector<Diagnostic> warnings_for(const std::string& one, const std::string& other,
                                     const std::string& distinct_from = "") {
  PackageFolder package;
  package.replace("datapackage.json", R"({"name": "aliases", "type": "string"},)",
                  R"({"name": "aliases", "type": "string"},
                     {"name": "distinct_from", "type": "string"},)");
  package.file("nodes.csv") =
      "id,kind,name_ja,name_en,aliases,distinct_from,parent,lat\n"
      "hub-north,hub,北,,,,,\nhub-south,hub,南,,,,,\nuniv-a,university,あ,,,,,\n"
      "univ-a-medical,university,い,,,,,\ncompany-b,company," +
      one + ",,,,,\ncompany-c,company," + other + ",,," + distinct_from + ",,\n";
  const auto checked = check_folder(package);
  EXPECT_THAT(checked.errors, IsEmpty());
  return checked.network.warnings;
}

TEST(PackageNames, ASlipOfThePenIsReportedWithTheOther) {
  EXPECT_THAT(
      warnings_for("日本バイオテク協議会", "日本バイオテック協議会"),
      ElementsAre(Complaint("nodes.csv", 7, "'日本バイオテク協議会' of 'company-b' (line 6)",
                            "write 'company-b' into distinct_from")));
  EXPECT_THAT(warnings_for("Innovation Center", "Innovation Centre"), SizeIs(1));
  EXPECT_THAT(warnings_for("Greater London", "Greater Londn"), SizeIs(1));
}

TEST(PackageNames, LegalFormsBlanksAndMarksTellNothingApart) {
  EXPECT_THAT(warnings_for("株式会社 見本製薬", "見本製薬（株）"), SizeIs(1));
  EXPECT_THAT(warnings_for("見本大", "見本大学"), SizeIs(1));
  EXPECT_THAT(warnings_for("BIO Europe", "BIO-Europe"), SizeIs(1));
}

TEST(PackageNames, WordsThatDifferAreLeftAlone) {
  EXPECT_THAT(warnings_for("東京工業大学", "東京農業大学"), IsEmpty());
  EXPECT_THAT(warnings_for("市場領域1", "市場領域2"), IsEmpty());
  EXPECT_THAT(warnings_for("三井リンクラボ新木場1", "三井リンクラボ新木場2"), IsEmpty());
  EXPECT_THAT(warnings_for("JST", "JSR"), IsEmpty());
  EXPECT_THAT(warnings_for("川崎市立病院", "横浜市立病院"), IsEmpty());
}

TEST(PackageNames, WhatTheEditorTellsApartIsNotReported) {
  EXPECT_THAT(warnings_for("Greater London", "Greater Londn", "company-b"), IsEmpty());
  // The row may come from a package that has more nodes.
  EXPECT_THAT(warnings_for("Greater London", "Greater Londn", "elsewhere;company-b"), IsEmpty());
}

TEST(PackageCoverage, MayNotContradictTheLinksOrItself) {
  PackageFolder package;
  package.replace("coverage.csv", "hub-south,contact,partial,,scattered\n",
                  "hub-south,contact,undocumented,paper,\n"
                  "hub-south,funding,undocumented,,\n"
                  "hub-north,talent,documented,,\n");
  EXPECT_THAT(check_folder(package).errors,
              ElementsAre(Complaint("coverage.csv", 3, "'undocumented' names a source", "partial"),
                          Complaint("coverage.csv", 4, "line 4 of links.csv", "partial"),
                          Complaint("coverage.csv", 5, "'documented' has no evidence", "source")));
}

TEST(PackageHierarchy, ALongChainIsNotACircle) {
  PackageFolder package;
  constexpr int kLength = 20000;
  for (int i = 0; i < kLength; ++i) {
    const auto n = std::to_string(i);
    package.file("nodes.csv") += "part-" + n + ",company,部" + n + ",,,,\n";
    if (i > 0) {
      package.file("links.csv") += "part-" + std::to_string(i - 1) + ",part-" + n +
                                   ",part_of,,,actual,stated,,,paper,p. 4,\n";
    }
  }
  EXPECT_THAT(check_folder(package).errors, IsEmpty());
}

TEST(PackageCheck, ErrorsAndWarningsComeTogether) {
  PackageFolder package;
  package.replace("coverage.csv", "documented,paper", "documented,");
  package.replace("nodes.csv", "lat\n", "lat,extra\n");
  const auto checked = check_folder(package);
  EXPECT_THAT(checked.errors, ElementsAre(Complaint("coverage.csv", 2, "no evidence", "")));
  EXPECT_THAT(checked.network.warnings, ElementsAre(Complaint("nodes.csv", 1, "extra", "")));
}

TEST(PackageCheck, AGraphFileIsCheckedToo) {
  const TemporaryFolder folder;
  folder.write("broken.el", "a b\nc\n");
  EXPECT_THAT(check(folder.path() / "broken.el").errors, SizeIs(1));
  folder.write("sound.el", "a b\n");
  EXPECT_THAT(check(folder.path() / "sound.el").errors, IsEmpty());
  EXPECT_THROW(static_cast<void>(check(folder.path() / "none.el")), Error);
}

// The sound package, with the texts of both of its sources.
class SourceLookupTest : public ::testing::Test {
 protected:
  SourceLookupTest() {
    package_.replace("sources.csv", "paper.pdf", "paper-2021.txt");
    package_.replace("links.csv", "web,top", "web,top > firms");
    package_.replace("links.csv", "paper;web,p. 3", "paper;web,p. 3 > top");
    texts_.write("paper-2021.txt",
                 "p. 1 Ａ大学医学部 serves 北拠点\np. 2 Ａ大学\np. 3 funding\np. 9 12.5 firms\n");
    texts_.write("web.txt", "top: firms\nＡ大学 and 株式会社髙島\n");
  }
  CheckedNetwork look_up() { return check_folder(package_, {.source_texts = texts_.path()}); }
  PackageFolder package_{};
  TemporaryFolder texts_{};
};

TEST_F(SourceLookupTest, ATrueLocatorAndTrueNamesPass) {
  const auto checked = look_up();
  EXPECT_THAT(checked.errors, IsEmpty());
  EXPECT_THAT(checked.lookup.found, ElementsAre("paper", "web"));
  EXPECT_THAT(checked.lookup.without, IsEmpty());
}

TEST_F(SourceLookupTest, ALocatorThatIsNotInItsSourceIsReported) {
  package_.replace("links.csv", "p. 2", "p. 7");
  package_.replace("indicators.csv", "p. 9", "p. 10");
  EXPECT_THAT(look_up().errors,
              ElementsAre(Complaint("indicators.csv", 2, "'paper' does not hold", "printed"),
                          Complaint("links.csv", 3, "the locator 'p. 7'", "printed")));
}

TEST_F(SourceLookupTest, PiecesMustFollowEachOther) {
  package_.replace("links.csv", "web,top > firms", "web,firms > top");
  EXPECT_THAT(look_up().errors,
              ElementsAre(Complaint("links.csv", 5, "'top' does not follow 'firms'", "printed")));
}

TEST_F(SourceLookupTest, EachOfSeveralSourcesMustHoldAPiece) {
  package_.replace("links.csv", "p. 3 > top", "p. 3 > funding");
  EXPECT_THAT(look_up().errors,
              ElementsAre(Complaint("links.csv", 4, "'web' holds no part", "printed")));
}

TEST_F(SourceLookupTest, AStatedLinkMustNameBothItsEnds) {
  texts_.write("web.txt", "top: firms\nＡ大学\n");
  EXPECT_THAT(look_up().errors,
              ElementsAre(Complaint("links.csv", 5, "does not name 'company-b'", "aliases")));
}

TEST_F(SourceLookupTest, ASourceWithoutATextIsPassedOver) {
  package_.replace("sources.csv", "paper-2021.txt", "../paper-2021.txt");
  package_.replace("links.csv", "p. 2", "p. 7");
  const auto checked = look_up();
  EXPECT_THAT(checked.errors, IsEmpty());
  EXPECT_THAT(checked.lookup.without, ElementsAre("paper"));
}

TEST_F(SourceLookupTest, AProfilesLocatorsAreLookedUp) {
  std::filesystem::create_directory(package_.path() / "profiles");
  package_.file("profiles/good.toml") =
      "title_ja='良'\ntitle_en='Good'\napplies_to='hub'\nevidence='paper'\nlocator='p. 1'\n"
      "[[requirement]]\nid='a'\ntext_ja='あ'\ntext_en='a'\nlocator='p. 77'\n";
  EXPECT_THAT(look_up().errors, ElementsAre(Complaint("good.toml", 6, "'p. 77'", "printed")));
}

TEST_F(SourceLookupTest, AFolderThatIsNotThereIsAnError) {
  EXPECT_THAT(check_folder(package_, {.source_texts = texts_.path() / "none"}).errors,
              ElementsAre(Complaint("none", 0, "no such folder", "texts")));
}

}  // namespace
}  // namespace musubi::rules_test
