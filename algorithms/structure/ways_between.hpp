#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "algorithms/structure/disjoint_paths.hpp"
#include "algorithms/structure/k_shortest_paths.hpp"

namespace musubi {

struct WaysOptions {
  KShortestPathsOptions shortest{};  ///< how many ways, of how many steps
  /// Instead of the shortest ways a largest set of ways that share nothing of this kind; `shortest`
  /// then plays no part.
  std::optional<Disjointness> disjoint{};
  std::vector<Vertex> avoid{};  ///< vertices that no way passes; neither of the ends
};

/// How two vertices are joined.
struct WaysBetween {
  double distance = 0.0;              ///< length of the shortest way; infinity when there is none
  double shortest_ways = 0.0;         ///< how many are that long (they can be very many)
  std::uint64_t vertex_disjoint = 0;  ///< ways without a common vertex between the ends, at most
  std::uint64_t edge_disjoint = 0;    ///< ways without a common edge, at most
  std::vector<Vertex> separating{};   ///< on every way, in the order from `s` to `t`
  std::vector<SimplePath> ways{};     ///< the shortest first, then in lexicographic order
};

/// The ways from `s` to `t` along the arcs, each the sequence of its vertices: parallel edges are
/// one step (the shortest of them), self-loops none, and a pair of neighbours counts as one way
/// however many edges join it. Every number is of the graph without the vertices to avoid;
/// `max_steps` limits only `ways`.
///
/// Cost: k_shortest_paths() or two counts of disjoint paths, whichever is more, and O(n + m).
/// Throws std::invalid_argument when the ends are the same, not vertices or to be avoided, or a
/// length is 0; Error(cancelled) on a stop request.
/// Sources: those of the functions behind it.
[[nodiscard]] WaysBetween ways_between(const CsrGraph& graph, Vertex s, Vertex t,
                                       const WaysOptions& options = {});

}  // namespace musubi
