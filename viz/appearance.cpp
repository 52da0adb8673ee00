#include "viz/appearance.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "engine/graph_assembler.hpp"
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

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

std::optional<double> node_number(const PropertyGraph& graph, NodeId node, std::string_view name) {
  const auto it = graph.node_attributes().find(name);
  if (it == graph.node_attributes().end()) return std::nullopt;
  const auto number = it->second.number(node);
  return number && std::isfinite(*number) ? number : std::nullopt;
}

// What is said of a node under one of the names of `look`.
AttributeValue value_of(const Appearance& looks, NodeId node, std::string_view name) {
  const auto place = looks.position(node);
  if (name == look::kX && place) return place->x;
  if (name == look::kY && place) return place->y;
  if (name == look::kSize && looks.size(node)) return *looks.size(node);
  if (name == look::kColor && !looks.color(node).empty()) return looks.color(node);
  return {};
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

Appearance stated_appearance(const PropertyGraph& graph) {
  Appearance looks;
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  const auto bound = graph.node_bound();
  for (const NodeId node : graph.nodes()) {
    const auto x = node_number(graph, node, look::kX);
    const auto y = node_number(graph, node, look::kY);
    if (x && y) {
      looks.positions.resize(bound, Point{kNone, kNone});
      looks.positions[node] = {*x, *y};
    }
    if (const auto size = node_number(graph, node, look::kSize); size && *size > 0.0) {
      looks.sizes.resize(bound);
      looks.sizes[node] = *size;
    }
    if (const auto color = graph.node_text(node, look::kColor); is_hex_color(color)) {
      looks.colors.resize(bound);
      looks.colors[node] = upper(color);
    }
  }
  return looks;
}

Appearance completed(Appearance first, Appearance second) {
  if (first.positions.empty()) first.positions = std::move(second.positions);
  if (first.colors.empty()) first.colors = std::move(second.colors);
  if (first.sizes.empty()) first.sizes = std::move(second.sizes);
  return first;
}

std::vector<NodeColumn> appearance_columns(const Appearance& looks, const PropertyGraph& graph) {
  std::vector<NodeColumn> columns;
  const auto& taken = graph.node_attributes();
  const bool place_is_taken = taken.contains(look::kX) || taken.contains(look::kY);
  for (const auto name : {look::kX, look::kY, look::kSize, look::kColor}) {
    const bool of_place = name == look::kX || name == look::kY;
    if (of_place ? place_is_taken : taken.contains(name)) continue;
    const auto type = name == look::kColor ? AttributeType::text : AttributeType::real;
    NodeColumn column{std::string(name), type, std::vector<AttributeValue>(graph.node_bound())};
    bool any = false;
    for (const NodeId node : graph.nodes()) {
      column.by_node[node] = value_of(looks, node, name);
      any = any || !std::holds_alternative<std::monostate>(column.by_node[node]);
    }
    if (any) columns.push_back(std::move(column));
  }
  return columns;
}

void drop_stated_fields(ExportTable& table, const PropertyGraph& graph, const Appearance& looks) {
  const auto nodes = graph.nodes();
  std::erase_if(table.node_fields, [&](const ExportField& field) {
    const bool is_look = field.name == look::kX || field.name == look::kY ||
                         field.name == look::kSize || field.name == look::kColor;
    return is_look && std::all_of(nodes.begin(), nodes.end(), [&](NodeId node) {
             return field.value(node) == value_of(looks, node, field.name);
           });
  });
}

Appearance default_appearance(const PropertyGraph& graph, std::vector<Point> positions) {
  return {.positions = std::move(positions),
          .colors = colors_by_kind(graph),
          .sizes = sizes_by_degree(graph)};
}

}  // namespace musubi
