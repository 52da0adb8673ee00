#include "algorithms/linkpred/leave_out.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <unordered_set>

#include "algorithms/linkpred/pair_connection.hpp"
#include "algorithms/linkpred/simple_view.hpp"
#include "engine/random.hpp"

namespace musubi {
namespace {

std::uint64_t count_non_edges(const CsrGraph& simple) {
  const std::uint64_t n = simple.num_vertices();
  return n < 2 ? 0 : n * (n - 1) / 2 - simple.num_edges();
}

std::vector<VertexPair> all_non_edges(const CsrGraph& simple) {
  std::vector<VertexPair> pairs;
  for (const Vertex u : simple.vertices()) {
    const auto row = simple.out_neighbors(u);
    auto next = std::upper_bound(row.begin(), row.end(), u);
    for (Vertex v = u + 1; v < simple.num_vertices(); ++v) {
      if (next != row.end() && *next == v) {
        ++next;
      } else {
        pairs.push_back({u, v});
      }
    }
  }
  return pairs;
}

std::vector<VertexPair> sample_by_rejection(const CsrGraph& simple, std::size_t count,
                                            SplitMix64& random) {
  const Vertex n = simple.num_vertices();
  std::vector<VertexPair> pairs;
  std::unordered_set<std::uint64_t> taken;
  while (pairs.size() < count) {
    const auto u = static_cast<Vertex>(random.below(n));
    const auto v = static_cast<Vertex>(random.below(n));
    if (u == v || are_adjacent(simple, u, v)) continue;
    const auto [low, high] = std::minmax(u, v);
    if (taken.insert(std::uint64_t{low} << 32U | high).second) pairs.push_back({low, high});
  }
  return pairs;
}

// Rejection is slow where few pairs are left to hit.
std::vector<VertexPair> sample_non_edges(const CsrGraph& simple, std::size_t count,
                                         SplitMix64& random) {
  const std::uint64_t n = simple.num_vertices();
  const std::uint64_t there_are = count_non_edges(simple);
  if (count <= there_are / 2 && there_are >= n * (n - 1) / 8) {
    return sample_by_rejection(simple, count, random);
  }
  auto pairs = all_non_edges(simple);
  random.shuffle(pairs);
  pairs.resize(count);
  return pairs;
}

void keep_marked(std::vector<VertexPair>& pairs, const std::vector<bool>& marks) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (marks[i]) pairs[kept++] = pairs[i];
  }
  pairs.resize(kept);
}

void drop_unconnected(LeftOutLinks& links, bool drop) {
  if (links.positives.empty()) return;
  const auto connected = are_connected(links.graph, links.positives);
  const auto count = std::count(connected.begin(), connected.end(), true);
  links.parted = 1.0 - static_cast<double>(count) / static_cast<double>(connected.size());
  if (!drop) return;
  keep_marked(links.positives, connected);
  keep_marked(links.negatives, are_connected(links.graph, links.negatives));
}

}  // namespace

LeftOutLinks leave_out_links(const CsrGraph& graph, const LeaveOutOptions& options) {
  if (!(options.share > 0.0 && options.share < 1.0)) {
    throw std::invalid_argument("leave_out_links: share must be in (0, 1), got " +
                                std::to_string(options.share));
  }
  const CsrGraph simple = simple_view(graph);
  auto edges = edges_of_simple(simple);
  SplitMix64 random(options.seed);
  random.shuffle(edges);
  const auto share = std::llround(options.share * static_cast<double>(edges.size()));
  const std::size_t left_out =
      std::min(edges.size(), static_cast<std::size_t>(std::max(1LL, share)));
  LeftOutLinks result;
  for (std::size_t i = 0; i < left_out; ++i) {
    result.positives.push_back({edges[i].tail, edges[i].head});
  }
  edges.erase(edges.begin(), edges.begin() + static_cast<std::ptrdiff_t>(left_out));
  result.graph = CsrGraph::from_edges(simple.num_vertices(), edges);
  const std::size_t wanted = options.negatives > 0 ? options.negatives : 10 * left_out;
  const std::uint64_t there_are = count_non_edges(simple);
  result.all_non_edges = there_are <= std::max<std::uint64_t>(wanted, options.all_up_to);
  result.negatives =
      result.all_non_edges ? all_non_edges(simple) : sample_non_edges(simple, wanted, random);
  drop_unconnected(result, options.connected_only);
  return result;
}

}  // namespace musubi
