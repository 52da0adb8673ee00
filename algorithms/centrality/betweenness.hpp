#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/distances/source_share.hpp"
#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

struct BetweennessOptions {
  SourceShare share{};  ///< only what this share of the sources adds to the scores
  Execution execution{};
};

struct BetweennessResult {
  std::vector<double> vertices{};  ///< length n
  std::vector<double> edges{};  ///< length m, in canonical order (number_edges); empty unless asked
};

/// Exact shortest-path betweenness of every vertex: the sum over pairs (s, t), both other than v,
/// of the share of the shortest s-t paths that pass v. Not normalised. Undirected: each pair counts
/// once. Uses the graph's lengths when it has them, else every edge is 1 long; strengths play no
/// part. Parallel edges of shortest length are different paths; self-loops change nothing; pairs
/// without a path count 0.
///
/// Without lengths by betweenness_parts(): each part by LaneDependencies, or by SingleDependencies
/// where a sample shows that lanes have more to do. O(Σ over parts of n m) time, which is nothing
/// for trees and at most O(n m); memory 384 bytes per vertex and thread. With lengths O(n m + n²
/// log n) time and O(n) memory per thread. The same bits for any number of threads. Numbers of
/// paths are doubles: in a mesh of a thousand by a thousand they leave their range. Throws
/// Error(input) then, std::invalid_argument when a length is 0, Error(cancelled) on a stop request.
/// Sources: Freeman, 1977, "A set of measures of centrality based on betweenness"; Brandes, 2001,
/// "A faster algorithm for betweenness centrality"; Sarıyüce, Saule, Kaya and Çatalyürek, 2013,
/// "Shattering and compressing networks for betweenness centrality".
[[nodiscard]] std::vector<double> betweenness(const CsrGraph& graph,
                                              const BetweennessOptions& options = {});

/// The work of betweenness() on a graph without lengths: the sources of each part times its arcs. 0
/// for trees. O(n + m log m) time and O(n + m) memory.
[[nodiscard]] std::uint64_t betweenness_work(const CsrGraph& graph);

/// As betweenness() (to the last bits, which may differ), for vertices and edges in one pass: an
/// edge's betweenness is the sum over pairs of the share of shortest paths that use it. O(n + m)
/// memory per thread. Source: Girvan and Newman, 2002, "Community structure in social and
/// biological networks".
[[nodiscard]] BetweennessResult vertex_and_edge_betweenness(const CsrGraph& graph,
                                                            const BetweennessOptions& options = {});

}  // namespace musubi
