#include "engine/projection.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "engine/error.hpp"
#include "engine/number_text.hpp"
#include "engine/weight.hpp"

namespace musubi {
namespace {

bool listed(std::span<const std::string> list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

struct ProjectedLink {
  Edge edge{};
  LinkId link = 0;
};

std::vector<ProjectedLink> counting_links(const PropertyGraph& graph, const ProjectionSpec& spec,
                                          const Projection& made) {
  std::vector<ProjectedLink> result;
  for (const LinkId link : graph.links()) {
    const auto& [source, target, relation, directed] = graph.link(link);
    if (!spec.relations.empty() && !listed(spec.relations, graph.relation(link))) continue;
    if (listed(spec.contract, graph.relation(link))) continue;
    if (!status_counts(graph, link, spec.statuses)) continue;
    const Vertex u = made.vertex_of_node[source];
    const Vertex v = made.vertex_of_node[target];
    if (u == kNoVertex || v == kNoVertex || (u == v && !spec.self_loops)) continue;
    if (spec.directed) {
      result.push_back({{u, v}, link});
      if (!directed && u != v) result.push_back({{v, u}, link});
    } else {
      result.push_back({{std::min(u, v), std::max(u, v)}, link});
    }
  }
  std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) {
    return std::tie(a.edge.tail, a.edge.head) < std::tie(b.edge.tail, b.edge.head);
  });
  return result;
}

void number_vertices(const PropertyGraph& graph, const ProjectionSpec& spec,
                     const std::vector<NodeId>& whole, Projection& made) {
  made.node_of_vertex.clear();
  for (const NodeId node : graph.nodes()) {
    if (whole[node] != node) continue;
    if (!spec.kinds.empty() && !listed(spec.kinds, graph.kind(node))) continue;
    if (listed(spec.without_kinds, graph.kind(node))) continue;
    made.node_of_vertex.push_back(node);
  }
  std::sort(made.node_of_vertex.begin(), made.node_of_vertex.end(),
            [&](NodeId a, NodeId b) { return graph.id(a) < graph.id(b); });
}

void index_vertices(const PropertyGraph& graph, const std::vector<NodeId>& whole,
                    Projection& made) {
  made.vertex_of_node.assign(graph.node_bound(), kNoVertex);
  for (std::size_t v = 0; v < made.node_of_vertex.size(); ++v) {
    made.vertex_of_node[made.node_of_vertex[v]] = static_cast<Vertex>(v);
  }
  for (const NodeId node : graph.nodes()) {
    made.vertex_of_node[node] = made.vertex_of_node[whole[node]];
  }
}

void drop_unlinked(const PropertyGraph& graph, const ProjectionSpec& spec,
                   const std::vector<NodeId>& whole, Projection& made) {
  std::vector<bool> linked(made.node_of_vertex.size(), false);
  for (const auto& [edge, link] : counting_links(graph, spec, made)) {
    linked[edge.tail] = linked[edge.head] = true;
  }
  std::vector<NodeId> kept;
  for (std::size_t v = 0; v < linked.size(); ++v) {
    if (linked[v]) kept.push_back(made.node_of_vertex[v]);
  }
  made.node_of_vertex = std::move(kept);
  index_vertices(graph, whole, made);
}

NodeId smallest_on_cycle(const PropertyGraph& graph, const std::vector<NodeId>& up, NodeId start) {
  NodeId smallest = start;
  for (NodeId node = up[start]; node != start; node = up[node]) {
    if (graph.id(node) < graph.id(smallest)) smallest = node;
  }
  return smallest;
}

double combined(double sum, double strength, bool first, ProjectionSpec::Strength rule) {
  switch (rule) {
    case ProjectionSpec::Strength::one:
      return 1.0;
    case ProjectionSpec::Strength::sum:
      return sum + strength;
    case ProjectionSpec::Strength::maximum:
      return first ? strength : std::max(sum, strength);
  }
  return 1.0;
}

}  // namespace

std::string describe(const ProjectionSpec& spec, Language language) {
  const auto status_word = [language](const std::string& status) -> std::string {
    if (status == "actual") return LocalizedText{"実際の結び付き", "actual links"}.get(language);
    if (status == "planned") return LocalizedText{"計画中のもの", "planned links"}.get(language);
    if (status == "expected") {
      return LocalizedText{"見込まれるもの", "expected links"}.get(language);
    }
    return status;
  };
  const bool ja = language == Language::ja;
  std::string text = spec.title.get(language) + (ja ? "（" : " (");
  const auto add = [&](const std::string& piece) {
    if (!text.ends_with("（") && !text.ends_with("(")) text += ja ? "、" : ", ";
    text += piece;
  };
  add(spec.directed ? (ja ? "向きあり" : "directed") : (ja ? "向きなし" : "undirected"));
  add(spec.parallel == ProjectionSpec::Parallel::merge
          ? (ja ? "同じ2者間の結び付きは1本にまとめる" : "parallel links merged")
          : (ja ? "同じ2者間の結び付きを別々に数える" : "parallel links kept"));
  add(spec.length == ProjectionSpec::Length::one ? (ja ? "1本の長さ=1" : "length of a link = 1")
                                                 : (ja ? "長さ=1/強さ" : "length = 1/strength"));
  for (const auto& status : spec.statuses) add(status_word(status));
  return text + (ja ? "）" : ")");
}

