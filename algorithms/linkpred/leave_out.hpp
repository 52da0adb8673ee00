#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/linkpred/vertex_pair.hpp"
#include "engine/csr_graph.hpp"

namespace musubi {

struct LeaveOutOptions {
  double share = 0.1;               ///< of the edges that are left out, in (0, 1); at least one is
  std::size_t negatives = 0;        ///< non-edges to compare with; 0: ten per edge left out
  std::size_t all_up_to = 200'000;  ///< take all non-edges of a graph that has no more than this
  bool connected_only = false;      ///< drop pairs that what remains of the graph does not connect
  std::uint64_t seed = 42;
};

/// A graph from which edges have been left out, and the pairs to be told apart.
struct LeftOutLinks {
  CsrGraph graph{};                     ///< without the edges left out; a simple view
  std::vector<VertexPair> positives{};  ///< the edges left out, in random order
  std::vector<VertexPair> negatives{};  ///< pairs without an edge in the whole graph, each once
  bool all_non_edges = false;           ///< negatives are all there are
  double parted = 0.0;  ///< share of the edges left out whose ends have no path any more
};

/// Leaves out round(share * m) edges of the simple view, drawn uniformly: vertices may become
/// isolated and components fall apart, as where links are missing in earnest. Negatives are all
/// non-edges (in order) when there are at most `all_up_to` or at most as many as asked for, else a
/// uniform sample without repetition in random order. With `connected_only`, edges and negatives
/// without a path are taken out afterwards, maybe all: what is left measures how well links inside
/// a component are found. Nothing is left out of a graph without edges.
///
/// O(n + m log m + negatives log negatives) expected time. Deterministic for a seed. Throws
/// std::invalid_argument when the share is outside its range.
[[nodiscard]] LeftOutLinks leave_out_links(const CsrGraph& graph, const LeaveOutOptions& options);

}  // namespace musubi
