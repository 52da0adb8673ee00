#pragma once

namespace musubi {

/// A score in [0, 1] and its parts, each in [0, 1].
struct GapScore {
  double total = 0.0;            ///< weighted mean of the parts
  double complementarity = 0.0;  ///< functions one has and the other states none of / all functions
  double reach = 0.0;            ///< see reach_scores()
  double likelihood = 0.0;  ///< random walk with restart between the two, 1 for the likeliest pair
  double redundancy = 0.0;  ///< see PairWays::redundancy()
};

/// What each part counts; only their proportions matter. The defaults are ours and fitted to
/// nothing: weight_robustness() tells how far an order depends on them.
struct GapWeights {
  double complementarity = 0.35;
  double reach = 0.25;
  double likelihood = 0.25;
  double redundancy = 0.15;

  [[nodiscard]] double sum() const { return complementarity + reach + likelihood + redundancy; }
};

/// The weighted mean of the parts.
[[nodiscard]] constexpr double weighted_mean(const GapScore& score, const GapWeights& weights) {
  return (weights.complementarity * score.complementarity + weights.reach * score.reach +
          weights.likelihood * score.likelihood + weights.redundancy * score.redundancy) /
         (weights.complementarity + weights.reach + weights.likelihood + weights.redundancy);
}

}  // namespace musubi
