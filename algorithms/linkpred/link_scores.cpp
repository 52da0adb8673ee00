#include "algorithms/linkpred/link_scores.hpp"

#include "algorithms/linkpred/link_model.hpp"
#include "algorithms/linkpred/simple_view.hpp"
#include "algorithms/linkpred/single_scores.hpp"

namespace musubi {

std::vector<double> link_scores(const CsrGraph& graph, std::span<const VertexPair> pairs,
                                LinkPredictor predictor, const LinkPredictionOptions& options) {
  require_options(options);
  require_pairs(graph.num_vertices(), pairs);
  options.execution.check_stop();
  if (pairs.empty()) return {};
  const CsrGraph simple = simple_view(graph);
  if (predictor == LinkPredictor::combined) {
    const LinkModel model(simple, options);
    return model.scores(link_features(simple, pairs, options));
  }
  const SourceGroups groups(simple.num_vertices(), pairs);
  return single_scores(simple, groups, predictor, options);
}

}  // namespace musubi
