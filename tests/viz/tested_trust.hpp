#pragma once
#include "algorithms/linkpred/link_trust.hpp"

namespace musubi {

/// A walk that was tested beside degree: AUC 0.6 and 0.5, precision in the first 20 0.25 and 0.1.
inline LinkTrust tested_trust(TrustOutcome outcome = TrustOutcome::somewhat_better) {
  LinkTrust trust{.outcome = outcome, .links = 200, .repeats = 2};
  trust.evaluation.left_out = 20;
  trust.evaluation.negatives = 1000;
  trust.evaluation.parted = 0.4;
  trust.evaluation.k = 20;
  trust.evaluation.predictors = {{LinkPredictor::preferential_attachment, estimate({0.49, 0.51}),
                                  estimate({0.02, 0.04}), estimate({0.1, 0.1})},
                                 {LinkPredictor::random_walk, estimate({0.59, 0.61}),
                                  estimate({0.2, 0.4}), estimate({0.2, 0.3})}};
  return trust;
}

}  // namespace musubi
