#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "algorithms/whatif/link_objective.hpp"

namespace musubi {

/// Which sets of candidates are admissible.
struct LinkSetRules {
  std::size_t links = 1;        ///< at most so many, >= 1
  std::size_t most_at = 0;      ///< new links at one limited vertex; 0: any number
  std::vector<bool> limited{};  ///< by vertex; empty: all are
  std::vector<double> costs{};  ///< one per candidate, above 0; empty: 1 each
  double budget = std::numeric_limits<double>::infinity();  ///< above 0
};

struct LinkSetOptions {
  LinkSetRules rules{};
  /// An exact search is made when its sets, but for their last link, times the candidates, times
  /// the vertices are at most so many.
  double most_exact_work = 5e7;
  Execution execution{};
};

enum class LinkSetMethod {
  exact,        ///< nothing better exists
  lazy_greedy,  ///< one link after the other, each the best; then swaps
  greedy
};
[[nodiscard]] std::string_view name_of(LinkSetMethod method);

struct LinkSet {
  std::vector<double> gains{};        ///< of each candidate alone, exact; never below 0
  std::vector<std::size_t> chosen{};  ///< candidates, in the order in which they were taken
  std::vector<double> values{};       ///< of the objective, after each of them
  double before = 0.0;                ///< the objective as it is
  double after = 0.0;                 ///< with all that were chosen
  /// No admissible set takes the objective beyond this; infinite (or minus that) when nothing is
  /// known.
  double bound = 0.0;
  LinkSetMethod method = LinkSetMethod::exact;
  std::uint64_t scored = 0;  ///< candidates whose gain was computed, each time
  std::size_t swaps = 0;     ///< links exchanged after the greedy search
};

/// The best set of candidates that the rules admit, or a good one and how far from the best it can
/// be. A link that improves nothing is never taken, so there may be fewer than asked for.
///
/// - One link: the best of all, exact.
/// - Greedy: the link of the largest gain, given those taken; with costs also by gain per cost, the
///   better of the two. Each round scores every candidate, exactly, except where the objective is
///   submodular: there old gains bound new ones, and only candidates at the top are scored again,
///   with the same result (Minoux, 1978, "Accelerated greedy algorithms for maximizing submodular
///   set functions"). What is submodular and has one limit, the number of links, comes within 1 -
///   1/e of the best (Nemhauser, Wolsey and Fisher, 1978).
/// - Swaps: each link in turn is exchanged for whichever is best in its place, as long as that
///   improves the objective by more than rounding.
/// - Exact, for small cases: branch and bound over all sets, the last link of each by one scoring
///   of all candidates, cut off by gain_bound().
///
/// Ties go to the candidate that comes first. Does not depend on threads. Throws
/// std::invalid_argument when there are fewer candidates than links, or a cost or the budget is not
/// above 0; Error(cancelled) on a stop request.
[[nodiscard]] LinkSet best_link_set(const LinkObjective& objective,
                                    std::span<const NewLink> candidates,
                                    const LinkSetOptions& options = {});

}  // namespace musubi
