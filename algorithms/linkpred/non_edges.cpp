#include "algorithms/linkpred/non_edges.hpp"

#include <algorithm>
#include <unordered_set>

#include "algorithms/linkpred/simple_view.hpp"

namespace musubi {
namespace {

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

}  // namespace

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
  pairs.resize(std::min(count, pairs.size()));
  return pairs;
}

}  // namespace musubi