bool status_counts(const PropertyGraph& graph, LinkId link, std::span<const std::string> statuses) {
  const auto status = graph.link_text(link, "status");
  return status.empty() || listed(statuses, status);
}

std::vector<NodeId> wholes(const PropertyGraph& graph, std::span<const std::string> relations,
                           std::span<const std::string> keep_apart) {
  std::vector<NodeId> up(graph.node_bound());
  std::iota(up.begin(), up.end(), NodeId{0});
  for (const LinkId link : graph.links()) {
    const auto& [source, target, relation, directed] = graph.link(link);
    if (listed(keep_apart, graph.kind(source)) || listed(keep_apart, graph.kind(target))) continue;
    // Of several wholes the first in order of id is taken.
    if (source != target && listed(relations, graph.relation(link)) &&
        (up[source] == source || graph.id(target) < graph.id(up[source]))) {
      up[source] = target;
    }
  }
  std::vector<NodeId> whole(up.size());
  for (NodeId node = 0; node < up.size(); ++node) {
    NodeId end = node;
    std::size_t steps = 0;
    while (up[end] != end && steps <= up.size()) {
      end = up[end];
      ++steps;
    }
    whole[node] = up[end] == end ? end : smallest_on_cycle(graph, up, end);
  }
  return whole;
}

namespace {

[[noreturn]] void refuse_strength(const PropertyGraph& graph, LinkId link, double strength,
                                  const std::string& remedy) {
  const auto& [source, target, relation, directed] = graph.link(link);
  throw Error(ErrorKind::input,
              "the link from '" + graph.id(source) + "' to '" + graph.id(target) +
                  "' has a strength of " + number_text(strength),
              remedy);
}

}  // namespace

Projection project(const PropertyGraph& graph, const ProjectionSpec& spec) {
  Projection made;
  made.spec = spec;
  const auto whole = wholes(graph, spec.contract, spec.keep_apart);
  number_vertices(graph, spec, whole, made);
  index_vertices(graph, whole, made);
  if (spec.nodes == ProjectionSpec::Nodes::linked) drop_unlinked(graph, spec, whole, made);

  std::vector<Edge> edges;
  std::vector<double> strengths;
  for (const auto& [edge, link] : counting_links(graph, spec, made)) {
    const double strength = graph.link_number(link, "strength").value_or(1.0);
    constexpr auto kRange = "a strength is not negative, and 0 or from 1e-60 to 1e60";
    if (!(strength >= 0.0 && std::isfinite(strength))) {
      refuse_strength(graph, link, strength, kRange);
    }
    const bool merge =
        spec.parallel == ProjectionSpec::Parallel::merge && !edges.empty() && edges.back() == edge;
    if (merge) {
      strengths.back() = combined(strengths.back(), strength, false, spec.strength);
      ++made.link_offsets.back();
    } else {
      edges.push_back(edge);
      strengths.push_back(combined(0.0, strength, true, spec.strength));
      made.link_offsets.push_back(made.link_offsets.back() + 1);
    }
    made.links.push_back(link);
    if (!is_weight(strengths.back())) refuse_strength(graph, link, strengths.back(), kRange);
  }

  EdgeWeights weights;
  if (std::any_of(strengths.begin(), strengths.end(), [](double s) { return s != 1.0; })) {
    weights.strengths = strengths;
  }
  std::vector<double> lengths;
  if (spec.length == ProjectionSpec::Length::inverse_strength) {
    for (std::size_t e = 0; e < strengths.size(); ++e) {
      if (strengths[e] == 0.0) {
        refuse_strength(graph, made.links[made.link_offsets[e]], 0.0,
                        "projection '" + spec.name + "' needs lengths, which are 1/strength");
      }
      lengths.push_back(1.0 / strengths[e]);
    }
    weights.lengths = lengths;
  }
  made.graph =
      CsrGraph::from_edges(static_cast<Vertex>(made.node_of_vertex.size()), edges,
                           spec.directed ? Direction::directed : Direction::undirected, weights);
  made.numbering = number_edges(made.graph);
  return made;
}

}  // namespace musubi
