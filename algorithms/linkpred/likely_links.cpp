#include "algorithms/linkpred/likely_links.hpp"

#include <algorithm>
#include <stdexcept>
#include <tuple>

#include "algorithms/linkpred/non_edges.hpp"
#include "algorithms/linkpred/pair_connection.hpp"
#include "algorithms/linkpred/simple_view.hpp"

namespace musubi {
namespace {

// Likelier first; of equal ones the pair that comes first.
bool comes_before(const LikelyLink& left, const LikelyLink& right) {
  return std::tuple(-left.score, left.pair.a, left.pair.b) <
         std::tuple(-right.score, right.pair.a, right.pair.b);
}

std::vector<VertexPair> non_edges_with_path(const CsrGraph& simple) {
  const auto pairs = all_non_edges(simple);
  const auto connected = are_connected(simple, pairs);
  std::vector<VertexPair> kept;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (connected[i]) kept.push_back(pairs[i]);
  }
  return kept;
}

/// The best so far; the worst of them on top of the heap.
class Best {
 public:
  explicit Best(std::size_t most) : most_(most) {}

  void offer(const LikelyLink& link) {
    if (heap_.size() == most_) {
      if (!comes_before(link, heap_.front())) return;
      std::pop_heap(heap_.begin(), heap_.end(), comes_before);
      heap_.pop_back();
    }
    heap_.push_back(link);
    std::push_heap(heap_.begin(), heap_.end(), comes_before);
  }

  [[nodiscard]] std::vector<LikelyLink> sorted() && {
    std::sort_heap(heap_.begin(), heap_.end(), comes_before);
    return std::move(heap_);
  }

 private:
  std::size_t most_;
  std::vector<LikelyLink> heap_{};
};

// One source after the other: what all its second neighbours share with it is summed at once.
std::vector<VertexPair> pairs_at_distance_two(const CsrGraph& simple, std::size_t most,
                                              const Execution& execution) {
  Best best(most);
  std::vector<double> shared(simple.num_vertices(), 0.0);
  std::vector<Vertex> reached;
  for (const Vertex u : simple.vertices()) {
    execution.check_stop();
    for (const Vertex w : simple.out_neighbors(u)) {
      const double share = 1.0 / static_cast<double>(simple.out_degree(w));
      for (const Vertex v : simple.out_neighbors(w)) {
        if (v <= u) continue;
        if (shared[v] == 0.0) reached.push_back(v);
        shared[v] += share;
      }
    }
    for (const Vertex v : reached) {
      if (!are_adjacent(simple, u, v)) best.offer({{u, v}, shared[v]});
      shared[v] = 0.0;
    }
    reached.clear();
  }
  std::vector<VertexPair> pairs;
  for (const auto& link : std::move(best).sorted()) pairs.push_back(link.pair);
  return pairs;
}

}  // namespace

LikelyLinks likely_links(const CsrGraph& graph, const LikelyLinksOptions& options) {
  if (options.top == 0) throw std::invalid_argument("likely_links: top must be >= 1, got 0");
  if (options.candidates == 0) {
    throw std::invalid_argument("likely_links: candidates must be >= 1, got 0");
  }
  const CsrGraph simple = simple_view(graph);
  LikelyLinks result{.common_neighbour_only = count_non_edges(simple) > options.all_up_to};
  const auto pairs =
      result.common_neighbour_only
          ? pairs_at_distance_two(simple, options.candidates, options.prediction.execution)
          : non_edges_with_path(simple);
  result.candidates = pairs.size();
  const auto scores = link_scores(simple, pairs, options.predictor, options.prediction);
  Best best(options.top);
  for (std::size_t i = 0; i < pairs.size(); ++i) best.offer({pairs[i], scores[i]});
  result.links = std::move(best).sorted();
  return result;
}

}  // namespace musubi
