#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "algorithms/linkpred/link_predictor.hpp"
#include "algorithms/linkpred/vertex_pair.hpp"
#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

struct LinkPredictionOptions {
  double local_path_epsilon = 0.01;   ///< what a walk of three steps counts, >= 0
  std::optional<double> katz_beta{};  ///< discount per step, in (0, 1/λmax); none: 1/(2 λmax)
  int katz_length = 0;                ///< longest walk, >= 0; 0: as long as the tolerance asks
  double katz_tolerance = 1e-6;       ///< bound on what longer walks would add, > 0
  double walk_restart = 0.15;         ///< probability of a return to the start, in (0, 1]
  double walk_tolerance = 1e-10;      ///< see RandomWalkOptions::tolerance, > 0
  int block_model_runs = 2;           ///< seeded fits, of which the best is kept, >= 1
  std::size_t learning_links = 5000;  ///< combined: at most so many known edges to learn from a
                                      ///< round, >= 1
  std::uint64_t seed = 42;            ///< of block_model and combined
  Execution execution{};
};

/// How likely each pair is to be linked, by one predictor: higher is likelier. Scores of one
/// predictor on one graph can be compared, nothing else. With Γ(u) the neighbours of u, k_u their
/// number, A the adjacency matrix:
///
/// - common_neighbours: |Γ(u) ∩ Γ(v)|. Newman, 2001, "Clustering and preferential attachment in
///   growing networks".
/// - jaccard: |Γ(u) ∩ Γ(v)| / |Γ(u) ∪ Γ(v)|, 0 for two isolated vertices. Jaccard, 1901.
/// - adamic_adar: Σ 1 / ln k_w over common neighbours w. Adamic and Adar, 2003, "Friends and
///   neighbors on the Web".
/// - resource_allocation: Σ 1 / k_w over common neighbours w. Zhou, Lü and Zhang, 2009, "Predicting
///   missing links via local information".
/// - preferential_attachment: k_u k_v, degree alone. Barabási and others, 2002, "Evolution of the
///   social network of scientific collaborations".
/// - local_path: A² + ε A³; see local_path_scores().
/// - katz: Σ β^l A^l; see katz_scores().
/// - random_walk: random walk with restart, the mean of both ways; see random_walk_scores().
/// - block_model: edges expected by a degree-corrected stochastic block model fitted to the graph;
///   see fit_block_model() and block_model_scores().
/// - combined: the log-odds of a model of all these, learnt on the graph itself; see LinkModel.
///
/// The graph is taken as a simple_view(): directions, strengths, lengths, self-loops and the number
/// of parallel edges are ignored. Pairs may be edges; the scores then include what the edge itself
/// brings (walks over it, degrees). Pairs in different components score 0 by all but
/// preferential_attachment and block_model; by combined they share a score in the middle of what
/// unlinked pairs get (see LinkModel). Empty graph or no pairs: an empty result.
///
/// Pairs are grouped by an end of theirs (SourceGroups), and sources shared out among threads. The
/// same bits for any number of threads; which other pairs are asked for changes the last bits at
/// most. Cost: see each; of the sums over neighbours O(Σ over sources and targets of their degrees)
/// or less, plus O(n + m log m) for the simple view. Throws std::invalid_argument when an end of a
/// pair is not below n, a pair is a vertex with itself, or an option is outside its range;
/// Error(cancelled) on a stop request.
[[nodiscard]] std::vector<double> link_scores(const CsrGraph& graph,
                                              std::span<const VertexPair> pairs,
                                              LinkPredictor predictor,
                                              const LinkPredictionOptions& options = {});

}  // namespace musubi
