#pragma once
#include <cstdint>

#include "algorithms/community/partition.hpp"

namespace musubi {

struct IgraphLeidenOptions {
  double resolution = 1.0;  ///< γ of modularity(); larger gives smaller communities; > 0
  int runs = 10;            ///< seeded runs, of which the best is kept; >= 1
  std::uint64_t seed = 42;
};

/// Leiden communities that maximise modularity(), by igraph's implementation, each run until it is
/// stable. Strengths are weights; the directions of a directed graph are ignored. Communities are
/// connected; the result is canonical() and depends on the seed, not on threads (igraph uses one;
/// calls wait for each other). A graph without edges gives one community per vertex.
///
/// O(runs * (n + m)) in practice. Throws std::invalid_argument if an option is outside its range,
/// std::runtime_error when igraph fails.
/// Source: Traag, Waltman and van Eck, 2019, "From Louvain to Leiden: guaranteeing well-connected
/// communities".
[[nodiscard]] Partition leiden_by_igraph(const CsrGraph& graph,
                                         const IgraphLeidenOptions& options = {});

}  // namespace musubi
