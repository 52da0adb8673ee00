#include "algorithms/whatif/comparison_pareto.hpp"

#include <algorithm>
#include <cmath>

namespace musubi {

std::vector<bool> pareto_front(const std::vector<GainAndCost>& cases) {
  std::vector<bool> efficient;
  for (const auto& one : cases) {
    const bool is_number = !std::isnan(one.gain) && !std::isnan(one.cost);
    const bool beaten = std::any_of(cases.begin(), cases.end(), [&](const GainAndCost& other) {
      return other.gain >= one.gain && other.cost <= one.cost &&
             (other.gain > one.gain || other.cost < one.cost);
    });
    efficient.push_back(is_number && !beaten);
  }
  return efficient;
}

}  // namespace musubi
