#include "algorithms/gaps/function_complements.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "algorithms/gaps/function_gaps.hpp"

namespace musubi {
namespace {

// The best of the ties of a pair for asking these institutions; null when there is none.
const HubLink* tie_towards(const HubNetwork& hubs, const std::vector<HubLink>& links,
                           const std::set<NodeId>& holders) {
  const auto preference = [&](const HubLink& link) {
    const bool holds = std::any_of(link.via.begin(), link.via.end(),
                                   [&](NodeId node) { return holders.contains(hubs.whole[node]); });
    return std::tuple(!is_direct(link.kind), !holds, link.derived);
  };
  const auto best = std::min_element(
      links.begin(), links.end(),
      [&](const HubLink& a, const HubLink& b) { return preference(a) < preference(b); });
  return best == links.end() ? nullptr : &*best;
}

bool is_tied(const Complement& complement) {
  return complement.tie && is_direct(complement.tie->kind);
}

}  // namespace

void add_complements(const HubNetwork& hubs, const std::vector<std::vector<HubLink>>& links,
                     std::size_t functions, std::vector<FunctionCell>& cells) {
  const std::size_t h = hubs.hubs.size();
  for (std::size_t f = 0; f < functions; ++f) {
    std::vector<std::size_t> have;
    std::vector<std::set<NodeId>> holders;  // as wholes: a tie through a department will do
    for (std::size_t j = 0; j < h; ++j) {
      const auto& cell = cells[j * functions + f];
      if (cell.status != GapStatus::present) continue;
      have.push_back(j);
      auto& of_hub = holders.emplace_back();
      for (const NodeId node : cell.institutions) of_hub.insert(hubs.whole[node]);
    }
    for (std::size_t i = 0; i < h; ++i) {
      auto& cell = cells[i * functions + f];
      if (cell.status == GapStatus::present) continue;
      for (std::size_t k = 0; k < have.size(); ++k) {
        const std::size_t j = have[k];
        const auto& of_pair = links[pair_index(std::min(i, j), std::max(i, j), h)];
        Complement complement{hubs.hubs[j], cells[j * functions + f].institutions, {}};
        if (const auto* tie = tie_towards(hubs, of_pair, holders[k])) complement.tie = *tie;
        cell.complements.push_back(std::move(complement));
      }
      std::stable_partition(cell.complements.begin(), cell.complements.end(), is_tied);
      for (const auto& complement : cell.complements) {
        cell.complemented_by.push_back(complement.hub);
      }
    }
  }
}

}  // namespace musubi
