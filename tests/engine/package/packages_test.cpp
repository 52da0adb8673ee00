#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/network_reader.hpp"

namespace musubi::packages_test {
namespace {

const std::filesystem::path kGraphs = std::filesystem::path(MUSUBI_SOURCE_DIR) / "graphs";

std::vector<std::string> package_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kGraphs)) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

// Every package that comes with musubi.
class EveryPackage : public ::testing::TestWithParam<std::string> {};

TEST_P(EveryPackage, HasNothingToReport) {
  const auto checked = check(kGraphs / GetParam());
  for (const auto& error : checked.errors) ADD_FAILURE() << to_string(error);
  for (const auto& warning : checked.network.warnings) ADD_FAILURE() << to_string(warning);
}

TEST_P(EveryPackage, IsInBothLanguages) {
  const auto network = load(kGraphs / GetParam());
  const auto& graph = network.graph;
  for (const NodeId node : graph.nodes()) {
    EXPECT_NE(graph.node_text(node, "name_ja"), "") << graph.id(node);
    EXPECT_NE(graph.node_text(node, "name_en"), "") << graph.id(node);
    EXPECT_EQ(graph.node_text(node, "note").empty(), graph.node_text(node, "note_ja").empty())
        << graph.id(node);
  }
  for (const LinkId link : graph.links()) {
    EXPECT_EQ(graph.link_text(link, "note").empty(), graph.link_text(link, "note_ja").empty())
        << graph.id(graph.link(link).source) << " - " << graph.id(graph.link(link).target);
  }
  for (const auto& entry : network.coverage) {
    EXPECT_EQ(entry.note.ja.empty(), entry.note.en.empty()) << entry.subject << entry.topic;
  }
  for (const auto& figure : network.indicators) {
    EXPECT_EQ(figure.note.ja.empty(), figure.note.en.empty())
        << figure.subject << ' ' << figure.indicator;
  }
  for (const auto* topic : {"kind", "relation", "function", "role", "status", "basis", "indicator",
                            "category", "unit", "qualifier", "axis", "maturity", "topic"}) {
    for (const auto& [term, label] : network.vocabularies.terms(topic)) {
      EXPECT_FALSE(label.ja.empty()) << topic << ' ' << term;
      EXPECT_FALSE(label.en.empty()) << topic << ' ' << term;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Graphs, EveryPackage, ::testing::ValuesIn(package_names()),
                         [](const auto& param) { return param.param; });

TEST(AllPackages, MakeOneNetworkWithoutAWarning) {
  const auto network =
      load({kGraphs / "gtb", kGraphs / "kansai", kGraphs / "national"}, {.strict = true});
  EXPECT_THAT(network.joined.packages, ::testing::ElementsAre("gtb", "kansai", "national"));
  EXPECT_FALSE(network.joined.nodes.empty());
}

}  // namespace
}  // namespace musubi::packages_test
