#include "algorithms/linkpred/single_scores.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

#include "algorithms/linkpred/block_model.hpp"
#include "algorithms/linkpred/katz.hpp"
#include "algorithms/linkpred/neighbour_scores.hpp"
#include "algorithms/linkpred/random_walk.hpp"

namespace musubi {
namespace {

void require(bool right, const char* what) {
  if (!right) throw std::invalid_argument(std::string("link prediction: ") + what);
}

std::vector<double> fitted_block_model_scores(const CsrGraph& simple, const SourceGroups& groups,
                                              const LinkPredictionOptions& options) {
  const auto model = fit_block_model(
      simple,
      {.runs = options.block_model_runs, .seed = options.seed, .execution = options.execution});
  return block_model_scores(simple, model.groups, groups);
}

}  // namespace

const std::vector<LinkPredictor>& single_predictors() {
  static const std::vector<LinkPredictor> kSingle(all_link_predictors().begin(),
                                                  all_link_predictors().end() - 1);
  return kSingle;
}

std::vector<double> single_scores(const CsrGraph& simple, const SourceGroups& groups,
                                  LinkPredictor predictor, const LinkPredictionOptions& options) {
  switch (predictor) {
    case LinkPredictor::common_neighbours:
    case LinkPredictor::jaccard:
    case LinkPredictor::adamic_adar:
    case LinkPredictor::resource_allocation:
    case LinkPredictor::preferential_attachment:
      return neighbour_scores(simple, groups, predictor, options.execution);
    case LinkPredictor::local_path:
      return local_path_scores(simple, groups, options.local_path_epsilon, options.execution);
    case LinkPredictor::katz:
      return katz_scores(simple, groups,
                         {.beta = options.katz_beta,
                          .length = options.katz_length,
                          .tolerance = options.katz_tolerance,
                          .execution = options.execution});
    case LinkPredictor::random_walk:
      return random_walk_scores(simple, groups,
                                {.restart = options.walk_restart,
                                 .tolerance = options.walk_tolerance,
                                 .execution = options.execution});
    case LinkPredictor::block_model:
      return fitted_block_model_scores(simple, groups, options);
    case LinkPredictor::combined:
      break;
  }
  throw std::invalid_argument("link prediction: 'combined' is not a single predictor");
}

void require_pairs(Vertex n, std::span<const VertexPair> pairs) {
  for (const auto& [a, b] : pairs) {
    if (a >= n || b >= n) {
      throw std::invalid_argument("link prediction: pair " + std::to_string(a) + "-" +
                                  std::to_string(b) + " in a graph of " + std::to_string(n) +
                                  " vertices");
    }
    if (a == b) {
      throw std::invalid_argument("link prediction: pair of vertex " + std::to_string(a) +
                                  " with itself");
    }
  }
}

void require_options(const LinkPredictionOptions& options) {
  require(options.local_path_epsilon >= 0.0 && std::isfinite(options.local_path_epsilon),
          "local_path_epsilon must be >= 0");
  require(!options.katz_beta || (*options.katz_beta > 0.0 && std::isfinite(*options.katz_beta)),
          "katz_beta must be > 0");
  require(options.katz_length >= 0, "katz_length must be >= 0");
  require(options.katz_tolerance > 0.0, "katz_tolerance must be > 0");
  require(options.walk_restart > 0.0 && options.walk_restart <= 1.0,
          "walk_restart must be in (0, 1]");
  require(options.walk_tolerance > 0.0, "walk_tolerance must be > 0");
  require(options.block_model_runs >= 1, "block_model_runs must be >= 1");
  require(options.learning_links >= 1, "learning_links must be >= 1");
}

}  // namespace musubi
