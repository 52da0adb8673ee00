#include "algorithms/distributed/distributed_degree.hpp"

#include <numeric>

namespace musubi {
namespace {

OwnValues totals(const DistributedGraph& graph, const Ranks& ranks, ArcValue value) {
  OwnValues sums(graph.num_own());
  for (std::size_t v = 0; v < sums.size(); ++v) {
    const auto strengths = graph.row_strengths(v);
    const bool counted = value == ArcValue::one || strengths.empty();
    sums[v] = counted ? static_cast<double>(graph.row(v).size())
                      : std::accumulate(strengths.begin(), strengths.end(), 0.0);
  }
  if (!graph.is_directed()) return sums;
  OwnValues in(graph.num_own());
  PetscMatrix(graph, ranks, value).multiply_transposed(OwnValues(graph.num_own(), 1.0), in);
  for (std::size_t v = 0; v < sums.size(); ++v) sums[v] += in[v];
  return sums;
}

}  // namespace

OwnValues distributed_degree(const DistributedGraph& graph, const Ranks& ranks) {
  return totals(graph, ranks, ArcValue::one);
}

OwnValues distributed_strength(const DistributedGraph& graph, const Ranks& ranks) {
  return totals(graph, ranks, ArcValue::strength);
}

}  // namespace musubi
