// What a reader would see of the shipped network: every text on the page, none over another.

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <string>

#include "engine/number_text.hpp"
#include "tests/viz/gtb_results.hpp"
#include "viz/line_routing.hpp"
#include "viz/picture_date.hpp"
#include "viz/view.hpp"

namespace musubi::view_geometry_test {
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

class ViewGeometry : public testing::TestWithParam<std::tuple<View, Language, PageSize>> {};

void expect_legible(const Diagram& diagram, PageSize size) {
  ASSERT_EQ(diagram.layout, LayoutEngine::fixed);
  const auto texts = texts_of(diagram);
  ASSERT_GT(texts.size(), 10U);
  if (size == PageSize::slide) {
    EXPECT_EQ(diagram.page, kSlide);
  }
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
  const auto network = gtb();
  const auto [view, language, size] = GetParam();
  auto results = gtb_results(network);
  const auto check = [&, view = view, language = language, size = size] {
    auto diagram = make_view(view, network, results, language, {.size = size});
    add_date(diagram, data_date(network, language), language);
    expect_legible(diagram, size);
  };
  check();
  if (view != View::hub) return;
  for (const NodeId hub : results.hubs.hubs) {
    SCOPED_TRACE(network.graph.id(hub));
    results.ego = hub;
    check();
  }
}

class HubLines : public testing::TestWithParam<std::tuple<View, Language, PageSize>> {};

bool has_class(const DiagramAttributes& attributes, std::string_view name) {
  const auto it = attributes.find("class");
  return it != attributes.end() && it->second == name;
}

double nearest(const DiagramEdge& edge, const DiagramNode& node) {
  const bool round = node.attributes.contains("shape") && node.attributes.at("shape") == "circle";
  const double width = points(node, "width");
  const Rectangle box{*node.center, round ? Point{} : Point{width, points(node, "height")}};
  double least = std::numeric_limits<double>::infinity();
  constexpr int kSamples = 200;
  for (int i = 0; i <= kSamples; ++i) {
    const auto at = on_curve(edge.path, static_cast<double>(i) / kSamples);
    least = std::min(least, distance(at, box) - (round ? width / 2 : 0.0));
  }
  return least;
}

TEST_P(HubLines, KeepOffEveryThirdHub) {
  const auto network = gtb();
  const auto [view, language, size] = GetParam();
  const auto diagram = make_view(view, network, gtb_results(network), language, {.size = size});
  const double clearance = view == View::map ? 3.0 : 8.0;
  std::size_t compared = 0;
  for (const auto& edge : diagram.edges) {
    if (!edge.attributes.contains("tooltip")) continue;  // a line of the legend or the scale
    for (const auto& node : diagram.nodes) {
      if (!has_class(node.attributes, "hub")) continue;
      if (node.id == edge.source || node.id == edge.target) continue;
      ++compared;
      EXPECT_GE(nearest(edge, node), clearance)
          << edge.attributes.at("tooltip") << " by " << node.attributes.at("tooltip");
    }
  }
  EXPECT_GT(compared, 100U);
}

INSTANTIATE_TEST_SUITE_P(Gtb, HubLines,
                         testing::Combine(testing::Values(View::hubs, View::gaps, View::map),
                                          testing::Values(Language::ja, Language::en),
                                          testing::Values(PageSize::own, PageSize::a4,
                                                          PageSize::slide)),
                         [](const auto& test) {
                           return std::string(name_of(std::get<0>(test.param))) +
                                  (std::get<1>(test.param) == Language::ja ? "_ja_" : "_en_") +
                                  std::string(name_of(std::get<2>(test.param)));
                         });

INSTANTIATE_TEST_SUITE_P(
    Gtb, ViewGeometry,
    testing::Combine(testing::Values(View::hubs, View::hub, View::gaps, View::overseas,
                                     View::functions, View::map, View::ego, View::projects,
                                     View::communities, View::indicators),
                     testing::Values(Language::ja, Language::en),
                     testing::Values(PageSize::own, PageSize::a4, PageSize::slide)),
    [](const auto& test) {
      return std::string(name_of(std::get<0>(test.param))) +
             (std::get<1>(test.param) == Language::ja ? "_ja_" : "_en_") +
             std::string(name_of(std::get<2>(test.param)));
    });

}  // namespace
}  // namespace musubi::view_geometry_test
