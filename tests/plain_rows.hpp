#pragma once
#include <algorithm>
#include <span>
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/random.hpp"

namespace musubi::testing {

/// Rows as CsrGraph must have them, made in the plainest way: by a stable sort of all arcs.
struct PlainRows {
  std::vector<ArcIndex> offsets{};
  std::vector<Vertex> targets{};
  std::vector<double> strengths{};
  std::vector<double> lengths{};
  friend bool operator==(const PlainRows&, const PlainRows&) = default;
};

enum class PlainArcs { out, in, both };

inline PlainRows plain_rows(Vertex n, std::span<const Edge> edges, EdgeWeights weights,
                            PlainArcs which) {
  struct Arc {
    Vertex from, to;
    std::size_t edge;
  };
  std::vector<Arc> arcs;
  for (std::size_t e = 0; e < edges.size(); ++e) {
    if (which != PlainArcs::in) arcs.push_back({edges[e].tail, edges[e].head, e});
    if (which != PlainArcs::out) arcs.push_back({edges[e].head, edges[e].tail, e});
  }
  std::stable_sort(arcs.begin(), arcs.end(), [](const Arc& a, const Arc& b) {
    return a.from != b.from ? a.from < b.from : a.to < b.to;
  });
  PlainRows rows;
  rows.offsets.assign(std::size_t{n} + 1, 0);
  for (const auto& arc : arcs) {
    ++rows.offsets[std::size_t{arc.from} + 1];
    rows.targets.push_back(arc.to);
    if (!weights.strengths.empty()) rows.strengths.push_back(weights.strengths[arc.edge]);
    if (!weights.lengths.empty()) rows.lengths.push_back(weights.lengths[arc.edge]);
  }
  for (std::size_t v = 0; v < n; ++v) rows.offsets[v + 1] += rows.offsets[v];
  return rows;
}

inline PlainRows copy_of(const CsrRows& rows) {
  const auto copy = [](auto span) { return std::vector(span.begin(), span.end()); };
  return {copy(rows.offsets.span()), copy(rows.targets.span()), copy(rows.strengths.span()),
          copy(rows.lengths.span())};
}

/// Whether two graphs are the same in every byte that can be asked for.
inline bool same_graph(const CsrGraph& a, const CsrGraph& b) {
  return a.is_directed() == b.is_directed() && a.num_edges() == b.num_edges() &&
         copy_of(a.out_rows()) == copy_of(b.out_rows()) &&
         copy_of(a.in_rows()) == copy_of(b.in_rows());
}

/// A random multigraph with loops and parallel edges, and a weight for each edge.
struct RandomEdges {
  Vertex n = 0;
  std::vector<Edge> edges{};
  std::vector<double> weights{};

  RandomEdges(std::uint64_t seed, Vertex vertices, std::size_t count) : n(vertices) {
    SplitMix64 random(seed);
    for (std::size_t e = 0; e < count; ++e) {
      edges.push_back({static_cast<Vertex>(random.below(n)), static_cast<Vertex>(random.below(n))});
      weights.push_back(static_cast<double>(random.below(1000)) / 8.0);
    }
  }
  void sort() {
    std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
      return a.tail != b.tail ? a.tail < b.tail : a.head < b.head;
    });
  }
};

}  // namespace musubi::testing
