#include "viz/appearance.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "viz/palette.hpp"

namespace musubi {
namespace {

// By NodeId: values from zero up become diameters whose areas grow evenly with them.
std::vector<double> diameters(const std::vector<double>& values) {
  const double largest = values.empty() ? 0.0 : *std::max_element(values.begin(), values.end());
  constexpr double kSmallestArea = kSmallestNode * kSmallestNode;
  constexpr double kLargestArea = kLargestNode * kLargestNode;
  std::vector<double> result;
  result.reserve(values.size());
  for (const double value : values) {
    const double share = largest > 0.0 ? value / largest : 0.0;
    result.push_back(std::sqrt(kSmallestArea + share * (kLargestArea - kSmallestArea)));
  }
  return result;
}

double number_of(const AttributeValue& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return static_cast<double>(*integer);
  if (const auto* real = std::get_if<double>(&value)) return *real;
  return 0.0;
}

}  // namespace

std::optional<Point> Appearance::position(NodeId node) const {
  if (node >= positions.size()) return std::nullopt;
  const auto& place = positions[node];
  if (!std::isfinite(place.x) || !std::isfinite(place.y)) return std::nullopt;
  return place;
}

std::string Appearance::color(NodeId node) const {
  return node < colors.size() ? colors[node] : std::string{};
}

std::optional<double> Appearance::size(NodeId node) const {
  if (node >= sizes.size() || !std::isfinite(sizes[node]) || sizes[node] <= 0.0) {
    return std::nullopt;
  }
  return sizes[node];
}

std::vector<std::string> kind_colors(const PropertyGraph& graph) {
  const auto& kinds = graph.kinds();
  std::vector<std::size_t> count(kinds.names().size());
  for (const NodeId node : graph.nodes()) ++count[*kinds.find(graph.kind(node))];
  std::vector<Symbol> by_count(count.size());
  std::iota(by_count.begin(), by_count.end(), Symbol{0});
  std::stable_sort(by_count.begin(), by_count.end(),
                   [&](Symbol a, Symbol b) { return count[a] > count[b]; });
  std::vector<std::string> colors(count.size(), std::string(palette::kLightGrey));
  std::size_t next = 0;
  for (const Symbol kind : by_count) {
    if (kinds.name(kind).empty() || next == palette::kFills.size()) continue;
    colors[kind] = palette::kFills[next++];
  }
  return colors;
}

std::vector<std::string> colors_by_kind(const PropertyGraph& graph) {
  const auto of_kind = kind_colors(graph);
  std::vector<std::string> colors(graph.node_bound());
  for (const NodeId node : graph.nodes()) {
    colors[node] = of_kind[*graph.kinds().find(graph.kind(node))];
  }
  return colors;
}

std::vector<double> sizes_by_degree(const PropertyGraph& graph) {
  std::vector<double> degree(graph.node_bound());
  for (const LinkId link : graph.links()) {
    degree[graph.link(link).source] += 1.0;
    degree[graph.link(link).target] += 1.0;
  }
  return diameters(degree);
}

std::vector<double> sizes_by(const PropertyGraph& graph, const NodeColumn& column) {
  std::vector<double> values(graph.node_bound());
  for (const NodeId node : graph.nodes()) {
    if (node >= column.by_node.size()) continue;
    const double number = number_of(column.by_node[node]);
    if (std::isfinite(number) && number > 0.0) values[node] = number;
  }
  return diameters(values);
}

Appearance default_appearance(const PropertyGraph& graph, std::vector<Point> positions) {
  return {.positions = std::move(positions),
          .colors = colors_by_kind(graph),
          .sizes = sizes_by_degree(graph)};
}

}  // namespace musubi
