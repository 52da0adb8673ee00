#include "viz/view.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/country_name.hpp"
#include "engine/error.hpp"
#include "engine/number_text.hpp"
#include "tests/viz/hub_community.hpp"
#include "tests/viz/sample_network.hpp"
#include "viz/column_flow.hpp"
#include "viz/hub_placement.hpp"
#include "viz/network_view.hpp"
#include "viz/page.hpp"
#include "viz/perimeter_slots.hpp"
#include "viz/text_width.hpp"
#include "viz/value_axis.hpp"

namespace musubi::view_test {
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
  EXPECT_THROW((void)view_named("hubz"), Error);
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

TEST(View, HubShowsItsFunctionsInstitutionsAndTies) {
  const auto network = hub_community(3);
  auto results = some_results(network);
  results.ego = *network.graph.find("hub-10");
  const auto diagram = make_view(View::hub, network, results, Language::en);
  EXPECT_EQ(count_class(diagram, "hub"), 1U);
  EXPECT_TRUE(has_label(diagram, "research (1)"));
  EXPECT_TRUE(has_label(diagram, "no function stated (1)"));  // its link has no function
  EXPECT_EQ(count_class(diagram, "institution"), 2U);
  EXPECT_EQ(count_class(diagram, "present"), 2U);
  EXPECT_EQ(count_class(diagram, "unknown"), 1U);
  EXPECT_EQ(count_class(diagram, "other"), 2U);
  EXPECT_EQ(count_class(diagram, "partner"), 1U);
  EXPECT_EQ(count_class(diagram, "tie"), 3U);
  EXPECT_TRUE(has_label(diagram, "other partners: unknown 1"));
}

TEST(View, HubPutsDepartmentsUnderTheirWhole) {
  GraphBuilder builder;
  const NodeId hub = builder.add_node("hub", "hub");
  const NodeId university = builder.add_node("Big University", "university");
  const NodeId first = builder.add_node("Big University IMO", "department");
  const NodeId second = builder.add_node("Hospital, Big University", "department");
  for (const NodeId department : {first, second}) {
    builder.add_link(department, university, "part_of", true, {});
    builder.add_link(department, hub, "serves", true, {});
  }
  Network network;
  network.graph = builder.build();
  ViewResults results;
  results.hubs = hub_network(network);
  results.ego = hub;
  const auto diagram = make_view(View::hub, network, results, Language::en);
  EXPECT_EQ(count_class(diagram, "institution"), 2U);
  EXPECT_EQ(count_class(diagram, "whole"), 1U);
  EXPECT_TRUE(has_label(diagram, ">IMO<"));
  EXPECT_TRUE(has_label(diagram, ">Hospital<"));
  EXPECT_TRUE(has_label(diagram, "no function stated (2)"));
}

TEST(View, HubSaysHowManyMoreThereAre) {
  constexpr std::size_t kInstitutions = 300;
  GraphBuilder builder;
  const NodeId hub = builder.add_node("hub", "hub");
  for (std::size_t i = 0; i < kInstitutions; ++i) {
    const NodeId other = builder.add_node("institution " + std::to_string(i), "company");
    builder.add_link(other, hub, "serves", true, {});
  }
  Network network;
  network.graph = builder.build();
  ViewResults results;
  results.hubs = hub_network(network);
  results.ego = hub;
  const auto diagram = make_view(View::hub, network, results, Language::en);
  const auto shown = count_class(diagram, "institution");
  EXPECT_GT(shown, 30U);
  EXPECT_LT(shown, kInstitutions);
  EXPECT_TRUE(has_label(diagram, ">and " + std::to_string(kInstitutions - shown) + " more<"));
  EXPECT_EQ(diagram.page, kA4Landscape);
}

TEST(View, HubCountsTheHubsAndPartnersItHasNoRoomFor) {
  const auto network = hub_community(40);
  ViewResults results;
  results.hubs = hub_network(network);
  results.ego = results.hubs.hubs[0];
  for (std::size_t i = 1; i < results.hubs.hubs.size(); ++i) {
    results.pairs.push_back({.a = results.ego,
                             .b = results.hubs.hubs[i],
                             .status = i % 2 == 0 ? GapStatus::unknown : GapStatus::missing});
  }
  const auto diagram = make_view(View::hub, network, results, Language::en);
  const auto shown = count_class(diagram, "other");  // none stated first
  EXPECT_GT(shown, 3U);
  EXPECT_LT(shown, 20U);
  EXPECT_TRUE(has_label(
      diagram, ">other hubs: none stated " + std::to_string(20 - shown) + ", unknown 19<"));
}

TEST(View, HubIsThatOfAHub) {
  const auto network = hub_community(3);
  auto results = some_results(network);
  EXPECT_THROW((void)make_view(View::hub, network, results, Language::en), Error);
  results.ego = *network.graph.find("agency");
  EXPECT_THROW((void)make_view(View::hub, network, results, Language::en), Error);
}

TEST(ColumnFlow, KeepsTheOrderAndTheTallestColumnShort) {
  const std::vector<double> heights{30, 10, 10, 30, 20};
  const auto flow = flow_in_columns(heights, 2, 5);
  EXPECT_DOUBLE_EQ(flow.height, 60);  // 30 10 10 | 30 20
  EXPECT_EQ(flow.places[2].column, 0U);
  EXPECT_EQ(flow.places[3].column, 1U);
  EXPECT_DOUBLE_EQ(flow.places[4].top, 35);
  EXPECT_DOUBLE_EQ(flow_in_columns(heights, 9, 5).height, 30);
  EXPECT_TRUE(flow_in_columns({}, 2, 5).places.empty());
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

// Two cliques of five with two links between them, and a node alone.
Network two_cliques() {
  GraphBuilder builder;
  std::vector<NodeId> nodes;
  for (std::size_t i = 0; i < 10; ++i) {
    nodes.push_back(builder.add_node("n" + std::to_string(i), i == 3 ? "hub" : "company"));
  }
  builder.add_node("hermit", "company");
  for (std::size_t i = 0; i < 10; ++i) {
    for (std::size_t j = i + 1; j < 10; ++j) {
      if (i / 5 == j / 5) builder.add_link(nodes[i], nodes[j], "knows", false, {});
    }
  }
  builder.add_link(nodes[4], nodes[5], "knows", false, {});
  builder.add_link(nodes[4], nodes[5], "funds", false, {});
  Network network;
  network.graph = builder.build();
  network.projections = {ProjectionSpec{}};
  return network;
}

ViewResults communities_of(const Network& network, Partition partition) {
  ViewResults results;
  results.projection = project(network.graph, network.projections.front());
  results.communities.method = "by hand";
  results.communities.partition = std::move(partition);
  return results;
}

TEST(View, CommunitiesShowMembersTiesAndNames) {
  const auto network = two_cliques();  // vertices are in order of id: hermit, n0, n1, ...
  const auto results = communities_of(network, {2, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1});
  const auto diagram = make_view(View::communities, network, results, Language::en);
  EXPECT_EQ(count_class(diagram, "community"), 2U);
  EXPECT_EQ(count_class(diagram, "member"), 10U);
  EXPECT_EQ(count_class(diagram, "inside"), 20U);
  EXPECT_EQ(count_class(diagram, "between"), 1U);
  EXPECT_TRUE(has_label(diagram, "1  n3"));      // its hub
  EXPECT_TRUE(has_label(diagram, "2  n5, n6"));  // n5 has one more tie than the others
  EXPECT_TRUE(has_label(diagram, "5 nodes, 10 links inside"));
  EXPECT_TRUE(has_label(diagram, "1 node in no group"));
  const auto number =
      std::find_if(diagram.nodes.begin(), diagram.nodes.end(), [](const auto& node) {
        const auto it = node.attributes.find("label");
        return it != node.attributes.end() && it->second == "2";
      });
  EXPECT_NE(number, diagram.nodes.end());
}

TEST(View, CommunitiesSayHowManyMoreThereAre) {
  GraphBuilder builder;
  for (std::size_t c = 0; c < 40; ++c) {
    const auto middle = builder.add_node("middle " + std::to_string(c), "company");
    for (std::size_t i = 0; i < 30; ++i) {
      const auto name = "leaf " + std::to_string(c) + " " + std::to_string(i);
      builder.add_link(middle, builder.add_node(name, "company"), "knows", false, {});
    }
  }
  Network network;
  network.graph = builder.build();
  network.projections = {ProjectionSpec{}};
  auto results = communities_of(network, {});
  for (const NodeId node : results.projection.node_of_vertex) {
    results.communities.partition.push_back(static_cast<Community>(node / 31));
  }
  const auto diagram = make_view(View::communities, network, results, Language::en);
  const auto groups = count_class(diagram, "community");
  const auto members = count_class(diagram, "member");
  EXPECT_EQ(groups, 14U);
  EXPECT_TRUE(has_label(diagram, "the 26 smallest (" + std::to_string(26 * 31) + " nodes)"));
  EXPECT_EQ(members % groups, 0U);
  EXPECT_TRUE(has_label(diagram, ">and " + std::to_string(31 - members / groups) + " more<"));
}

TEST(View, CommunitiesNeedTwoInOne) {
  const auto network = two_cliques();
  const auto results = communities_of(network, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
  EXPECT_THROW((void)make_view(View::communities, network, results, Language::ja), Error);
}

TEST(PerimeterSlots, StandApartInTheAreaWithPortsOnAnEmptyRectangle) {
  const Rectangle area{{400, 300}, {790, 437}};
  for (std::size_t count = 1; count < 20; ++count) {
    const auto [slots, middle] = perimeter_slots(area, count);
    EXPECT_EQ(slots.size(), std::min<std::size_t>(count, 14));
    for (std::size_t i = 0; i < slots.size(); ++i) {
      const auto& box = slots[i].box;
      EXPECT_LE(std::abs(box.center.x - area.center.x), (area.size.x - box.size.x) / 2 + 1e-6);
      EXPECT_LE(std::abs(box.center.y - area.center.y), (area.size.y - box.size.y) / 2 + 1e-6);
      for (std::size_t j = 0; j < slots.size(); ++j) {
        EXPECT_TRUE(j == i || overlap(box, slots[j].box) == 0.0) << count;
        const Rectangle inner{box.center, {box.size.x - 1, box.size.y - 1}};
        EXPECT_EQ(overlap(inner, {slots[j].port, {0.1, 0.1}}), 0.0) << count;
      }
    }
  }
}

Indicator figure_of(const std::string& subject, const std::string& indicator, double value,
                    const std::string& qualifier = "", const std::string& unit = "companies") {
  Indicator one{.subject = subject, .indicator = indicator, .value = value};
  one.qualifier = qualifier;
  one.unit = unit;
  one.year = "2020";
  one.status = "actual";
  one.evidence = "src";
  one.locator = "Table 1 > x";
  return one;
}

Diagram figures_of(const std::vector<Indicator>& indicators, std::size_t peers = 3) {
  GraphBuilder builder;
  builder.add_node("home", "community");
  for (std::size_t i = 0; i < peers; ++i) builder.add_node("peer" + std::to_string(i), "cluster");
  Network network;
  network.graph = builder.build();
  network.indicators = indicators;
  ViewResults results;
  results.indicators = indicator_comparison(network, {.subjects = {"home"}});
  return make_view(View::indicators, network, results, Language::en);
}

TEST(View, IndicatorsShowQualifiersAndWhatIsNotStated) {
  const auto diagram =
      figures_of({figure_of("home", "ipos", 10), figure_of("peer0", "ipos", 8, "at_least"),
                  figure_of("peer1", "ipos", 20, "about"), figure_of("peer2", "ipos", 5, "at_most"),
                  figure_of("home", "members", 3), figure_of("peer0", "members", 4)});
  EXPECT_EQ(count_class(diagram, "axis"), 2U);
  EXPECT_EQ(count_class(diagram, "compared"), 2U);
  EXPECT_EQ(count_class(diagram, "peer"), 4U);
  EXPECT_EQ(count_class(diagram, "range"), 3U);
  for (const auto* text : {">≥ 8<", ">≈ 20<", ">≤ 5<", ">not stated<", "companies, 2020"}) {
    EXPECT_TRUE(has_label(diagram, text)) << text;
  }
  EXPECT_TRUE(has_label(diagram, "2 indicators"));
}

TEST(View, IndicatorsKeepWhatIsNotComparableOffTheAxis) {
  auto other = figure_of("peer1", "ipos", 900);
  other.definition = "members_only";
  const auto diagram =
      figures_of({figure_of("home", "ipos", 10), figure_of("peer0", "ipos", 8), other,
                  figure_of("home", "salary", 11, "", "million_jpy"),
                  figure_of("peer0", "salary", 1, "", "usd"), figure_of("peer1", "alone", 7)});
  EXPECT_EQ(count_class(diagram, "axis"), 1U);  // of ipos
  EXPECT_EQ(count_class(diagram, "peer"), 1U);
  EXPECT_TRUE(has_label(diagram, ">900†<"));
  EXPECT_TRUE(has_label(diagram, ">11† million_jpy<"));
  EXPECT_TRUE(has_label(diagram, ">1† usd<"));
  EXPECT_TRUE(has_label(diagram, "units differ"));
  EXPECT_TRUE(has_label(diagram, ">7<"));
  for (const auto& node : diagram.nodes) {  // the end of the axis, which 900 did not move
    const auto it = node.attributes.find("label");
    EXPECT_FALSE(it != node.attributes.end() && it->second.find(">1,000<") != std::string::npos);
  }
}

TEST(View, IndicatorsSayHowManyMoreThereAre) {
  std::vector<Indicator> indicators;
  for (int i = 0; i < 60; ++i) {
    const auto name = "figure " + std::to_string(i);
    indicators.push_back(figure_of("home", name, i + 1));
    indicators.push_back(figure_of("peer0", name, 2 * i + 1));
    if (i == 59) indicators.push_back(figure_of("peer1", name, 5));
  }
  const auto diagram = figures_of(indicators);
  const auto shown = count_class(diagram, "axis");
  EXPECT_GT(shown, 20U);
  EXPECT_LT(shown, 60U);
  EXPECT_TRUE(has_label(diagram, "; " + std::to_string(60 - shown) + " more not shown)"));
  EXPECT_TRUE(has_label(diagram, "figure 59"));  // with most figures
  EXPECT_EQ(diagram.page, kA4Landscape);
}

TEST(View, IndicatorsCountTheSubjectsBelowThePage) {
  std::vector<Indicator> indicators{figure_of("home", "ipos", 10)};
  for (int i = 0; i < 90; ++i) {
    indicators.push_back(figure_of("peer" + std::to_string(i), "ipos", i));
  }
  const auto diagram = figures_of(indicators, 90);
  const auto shown = count_class(diagram, "peer") + count_class(diagram, "compared");
  EXPECT_GT(shown, 20U);
  EXPECT_TRUE(has_label(diagram, ">and " + std::to_string(91 - shown) + " more<"));
  for (const auto& node : diagram.nodes) EXPECT_LT(node.center->y, diagram.page.y);
}

TEST(View, IndicatorsNeedAComparison) {
  EXPECT_THROW((void)make_view(View::indicators, sample_network(), {}, Language::ja), Error);
}

TEST(ValueAxis, IsLinearFromZeroOrLogarithmicBetweenPowers) {
  const auto axis = [](std::vector<double> numbers, const char* unit) {
    std::vector<QualifiedValue> values;
    for (const double number : numbers) values.push_back(qualified_value(number, ""));
    return axis_for(values, unit);
  };
  const auto linear = axis({3, 18}, "companies");
  EXPECT_FALSE(linear.logarithmic);
  EXPECT_DOUBLE_EQ(linear.low, 0);
  EXPECT_DOUBLE_EQ(linear.high, 20);
  EXPECT_DOUBLE_EQ(linear.position(5), 0.25);
  EXPECT_DOUBLE_EQ(linear.position(99), 1);
  const auto logarithmic = axis({3, 1800}, "companies");
  EXPECT_TRUE(logarithmic.logarithmic);
  EXPECT_DOUBLE_EQ(logarithmic.low, 1);
  EXPECT_DOUBLE_EQ(logarithmic.high, 10000);
  EXPECT_DOUBLE_EQ(logarithmic.position(100), 0.5);
  EXPECT_DOUBLE_EQ(logarithmic.position(0), 0);
  EXPECT_FALSE(axis({0, 1800}, "companies").logarithmic);
  EXPECT_FALSE(axis({1, 100}, "points").logarithmic);
  EXPECT_DOUBLE_EQ(axis({2, 25}, "rank").low, 1);
  EXPECT_DOUBLE_EQ(axis({-3, 4}, "percent").low, -5);
  EXPECT_DOUBLE_EQ(axis({0, 0}, "companies").high, 1);
}

TEST(ValueAxis, WritesItsEndsShort) {
  EXPECT_EQ(axis_end_text(0), "0");
  EXPECT_EQ(axis_end_text(2.5), "2.5");
  EXPECT_EQ(axis_end_text(50), "50");
  EXPECT_EQ(axis_end_text(500000), "500,000");
  EXPECT_EQ(axis_end_text(2.5e9), "2.5×10⁹");
  EXPECT_EQ(axis_end_text(1e12), "10¹²");
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

TEST(Page, ClipsALineBetweenCharacters) {
  EXPECT_EQ(clip_line("short", 100, 8), "short");
  const auto clipped = clip_line("東京工業大学 横浜ベンチャープラザ", 80, 8);
  EXPECT_TRUE(is_utf8(clipped));
  EXPECT_TRUE(clipped.ends_with("…"));
  EXPECT_LE(text_width(clipped, 8), 80.0);
  EXPECT_GT(text_width(clipped, 8), 60.0);
  EXPECT_EQ(clip_line("anything", 0, 8), "…");
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
}  // namespace musubi::view_test
