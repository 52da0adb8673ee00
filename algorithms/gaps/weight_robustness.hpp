#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/gaps/hub_pair.hpp"

namespace musubi {

/// For each pair, in how many of `draws` random weightings of the parts of the score it is among
/// the first five of the list of gaps: a number that does not depend on the weights one happens to
/// choose. Weightings are drawn uniformly from all that sum to one (a flat Dirichlet distribution);
/// missing pairs stand before unknown ones as in hub_gaps(), linked pairs get 0, and ties are
/// broken by the order of `pairs`. A share in [0, 1] with a standard error of at most 0.5 /
/// sqrt(draws). O(draws × pairs). Source of the idea: sensitivity analysis of composite indicators
/// (Saisana, Saltelli and Tarantola, 2005, "Uncertainty and sensitivity analysis techniques as
/// tools for the quality assessment of composite indicators").
[[nodiscard]] std::vector<double> weight_robustness(const std::vector<HubPair>& pairs,
                                                    std::uint64_t seed, std::size_t draws = 1000);

}  // namespace musubi
