#include "algorithms/centrality/closeness.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

#include "algorithms/centrality/shortest_paths.hpp"

namespace musubi {
namespace {

void measure(const ShortestPathSearch& search, Vertex v, double n, ClosenessResult& result) {
  double sum = 0.0;
  double harmonic = 0.0;
  const auto& order = search.order();
  for (std::size_t i = 1; i < order.size(); ++i) {  // the first is v itself
    const double distance = search.distance(order[i]);
    sum += distance;
    harmonic += 1.0 / distance;
  }
  const auto reached = static_cast<double>(order.size() - 1);
  result.reached[v] = static_cast<std::uint32_t>(order.size() - 1);
  result.harmonic[v] = harmonic;
  result.closeness[v] = reached == 0.0 ? 0.0 : reached / (n - 1.0) * (reached / sum);
  result.eccentricity[v] = search.distance(order.back());
}

}  // namespace

void update_closeness(const CsrGraph& graph, std::span<const Vertex> sources,
                      ClosenessResult& result, const ClosenessOptions& options) {
  const std::size_t n = graph.num_vertices();
  std::vector<std::optional<ShortestPathSearch>> searches(
      static_cast<std::size_t>(options.execution.thread_count()));
  constexpr std::size_t kBlock = 16;
  const std::size_t blocks = (sources.size() + kBlock - 1) / kBlock;
  parallel_for(blocks, options.execution, [&](std::size_t block, int thread) {
    auto& search = searches[static_cast<std::size_t>(thread)];
    if (!search) search.emplace(graph);
    for (std::size_t i = block * kBlock; i < std::min(sources.size(), (block + 1) * kBlock); ++i) {
      search->run(sources[i]);
      measure(*search, sources[i], static_cast<double>(n), result);
    }
  });
}

ClosenessResult closeness(const CsrGraph& graph, const ClosenessOptions& options) {
  const std::size_t n = graph.num_vertices();
  ClosenessResult result{std::vector<double>(n), std::vector<double>(n),
                         std::vector<std::uint32_t>(n), std::vector<double>(n)};
  std::vector<Vertex> every(n);
  std::iota(every.begin(), every.end(), Vertex{0});
  update_closeness(graph, every, result, options);
  return result;
}

double global_efficiency(const CsrGraph& graph, const ClosenessOptions& options) {
  const auto n = static_cast<double>(graph.num_vertices());
  if (n < 2.0) return 0.0;
  double sum = 0.0;
  for (const double harmonic : closeness(graph, options).harmonic) sum += harmonic;
  return sum / (n * (n - 1.0));
}

}  // namespace musubi
