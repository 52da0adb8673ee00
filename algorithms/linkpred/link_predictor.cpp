#include "algorithms/linkpred/link_predictor.hpp"

#include <string>

#include "engine/error.hpp"

namespace musubi {

const std::vector<LinkPredictor>& all_link_predictors() {
  using enum LinkPredictor;
  static const std::vector<LinkPredictor> kAll = {
      common_neighbours, jaccard, adamic_adar, resource_allocation, preferential_attachment,
      local_path,        katz,    random_walk, block_model,         combined};
  return kAll;
}

std::string_view name_of(LinkPredictor predictor) {
  switch (predictor) {
    case LinkPredictor::common_neighbours:
      return "common_neighbours";
    case LinkPredictor::jaccard:
      return "jaccard";
    case LinkPredictor::adamic_adar:
      return "adamic_adar";
    case LinkPredictor::resource_allocation:
      return "resource_allocation";
    case LinkPredictor::preferential_attachment:
      return "preferential_attachment";
    case LinkPredictor::local_path:
      return "local_path";
    case LinkPredictor::katz:
      return "katz";
    case LinkPredictor::random_walk:
      return "random_walk";
    case LinkPredictor::block_model:
      return "block_model";
    case LinkPredictor::combined:
      return "combined";
  }
  return "";
}

LinkPredictor link_predictor_named(std::string_view name) {
  std::vector<std::string> names;
  for (const LinkPredictor predictor : all_link_predictors()) {
    if (name_of(predictor) == name) return predictor;
    names.emplace_back(name_of(predictor));
  }
  throw Error(ErrorKind::usage, "no link predictor '" + std::string(name) + "'",
              suggest(name, names));
}

}  // namespace musubi
