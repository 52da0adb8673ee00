#pragma once
#include <span>
#include <vector>

#include "algorithms/linkpred/link_features.hpp"

namespace musubi {

/// Brings features that span orders of magnitude to one scale: ln(x + c), then mean 0 and standard
/// deviation 1 over the pairs it was learnt from. c is the smallest value above 0 of the column, or
/// 1e-10 of its largest when that is more. A column that is constant becomes 0.
class ColumnScaling {
 public:
  ColumnScaling() = default;
  /// O(pairs * columns). Values must be >= 0.
  explicit ColumnScaling(const LinkFeatures& features);

  [[nodiscard]] LinkFeatures scaled(const LinkFeatures& features) const;

 private:
  struct Scale {
    double shift = 1.0;
    double mean = 0.0;
    double factor = 0.0;
  };
  std::vector<Scale> scales_{};
};

/// The columns and, after them, the products of every two of them and their squares.
[[nodiscard]] LinkFeatures with_interactions(const LinkFeatures& scaled);

}  // namespace musubi
