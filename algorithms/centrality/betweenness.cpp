#include "algorithms/centrality/betweenness.hpp"

#include <algorithm>
#include <optional>

#include "algorithms/centrality/shortest_paths.hpp"

namespace musubi {
namespace {

// Sources are summed in blocks of this many, and the blocks in order: few additions to the totals,
// and the same rounding whatever the number of threads.
constexpr std::size_t kSourcesPerBlock = 64;

// What one thread needs to sum the dependencies of a block of sources.
class Accumulator {
 public:
  Accumulator(const CsrGraph& graph, const EdgeNumbering* numbering)
      : graph_(graph),
        numbering_(numbering),
        search_(graph),
        dependency_(graph.num_vertices(), 0.0),
        vertices_(graph.num_vertices(), 0.0),
        edges_(numbering == nullptr ? 0 : graph.num_edges(), 0.0) {}

  void add_sources(std::size_t first, std::size_t last) {
    std::fill(vertices_.begin(), vertices_.end(), 0.0);
    std::fill(edges_.begin(), edges_.end(), 0.0);
    for (std::size_t s = first; s < last; ++s) add_source(static_cast<Vertex>(s));
  }

  void merge_into(BetweennessResult& total) const {
    for (std::size_t v = 0; v < vertices_.size(); ++v) total.vertices[v] += vertices_[v];
    for (std::size_t e = 0; e < edges_.size(); ++e) total.edges[e] += edges_[e];
  }

 private:
  // Brandes's back-propagation: delta(u) = sum over successors v of sigma(u)/sigma(v) (1 +
  // delta(v)).
  void add_source(Vertex source) {
    search_.run(source);
    const auto& order = search_.order();
    for (auto it = order.rbegin(); it != order.rend(); ++it) {
      const Vertex u = *it;
      double delta = 0.0;
      const auto row = graph_.out_neighbors(u);
      for (std::size_t i = 0; i < row.size(); ++i) {
        const Vertex v = row[i];
        if (!search_.on_shortest_path(u, i, v)) continue;
        const double share = search_.path_count(u) / search_.path_count(v) * (1.0 + dependency_[v]);
        delta += share;
        if (numbering_ != nullptr) {
          edges_[numbering_->edge_of_arc[graph_.first_arc(u) + i]] += share;
        }
      }
      dependency_[u] = delta;
      if (u != source) vertices_[u] += delta;
    }
  }

  const CsrGraph& graph_;
  const EdgeNumbering* numbering_;
  ShortestPathSearch search_;
  std::vector<double> dependency_;
  std::vector<double> vertices_;
  std::vector<double> edges_;
};

BetweennessResult sum_dependencies(const CsrGraph& graph, const EdgeNumbering* numbering,
                                   const Execution& execution) {
  const std::size_t n = graph.num_vertices();
  BetweennessResult total{std::vector<double>(n, 0.0),
                          std::vector<double>(numbering == nullptr ? 0 : graph.num_edges(), 0.0)};
  const std::size_t blocks = (n + kSourcesPerBlock - 1) / kSourcesPerBlock;
  std::vector<std::optional<Accumulator>> accumulators(
      static_cast<std::size_t>(execution.thread_count()));
  parallel_for_ordered(
      blocks, execution,
      [&](std::size_t block, int thread) {
        auto& accumulator = accumulators[static_cast<std::size_t>(thread)];
        if (!accumulator) accumulator.emplace(graph, numbering);
        accumulator->add_sources(block * kSourcesPerBlock,
                                 std::min(n, (block + 1) * kSourcesPerBlock));
      },
      [&](std::size_t, int thread) {
        accumulators[static_cast<std::size_t>(thread)]->merge_into(total);
      });
  if (!graph.is_directed()) {  // each pair was counted from both ends
    for (double& score : total.vertices) score /= 2.0;
    for (double& score : total.edges) score /= 2.0;
  }
  return total;
}

}  // namespace

std::vector<double> betweenness(const CsrGraph& graph, const BetweennessOptions& options) {
  return sum_dependencies(graph, nullptr, options.execution).vertices;
}

BetweennessResult vertex_and_edge_betweenness(const CsrGraph& graph,
                                              const BetweennessOptions& options) {
  const auto numbering = number_edges(graph);
  return sum_dependencies(graph, &numbering, options.execution);
}

}  // namespace musubi
