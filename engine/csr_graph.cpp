#include "engine/csr_graph.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace musubi {
namespace {

void validate(Vertex n, std::span<const Edge> edges, EdgeWeights weights) {
  for (const auto& [tail, head] : edges) {
    if (tail >= n || head >= n) {
      throw std::invalid_argument("CsrGraph::from_edges: edge " + std::to_string(tail) + "-" +
                                  std::to_string(head) +
                                  " has an end that is not below n = " + std::to_string(n));
    }
  }
  for (const auto list : {weights.strengths, weights.lengths}) {
    if (!list.empty() && list.size() != edges.size()) {
      throw std::invalid_argument("CsrGraph::from_edges: " + std::to_string(list.size()) +
                                  " weights for " + std::to_string(edges.size()) + " edges");
    }
    for (const double weight : list) {
      if (!(weight >= 0.0) || std::isinf(weight)) {
        throw std::invalid_argument(
            "CsrGraph::from_edges: a weight must be finite and not negative, got " +
            std::to_string(weight));
      }
    }
  }
}

}  // namespace

CsrGraph::Rows CsrGraph::build_rows(Vertex n, std::span<const Edge> edges, EdgeWeights weights,
                                    RowKind kind) {
  const auto for_each_arc = [&](auto&& emit) {
    for (EdgeId e = 0; e < edges.size(); ++e) {
      if (kind != RowKind::in) emit(edges[e].tail, edges[e].head, e);
      if (kind != RowKind::out) emit(edges[e].head, edges[e].tail, e);
    }
  };
  // Two stable counting sorts, by target and then by row, leave each row sorted by target with
  // parallel arcs in the order of their edges.
  std::vector<ArcIndex> by_target(std::size_t{n} + 1, 0);
  Rows rows;
  rows.offsets.assign(std::size_t{n} + 1, 0);
  for_each_arc([&](Vertex from, Vertex to, EdgeId) {
    ++by_target[std::size_t{to} + 1];
    ++rows.offsets[std::size_t{from} + 1];
  });
  for (std::size_t v = 0; v < n; ++v) {
    by_target[v + 1] += by_target[v];
    rows.offsets[v + 1] += rows.offsets[v];
  }
  struct Arc {
    Vertex from, to;
    EdgeId edge;
  };
  std::vector<Arc> arcs(rows.offsets.back());
  for_each_arc([&](Vertex from, Vertex to, EdgeId e) { arcs[by_target[to]++] = {from, to, e}; });

  auto cursor = rows.offsets;
  rows.targets.resize(arcs.size());
  if (!weights.strengths.empty()) rows.strengths.resize(arcs.size());
  if (!weights.lengths.empty()) rows.lengths.resize(arcs.size());
  for (const auto& arc : arcs) {
    const ArcIndex position = cursor[arc.from]++;
    rows.targets[position] = arc.to;
    if (!weights.strengths.empty()) rows.strengths[position] = weights.strengths[arc.edge];
    if (!weights.lengths.empty()) rows.lengths[position] = weights.lengths[arc.edge];
  }
  return rows;
}

CsrGraph CsrGraph::from_edges(Vertex n, std::span<const Edge> edges, Direction direction,
                              EdgeWeights weights) {
  validate(n, edges, weights);
  CsrGraph graph;
  graph.n_ = n;
  graph.num_edges_ = edges.size();
  graph.direction_ = direction;
  if (direction == Direction::undirected) {
    graph.out_ = build_rows(n, edges, weights, RowKind::both);
  } else {
    graph.out_ = build_rows(n, edges, weights, RowKind::out);
    graph.in_ = build_rows(n, edges, weights, RowKind::in);
  }
  return graph;
}

EdgeNumbering number_edges(const CsrGraph& graph) {
  EdgeNumbering numbering;
  numbering.edge_of_arc.resize(graph.num_arcs());
  numbering.edges.reserve(graph.num_edges());
  // The rows are visited in order, so the arcs u -> v with u > v arrive in the order in which the
  // edges v-u were numbered: one cursor per row finds each mate.
  std::vector<ArcIndex> mate(graph.num_vertices());
  for (const Vertex u : graph.vertices()) mate[u] = graph.first_arc(u);
  for (const Vertex u : graph.vertices()) {
    const auto row = graph.out_neighbors(u);
    const ArcIndex first = graph.first_arc(u);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const Vertex v = row[i];
      const ArcIndex arc = first + i;
      if (!graph.is_directed() && v < u) continue;  // numbered from the row of v
      const EdgeId e = numbering.edges.size();
      numbering.edges.push_back({u, v});
      numbering.edge_of_arc[arc] = e;
      if (graph.is_directed()) continue;
      if (v == u) {
        numbering.edge_of_arc[first + ++i] = e;  // a loop's two arcs stand side by side
      } else {
        numbering.edge_of_arc[mate[v]++] = e;
      }
    }
  }
  return numbering;
}

}  // namespace musubi
