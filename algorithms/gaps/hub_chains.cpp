#include "algorithms/gaps/hub_chains.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace musubi {

const HubLink* firmest_tie(const std::vector<HubLink>& links) {
  const HubLink* firmest = nullptr;
  for (const auto& link : links) {
    if (!is_direct(link.kind)) continue;
    if (firmest == nullptr || (firmest->derived && !link.derived)) firmest = &link;
  }
  return firmest;
}

HubChains::HubChains(const std::vector<std::vector<HubLink>>& links, std::size_t hubs)
    : neighbours_(hubs) {
  for (std::size_t i = 0; i < hubs; ++i) {
    for (std::size_t j = 0; j < hubs; ++j) {
      if (i == j) continue;
      const auto* tie = firmest_tie(links[pair_index(std::min(i, j), std::max(i, j), hubs)]);
      if (tie != nullptr) neighbours_[i].push_back({j, tie});
    }
  }
}

std::vector<std::size_t> HubChains::next_hubs(const std::vector<bool>& there) const {
  const std::size_t h = neighbours_.size();
  std::vector<std::size_t> distance(h, kNoHub);
  std::vector<std::size_t> queue;
  for (std::size_t i = 0; i < h; ++i) {
    if (!there[i]) continue;
    distance[i] = 0;
    queue.push_back(i);
  }
  for (std::size_t at = 0; at < queue.size(); ++at) {  // breadth first, from all that are there
    for (const auto& [hub, tie] : neighbours_[queue[at]]) {
      if (distance[hub] != kNoHub) continue;
      distance[hub] = distance[queue[at]] + 1;
      queue.push_back(hub);
    }
  }
  std::vector<std::size_t> next(h, kNoHub);
  for (std::size_t i = 0; i < h; ++i) {
    if (distance[i] == 0 || distance[i] == kNoHub) continue;
    bool derived = true;
    for (const auto& [hub, tie] : neighbours_[i]) {
      if (distance[hub] + 1 != distance[i]) continue;
      if (next[i] != kNoHub && !(derived && !tie->derived)) continue;
      next[i] = hub;
      derived = tie->derived;
    }
  }
  return next;
}

std::vector<std::size_t> HubChains::chain(const std::vector<std::size_t>& next, std::size_t from) {
  std::vector<std::size_t> hubs;
  for (std::size_t hub = next[from]; hub != kNoHub; hub = next[hub]) hubs.push_back(hub);
  return hubs;
}

const HubLink& HubChains::tie(std::size_t i, std::size_t j) const {
  const auto& near = neighbours_.at(i);
  const auto it = std::lower_bound(
      near.begin(), near.end(), j,
      [](const Neighbour& neighbour, std::size_t hub) { return neighbour.hub < hub; });
  if (it == near.end() || it->hub != j) {
    throw std::invalid_argument("HubChains::tie: hubs " + std::to_string(i) + " and " +
                                std::to_string(j) + " have no direct tie");
  }
  return *it->tie;
}

}  // namespace musubi
