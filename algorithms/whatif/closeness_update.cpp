#include "algorithms/whatif/closeness_update.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "algorithms/centrality/shortest_paths.hpp"
#include "algorithms/whatif/edge_difference.hpp"

namespace musubi {
namespace {

std::set<Vertex> heads_of(const EdgeDifference& difference, bool directed) {
  std::set<Vertex> heads;
  for (const auto* edges : {&difference.removed, &difference.added}) {
    for (const auto& edge : *edges) {
      heads.insert(edge.head);
      if (!directed) heads.insert(edge.tail);
    }
  }
  return heads;
}

std::vector<Vertex> changed_sources(const CsrGraph& base, const CsrGraph& edited,
                                    const std::set<Vertex>& heads, const Execution& execution) {
  const auto base_reversed = reversed(base);
  const auto edited_reversed = reversed(edited);
  ShortestPathSearch before(base_reversed);
  ShortestPathSearch after(edited_reversed);
  std::vector<bool> changed(base.num_vertices(), false);
  for (const Vertex head : heads) {
    execution.check_stop();
    before.run(head);
    after.run(head);
    for (const Vertex s : base.vertices()) {
      if (before.distance(s) != after.distance(s)) changed[s] = true;
    }
  }
  std::vector<Vertex> sources;
  for (const Vertex s : base.vertices()) {
    if (changed[s]) sources.push_back(s);
  }
  return sources;
}

}  // namespace

ClosenessResult updated_closeness(const CsrGraph& base, const CsrGraph& edited,
                                  const ClosenessResult& before, const ClosenessOptions& options) {
  const auto difference = edge_difference(base, edited);
  const std::size_t n = base.num_vertices();
  if (before.closeness.size() != n || before.harmonic.size() != n || before.reached.size() != n ||
      before.eccentricity.size() != n) {
    throw std::invalid_argument("updated_closeness: the scores are not of the base graph");
  }
  const auto heads = heads_of(difference, base.is_directed());
  if (4 * heads.size() >= n) return closeness(edited, options);  // finding out would cost half
  auto result = before;
  update_closeness(edited, changed_sources(base, edited, heads, options.execution), result,
                   options);
  return result;
}

}  // namespace musubi
