#include "algorithms/linkpred/column_scaling.hpp"

#include <algorithm>
#include <cmath>

namespace musubi {
namespace {

double shift_of(const std::vector<double>& column) {
  double smallest = 0.0;
  double largest = 0.0;
  for (const double value : column) {
    if (value > 0.0 && (smallest == 0.0 || value < smallest)) smallest = value;
    largest = std::max(largest, value);
  }
  return largest > 0.0 ? std::max(smallest, 1e-10 * largest) : 1.0;
}

}  // namespace

ColumnScaling::ColumnScaling(const LinkFeatures& features) {
  const auto count = static_cast<double>(features.num_pairs());
  for (const auto& column : features.columns) {
    auto& [shift, mean, factor] = scales_.emplace_back();
    shift = shift_of(column);
    for (const double value : column) mean += std::log(value + shift) / count;
    double variance = 0.0;
    for (const double value : column) {
      const double deviation = std::log(value + shift) - mean;
      variance += deviation * deviation / count;
    }
    factor = variance > 1e-18 ? 1.0 / std::sqrt(variance) : 0.0;
  }
}

LinkFeatures ColumnScaling::scaled(const LinkFeatures& features) const {
  LinkFeatures result = features;
  for (std::size_t c = 0; c < result.columns.size(); ++c) {
    const auto& [shift, mean, factor] = scales_[c];
    for (double& value : result.columns[c]) value = (std::log(value + shift) - mean) * factor;
  }
  return result;
}

LinkFeatures with_interactions(const LinkFeatures& scaled) {
  LinkFeatures result = scaled;
  for (std::size_t a = 0; a < scaled.columns.size(); ++a) {
    for (std::size_t b = a; b < scaled.columns.size(); ++b) {
      auto& product = result.columns.emplace_back(scaled.columns[a]);
      for (std::size_t i = 0; i < product.size(); ++i) product[i] *= scaled.columns[b][i];
    }
  }
  return result;
}

}  // namespace musubi
