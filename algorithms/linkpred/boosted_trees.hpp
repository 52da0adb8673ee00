#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/linkpred/link_features.hpp"

namespace musubi {

struct BoostedTreesOptions {
  int trees = 150;              ///< >= 0
  int depth = 3;                ///< questions from root to leaf, 1 to 8
  double learning_rate = 0.08;  ///< share of each tree's advice that is taken, > 0
  double ridge = 1.0;           ///< on the values of leaves, > 0
  double least_weight = 5.0;    ///< pairs that a leaf must have, weighted by p (1 - p)
  int bins = 64;                ///< cuts per column are quantiles, 2 to 256
};

/// A sum of small decision trees, whose value is a log-odds.
class BoostedTrees {
 public:
  [[nodiscard]] std::vector<double> log_odds(const LinkFeatures& features) const;

  struct Node {
    std::size_t column = 0;
    double cut = 0.0;  ///< left when the value is at most this
    std::uint32_t left = 0;
    std::uint32_t right = 0;  ///< 0: a leaf
    double value = 0.0;
  };
  using Tree = std::vector<Node>;  ///< the root first

  double start = 0.0;
  std::vector<Tree> trees{};
};

/// Gradient boosting of the logistic loss with Newton's leaf values; a split is the one, over all
/// columns and cuts, that lowers the loss most to second order, the first on a tie. Nothing is
/// drawn at random: deterministic. Scales of columns do not matter. O(trees * depth * pairs *
/// columns) time. Throws std::invalid_argument if an option is outside its range or there are not
/// as many labels as pairs. Sources: Friedman, 2001, "Greedy function approximation: a gradient
/// boosting machine"; Chen and Guestrin, 2016, "XGBoost: a scalable tree boosting system", for the
/// second order and the ridge.
[[nodiscard]] BoostedTrees fit_boosted_trees(const LinkFeatures& features,
                                             const std::vector<bool>& labels,
                                             const BoostedTreesOptions& options = {});

}  // namespace musubi
