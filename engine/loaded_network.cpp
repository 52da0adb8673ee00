#include "engine/loaded_network.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "engine/digits.hpp"
#include "engine/error.hpp"
#include "engine/number_text.hpp"

namespace musubi {
namespace {

constexpr double kBytesPerEdge = 60.0;  // about; without weights
constexpr double kBytesPerVertex = 130.0;

void add_links(const CsrGraph& graph, GraphBuilder& builder, const Execution& execution) {
  for (const Vertex u : graph.vertices()) {
    execution.check_stop();
    const auto row = graph.out_neighbors(u);
    const auto strengths = graph.out_strengths(u);
    const auto lengths = graph.out_lengths(u);
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!graph.is_directed() && row[i] < u) continue;
      const LinkId link = builder.add_link(u, row[i], "", graph.is_directed());
      if (!strengths.empty()) builder.set_link_attribute(link, "strength", strengths[i]);
      if (!lengths.empty()) builder.set_link_attribute(link, "length", lengths[i]);
      if (!graph.is_directed() && row[i] == u) ++i;  // a loop's two arcs stand side by side
    }
  }
}

[[noreturn]] void refuse(std::string problem, std::string remedy) {
  throw Error(ErrorKind::output, std::move(problem), std::move(remedy));
}

std::uint64_t id_of(const std::string& text) {
  const auto padded = text + std::string(8, '\0');  // as read_digits wants it
  std::uint64_t id = 0;
  const auto* const end = read_digits(padded.data(), id);
  const bool whole = end == padded.data() + text.size() && !text.empty() && id != kTooLarge;
  if (!whole || std::to_string(id) != text) {
    refuse("the id '" + text + "' is not a whole number", "write a .graphml file: it holds any id");
  }
  return id;
}

bool all_directed(const PropertyGraph& graph, const std::vector<LinkId>& links) {
  const auto directed = std::count_if(links.begin(), links.end(),
                                      [&](LinkId link) { return graph.link(link).directed; });
  if (directed != 0 && directed != static_cast<std::ptrdiff_t>(links.size())) {
    refuse("only some links are directed", "write a .graphml file: it holds both kinds");
  }
  return directed != 0;
}

// The numbers of an attribute; empty when no link has one.
std::vector<double> weights(const PropertyGraph& graph, const std::vector<LinkId>& links,
                            const char* attribute) {
  std::vector<double> numbers;
  numbers.reserve(links.size());
  bool any = false;
  for (const LinkId link : links) {
    const auto number = graph.link_number(link, attribute);
    any = any || number.has_value();
    numbers.push_back(number.value_or(1.0));
    if (!(numbers.back() >= 0.0) || std::isinf(numbers.back())) {
      refuse(
          "the " + std::string(attribute) + ' ' + number_text(numbers.back()) + " is not a weight",
          "a weight must be finite and not negative");
    }
  }
  if (!any) numbers.clear();
  return numbers;
}

}  // namespace

Network network_of(const LoadedGraph& loaded, std::string name, const Execution& execution) {
  const auto& graph = loaded.graph;
  if (graph.num_edges() >= kNoLink) {
    throw Error(
        ErrorKind::input,
        "a graph of " + std::to_string(graph.num_edges()) + " edges is too large for a network",
        "this command works on up to 2^32 - 2 links");
  }
  execution.memory.require(kBytesPerEdge * static_cast<double>(graph.num_edges()) +
                               kBytesPerVertex * static_cast<double>(graph.num_vertices()),
                           "a network of " + std::to_string(graph.num_edges()) + " links");
  GraphBuilder builder;
  for (const Vertex v : graph.vertices()) {
    execution.check_stop();
    builder.add_node(std::to_string(loaded.id(v)), "");
  }
  if (graph.has_strengths()) builder.declare_link_attribute("strength", AttributeType::real);
  if (graph.has_lengths()) builder.declare_link_attribute("length", AttributeType::real);
  add_links(graph, builder, execution);
  Network network;
  network.name = std::move(name);
  network.graph = builder.build();
  ProjectionSpec all;
  all.directed = graph.is_directed();
  all.self_loops = true;
  network.projections = {all};
  return network;
}

LoadedGraph loaded_graph_of(const Network& network) {
  const auto& graph = network.graph;
  const auto links = graph.links();
  std::vector<std::pair<std::uint64_t, NodeId>> order;
  for (const NodeId node : graph.nodes()) order.emplace_back(id_of(graph.id(node)), node);
  std::sort(order.begin(), order.end());
  std::vector<Vertex> vertex(graph.node_bound());
  std::vector<std::uint64_t> ids;
  ids.reserve(order.size());
  for (const auto& [id, node] : order) {
    vertex[node] = static_cast<Vertex>(ids.size());
    ids.push_back(id);
  }
  std::vector<Edge> edges;
  edges.reserve(links.size());
  for (const LinkId link : links) {
    edges.push_back({vertex[graph.link(link).source], vertex[graph.link(link).target]});
  }
  const auto strengths = weights(graph, links, "strength");
  const auto lengths = weights(graph, links, "length");
  LoadedGraph loaded;
  loaded.graph =
      CsrGraph::from_edges(static_cast<Vertex>(ids.size()), edges,
                           all_directed(graph, links) ? Direction::directed : Direction::undirected,
                           {.strengths = strengths, .lengths = lengths});
  if (!ids.empty() && ids.back() + 1 != ids.size()) {
    loaded.ids = SharedArray<std::uint64_t>::own(std::move(ids));
  }
  return loaded;
}

}  // namespace musubi
