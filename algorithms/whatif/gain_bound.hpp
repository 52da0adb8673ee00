#pragma once
#include <span>

#include "algorithms/whatif/link_objective.hpp"

namespace musubi {

/// What a set of links may cost.
struct LinkBudget {
  std::span<const double> costs{};  ///< one per candidate, above 0; empty: 1 each
  double most = std::numeric_limits<double>::infinity();
};

/// No set of at most k of the links, nor of fewer that the budget pays for, gains more than this.
/// `gains` are the single gains of the links. The smallest of what holds for the objective:
/// - one link: the largest gain;
/// - submodular, or with slopes: the sum of the k largest gains or slopes, or the most that the
///   budget pays for when a link may be taken in part;
/// - bounded by ends: of the gains of all pairs among the different ends of the links, either the
///   largest k (2k - 1), or for the best 2k ends half of their 2k - 1 largest. That needs the gains
///   of all e (e - 1) / 2 pairs of ends and is left out above a million of them;
/// - what the objective says of any k links.
[[nodiscard]] double gain_bound(const LinkObjective& objective, std::span<const NewLink> links,
                                std::span<const double> gains, std::size_t k,
                                const LinkBudget& budget = {}, const Execution& execution = {});

}  // namespace musubi
