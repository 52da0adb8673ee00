#include "algorithms/linkpred/repeated_estimate.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <stdexcept>

namespace musubi {

RepeatedEstimate estimate(std::vector<double> repeats) {
  if (repeats.size() < 2) throw std::invalid_argument("estimate: at least two values are needed");
  const auto count = static_cast<double>(repeats.size());
  RepeatedEstimate result;
  for (const double value : repeats) result.mean += value / count;
  double squares = 0.0;
  for (const double value : repeats) squares += (value - result.mean) * (value - result.mean);
  const double t = boost::math::quantile(boost::math::students_t(count - 1.0), 0.975);
  const double half_width = t * std::sqrt(squares / (count - 1.0) / count);
  result.low = result.mean - half_width;
  result.high = result.mean + half_width;
  result.repeats = std::move(repeats);
  return result;
}

}  // namespace musubi
