#pragma once
#include <cstddef>
#include <limits>
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// A path that passes no vertex twice.
struct SimplePath {
  std::vector<Vertex> vertices{};  ///< from s to t, both included; never empty
  double length = 0.0;             ///< of its edges, added up from s on

  friend bool operator==(const SimplePath&, const SimplePath&) = default;
};

struct KShortestPathsOptions {
  static constexpr std::size_t kAnyNumber = std::numeric_limits<std::size_t>::max();

  std::size_t count = 5;               ///< k: at most so many paths
  std::size_t max_steps = kAnyNumber;  ///< only paths of at most so many edges
  Execution execution{};
};

/// The k shortest simple paths from `s` to `t` along the arcs, the shortest first; fewer when there
/// are no more. Every edge is 1 long when the graph has no lengths. Equally long paths (lengths as
/// equal as kLengthTolerance says) come in the lexicographic order of their vertices, so that the
/// first k of more paths are the k paths. Two paths are different when their vertices are: of
/// parallel edges the shortest counts; self-loops lie on no path. From a vertex to itself there is
/// one path, without edges; none when `t` cannot be reached.
///
/// The paths not yet found are parted into sets by what they begin with (Lawler). The best of a set
/// goes along the shortest ways of the whole graph where these do not run into its beginning
/// (Martins and Pascoal), else it takes an A* search led by the distances to `t`; a search ends
/// where it could no longer give one of the k. O(k L) searches for paths of L edges, each O((n + m)
/// log n) at worst, mostly a very small part of the graph. O(n) memory, and the reverse of a
/// directed graph; with lengths and `max_steps` both, O(n max_steps). Deterministic.
///
/// Throws std::invalid_argument when `s` or `t` is not a vertex or a length is 0, Error(cancelled)
/// on a stop request.
/// Sources: Yen, 1971, "Finding the K Shortest Loopless Paths in a General Network"; Lawler, 1972,
/// "A Procedure for Computing the K Best Solutions to Discrete Optimization Problems and Its
/// Application to the Shortest Path Problem"; Martins and Pascoal, 2003, "A new implementation of
/// Yen's ranking loopless paths algorithm"; Hart, Nilsson and Raphael, 1968, "A Formal Basis for
/// the Heuristic Determination of Minimum Cost Paths".
[[nodiscard]] std::vector<SimplePath> k_shortest_paths(const CsrGraph& graph, Vertex s, Vertex t,
                                                       const KShortestPathsOptions& options = {});

}  // namespace musubi
