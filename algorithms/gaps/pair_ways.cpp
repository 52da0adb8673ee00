#include "algorithms/gaps/pair_ways.hpp"

#include <memory>

#include "algorithms/structure/disjoint_paths.hpp"
#include "algorithms/structure/separating_vertices.hpp"

namespace musubi {
namespace {

struct Counters {
  DisjointPathCounter vertices;
  DisjointPathCounter edges;
};

}  // namespace

std::vector<PairWays> pair_ways(const CsrGraph& graph,
                                std::span<const std::pair<Vertex, Vertex>> pairs,
                                const Execution& execution) {
  std::vector<PairWays> ways(pairs.size());
  std::vector<std::unique_ptr<Counters>> of_thread(
      static_cast<std::size_t>(execution.thread_count()));
  parallel_for(pairs.size(), execution.quiet(), [&](std::size_t p, int thread) {
    auto& counters = of_thread[static_cast<std::size_t>(thread)];
    if (!counters) {
      counters =
          std::make_unique<Counters>(Counters{DisjointPathCounter(graph, Disjointness::vertices),
                                              DisjointPathCounter(graph, Disjointness::edges)});
    }
    const auto& [a, b] = pairs[p];
    ways[p] = {counters->vertices.count(a, b, PairWays::kMost),
               counters->edges.count(a, b, PairWays::kMost)};
    if (ways[p].vertex_disjoint == 1) {
      ways[p].hangs_on = separating_vertices(graph, a, b);
    }
  });
  return ways;
}

}  // namespace musubi
