#include "algorithms/linkpred/link_examples.hpp"

#include <algorithm>

#include "algorithms/linkpred/leave_out.hpp"
#include "algorithms/linkpred/non_edges.hpp"
#include "engine/random.hpp"

namespace musubi {
namespace {

constexpr double kShare = 0.1;
constexpr std::size_t kEnoughLinks = 2000;
constexpr std::size_t kMostRounds = 10;
constexpr std::size_t kNegativesPerLink = 10;
constexpr std::size_t kFewestNegatives = 1000;
constexpr std::size_t kUnlinkedSample = 1000;

LinkFeatures rows_marked(const LinkFeatures& features, const std::vector<bool>& marks, bool mark) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (marks[i] == mark) rows.push_back(i);
  }
  return rows_of(features, rows);
}

void add_round(LinkExamples& examples, const CsrGraph& simple,
               const LinkPredictionOptions& options) {
  const auto left_out = static_cast<std::size_t>(kShare * static_cast<double>(simple.num_edges()));
  const std::size_t per_link = kNegativesPerLink * std::min(left_out, options.learning_links);
  auto split = leave_out_links(simple, {.share = kShare,
                                        .negatives = std::max(kFewestNegatives, per_link),
                                        .all_up_to = 0,
                                        .seed = options.seed});
  auto& pairs = split.positives;
  pairs.resize(std::min(pairs.size(), options.learning_links));
  const std::size_t links = pairs.size();
  pairs.insert(pairs.end(), split.negatives.begin(), split.negatives.end());
  const auto features = link_features(split.graph, pairs, options);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (features.connected[i]) examples.labels.push_back(i < links);
  }
  append(examples.features, rows_marked(features, features.connected, true));
}

}  // namespace

std::size_t LinkExamples::num_links() const {
  return static_cast<std::size_t>(std::count(labels.begin(), labels.end(), true));
}

LinkExamples link_examples(const CsrGraph& simple, LinkPredictionOptions options) {
  options.execution.progress = nullptr;
  LinkExamples examples;
  SplitMix64 seeds(options.seed);
  std::size_t rounds = 0;
  while (simple.num_edges() >= 2 && rounds++ < kMostRounds && examples.num_links() < kEnoughLinks) {
    options.seed = seeds.next();
    add_round(examples, simple, options);
  }
  return examples;
}

LinkFeatures unlinked_with_path(const CsrGraph& simple, LinkPredictionOptions options) {
  options.execution.progress = nullptr;
  SplitMix64 random(options.seed);
  const auto pairs = sample_non_edges(simple, kUnlinkedSample, random);
  const auto features = link_features(simple, pairs, options);
  return rows_marked(features, features.connected, true);
}

LinkFeatures unlinked_of(const LinkExamples& examples) {
  return rows_marked(examples.features, examples.labels, false);
}

}  // namespace musubi
