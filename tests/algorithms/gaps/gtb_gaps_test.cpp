#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "algorithms/gaps/function_gaps.hpp"
#include "algorithms/gaps/hub_gaps.hpp"
#include "algorithms/gaps/overseas_gaps.hpp"
#include "engine/network_reader.hpp"

namespace musubi::gtb_gaps_test {
namespace {

const Network& gtb() {
  static const Network network = load(std::filesystem::path(MUSUBI_SOURCE_DIR) / "graphs" / "gtb");
  return network;
}

HubGapOptions options() {
  HubGapOptions options;
  options.projection = gtb().projection("");
  return options;
}

bool documented(NodeId hub) {
  return gtb().covered(gtb().graph.id(hub), "inter_hub_links") == Coverage::documented;
}

TEST(GtbGaps, All28PairsAndNoneUnknownBetweenDocumentedHubs) {
  const auto pairs = hub_gaps(gtb(), options());
  EXPECT_EQ(pairs.size(), 28U);
  for (const auto& pair : pairs) {
    if (documented(pair.a) && documented(pair.b)) {
      EXPECT_NE(pair.status, GapStatus::unknown);
    } else {
      EXPECT_NE(pair.status, GapStatus::missing);
    }
    for (const double part :
         {pair.score.total, pair.score.complementarity, pair.score.reach, pair.score.likelihood}) {
      EXPECT_GE(part, 0.0);
      EXPECT_LE(part, 1.0);
    }
  }
}

TEST(GtbGaps, EveryLinkedPairHasEvidence) {
  for (const auto& pair : hub_gaps(gtb(), options())) {
    const bool direct = std::any_of(pair.links.begin(), pair.links.end(),
                                    [](const HubLink& link) { return is_direct(link.kind); });
    EXPECT_EQ(direct, pair.status == GapStatus::present);
    for (const auto& hub_link : pair.links) {
      EXPECT_FALSE(hub_link.via.empty());
      ASSERT_FALSE(hub_link.links.empty());
      for (const LinkId link : hub_link.links) EXPECT_FALSE(gtb().graph.evidence(link).empty());
    }
  }
}

TEST(GtbGaps, WithoutItsOnlyTieADocumentedPairIsMissing) {
  int tried = 0;
  for (const auto& pair : hub_gaps(gtb(), options())) {
    const auto direct = std::count_if(pair.links.begin(), pair.links.end(),
                                      [](const HubLink& link) { return is_direct(link.kind); });
    if (direct != 1 || !documented(pair.a) || !documented(pair.b)) continue;
    const auto& tie = pair.links.front();
    GraphBuilder builder(gtb().graph);
    for (const LinkId link : tie.links) {
      // A shared institution ceases to be one when it no longer serves one of the two.
      if (tie.kind == HubLinkKind::shared_institution && gtb().graph.link(link).target != pair.a) {
        continue;
      }
      builder.remove_link(link);
    }
    Network without = gtb();
    without.graph = builder.build();
    for (const auto& now : hub_gaps(without, options())) {
      if (now.a != pair.a || now.b != pair.b) continue;
      EXPECT_EQ(now.status, GapStatus::missing)
          << gtb().graph.id(now.a) << " " << name_of(tie.kind);
    }
    ++tried;
  }
  EXPECT_GT(tried, 0) << "the network should hold a pair with a single tie";
}

// The headings of the hub pages are the functions in links.csv: cell by cell the same.
TEST(GtbGaps, FunctionCellsAreTheHeadingsOfTheHubPages) {
  const auto& graph = gtb().graph;
  std::set<std::pair<NodeId, std::string>> stated;
  for (const LinkId link : graph.links()) {
    if (graph.relation(link) != "serves" || graph.link_text(link, "status") != "actual") continue;
    if (graph.kind(graph.link(link).target) != "hub") continue;
    for (const auto& function : split_list(graph.link_text(link, "function"))) {
      stated.emplace(graph.link(link).target, function);
    }
  }
  const auto cells = function_gaps(gtb());
  EXPECT_EQ(cells.size(), 8 * gtb().vocabularies.names("function").size());
  for (const auto& cell : cells) {
    EXPECT_EQ(stated.contains({cell.hub, cell.function}), cell.status == GapStatus::present);
    EXPECT_EQ(cell.institutions.empty(), cell.status != GapStatus::present);
    if (cell.status == GapStatus::missing) {
      EXPECT_EQ(gtb().covered(graph.id(cell.hub), cell.function), Coverage::documented);
    }
  }
}

TEST(GtbGaps, EveryOverseasTieRestsOnALinkToThePartner) {
  const auto& graph = gtb().graph;
  const auto cells = overseas_gaps(gtb());
  EXPECT_FALSE(cells.empty());
  EXPECT_EQ(cells.size() % 8, 0U);
  for (const auto& cell : cells) {
    EXPECT_EQ(cell.via.empty(), cell.status != GapStatus::present);
    for (const auto& path : cell.via) {
      const auto& last = graph.link(path.links.back());
      EXPECT_TRUE(last.source == cell.partner || last.target == cell.partner);
    }
  }
}

}  // namespace
}  // namespace musubi::gtb_gaps_test
