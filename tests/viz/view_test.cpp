#include "viz/view.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/error.hpp"
#include "engine/number_text.hpp"
#include "tests/viz/hub_community.hpp"
#include "tests/viz/sample_network.hpp"
#include "viz/country_name.hpp"
#include "viz/hub_placement.hpp"
#include "viz/network_view.hpp"
#include "viz/page.hpp"
#include "viz/text_width.hpp"

namespace musubi {
namespace {

using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::Le;
using ::testing::MatchesRegex;

std::vector<HubPair> some_pairs(const HubNetwork& hubs) {
  HubPair missing{.a = hubs.hubs[0], .b = hubs.hubs[1], .status = GapStatus::missing};
  missing.score.total = 0.625;
  const HubPair unknown{.a = hubs.hubs[0], .b = hubs.hubs[2]};
  HubPair linked{.a = hubs.hubs[1], .b = hubs.hubs[2], .status = GapStatus::present};
  linked.links = {{.kind = HubLinkKind::joint_project, .links = {0}},
                  {.kind = HubLinkKind::joint_project},
                  {.kind = HubLinkKind::stated_tie},
                  {.kind = HubLinkKind::shared_council_seat}};
  return {missing, unknown, linked};
}

ViewResults some_results(const Network& network) {
  ViewResults results;
  results.hubs = hub_network(network);
  results.pairs = some_pairs(results.hubs);
  const NodeId partner = *network.graph.find("partner-US");
  for (const NodeId hub : results.hubs.hubs) {
    OverseasCell cell{.hub = hub, .partner = partner};
    if (network.graph.id(hub) == "hub-10") {
      cell.status = GapStatus::present;
      cell.via = {{.carrier = *network.graph.find("inst-10"), .links = {1}}};
    }
    results.overseas.push_back(cell);
    results.overseas.push_back({.hub = hub, .partner = *network.graph.find("partner-DE")});
    for (const auto* function : {"research", "funding"}) {
      FunctionCell cell_of_function{.hub = hub, .function = function, .status = GapStatus::missing};
      if (network.graph.id(hub) == "hub-10" && function == std::string("research")) {
        cell_of_function.status = GapStatus::present;
        cell_of_function.institutions = {*network.graph.find("inst-10")};
      }
      results.functions.push_back(cell_of_function);
    }
    results.functions.back().status = GapStatus::unknown;
  }
  return results;
}

bool has_label(const Diagram& diagram, const std::string& text) {
  return std::any_of(diagram.nodes.begin(), diagram.nodes.end(), [&](const DiagramNode& node) {
    const auto it = node.attributes.find("label");
    return it != node.attributes.end() && it->second.find(text) != std::string::npos;
  });
}

std::size_t count_class(const Diagram& diagram, const std::string& name) {
  const auto is = [&](const auto& part) {
    const auto it = part.attributes.find("class");
    return it != part.attributes.end() && it->second == name;
  };
  return static_cast<std::size_t>(std::count_if(diagram.nodes.begin(), diagram.nodes.end(), is) +
                                  std::count_if(diagram.edges.begin(), diagram.edges.end(), is));
}

TEST(View, HasANameForEach) {
  for (const View view : all_views()) {
    EXPECT_EQ(view_named(name_of(view)), view);
    EXPECT_FALSE(label_of(view).ja.empty());
  }
  EXPECT_THROW((void)view_named("hub"), Error);
}

TEST(View, HubsStandApartAndOnThePage) {
  for (const std::size_t count : {1U, 2U, 3U, 8U, 13U}) {
    const auto network = hub_community(count);
    const auto placement = place_hubs(network, hub_network(network));
    ASSERT_EQ(placement.boxes.size(), count);
    for (std::size_t i = 0; i < count; ++i) {
      const auto& box = placement.boxes[i];
      EXPECT_GE(box.center.x, box.size.x / 2);
      EXPECT_LE(box.center.x, placement.page.x - box.size.x / 2);
      EXPECT_GE(box.center.y, box.size.y / 2);
      EXPECT_LE(box.center.y, placement.page.y - box.size.y / 2);
      for (std::size_t j = 0; j < i; ++j) {
        const auto& other = placement.boxes[j];
        EXPECT_TRUE(std::abs(box.center.x - other.center.x) >= box.size.x ||
                    std::abs(box.center.y - other.center.y) >= box.size.y)
            << count << " hubs: " << i << " and " << j;
      }
    }
  }
}

// Of the error that drawing on this page ends in; "" when it fits.
std::string misfit(View view, const Network& network, const ViewResults& results, PageSize size) {
  try {
    (void)make_view(view, network, results, Language::en, {.size = size});
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    EXPECT_FALSE(error.diagnostics().front().remedy.empty());
    return error.diagnostics().front().problem;
  }
  return {};
}

TEST(View, SaysWhenAPageIsTooSmall) {
  const auto network = hub_community(40);
  auto results = some_results(network);
  EXPECT_EQ(misfit(View::hubs, network, results, PageSize::own), "");
  EXPECT_THAT(misfit(View::hubs, network, results, PageSize::slide),
              MatchesRegex("40 hubs do not fit on a slide, which holds [0-9]+"));
  EXPECT_THAT(misfit(View::gaps, network, results, PageSize::a4),
              MatchesRegex("40 hubs do not fit on an A4 page, which holds [0-9]+"));
  EXPECT_THAT(misfit(View::functions, network, results, PageSize::slide),
              MatchesRegex("40 hubs do not fit on a slide, which holds 1[0-9]"));
  EXPECT_THAT(misfit(View::overseas, network, results, PageSize::slide),
              MatchesRegex("40 hubs do not fit on a slide, which holds [0-9]"));
  EXPECT_THAT(misfit(View::network, network, results, PageSize::slide),
              MatchesRegex("83 nodes do not fit on a slide, which holds [0-9]+"));
  EXPECT_EQ(misfit(View::hubs, hub_community(8), some_results(hub_community(8)), PageSize::slide),
            "");
}

TEST(View, KeepsAMapsListOfHubsWithoutAPlaceOnThePage) {
  auto network = hub_community(3);
  GraphBuilder builder;
  for (int i = 0; i < 200; ++i) {
    const NodeId hub = builder.add_node("far-" + std::to_string(i), "hub");
    if (i > 0) continue;
    builder.set_node_attribute(hub, "lat", 36.0);
    builder.set_node_attribute(hub, "lon", 140.0);
  }
  network.graph = builder.build();
  ViewResults results;
  results.hubs = hub_network(network);
  const auto diagram =
      make_view(View::map, network, results, Language::en, {.size = PageSize::slide});
  for (const auto& node : diagram.nodes) {
    const auto width = node.attributes.find("width");
    if (width == node.attributes.end()) continue;
    EXPECT_LE(node.center->x + *parse_number(width->second) * 36, diagram.page.x);
  }
  EXPECT_TRUE(has_label(diagram, "…"));
}

TEST(View, HubsShowsLinkedPairsWithNumbersAndKinds) {
  const auto network = hub_community(3);
  const auto diagram = make_view(View::hubs, network, some_results(network), Language::ja);
  EXPECT_EQ(count_class(diagram, "hub"), 3U);
  EXPECT_EQ(count_class(diagram, "linked"), 1U);
  EXPECT_TRUE(has_label(diagram, "3件・2種"));  // the shared council seat is indirect
  EXPECT_TRUE(has_label(diagram, "1機関"));
  EXPECT_TRUE(has_label(diagram, "出典：資料 (2022)"));
}

TEST(View, GapsTellMissingFromUnknown) {
  const auto network = hub_community(3);
  const auto diagram = make_view(View::gaps, network, some_results(network), Language::en);
  EXPECT_EQ(count_class(diagram, "missing"), 1U);
  EXPECT_EQ(count_class(diagram, "unknown"), 1U);
  EXPECT_EQ(count_class(diagram, "linked"), 1U);
  EXPECT_TRUE(has_label(diagram, "#1 0.63"));
  EXPECT_TRUE(has_label(diagram, "none stated"));
  EXPECT_TRUE(has_label(diagram, "unknown"));
}

TEST(View, OverseasShowsEveryPartnerAndThoseWithoutAHub) {
  const auto network = hub_community(3);
  const auto diagram = make_view(View::overseas, network, some_results(network), Language::en);
  for (const auto* text :
       {"Partner in US", "Partner in DE", "A  inst-10", "B  agency", "Germany"}) {
    EXPECT_TRUE(has_label(diagram, text)) << text;
  }
  EXPECT_EQ(count_class(diagram, "tie"), 2U);
  EXPECT_EQ(count_class(diagram, "serves"), 1U);  // the agency serves no hub
  EXPECT_EQ(diagram.page, kA4Portrait);
}

TEST(View, FunctionsShowsEveryCellInItsState) {
  const auto network = hub_community(3);
  const auto diagram = make_view(View::functions, network, some_results(network), Language::en);
  EXPECT_EQ(count_class(diagram, "present"), 1U + 4U);  // with the shades of the legend
  EXPECT_EQ(count_class(diagram, "missing"), 2U + 1U);
  EXPECT_EQ(count_class(diagram, "unknown"), 3U + 1U);
  EXPECT_TRUE(has_label(diagram, "stated 1, none stated 2, unknown 3"));
  EXPECT_THROW((void)make_view(View::functions, network, {}, Language::ja), Error);
}

TEST(View, FunctionsFitOnThePageHoweverMany) {
  const auto network = hub_community(30);
  ViewResults results;
  for (const NodeId hub : hub_network(network).hubs) {
    for (std::size_t f = 0; f < 25; ++f) {
      results.functions.push_back({.hub = hub, .function = "function " + std::to_string(f)});
    }
  }
  const auto diagram = make_view(View::functions, network, results, Language::en);
  for (const auto& node : diagram.nodes) {
    if (!node.attributes.contains("class")) continue;
    EXPECT_GT(node.center->x, 0.0);
    EXPECT_LT(node.center->x, diagram.page.x);
    EXPECT_GT(node.center->y, 60.0);
    EXPECT_LT(node.center->y, diagram.page.y - 30.0);
  }
}

TEST(View, MapShowsHubsInTheirDirections) {
  const auto network = hub_community(3);  // each south-west of the one before
  const auto diagram = make_view(View::map, network, some_results(network), Language::en);
  std::vector<Point> hubs;
  for (const auto& node : diagram.nodes) {
    const auto it = node.attributes.find("class");
    if (it != node.attributes.end() && it->second == "hub") hubs.push_back(*node.center);
  }
  ASSERT_EQ(hubs.size(), 3U);
  EXPECT_GT(hubs[0].x, hubs[1].x);
  EXPECT_LT(hubs[0].y, hubs[1].y);
  // A tenth of a degree of latitude is longer than one of longitude by the cosine.
  EXPECT_NEAR((hubs[0].x - hubs[2].x) / (hubs[2].y - hubs[0].y), std::cos(35.9 * 0.0174533), 0.01);
  EXPECT_EQ(count_class(diagram, "linked"), 1U);
  EXPECT_TRUE(has_label(diagram, " km"));
}

TEST(View, MapNeedsAPlaceOfAHub) {
  GraphBuilder builder;
  builder.add_node("h", "hub");
  Network network;
  network.graph = builder.build();
  ViewResults results;
  results.hubs = hub_network(network);
  EXPECT_THROW((void)make_view(View::map, network, results, Language::en), Error);
}

TEST(View, EgoShowsNeighboursWithRelationsAndDirections) {
  const auto network = hub_community(3);
  auto results = some_results(network);
  results.ego = *network.graph.find("inst-10");
  const auto diagram = make_view(View::ego, network, results, Language::en);
  EXPECT_EQ(count_class(diagram, "ego"), 1U);
  EXPECT_EQ(count_class(diagram, "neighbour"), 2U);  // its hub and its partner
  EXPECT_TRUE(has_label(diagram, "→ serves"));
  EXPECT_TRUE(has_label(diagram, "Partner in US"));
  EXPECT_TRUE(has_label(diagram, "2 direct neighbours"));
}

TEST(View, EgoDrawsPlansDashedAndOnlyWhenTheyCount) {
  GraphBuilder builder;
  const NodeId middle = builder.add_node("middle", "hub");
  const auto link = builder.add_link(builder.add_node("a", "company"), middle, "serves", true, {});
  builder.set_link_attribute(link, "status", std::string("planned"));
  Network network;
  network.graph = builder.build();
  ViewResults results;
  results.ego = middle;
  EXPECT_EQ(count_class(make_view(View::ego, network, results, Language::en), "neighbour"), 0U);
  results.statuses = {"actual", "planned"};
  const auto diagram = make_view(View::ego, network, results, Language::en);
  EXPECT_EQ(count_class(diagram, "neighbour"), 1U);
  EXPECT_EQ(diagram.edges.front().attributes.at("style"), "dashed");
  EXPECT_TRUE(has_label(diagram, "planned or expected"));
}

TEST(View, EgoKeepsThoseWithMostLinksAndSaysSo) {
  GraphBuilder builder;
  const NodeId middle = builder.add_node("middle", "hub");
  for (int i = 0; i < 60; ++i) {
    const NodeId other = builder.add_node("n" + std::to_string(i), "company");
    builder.add_link(other, middle, "serves", true, {});
    if (i >= 50) builder.add_link(middle, other, "partners_with", false, {});
  }
  Network network;
  network.graph = builder.build();
  ViewResults results;
  results.ego = middle;
  const auto diagram = make_view(View::ego, network, results, Language::en);
  EXPECT_EQ(count_class(diagram, "neighbour"), 40U);
  EXPECT_TRUE(has_label(diagram, "60 direct neighbours (the 40 with most links are shown)"));
  EXPECT_TRUE(has_label(diagram, "n55"));
  EXPECT_FALSE(has_label(diagram, "n49"));
}

TEST(View, ProjectsPutsParticipantsBesideTheirProjects) {
  GraphBuilder builder;
  const NodeId first = builder.add_node("A", "project");
  const NodeId last = builder.add_node("B", "project");
  builder.add_node("nobody's", "project");
  const NodeId low = builder.add_node("a-low", "company");
  const NodeId high = builder.add_node("z-high", "company");
  builder.add_link(low, last, "leads", true, {});
  builder.add_link(high, first, "funds", true, {});
  const auto planned = builder.add_link(high, last, "funds", true, {});
  builder.set_link_attribute(planned, "status", std::string("planned"));
  Network network;
  network.graph = builder.build();
  const auto diagram = make_view(View::projects, network, {}, Language::en);
  EXPECT_EQ(count_class(diagram, "project"), 2U);
  EXPECT_EQ(count_class(diagram, "participant"), 2U);
  EXPECT_EQ(count_class(diagram, "link"), 2U);
  const auto y_of = [&](const std::string& name) {
    for (const auto& node : diagram.nodes) {
      const auto it = node.attributes.find("tooltip");
      if (it != node.attributes.end() && it->second == name) return node.center->y;
    }
    return -1.0;
  };
  EXPECT_LT(y_of("A"), y_of("B"));
  EXPECT_LT(y_of("z-high"), y_of("a-low"));  // beside A, whatever its name
  ViewResults results;
  results.statuses = {"actual", "planned"};
  EXPECT_EQ(count_class(make_view(View::projects, network, results, Language::en), "link"), 3U);
  EXPECT_THROW((void)make_view(View::projects, sample_network(), {}, Language::en), Error);
}

TEST(View, NetworkHasClustersOwnIdsAndDashedPlans) {
  const auto diagram = network_view(sample_network(), Language::ja);
  ASSERT_EQ(diagram.clusters.size(), 1U);
  ASSERT_EQ(diagram.nodes.size(), 3U);
  EXPECT_EQ(diagram.nodes[1].id, "n1");
  EXPECT_EQ(diagram.nodes[1].cluster, diagram.clusters[0].id);
  EXPECT_EQ(diagram.nodes[2].cluster, "");
  EXPECT_EQ(diagram.nodes[0].attributes.at("label"), "拠点あ\nHub A");
  EXPECT_EQ(diagram.nodes[2].attributes.at("musubi_id"), "c<&>\"");
  EXPECT_EQ(diagram.edges[0].attributes.at("style"), "dashed");
  EXPECT_EQ(diagram.edges[0].attributes.at("locator"), "参考2 > 3.");
  EXPECT_FALSE(diagram.edges[1].attributes.contains("style"));
}

TEST(View, NeedsHubs) {
  const auto network = sample_network();
  EXPECT_THROW((void)make_view(View::hubs, network, {}, Language::ja), Error);
  EXPECT_THROW((void)make_view(View::overseas, network, {}, Language::ja), Error);
}

TEST(Page, LinesFitTheirWidth) {
  const std::string text =
      "経済・競争力省 調査・開発・イノベーション担当総局 State Secretariat for Research";
  for (const double width : {60.0, 120.0, 300.0}) {
    std::vector<double> widths;
    for (const auto& line : fit_lines(text, width, 8, Language::ja)) {
      widths.push_back(text_width(line, 8));
    }
    EXPECT_THAT(widths, Each(Le(width)));
  }
  EXPECT_EQ(balanced_lines("abcd efgh ijkl mnop", 64, 8, Language::en).size(), 2U);
}

TEST(TextWidth, CountsFullWidthAsOneEm) {
  EXPECT_DOUBLE_EQ(text_width("日本橋", 10), 30.0);
  EXPECT_DOUBLE_EQ(text_width("AV", 10), 6.08 + 5.75);
  EXPECT_DOUBLE_EQ(text_width("", 10), 0.0);
}

TEST(CountryName, IsInTheLanguageOrTheCode) {
  EXPECT_EQ(country_name("DE", Language::ja), "ドイツ");
  EXPECT_EQ(country_name("DE", Language::en), "Germany");
  EXPECT_EQ(country_name("", Language::en), "");
}

}  // namespace
}  // namespace musubi
