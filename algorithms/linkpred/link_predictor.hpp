#pragma once
#include <string_view>
#include <vector>

namespace musubi {

/// Ways to score how likely an edge is; the formulas stand at link_scores().
enum class LinkPredictor {
  common_neighbours,
  jaccard,
  adamic_adar,
  resource_allocation,
  preferential_attachment,
  local_path,
  katz,
  random_walk,
  block_model,
  combined,
};

/// In the order of the enumeration. O(1).
[[nodiscard]] const std::vector<LinkPredictor>& all_link_predictors();

/// The name on the command line, for example `adamic_adar`. O(1).
[[nodiscard]] std::string_view name_of(LinkPredictor predictor);

/// The predictor of that name. Throws Error(usage) with the names there are. O(1).
[[nodiscard]] LinkPredictor link_predictor_named(std::string_view name);

}  // namespace musubi
