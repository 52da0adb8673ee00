#include "algorithms/centrality/closeness.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "algorithms/centrality/shortest_paths.hpp"
#include "algorithms/distances/distance_totals.hpp"
#include "algorithms/distances/vertex_totals.hpp"
#include "engine/compensated_sum.hpp"

namespace musubi {
namespace {

// The sum of 1/distance, rounded as distance_totals() rounds it where edges are 1 long, so that one
// source and all of them give the same.
double harmonic_sum(const ShortestPathSearch& search, const CsrGraph& graph) {
  const auto& order = search.order();
  if (graph.has_lengths()) {
    CompensatedSum sum;
    for (std::size_t i = 1; i < order.size(); ++i) sum.add(1.0 / search.distance(order[i]));
    return sum.value();
  }
  const int kept = kept_bits(graph.num_vertices());
  VertexTotals totals;
  for (std::size_t i = 1; i < order.size();) {
    const double distance = search.distance(order[i]);
    const std::size_t first = i;
    while (i < order.size() && search.distance(order[i]) == distance) ++i;
    const auto whole = static_cast<std::uint32_t>(distance);
    totals.add(i - first, whole, reciprocal(whole, kept));
  }
  return value(totals.harmonic, kept);
}

void measure(const ShortestPathSearch& search, Vertex v, const CsrGraph& graph,
             ClosenessResult& result) {
  const auto& order = search.order();
  CompensatedSum sum;
  for (std::size_t i = 1; i < order.size(); ++i) sum.add(search.distance(order[i]));  // v is first
  const auto reached = order.size() - 1;
  result.reached[v] = static_cast<std::uint32_t>(reached);
  result.harmonic[v] = harmonic_sum(search, graph);
  result.closeness[v] =
      wasserman_faust(static_cast<double>(reached), sum.value(), graph.num_vertices());
  result.eccentricity[v] = search.distance(order.back());
}

}  // namespace

double wasserman_faust(double reached, double sum, std::size_t n) {
  return reached == 0.0 ? 0.0 : reached / (static_cast<double>(n) - 1.0) * (reached / sum);
}

void update_closeness(const CsrGraph& graph, std::span<const Vertex> sources,
                      ClosenessResult& result, const ClosenessOptions& options) {
  std::vector<std::optional<ShortestPathSearch>> searches(
      static_cast<std::size_t>(options.execution.thread_count()));
  constexpr std::size_t kBlock = 16;
  const std::size_t blocks = (sources.size() + kBlock - 1) / kBlock;
  parallel_for(blocks, options.execution, [&](std::size_t block, int thread) {
    auto& search = searches[static_cast<std::size_t>(thread)];
    if (!search) search.emplace(graph);
    for (std::size_t i = block * kBlock; i < std::min(sources.size(), (block + 1) * kBlock); ++i) {
      search->run(sources[i]);
      measure(*search, sources[i], graph, result);
    }
  });
}

ClosenessResult closeness(const CsrGraph& graph, const ClosenessOptions& options) {
  const std::size_t n = graph.num_vertices();
  ClosenessResult result{std::vector<double>(n), std::vector<double>(n),
                         std::vector<std::uint32_t>(n), std::vector<double>(n)};
  if (graph.has_lengths()) {
    std::vector<Vertex> every(n);
    std::iota(every.begin(), every.end(), Vertex{0});
    update_closeness(graph, every, result, options);
    return result;
  }
  auto totals = distance_totals(graph, options.execution);
  for (std::size_t v = 0; v < n; ++v) {
    const auto reached = static_cast<double>(totals.reached[v]);
    result.closeness[v] = wasserman_faust(reached, static_cast<double>(totals.sum[v]), n);
    result.eccentricity[v] = totals.eccentricity[v];
  }
  result.harmonic = std::move(totals.harmonic);
  result.reached = std::move(totals.reached);
  return result;
}

double global_efficiency(const CsrGraph& graph, const ClosenessOptions& options) {
  return graph.num_vertices() < 2 ? 0.0 : efficiency_of(closeness(graph, options).harmonic);
}

double efficiency_of(std::span<const double> harmonic) {
  const auto n = static_cast<double>(harmonic.size());
  if (n < 2.0) return 0.0;
  CompensatedSum sum;
  for (const double score : harmonic) sum.add(score);
  return sum.value() / (n * (n - 1.0));
}

}  // namespace musubi
