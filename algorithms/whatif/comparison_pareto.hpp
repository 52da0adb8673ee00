#pragma once
#include <vector>

namespace musubi {

/// What a case brings and what it takes.
struct GainAndCost {
  double gain = 0.0;
  double cost = 0.0;
};

/// For each case whether it is efficient (on the Pareto front): no other brings at least as much
/// for at most the same cost, and is better in one of the two. Equal cases are efficient together.
/// A gain or cost that is NaN is never efficient and beats nobody. O(k²).
[[nodiscard]] std::vector<bool> pareto_front(const std::vector<GainAndCost>& cases);

}  // namespace musubi
