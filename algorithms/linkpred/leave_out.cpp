#include "algorithms/linkpred/leave_out.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

#include "algorithms/linkpred/non_edges.hpp"
#include "algorithms/linkpred/pair_connection.hpp"
#include "algorithms/linkpred/simple_view.hpp"
#include "engine/random.hpp"

namespace musubi {
namespace {

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
