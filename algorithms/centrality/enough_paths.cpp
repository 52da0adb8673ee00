#include "algorithms/centrality/enough_paths.hpp"

#include <algorithm>
#include <cmath>

namespace musubi {
namespace {

// e to the - paths times this bounds how likely a share of x is off by the error, on either side.
// Never rises with x.
double rate(double x, double error) {
  const double at_most_half = std::min(x, 0.5);
  const double variance = at_most_half * (1 - at_most_half);
  const double ratio = error / variance;
  const double bennett = variance * ((1 + ratio) * std::log1p(ratio) - ratio);
  return std::max(bennett, 2 * error * error);
}

// Of a share a that is seen where b is true: e to the - paths times this is how likely.
double divergence(double a, double b) {
  const double yes = a > 0.0 ? a * std::log(a / b) : 0.0;
  const double no = a < 1.0 ? (1 - a) * std::log((1 - a) / (1 - b)) : 0.0;
  return yes + no;
}

}  // namespace

double paths_by_diameter(double error, double delta, double inner) {
  return 0.5 / (error * error) * (std::floor(std::log2(inner)) + 1 + std::log(1 / delta));
}

double paths_by_shares(double error, double delta, double most, double inner) {
  // Between two steps the numerator is that of the lower, the rate that of the upper: never less
  // than the truth. Further down the quotient only falls, to 1 / error.
  constexpr double kStep = 1.01;
  constexpr double kLeast = 1e-12;
  double paths = 1 / error;
  double upper = most;
  while (upper > kLeast) {
    const double lower = upper / kStep;
    paths = std::max(paths, std::log(2 * inner / (lower * delta)) / rate(upper, error));
    upper = lower;
  }
  return paths;
}

double share_at_most(double seen, double drawn, double delta) {
  const double share = seen / drawn;
  const double enough = std::log(1 / delta) / drawn;
  double low = share;
  double high = 1.0;
  for (int step = 0; step < 60; ++step) {
    const double middle = (low + high) / 2;
    (middle < 1.0 && divergence(share, middle) < enough ? low : high) = middle;
  }
  return high;
}

}  // namespace musubi
