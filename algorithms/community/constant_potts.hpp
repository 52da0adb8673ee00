#pragma once
#include "algorithms/community/partition.hpp"

namespace musubi {

/// Constant Potts quality with resolution γ: Σ_c [ L_c - γ n_c (n_c - 1) / 2 ] with strengths as
/// weights (1 without), L_c the weight inside c (a self-loop counts once), n_c its number of
/// vertices. Directed: n_c (n_c - 1), the number of ordered pairs, is not halved. In the unit of
/// the strengths, not normalised; γ is a density: a community is worth its while where the weight
/// per pair inside is above γ. 0 for a graph without vertices. O(n + m). Source: Traag, Van Dooren
/// and Nesterov, 2011, "Narrow scope for resolution-limit-free community detection". Throws
/// std::invalid_argument when the partition has not length n.
[[nodiscard]] double constant_potts(const CsrGraph& graph, const Partition& partition,
                                    double resolution);

}  // namespace musubi
