// What a reader would see of the shipped network: every text on the page, none over another.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "engine/network_reader.hpp"
#include "engine/number_text.hpp"
#include "viz/view.hpp"

namespace musubi {
namespace {

constexpr double kRounding = 0.6;  // points: sizes are whole points or thousandths of an inch

struct TextPlace {
  std::string text{};
  double left = 0.0, right = 0.0, top = 0.0, bottom = 0.0;
};

double points(const DiagramNode& node, const std::string& side) {
  return *parse_number(node.attributes.at(side)) * 72.0;
}

std::vector<TextPlace> texts_of(const Diagram& diagram) {
  std::vector<TextPlace> result;
  for (const auto& node : diagram.nodes) {
    const auto label = node.attributes.find("label");
    if (label == node.attributes.end() || label->second.empty() || !node.center) continue;
    const double width = points(node, "width");
    double height = points(node, "height");
    const auto shape = node.attributes.find("shape");
    // Of a line of text what counts is its em, without the air that Page leaves around it.
    if (shape != node.attributes.end() && shape->second == "plaintext") height = (height - 2) / 1.5;
    result.push_back({label->second, node.center->x - width / 2, node.center->x + width / 2,
                      node.center->y - height / 2, node.center->y + height / 2});
  }
  return result;
}

// Stands in for a community method, none of which the library has: who serves a hub is with it,
// others are with their first neighbour.
Partition by_hub(const ViewResults& results) {
  const auto& projection = results.projection;
  const auto& graph = projection.graph;
  Partition partition(graph.num_vertices());
  for (std::size_t i = 0; i < graph.num_vertices(); ++i) {
    const auto v = static_cast<Vertex>(i);
    partition[i] = graph.out_degree(v) > 0 ? graph.out_neighbors(v).front() : v;
  }
  for (std::size_t i = 0; i < results.hubs.hubs.size(); ++i) {
    const Vertex hub = projection.vertex_of_node[results.hubs.hubs[i]];
    partition[hub] = hub;
    for (const Vertex v : graph.out_neighbors(hub)) partition[v] = hub;
  }
  return canonical(partition);
}

ViewResults results_for(const Network& network) {
  const auto projection = network.projection("");
  ViewResults results;
  results.hubs = hub_network(network);
  results.pairs = hub_gaps(network, {.projection = projection});
  results.overseas = overseas_gaps(network);
  results.functions = function_gaps(network);
  results.projection = project(network.graph, projection);
  results.communities.partition = by_hub(results);
  results.indicators = indicator_comparison(network);
  results.ego = *network.graph.find("hub-kawasaki");
  return results;
}

class ViewGeometry : public testing::TestWithParam<std::tuple<View, Language>> {};

void expect_legible(const Diagram& diagram) {
  ASSERT_EQ(diagram.layout, LayoutEngine::fixed);
  const auto texts = texts_of(diagram);
  ASSERT_GT(texts.size(), 10U);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto& a = texts[i];
    EXPECT_TRUE(a.left >= 0 && a.top >= 0 && a.right <= diagram.page.x &&
                a.bottom <= diagram.page.y)
        << a.text;
    for (std::size_t j = 0; j < i; ++j) {
      const auto& b = texts[j];
      const double across = std::min(a.right, b.right) - std::max(a.left, b.left);
      const double down = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
      EXPECT_FALSE(across > kRounding && down > kRounding) << a.text << "\nover\n" << b.text;
    }
  }
}

TEST_P(ViewGeometry, TextsStandOnThePageAndApart) {
  const auto network = load(std::string(MUSUBI_SOURCE_DIR) + "/graphs/gtb");
  const auto [view, language] = GetParam();
  auto results = results_for(network);
  expect_legible(make_view(view, network, results, language));
  if (view != View::hub) return;
  for (const NodeId hub : results.hubs.hubs) {
    SCOPED_TRACE(network.graph.id(hub));
    results.ego = hub;
    expect_legible(make_view(view, network, results, language));
  }
}

INSTANTIATE_TEST_SUITE_P(Gtb, ViewGeometry,
                         testing::Combine(testing::Values(View::hubs, View::hub, View::gaps,
                                                          View::overseas, View::functions,
                                                          View::map, View::ego, View::projects,
                                                          View::communities, View::indicators),
                                          testing::Values(Language::ja, Language::en)),
                         [](const auto& test) {
                           return std::string(name_of(std::get<0>(test.param))) +
                                  (std::get<1>(test.param) == Language::ja ? "_ja" : "_en");
                         });

}  // namespace
}  // namespace musubi
