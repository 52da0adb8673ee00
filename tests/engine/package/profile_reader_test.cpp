#include "engine/package/profile.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <tuple>

#include "engine/network.hpp"
#include "tests/diagnostics_of.hpp"
#include "tests/temporary_folder.hpp"

namespace musubi::profile_reader_test {
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
          std::pair("relation", "serves"), std::pair("status", "actual"),
          std::pair("indicator", "members"), std::pair("unit", "companies"),
          std::pair("category", "food"), std::pair("definition", "stated")}) {
      vocabularies_.add(topic, term, {});
    }
  }
  Profile read(const std::string& text) {
    log_ = {};
    folder_.write("community.toml", text);
    return read_profile(folder_.path() / "community.toml", vocabularies_, log_);
  }
  // Reads one need, which stands in line 13.
  Need read_need(const std::string& need) {
    const std::string text = kSound;
    const auto from = text.find("needs = [");
    const auto end = text.find('\n', from);
    const auto profile =
        read(text.substr(0, from) + "needs = [{ " + need + " }]" + text.substr(end));
    return profile.requirements.front().needs.front();
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

TEST_F(ProfileReaderTest, ReadsDistances) {
  const auto near = read_need("kinds = ['fund'], within_km = 100");
  EXPECT_EQ(near.within_km, 100.0);
  EXPECT_FALSE(near.within_steps);
  EXPECT_EQ(read_need("relation = 'serves', within_km = 2.5").within_km, 2.5);
  EXPECT_EQ(read_need("kinds = ['fund'], within_km = 100, within_steps = 2").within_steps, 2);
  EXPECT_THAT(log_.entries(), IsEmpty());
}

TEST_F(ProfileReaderTest, ReadsFigures) {
  const auto need = read_need(
      "indicator = 'members', category = 'food', definition = 'stated', unit = 'companies', "
      "at_least_value = 50, at_most_value = 99.5, since_year = 2020");
  EXPECT_THAT(log_.entries(), IsEmpty());
  ASSERT_TRUE(need.figure);
  EXPECT_EQ(need.figure->indicator, "members");
  EXPECT_EQ(need.figure->category, "food");
  EXPECT_EQ(need.figure->definition, "stated");
  EXPECT_EQ(need.figure->unit, "companies");
  EXPECT_EQ(need.figure->at_least, 50.0);
  EXPECT_EQ(need.figure->at_most, 99.5);
  EXPECT_EQ(need.figure->since_year, 2020);
  EXPECT_FALSE(read_need("kinds = ['fund']").figure);
}

TEST_F(ProfileReaderTest, SaysWhatIsWrongWithANeed) {
  const std::string figure = "indicator = 'members', unit = 'companies', ";
  const std::vector<std::tuple<std::string, std::string, std::string>> wrong{
      {"kinds = ['fund'], within_km = 'near'", "'within_km' must be a number", ""},
      {"kinds = ['fund'], within_km = 0", "'within_km' must be more than 0", ""},
      {"kinds = ['fund'], within_km = nan", "'within_km' must be a number", ""},
      {"kinds = ['fund'], within_steps = 1.5", "'within_steps' must be a whole number", ""},
      {"kinds = ['fund'], within_steps = 0", "'within_steps' must be 1 or more", ""},
      {"kinds = ['fund'], within_mk = 3", "unknown key 'within_mk'", "'within_km'"},
      {"relation = 'serves', within_steps = 2", "'within_steps' and 'relation'", "leave one"},
      {figure + "kinds = ['fund'], at_least_value = 1", "'kinds' and 'indicator'", "two entries"},
      {figure + "at_least = 30", "'at_least' and 'indicator'", "'at_least_value'"},
      {figure + "within_km = 30, at_most_value = 1", "'within_km' and 'indicator'", "two entries"},
      {"unit = 'companies', at_least_value = 1", "needs 'indicator'", "name"},
      {"indicator = 'members', at_least_value = 1", "needs 'unit'", "name"},
      {figure + "since_year = 2020", "needs a bound", "'at_least_value'"},
      {figure + "at_least_value = 5, at_most_value = 4", "larger than", "swap"},
      {figure + "at_least_value = 'many'", "'at_least_value' must be a number", ""},
      {figure + "at_least_value = 1, since_year = '2020'", "'since_year' must be a whole", ""},
      {"indicator = 'membres', unit = 'companies', at_least_value = 1", "indicator 'membres'",
       "'members'"},
      {"indicator = 'members', unit = 'companes', at_least_value = 1", "unit 'companes'",
       "'companies'"}};
  for (const auto& [need, problem, remedy] : wrong) {
    static_cast<void>(read_need(need));
    EXPECT_THAT(log_.entries(), ElementsAre(Complaint("community.toml", 13, problem, remedy)))
        << need;
  }
}

}  // namespace
}  // namespace musubi::profile_reader_test
