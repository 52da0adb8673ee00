#include "algorithms/distances/pendant_fold.hpp"

#include <algorithm>
#include <cstdint>

#include "algorithms/structure/components.hpp"
#include "algorithms/structure/neighbor_visits.hpp"

namespace musubi {
namespace {

// The only other vertex next to v; kNoVertex where there is none or more than one.
Vertex only_neighbor(const CsrGraph& graph, Vertex v) {
  Vertex only = kNoVertex;
  for (const Vertex w : graph.out_neighbors(v)) {
    if (w == v || w == only) continue;
    if (only != kNoVertex) return kNoVertex;
    only = w;
  }
  return only;
}

// By component.
std::vector<bool> large_trees(const CsrGraph& graph, const Components& parts, Vertex least) {
  std::vector<std::uint64_t> vertices(parts.count, 0);
  std::vector<std::uint64_t> arcs(parts.count, 0);
  for (const Vertex v : graph.vertices()) {
    ++vertices[parts.component_of[v]];
    for_each_other(graph.out_neighbors(v), v, [&](Vertex) { ++arcs[parts.component_of[v]]; });
  }
  std::vector<bool> result(parts.count, false);
  for (std::size_t c = 0; c < result.size(); ++c) {
    result[c] = vertices[c] >= least && arcs[c] == 2 * (vertices[c] - 1);
  }
  return result;
}

// The vertex at which each pendant one hangs, kNoVertex for all others. Of a pair neither hangs.
std::vector<Vertex> find_holders(const CsrGraph& graph) {
  std::vector<Vertex> holder(graph.num_vertices(), kNoVertex);
  for (const Vertex v : graph.vertices()) holder[v] = only_neighbor(graph, v);
  for (const Vertex v : graph.vertices()) {
    const Vertex w = holder[v];
    if (w != kNoVertex && holder[w] == v) holder[v] = holder[w] = kNoVertex;
  }
  return holder;
}

std::size_t count_pendants(const std::vector<Vertex>& holder) {
  const auto stay = std::count(holder.begin(), holder.end(), kNoVertex);
  return holder.size() - static_cast<std::size_t>(stay);
}

void keep_trees(const CsrGraph& graph, Vertex tree, std::vector<Vertex>& holder) {
  const auto parts = components(graph, {.threads = 1});
  const auto stays_whole = large_trees(graph, parts, tree);
  for (const Vertex v : graph.vertices()) {
    if (stays_whole[parts.component_of[v]]) holder[v] = kNoVertex;
  }
}

CsrGraph core_of(const CsrGraph& graph, const PendantFold& fold,
                 const std::vector<Vertex>& holder) {
  std::vector<Edge> edges;
  edges.reserve(graph.num_edges());
  for (const Vertex v : fold.original) {
    for_each_other(graph.out_neighbors(v), v, [&](Vertex w) {
      if (w > v && holder[w] == kNoVertex) edges.push_back({fold.position[v], fold.position[w]});
    });
  }
  return CsrGraph::from_edges(static_cast<Vertex>(fold.original.size()), edges);
}

}  // namespace

std::optional<PendantFold> fold_pendants(const CsrGraph& graph, Vertex tree, Vertex fewest) {
  if (graph.is_directed()) return std::nullopt;
  auto holder = find_holders(graph);
  const auto too_few = [&] { return count_pendants(holder) < std::max<Vertex>(fewest, 1); };
  if (too_few()) return std::nullopt;
  keep_trees(graph, tree, holder);
  if (too_few()) return std::nullopt;
  const Vertex n = graph.num_vertices();
  PendantFold fold;
  fold.position.resize(n);
  for (const Vertex v : graph.vertices()) {
    if (holder[v] != kNoVertex) continue;
    fold.position[v] = static_cast<Vertex>(fold.original.size());
    fold.original.push_back(v);
  }
  fold.pendants.resize(fold.original.size(), 0);
  for (const Vertex v : graph.vertices()) {
    if (holder[v] == kNoVertex) continue;
    fold.position[v] = fold.position[holder[v]];
    ++fold.pendants[fold.position[v]];
  }
  fold.core = core_of(graph, fold, holder);
  return fold;
}

}  // namespace musubi
