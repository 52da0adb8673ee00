#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/community/partition.hpp"
#include "algorithms/linkpred/source_groups.hpp"
#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

struct BlockModelOptions {
  int runs = 2;  ///< seeded runs, of which the best is kept; >= 1
  std::uint64_t seed = 42;
  Execution execution{};
};

/// A degree-corrected stochastic block model of a graph: which groups its vertices are in.
struct BlockModel {
  Partition groups{};               ///< length n, canonical()
  double description_length = 0.0;  ///< nats; see description_length()
  double log_likelihood = 0.0;      ///< nats; see profile_log_likelihood()
};

/// The description length of a simple view with a partition, in nats: what it takes to tell the
/// graph when the partition, the degrees and the numbers of edges between groups are told first.
/// That of the microcanonical degree-corrected model with uniform priors on the numbers of edges
/// and, within each group, on the degrees. Directions and weights have no part: give a
/// simple_view(). 0 for the empty graph. O(n + m + groups²) time. Throws std::invalid_argument when
/// the partition has not length n. Source: Peixoto, 2017, "Nonparametric Bayesian inference of the
/// microcanonical stochastic block model", equations 28 to 41 without the hierarchy.
[[nodiscard]] double description_length(const CsrGraph& simple, const Partition& partition);

/// ½ Σ_rs m_rs ln(m_rs / (κ_r κ_s)), m_rs the ends of edges between groups r and s (twice the edges
/// for r = s), κ_r the sum of degrees in r: the likelihood of the model with its rates at their
/// best, up to a constant. 0 without edges. O(n + m + groups²) time. Throws std::invalid_argument
/// when the partition has not length n. Source: Karrer and Newman, 2011, "Stochastic blockmodels
/// and community structure in networks", equation 21.
[[nodiscard]] double profile_log_likelihood(const CsrGraph& simple, const Partition& partition);

/// Groups of vertices that link alike, whether among themselves or to others, for a simple view;
/// how many there are is found too.
///
/// Groups are merged from single vertices on, each time the pairs that cost least, down to one
/// group; in between, vertices move to the group that suits them best. The partition of least
/// description length is kept, then refined. The likelihood of Karrer and Newman alone would always
/// ask for more groups; the description length is that likelihood, exact instead of in Stirling's
/// approximation, plus the cost of the groups. A greedy search: the best of `runs`, not proven
/// best.
///
/// At most min(n, max(20, √(2m)), 1000) groups. About O(m log² n) per run in practice; 4 bytes per
/// pair of groups, 8 per edge. The same answer for any number of threads. Isolated vertices fall in
/// any group. Throws std::invalid_argument for runs < 1, Error(cancelled) on a stop request.
/// Sources: Karrer and Newman, 2011; Peixoto, 2014, "Efficient Monte Carlo and greedy heuristic for
/// the inference of stochastic block models", whose mergers these are; Peixoto, 2017.
[[nodiscard]] BlockModel fit_block_model(const CsrGraph& simple, const BlockModelOptions& options);

/// How many edges the model expects between the ends of each pair: k_u k_v (m_rs + 1) / (κ_r κ_s +
/// 2m). The 1 and the 2m are a prior (exponential, its mean that of the model of one group) that
/// keeps groups without edges between them from all scoring 0. O(n + m + pairs).
[[nodiscard]] std::vector<double> block_model_scores(const CsrGraph& simple,
                                                     const Partition& partition,
                                                     const SourceGroups& groups);

}  // namespace musubi
