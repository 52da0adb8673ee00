#include "algorithms/linkpred/neighbour_scores.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

namespace musubi {
namespace {

// Below this, waking threads takes longer than the work.
constexpr std::size_t kPairsWorthThreads = 20'000;

/// What a common neighbour of each vertex's degree counts.
std::vector<double> neighbour_weights(const CsrGraph& graph, LinkPredictor predictor) {
  std::vector<double> weights(graph.num_vertices(), 1.0);
  for (const Vertex v : graph.vertices()) {
    const auto degree = static_cast<double>(graph.out_degree(v));
    if (degree < 2.0) continue;  // never a common neighbour of two vertices
    if (predictor == LinkPredictor::adamic_adar) weights[v] = 1.0 / std::log(degree);
    if (predictor == LinkPredictor::resource_allocation) weights[v] = 1.0 / degree;
  }
  return weights;
}

/// A number for each vertex that is 0 except where the current source put something.
class Scratch {
 public:
  explicit Scratch(Vertex n) : values_(n, 0.0) {}

  [[nodiscard]] bool empty() const { return values_.empty(); }
  void add(Vertex v, double value) {
    if (values_[v] == 0.0) touched_.push_back(v);
    values_[v] += value;
  }
  [[nodiscard]] double at(Vertex v) const { return values_[v]; }
  void clear() {
    for (const Vertex v : touched_) values_[v] = 0.0;
    touched_.clear();
  }

 private:
  std::vector<double> values_;
  std::vector<Vertex> touched_{};
};

void mark_neighbours(const CsrGraph& graph, Vertex source, const std::vector<double>& weights,
                     Scratch& scratch) {
  for (const Vertex w : graph.out_neighbors(source)) scratch.add(w, weights[w]);
}

void sum_second_neighbours(const CsrGraph& graph, Vertex source, const std::vector<double>& weights,
                           Scratch& scratch) {
  for (const Vertex w : graph.out_neighbors(source)) {
    for (const Vertex v : graph.out_neighbors(w)) scratch.add(v, weights[w]);
  }
}

double sum_over_row(const CsrGraph& graph, Vertex v, const Scratch& scratch) {
  double sum = 0.0;
  for (const Vertex w : graph.out_neighbors(v)) sum += scratch.at(w);
  return sum;
}

bool second_neighbours_are_cheaper(const CsrGraph& graph, Vertex source,
                                   std::span<const SourceGroups::Target> targets) {
  std::size_t rows = graph.out_degree(source);
  for (const auto& target : targets) rows += graph.out_degree(target.vertex);
  std::size_t steps = targets.size();
  for (const Vertex w : graph.out_neighbors(source)) {
    steps += 2 * graph.out_degree(w);  // a write costs about two reads
    if (steps >= rows) return false;
  }
  return true;
}

/// Calls score(group, scratch) for all groups in parallel, each with a clear scratch.
template <typename Score>
void for_each_source(const CsrGraph& graph, const SourceGroups& groups, const Execution& execution,
                     Score&& score) {
  Execution sized = execution;
  if (groups.num_pairs() < kPairsWorthThreads) sized.threads = 1;
  std::vector<Scratch> scratches(static_cast<std::size_t>(sized.thread_count()), Scratch(0));
  parallel_for(groups.size(), sized, [&](std::size_t group, int thread) {
    auto& scratch = scratches[static_cast<std::size_t>(thread)];
    if (scratch.empty()) scratch = Scratch(graph.num_vertices());
    score(group, scratch);
    scratch.clear();
  });
}

std::vector<double> common_neighbour_sums(const CsrGraph& graph, const SourceGroups& groups,
                                          const std::vector<double>& weights,
                                          const Execution& execution) {
  std::vector<double> sums(groups.num_pairs(), 0.0);
  for_each_source(graph, groups, execution, [&](std::size_t group, Scratch& scratch) {
    const Vertex source = groups.source(group);
    const auto targets = groups.targets(group);
    if (second_neighbours_are_cheaper(graph, source, targets)) {
      sum_second_neighbours(graph, source, weights, scratch);
      for (const auto& [v, pair] : targets) sums[pair] = scratch.at(v);
    } else {
      mark_neighbours(graph, source, weights, scratch);
      for (const auto& [v, pair] : targets) sums[pair] = sum_over_row(graph, v, scratch);
    }
  });
  return sums;
}

template <typename Combine>
void combine_with_degrees(const CsrGraph& graph, const SourceGroups& groups,
                          std::vector<double>& scores, Combine&& combine) {
  for (std::size_t group = 0; group < groups.size(); ++group) {
    const auto from = static_cast<double>(graph.out_degree(groups.source(group)));
    for (const auto& [v, pair] : groups.targets(group)) {
      scores[pair] = combine(scores[pair], from, static_cast<double>(graph.out_degree(v)));
    }
  }
}

}  // namespace

std::vector<double> neighbour_scores(const CsrGraph& simple, const SourceGroups& groups,
                                     LinkPredictor predictor, const Execution& execution) {
  using enum LinkPredictor;
  execution.check_stop();
  if (predictor == preferential_attachment) {
    std::vector<double> scores(groups.num_pairs(), 0.0);
    combine_with_degrees(simple, groups, scores,
                         [](double, double from, double to) { return from * to; });
    return scores;
  }
  if (predictor != common_neighbours && predictor != jaccard && predictor != adamic_adar &&
      predictor != resource_allocation) {
    throw std::invalid_argument("neighbour_scores: not a predictor of neighbours: " +
                                std::string(name_of(predictor)));
  }
  auto scores =
      common_neighbour_sums(simple, groups, neighbour_weights(simple, predictor), execution);
  if (predictor == jaccard) {
    combine_with_degrees(simple, groups, scores, [](double common, double from, double to) {
      const double either = from + to - common;
      return either > 0.0 ? common / either : 0.0;
    });
  }
  return scores;
}

std::vector<double> local_path_scores(const CsrGraph& simple, const SourceGroups& groups,
                                      double epsilon, const Execution& execution) {
  const std::vector<double> ones(simple.num_vertices(), 1.0);
  std::vector<double> scores(groups.num_pairs(), 0.0);
  for_each_source(simple, groups, execution, [&](std::size_t group, Scratch& scratch) {
    sum_second_neighbours(simple, groups.source(group), ones, scratch);
    for (const auto& [v, pair] : groups.targets(group)) {
      scores[pair] = scratch.at(v) + epsilon * sum_over_row(simple, v, scratch);
    }
  });
  return scores;
}

}  // namespace musubi
