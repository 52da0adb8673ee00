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

std::vector<Vertex> shuffled_vertices(Vertex n, std::uint64_t seed) {
  std::vector<Vertex> order(n);
  std::iota(order.begin(), order.end(), Vertex{0});
  SplitMix64(seed).shuffle(order);
  return order;
}

SearchTeam make_team(const SearchSettings& settings, std::size_t nodes, std::size_t arcs) {
  const auto threads = std::min<std::size_t>(
      static_cast<std::size_t>(settings.execution.thread_count()), 1 + arcs / kArcsPerThread);
  return {.execution = {.threads = static_cast<int>(threads), .stop = settings.execution.stop},
          .weights = std::vector<GroupWeights>(threads, GroupWeights(nodes))};
}

void report_progress(const SearchSettings& settings, int done) {
  if (settings.execution.progress && settings.iterations > 0) {
    settings.execution.progress(static_cast<double>(done) /
                                static_cast<double>(settings.iterations));
  }
}

template <typename Mass>
CommunitySearchResult iterate_with(const CsrGraph& graph, const SearchSettings& settings,
                                   SearchIteration<Mass> iteration) {
  settings.execution.check_stop();
  const auto order = shuffled_vertices(graph.num_vertices(), settings.seed);
  auto team = make_team(settings, graph.num_vertices(), graph.num_arcs());
  const auto lowest = lowest_level<Mass>(graph, settings.function, order, team.execution);
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
  return needs_directions ? iterate_with(graph, settings, directed)
                          : iterate_with(graph, settings, plain);
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
