#pragma once
#include <vector>

#include "algorithms/linkpred/link_features.hpp"
#include "algorithms/linkpred/link_scores.hpp"
#include "engine/csr_graph.hpp"

namespace musubi {

/// Pairs of one graph from which a model learns what a link looks like. All have a path.
struct LinkExamples {
  LinkFeatures features{};
  std::vector<bool> labels{};  ///< per pair: an edge that was left out

  [[nodiscard]] std::size_t num_links() const;
};

/// One in ten edges of a simple view is left out, and link_features() of these edges and of ten
/// times as many pairs without an edge (at least 1,000) are worked out on what is left; of the
/// edges at most options.learning_links. Rounds of this are added up until there are 2,000 edges,
/// at most 10 rounds. Pairs without a path in what is left are dropped. Deterministic for
/// options.seed; tells no progress. Error(cancelled) on a stop request.
[[nodiscard]] LinkExamples link_examples(const CsrGraph& simple, LinkPredictionOptions options);

/// link_features() of pairs without an edge but with a path in the whole graph: those among 1,000
/// drawn at random. Deterministic for options.seed; tells no progress. Error(cancelled) on a stop
/// request.
[[nodiscard]] LinkFeatures unlinked_with_path(const CsrGraph& simple,
                                              LinkPredictionOptions options);

/// Those of the examples that are no edges.
[[nodiscard]] LinkFeatures unlinked_of(const LinkExamples& examples);

}  // namespace musubi
