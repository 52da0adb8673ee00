#include "algorithms/linkpred/source_groups.hpp"

#include <algorithm>
#include <utility>

namespace musubi {

SourceGroups::SourceGroups(Vertex n, std::span<const VertexPair> pairs) {
  std::vector<std::size_t> uses(n, 0);
  for (const auto& [a, b] : pairs) {
    ++uses[a];
    ++uses[b];
  }
  const auto source_first = [&](const VertexPair& pair) {
    const auto [low, high] = std::minmax(pair.a, pair.b);
    return uses[high] > uses[low] ? std::pair(high, low) : std::pair(low, high);
  };
  std::vector<std::size_t> place(std::size_t{n} + 1, 0);  // counting sort by source
  for (const auto& pair : pairs) ++place[source_first(pair).first + 1];
  for (Vertex v = 0; v < n; ++v) {
    if (place[v + 1] == 0) {
      place[v + 1] = place[v];
      continue;
    }
    place[v + 1] += place[v];
    sources_.push_back(v);
    first_.push_back(place[v + 1]);
  }
  targets_.resize(pairs.size());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto [source, target] = source_first(pairs[i]);
    targets_[place[source]++] = {target, i};
  }
}

}  // namespace musubi
