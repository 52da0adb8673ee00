#include "algorithms/community/iterated_search.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "algorithms/community/connected_parts.hpp"
#include "engine/random.hpp"

namespace musubi {
namespace {

// A thread with fewer arcs than this has not enough to do.
constexpr std::size_t kArcsPerThread = std::size_t{1} << 16;
// Vertices. In order of degree small graphs are searched best, larger ones worse.
constexpr std::size_t kSmallGraph = 1024;
constexpr std::size_t kBlockOfSmall = 64;
constexpr std::size_t kBlockOfLarge = 8;

void validate(const std::string& method, const CommunitySearchOptions& options) {
  if (!(options.resolution > 0.0) || !std::isfinite(options.resolution)) {
    throw std::invalid_argument(method + ": resolution must be > 0 and finite, got " +
                                std::to_string(options.resolution));
  }
  if (options.iterations < 0) {
    throw std::invalid_argument(method + ": iterations must be >= 0, got " +
                                std::to_string(options.iterations));
  }
}

// By rising degree, in random order among equals. O(n).
std::vector<Vertex> by_degree(const CsrGraph& graph, SplitMix64& random) {
  const Vertex n = graph.num_vertices();
  std::vector<Vertex> shuffled(n);
  std::iota(shuffled.begin(), shuffled.end(), Vertex{0});
  random.shuffle(shuffled);
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

// In random order, but in blocks of vertices of like degree: what is known of the hubs, which every
// row names, then lies close together.
std::vector<Vertex> order_of_vertices(const CsrGraph& graph, std::uint64_t seed) {
  SplitMix64 random(seed);
  const auto sorted = by_degree(graph, random);
  const std::size_t size = sorted.size() <= kSmallGraph ? kBlockOfSmall : kBlockOfLarge;
  std::vector<std::size_t> blocks((sorted.size() + size - 1) / size);
  std::iota(blocks.begin(), blocks.end(), std::size_t{0});
  random.shuffle(blocks);
  std::vector<Vertex> order;
  order.reserve(sorted.size());
  for (const std::size_t block : blocks) {
    const std::size_t last = std::min(sorted.size(), (block + 1) * size);
    for (std::size_t i = block * size; i < last; ++i) order.push_back(sorted[i]);
  }
  return order;
}

int worthwhile_threads(const CommunitySearchOptions& options, std::size_t arcs) {
  return static_cast<int>(std::min<std::size_t>(
      static_cast<std::size_t>(options.execution.thread_count()), 1 + arcs / kArcsPerThread));
}

void report_progress(const CommunitySearchOptions& options, int done) {
  if (options.execution.progress && options.iterations > 0) {
    options.execution.progress(static_cast<double>(done) / static_cast<double>(options.iterations));
  }
}

// Numbers communities by their first nodes, so that equal partitions have equal numbers.
void renumber(std::vector<Vertex>& community_of) {
  static_cast<void>(VertexGroups(community_of));
}

template <typename Mass>
void split_into_connected_parts(const LevelGraph<Mass>& level, std::vector<Vertex>& community_of,
                                SearchTeam& team) {
  const VertexGroups communities(community_of);
  community_of = connected_parts(level, community_of, communities, team);
  renumber(community_of);
}

template <typename Mass>
CommunitySearchResult iterate_with(const CsrGraph& graph, const CommunitySearchOptions& options,
                                   NodeGrouping<Mass> grouping, SearchTeam& team) {
  const auto order = order_of_vertices(graph, options.seed);
  const auto lowest = lowest_level<Mass>(graph, options.function, order, team);
  const auto objective = search_objective(graph, options.function, options.resolution);
  std::vector<Vertex> community_of(order.size());
  std::iota(community_of.begin(), community_of.end(), Vertex{0});
  CommunitySearchResult result;
  auto start = LowestLevel::as_given;
  for (bool last = false, stable = false; !last && !stable;) {
    const auto before = community_of;
    run_cycle(lowest, start, objective, grouping, community_of, team);
    renumber(community_of);
    start = LowestLevel::moved;
    report_progress(options, ++result.iterations);
    last = result.iterations == options.iterations;
    stable = community_of == before;
    if (!last && !stable) continue;
    split_into_connected_parts(lowest, community_of, team);
    if (stable && community_of != before) {
      start = LowestLevel::as_given;  // a move may help now
      stable = false;
    }
  }
  const VertexGroups communities(community_of);
  result.quality = quality(lowest, objective, community_of, communities, team);
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

CommunitySearchResult iterate(const CsrGraph& graph, const std::string& method,
                              const CommunitySearchOptions& options, NodeGrouping<VertexMass> plain,
                              NodeGrouping<DirectedMass> directed) {
  validate(method, options);
  if (!has_weight(graph)) return all_alone(graph);
  const bool needs_directions =
      graph.is_directed() && options.function == QualityFunction::modularity;
  CommunitySearchResult result;
  SearchTeam::lead(worthwhile_threads(options, graph.num_arcs()), graph.num_vertices(),
                   options.execution.stop, [&](SearchTeam& team) {
                     result = needs_directions ? iterate_with(graph, options, directed, team)
                                               : iterate_with(graph, options, plain, team);
                   });
  return result;
}

}  // namespace musubi
