#include "viz/network_layout.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string_view>

#include "engine/error.hpp"
#include "engine/number_text.hpp"
#include "engine/text.hpp"
#include "viz/render.hpp"

namespace musubi {
namespace {

constexpr std::size_t kMostSpread = 1500;  // nodes: beyond, moving them apart takes too long
constexpr double kPointsPerInch = 72.0;

Diagram diagram_of(const Network& network, std::uint64_t seed) {
  const auto& graph = network.graph;
  Diagram diagram;
  diagram.name = "layout";
  diagram.layout = LayoutEngine::sfdp;
  const auto space = number_text(kNodeSpace / kPointsPerInch);
  diagram.graph_attributes = {// Graphviz takes an int; what a seed means is ours to say.
                              {"start", std::to_string(seed % std::numeric_limits<int>::max())},
                              {"overlap", graph.num_nodes() <= kMostSpread ? "prism" : "true"},
                              {"splines", "none"}};
  diagram.node_defaults = {
      {"shape", "circle"}, {"width", space}, {"height", space}, {"fixedsize", "true"}};
  for (const NodeId node : graph.nodes()) {
    diagram.nodes.push_back({.id = "n" + std::to_string(node)});
  }
  std::set<std::pair<NodeId, NodeId>> pairs;
  for (const LinkId link : graph.links()) {
    const auto [low, high] = std::minmax(graph.link(link).source, graph.link(link).target);
    if (low == high || !pairs.insert({low, high}).second) continue;
    diagram.edges.push_back({.id = "e" + std::to_string(link),
                             .source = "n" + std::to_string(low),
                             .target = "n" + std::to_string(high)});
  }
  return diagram;
}

[[noreturn]] void refuse(std::string_view line) {
  throw Error(ErrorKind::output, "Graphviz told no place in '" + std::string(line) + "'");
}

// A line `node n7 X Y WIDTH HEIGHT ...`, in inches, y upwards.
void read_place(std::string_view line, std::vector<Point>& places) {
  const auto words = split_list(line, ' ');
  if (words.size() < 4 || words[1].size() < 2) refuse(line);
  const auto node = parse_integer(words[1].substr(1));
  const auto x = parse_number(words[2]);
  const auto y = parse_number(words[3]);
  if (!node || !x || !y || *node < 0 || static_cast<std::size_t>(*node) >= places.size()) {
    refuse(line);
  }
  places[static_cast<std::size_t>(*node)] = {*x * kPointsPerInch, -*y * kPointsPerInch};
}

void move_to_corner(const std::vector<NodeId>& nodes, std::vector<Point>& places) {
  Point corner{std::numeric_limits<double>::max(), std::numeric_limits<double>::max()};
  for (const NodeId node : nodes) {
    corner = {std::min(corner.x, places[node].x), std::min(corner.y, places[node].y)};
  }
  for (const NodeId node : nodes) {
    places[node] = {places[node].x - corner.x, places[node].y - corner.y};
  }
}

void require_placeable(const PropertyGraph& graph) {
  if (graph.num_nodes() <= kMostPlaced && graph.num_links() <= kMostPlacedLinks) return;
  throw Error(ErrorKind::output,
              "a network of " + std::to_string(graph.num_nodes()) + " nodes and " +
                  std::to_string(graph.num_links()) + " links is too large to be laid out",
              "take a part of at most " + std::to_string(kMostPlaced) + " nodes and " +
                  std::to_string(kMostPlacedLinks) + " links");
}

// How far the middle nine tenths of the values reach.
double middle_width(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t cut = values.size() / 20;
  return values[values.size() - 1 - cut] - values[cut];
}

// Large networks come in units of the layout's own, whatever the size of nodes: gives each node a
// square of kNodeSpace on average.
void spread(const std::vector<NodeId>& nodes, std::vector<Point>& places) {
  std::vector<double> xs;
  std::vector<double> ys;
  for (const NodeId node : nodes) {
    xs.push_back(places[node].x);
    ys.push_back(places[node].y);
  }
  const double area = middle_width(std::move(xs)) * middle_width(std::move(ys));
  if (area <= 0.0) return;
  const double scale = kNodeSpace * std::sqrt(static_cast<double>(nodes.size()) / area);
  for (const NodeId node : nodes) {
    places[node] = {places[node].x * scale, places[node].y * scale};
  }
}

}  // namespace

std::vector<Point> network_layout(const Network& network, std::uint64_t seed) {
  std::vector<Point> places(network.graph.node_bound());
  if (network.graph.num_nodes() == 0) return places;
  require_placeable(network.graph);
  const auto text = render(diagram_of(network, seed), Format::plain);
  for (const auto& line : split_list(text, '\n')) {
    if (line.rfind("node ", 0) == 0) read_place(line, places);
  }
  const auto nodes = network.graph.nodes();
  if (nodes.size() > kMostSpread) spread(nodes, places);
  move_to_corner(nodes, places);
  return places;
}

}  // namespace musubi
