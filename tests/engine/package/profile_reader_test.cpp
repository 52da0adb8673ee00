#include "engine/package/profile.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/network.hpp"
#include "tests/diagnostics_of.hpp"
#include "tests/temporary_folder.hpp"

namespace musubi {
namespace {

using musubi::testing::Complaint;
using musubi::testing::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr const char* kSound = R"(title_ja = "共同体"
title_en = "Community"
applies_to = "community"
evidence = "paper"
locator = "p. 1"

[[requirement]]
id = "funds"
level = "system"
axis = "openness"
text_ja = "投資機関がある"
text_en = "has investors"
needs = [{ kinds = ["fund"], at_least = 2 }, { functions = ["funding"], relation = "serves" }]

[[requirement]]
id = "talk"
text_ja = "発信している"
text_en = "is heard of"
)";

class ProfileReaderTest : public ::testing::Test {
 protected:
  ProfileReaderTest() {
    for (const auto& [topic, term] :
         {std::pair("kind", "community"), std::pair("kind", "fund"), std::pair("axis", "openness"),
          std::pair("maturity", "system"), std::pair("function", "funding"),
          std::pair("relation", "serves"), std::pair("status", "actual")}) {
      vocabularies_.add(topic, term, {});
    }
  }
  Profile read(const std::string& text) {
    log_ = {};
    folder_.write("community.toml", text);
    return read_profile(folder_.path() / "community.toml", vocabularies_, log_);
  }
  static std::string with(const std::string& from, const std::string& to) {
    std::string text = kSound;
    return text.replace(text.find(from), from.size(), to);
  }
  Vocabularies vocabularies_{};
  TemporaryFolder folder_{};
  DiagnosticLog log_{};
};

TEST_F(ProfileReaderTest, ReadsEveryKey) {
  const auto profile = read(kSound);
  EXPECT_THAT(log_.entries(), IsEmpty());
  EXPECT_EQ(profile.name, "community");
  EXPECT_EQ(profile.title.get(Language::ja), "共同体");
  EXPECT_EQ(profile.applies_to, "community");
  ASSERT_THAT(profile.requirements, SizeIs(2));
  const auto& funds = profile.requirements[0];
  EXPECT_EQ(funds.level, "system");
  EXPECT_EQ(funds.line, 7U);
  ASSERT_THAT(funds.needs, SizeIs(2));
  EXPECT_THAT(funds.needs[0].kinds, ElementsAre("fund"));
  EXPECT_EQ(funds.needs[0].at_least, 2);
  EXPECT_EQ(funds.needs[1].relation, "serves");
  EXPECT_EQ(funds.needs[1].at_least, 1);
  EXPECT_EQ(profile.requirements[1].level, "");
  EXPECT_EQ(profile.requirements[1].status, "actual");
}

TEST_F(ProfileReaderTest, SaysWhatIsWrongAndWhere) {
  const auto file = "community.toml";
  read(with("applies_to", "applys_to"));
  EXPECT_THAT(log_.entries(), ElementsAre(Complaint(file, 3, "applys_to", "'applies_to'")));
  read(with("\"system\"", "\"systme\""));
  EXPECT_THAT(log_.entries(), ElementsAre(Complaint(file, 9, "maturity 'systme'", "'system'")));
  read(with("[\"fund\"]", "[\"found\"]"));
  EXPECT_THAT(log_.entries(), ElementsAre(Complaint(file, 13, "kind 'found'", "'fund'")));
  read(with("at_least = 2", "at_least = 0"));
  EXPECT_THAT(log_.entries(), ElementsAre(Complaint(file, 13, "1 or more", "")));
  read(with("at_least = 2", "at_least = \"2\""));
  EXPECT_THAT(log_.entries(), ElementsAre(Complaint(file, 13, "whole number", "")));
  read(with("id = \"talk\"", "id = \"funds\""));
  EXPECT_THAT(log_.entries(), ElementsAre(Complaint(file, 15, "stands twice", "")));
  read(with("id = \"talk\"\n", ""));
  EXPECT_THAT(log_.entries(), ElementsAre(Complaint(file, 15, "no id", "")));
  read(with("text_en = \"is heard of\"", ""));
  EXPECT_THAT(log_.entries(), ElementsAre(Complaint(file, 15, "lacks", "both languages")));
  read("title_en = \"nothing\"\n");
  EXPECT_THAT(log_.entries(), ElementsAre(Complaint(file, 0, "no requirement", "")));
  read("title_en = \n");
  EXPECT_THAT(log_.entries(), SizeIs(1));
  read("requirement = 3\n");
  EXPECT_THAT(log_.entries(), SizeIs(2));
}

}  // namespace
}  // namespace musubi
