#pragma once
#include <cstddef>
#include <string>

#include "algorithms/linkpred/likely_links.hpp"
#include "algorithms/linkpred/link_trust.hpp"
#include "cli/result_table.hpp"
#include "engine/network.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace musubi::cli {

/// What `gaps --prediction` or `gaps --likely-links` was asked for.
struct PredictionChoice {
  bool quality = false;       ///< --prediction
  bool likely_links = false;  ///< --likely-links
  std::string predictor{};    ///< empty: random_walk for --prediction, combined for --likely-links
  std::size_t top = 20;

  /// Any of it: --predictor alone is a mistake that answer_prediction() tells.
  [[nodiscard]] bool chosen() const { return quality || likely_links || !predictor.empty(); }
};

/// Adds --prediction, --likely-links, --predictor and --top, the first two of which exclude each
/// other and every one of `others`.
void add_prediction_options(CLI::App& command, PredictionChoice& choice,
                            const std::vector<CLI::Option*>& others);

/// Computes on the projection and answers. Throws Error(usage) for a predictor that does not exist,
/// and for --predictor without what it belongs to.
void answer_prediction(Session& session, const Network& network, const PredictionChoice& choice);

/// The table of the leave-out, one row per predictor; in words for people, else for programs.
[[nodiscard]] ResultTable prediction_table(const LinkTrust& trust, Language language);
[[nodiscard]] ResultTable prediction_list(const LinkTrust& trust);

/// The pairs with their ids and names.
[[nodiscard]] ResultTable likely_link_rows(const Network& network, const Projection& projection,
                                           const LikelyLinks& likely, Language language);

/// `trust` in JSON: the sentence and what it stands on.
[[nodiscard]] Json trust_json(const LinkTrust& trust, Language language);

}  // namespace musubi::cli
