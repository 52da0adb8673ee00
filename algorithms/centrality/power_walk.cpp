#include "algorithms/centrality/power_walk.hpp"

#include <array>
#include <cmath>
#include <limits>

#include "algorithms/centrality/row_sum.hpp"

namespace musubi {
PowerWalk power_walk(const CsrGraph& graph, double damping, std::span<const double> jump,
                     std::vector<double> start, double goal, double patience, int max_sweeps,
                     const Execution& execution, const BlockSizes& sizes) {
  const Vertex n = graph.num_vertices();
  const auto& in_offsets = graph.in_rows().offsets;
  const RowBlocks blocks(std::span(in_offsets.data(), in_offsets.size()), 0, n, sizes);
  PowerWalk walk{.scores = std::move(start), .image = std::vector<double>(n)};
  std::vector<double> share(n);
  std::vector<double> per_arc(n);  // damping / degree; 0 for a sink
  for (const Vertex v : graph.vertices()) {
    const auto degree = static_cast<double>(graph.out_degree(v));
    per_arc[v] = degree > 0.0 ? damping / degree : 0.0;
  }
  for (double before = std::numeric_limits<double>::infinity();; before = walk.residual) {
    auto& x = walk.scores;
    auto& next = walk.image;
    walk.sink_mass = blocks.sum<1>(execution, [&](Vertex begin, Vertex end) {
      std::array<double, 1> part{};
      for (Vertex v = begin; v < end; ++v) {
        share[v] = per_arc[v] * x[v];
        part[0] += per_arc[v] > 0.0 ? 0.0 : x[v];
      }
      return part;
    })[0];
    const double jumping = 1.0 - damping + damping * walk.sink_mass;
    walk.residual = blocks.sum<1>(execution, [&](Vertex begin, Vertex end) {
      std::array<double, 1> part{};
      for (Vertex v = begin; v < end; ++v) {
        next[v] = jumping * jump[v] + row_sum(graph.in_neighbors(v), share.data());
        part[0] += std::abs(next[v] - x[v]);
      }
      return part;
    })[0];
    ++walk.sweeps;
    if (walk.residual <= goal || walk.sweeps >= max_sweeps || walk.residual > patience * before) {
      return walk;
    }
    x.swap(next);
  }
}

}  // namespace musubi
