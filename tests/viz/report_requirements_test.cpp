#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "viz/report.hpp"

namespace musubi::report_requirements_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view kScript = "<script>alert(1)</script>";

// A community of one hub with a company near it, one far away, one nobody knows where; texts from
// outside are hostile.
class ReportRequirementsTest : public ::testing::Test {
 protected:
  ReportRequirementsTest() {
    network_.is_package = true;
    network_.sources.push_back({"s1", "資料", "publisher", "2022", ""});
    network_.vocabularies.add("kind", "company", {"企業", "company"});
    network_.vocabularies.add("maturity", "system", {"体制整備", "system set up"});
    network_.vocabularies.add("indicator", "members", {"会員数", "members"});
    network_.vocabularies.add("unit", "companies", {"社", "companies"});
    network_.indicators.push_back({.subject = "gtb",
                                   .indicator = "members",
                                   .value = 30.0,
                                   .qualifier = "at_least",
                                   .unit = "companies",
                                   .year = "2021",
                                   .status = "actual",
                                   .evidence = "s1",
                                   .locator = "p. 9"});
    network_.projections.emplace_back();
    const NodeId community = add("gtb", "community");
    const NodeId hub = add("hub-a", "hub");
    builder_.set_node_attribute(hub, "lat", 35.0);
    builder_.set_node_attribute(hub, "lon", 139.0);
    link(hub, "part_of", community);
    const NodeId near = add("near", "company");
    builder_.set_node_attribute(near, "lat", 35.1);
    builder_.set_node_attribute(near, "lon", 139.0);
    const NodeId far = add("far", "company");
    builder_.set_node_attribute(far, "lat", 43.0);
    builder_.set_node_attribute(far, "lon", 141.0);
    for (const NodeId company : {near, far, add("somewhere", "company")}) {
      link(company, "serves", hub);
    }
    network_.graph = builder_.build();
    projection_ = project(network_.graph, network_.projections.front());
  }

  NodeId add(const std::string& id, std::string_view kind) {
    const NodeId node = builder_.add_node(id, kind);
    builder_.set_node_attribute(node, "name_ja", "名" + id);
    builder_.set_node_attribute(node, "name_en", "Name of " + id);
    return node;
  }
  void link(NodeId source, std::string_view relation, NodeId target) {
    builder_.add_link(source, target, relation, true, {{"s1", "p. 7"}});
  }

  static Profile profile(const std::string& applies_to, const std::vector<Need>& needs) {
    Profile profile{.name = "toy", .applies_to = applies_to, .evidence = "s1", .locator = "p. 1"};
    profile.title = {"照合する要件", "What is required"};
    profile.requirements.push_back({.id = "counted",
                                    .level = "system",
                                    .text = {"企業がある", "has companies"},
                                    .needs = needs});
    profile.requirements.push_back({.id = "judged", .text = {"目標がある", "has targets"}});
    return profile;
  }
  std::string report(const std::vector<Profile>& profiles, Language language = Language::en) {
    network_.profiles = profiles;
    ReportInput input{.network = network_, .projection = projection_};
    input.requirements = assess_all(network_);
    const auto html = report_html(input, language);
    const auto begin = html.find("id=\"requirements\"");
    return begin == std::string::npos ? ""
                                      : html.substr(begin, html.find("</section>", begin) - begin);
  }

  GraphBuilder builder_{};
  Network network_{};
  Projection projection_{};
};

TEST_F(ReportRequirementsTest, TellsWhatIsThereWhereAndWhatWouldMeetIt) {
  const auto html =
      report({profile("community", {{.kinds = {"company"}, .at_least = 2, .within_km = 100.0}})});
  EXPECT_THAT(html, HasSubstr("What is required"));
  EXPECT_THAT(html, HasSubstr("of 1 requirement that can be counted, 0 met (1 if all"));
  EXPECT_THAT(html, HasSubstr("company within 100 km"));
  EXPECT_THAT(html, HasSubstr("Name of near"));
  EXPECT_THAT(html, HasSubstr("too far: Name of far"));
  EXPECT_THAT(html, HasSubstr("1 more (place not stated: Name of somewhere"));
  EXPECT_THAT(html, HasSubstr("Distances are measured from Name of hub-a"));
  EXPECT_THAT(html, HasSubstr("p. 7")) << "where it is stated";
  EXPECT_THAT(html, HasSubstr("badge unknown"));
  EXPECT_THAT(html, HasSubstr("has targets"));
}

TEST_F(ReportRequirementsTest, SpeaksJapanese) {
  const auto html =
      report({profile("community", {{.kinds = {"company"}, .at_least = 2}})}, Language::ja);
  EXPECT_THAT(html, HasSubstr("要件との照合"));
  EXPECT_THAT(html, HasSubstr("データで数えられる要件1件のうち、満たすのは1件です。"));
  EXPECT_THAT(html, HasSubstr("badge present"));
  EXPECT_THAT(html, HasSubstr("人が判断する要件（1件）"));
}

TEST_F(ReportRequirementsTest, AFigureStandsWithItsPlace) {
  Need need;
  need.figure = FigureNeed{.indicator = "members", .unit = "companies", .at_most = 20.0};
  const auto html = report({profile("community", {need})});
  EXPECT_THAT(html, HasSubstr("members ≤ 20 companies"));
  EXPECT_THAT(html, HasSubstr("≥ 30 companies (2021)"));
  EXPECT_THAT(html, HasSubstr("not met"));
  EXPECT_THAT(html, HasSubstr("p. 9"));
}

TEST_F(ReportRequirementsTest, ASubjectOfWhichNothingIsToldTakesOneSentence) {
  const auto html = report({profile("company", {{.kinds = {"council"}, .relation = "member_of"}})});
  EXPECT_THAT(html, HasSubstr("the documents at hand tell nothing"));
  EXPECT_THAT(html, Not(HasSubstr("<table")));
}

TEST_F(ReportRequirementsTest, ManyInstitutionsBecomeCountsPerLevel) {
  const NodeId council = add("council", "council");
  for (int i = 0; i < 4; ++i) add("more-" + std::to_string(i), "company");
  link(*builder_.find("near"), "member_of", council);
  network_.graph = builder_.build();
  const auto html = report({profile("company", {{.kinds = {"council"}, .relation = "member_of"}})});
  EXPECT_THAT(html, HasSubstr("system set up"));
  EXPECT_THAT(html, HasSubstr("1 met: 1 institution"));
  EXPECT_THAT(html, HasSubstr("0 met: 6 institutions (more may be met by 6)"));
  EXPECT_THAT(html, Not(HasSubstr("Name of near"))) << "no row for each of seven";
}

TEST_F(ReportRequirementsTest, TextsFromOutsideAreEscaped) {
  auto hostile = profile("community", {{.kinds = {"company"}}});
  hostile.title.en += kScript;
  hostile.locator += kScript;
  hostile.note.en += kScript;
  for (auto& requirement : hostile.requirements) {
    requirement.text.en += kScript;
    requirement.note.en += kScript;
  }
  const auto html = report({hostile});
  EXPECT_THAT(html, Not(HasSubstr(std::string(kScript))));
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;"));
  EXPECT_FALSE(std::regex_search(html, std::regex("<[^>]*style="))) << "no inline styles";
}

TEST_F(ReportRequirementsTest, WithoutProfilesThereIsNoSection) {
  EXPECT_EQ(report({}), "");
}

}  // namespace
}  // namespace musubi::report_requirements_test
