#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "engine/csv.hpp"
#include "engine/file.hpp"
#include "engine/network_reader.hpp"

namespace musubi::gtb_test {
namespace {

const std::filesystem::path kFolder = std::filesystem::path(MUSUBI_SOURCE_DIR) / "graphs" / "gtb";

const Network& gtb() {
  static const Network network = load(kFolder);
  return network;
}

std::size_t rows_of(const char* name) {
  DiagnosticLog log;
  return parse_csv(read_text_file(kFolder / name).text, name, log).size() - 1;
}

TEST(GtbPackage, LoadsWithoutAWarning) {
  EXPECT_THAT(gtb().warnings, ::testing::IsEmpty())
      << to_string(gtb().warnings.empty() ? Diagnostic{} : gtb().warnings.front());
  EXPECT_NO_THROW(static_cast<void>(load(kFolder, {.strict = true})));
}

TEST(GtbPackage, EveryRowOfEveryFileArrives) {
  EXPECT_EQ(gtb().graph.num_nodes(), rows_of("nodes.csv"));
  EXPECT_EQ(gtb().graph.num_links(), rows_of("links.csv"));
  EXPECT_EQ(gtb().indicators.size(), rows_of("indicators.csv"));
  EXPECT_EQ(gtb().coverage.size(), rows_of("coverage.csv"));
  EXPECT_EQ(gtb().sources.size(), rows_of("sources.csv"));
  EXPECT_EQ(gtb().projections.size(), 4U);
}

TEST(GtbPackage, HasEightHubsAndACouncilOf42Seats) {
  const auto& graph = gtb().graph;
  std::size_t hubs = 0;
  for (const NodeId node : graph.nodes()) hubs += graph.kind(node) == "hub" ? 1 : 0;
  EXPECT_EQ(hubs, 8U);
  const NodeId council = *graph.find("gtb-council");
  std::set<NodeId> seats;
  for (const LinkId link : graph.links()) {
    if (graph.relation(link) == "member_of" && graph.link(link).target == council &&
        graph.link_text(link, "role") != "observer") {
      seats.insert(graph.link(link).source);
    }
  }
  EXPECT_EQ(seats.size(), 42U);
}

TEST(GtbPackage, EveryLinkHasEvidenceThatExists) {
  std::set<std::string> sources;
  for (const auto& source : gtb().sources) sources.insert(source.id);
  for (const LinkId link : gtb().graph.links()) {
    ASSERT_FALSE(gtb().graph.evidence(link).empty()) << "link " << link;
    for (const auto& [source, locator] : gtb().graph.evidence(link)) {
      EXPECT_TRUE(sources.contains(source)) << source;
      EXPECT_FALSE(locator.empty()) << "link " << link;
    }
  }
}

TEST(GtbPackage, EveryHubIsCoveredOnEveryTopic) {
  const auto& network = gtb();
  for (const NodeId node : network.graph.nodes()) {
    if (network.graph.kind(node) != "hub") continue;
    for (const auto& topic : network.vocabularies.names("topic")) {
      const auto stated = std::count_if(
          network.coverage.begin(), network.coverage.end(), [&](const CoverageEntry& entry) {
            return entry.subject == network.graph.id(node) && entry.topic == topic;
          });
      EXPECT_EQ(stated, 1) << network.graph.id(node) << " " << topic;
    }
  }
}

}  // namespace
}  // namespace musubi::gtb_test
