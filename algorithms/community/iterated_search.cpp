#include "algorithms/community/iterated_search.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "engine/random.hpp"

namespace musubi {
namespace {

// A thread with fewer arcs than this has not enough to do.
constexpr std::size_t kArcsPerThread = std::size_t{1} << 16;

void validate(const SearchSettings& settings) {
  if (!(settings.resolution > 0.0) || !std::isfinite(settings.resolution)) {
    throw std::invalid_argument(settings.method + ": resolution must be > 0 and finite, got " +
                                std::to_string(settings.resolution));
  }
  if (settings.iterations < 0) {
    throw std::invalid_argument(settings.method + ": iterations must be >= 0, got " +
                                std::to_string(settings.iterations));
  }
}

// By rising degree: what has little to choose from settles first and makes the communities that the
// hubs then find. In random order among equals.
std::vector<Vertex> order_of_vertices(const CsrGraph& graph, std::uint64_t seed) {
  const Vertex n = graph.num_vertices();
  std::vector<Vertex> shuffled(n);
  std::iota(shuffled.begin(), shuffled.end(), Vertex{0});
  SplitMix64(seed).shuffle(shuffled);
  const auto degree = [&](Vertex v) {  // n and more are alike, for a table of n + 1 entries
    const ArcIndex arcs = graph.out_degree(v) + (graph.is_directed() ? graph.in_degree(v) : 0);
    return static_cast<std::size_t>(std::min<ArcIndex>(arcs, n));
  };
  std::vector<std::size_t> next(std::size_t{n} + 2, 0);
  for (const Vertex v : shuffled) ++next[degree(v) + 1];
  std::partial_sum(next.begin(), next.end(), next.begin());
  std::vector<Vertex> order(n);
  for (const Vertex v : shuffled) order[next[degree(v)]++] = v;
  return order;
}

int worthwhile_threads(const SearchSettings& settings, std::size_t arcs) {
  return static_cast<int>(std::min<std::size_t>(
      static_cast<std::size_t>(settings.execution.thread_count()), 1 + arcs / kArcsPerThread));
}

void report_progress(const SearchSettings& settings, int done) {
  if (settings.execution.progress && settings.iterations > 0) {
    settings.execution.progress(static_cast<double>(done) /
                                static_cast<double>(settings.iterations));
  }
}

template <typename Mass>
CommunitySearchResult iterate_with(const CsrGraph& graph, const SearchSettings& settings,
                                   SearchIteration<Mass> iteration, SearchTeam& team) {
  const auto order = order_of_vertices(graph, settings.seed);
  const auto lowest = lowest_level<Mass>(graph, settings.function, order, team);
  const auto objective = search_objective(graph, settings.function, settings.resolution);
  std::vector<Vertex> community_of(order.size());
  std::iota(community_of.begin(), community_of.end(), Vertex{0});
  CommunitySearchResult result;
  for (bool stable = false; !stable;) {
    const auto before = community_of;
    result.quality = iteration(lowest, objective, community_of, team);
    report_progress(settings, ++result.iterations);
    stable = community_of == before || result.iterations == settings.iterations;
  }
  result.partition.resize(order.size());
  for (std::size_t node = 0; node < order.size(); ++node) {
    result.partition[order[node]] = community_of[node];
  }
  result.partition = canonical(result.partition);
  return result;
}

// Without weight between vertices nothing pulls them together.
CommunitySearchResult all_alone(const CsrGraph& graph) {
  CommunitySearchResult result;
  result.partition.resize(graph.num_vertices());
  std::iota(result.partition.begin(), result.partition.end(), Community{0});
  return result;
}

bool has_weight(const CsrGraph& graph) {
  if (!graph.has_strengths()) return graph.num_arcs() > 0;
  return std::ranges::any_of(graph.vertices(), [&](Vertex v) {
    return std::ranges::any_of(graph.out_strengths(v), [](double w) { return w > 0.0; });
  });
}

}  // namespace

CommunitySearchResult iterate(const CsrGraph& graph, const SearchSettings& settings,
                              SearchIteration<VertexMass> plain,
                              SearchIteration<DirectedMass> directed) {
  validate(settings);
  if (!has_weight(graph)) return all_alone(graph);
  const bool needs_directions =
      graph.is_directed() && settings.function == QualityFunction::modularity;
  CommunitySearchResult result;
  SearchTeam::lead(worthwhile_threads(settings, graph.num_arcs()), graph.num_vertices(),
                   settings.execution.stop, [&](SearchTeam& team) {
                     result = needs_directions ? iterate_with(graph, settings, directed, team)
                                               : iterate_with(graph, settings, plain, team);
                   });
  return result;
}

void project_down(const std::vector<std::vector<Vertex>>& group_of,
                  std::vector<Vertex>& community_of) {
  for (auto level = group_of.rbegin(); level != group_of.rend(); ++level) {
    std::vector<Vertex> below(level->size());
    for (std::size_t node = 0; node < below.size(); ++node) {
      below[node] = community_of[(*level)[node]];
    }
    community_of = std::move(below);
  }
}

}  // namespace musubi
