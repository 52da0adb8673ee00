#include "engine/node_index.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace musubi {
namespace {

constexpr std::size_t kFewestPlaces = 16;

std::uint32_t hash_of(std::string_view id) {
  const std::uint64_t hash = std::hash<std::string_view>{}(id);
  return static_cast<std::uint32_t>(hash ^ hash >> 32U);
}

}  // namespace

std::optional<NodeId> NodeIndex::find(std::string_view id,
                                      const SharedVector<std::string>& ids) const {
  if (places_.empty()) return std::nullopt;
  const auto hash = hash_of(id);
  const std::size_t mask = places_.size() - 1;
  for (std::size_t i = hash & mask; places_[i].node != kNoNode; i = (i + 1) & mask) {
    if (places_[i].hash == hash && ids[places_[i].node] == id) return places_[i].node;
  }
  return std::nullopt;
}

void NodeIndex::add(std::string_view id, NodeId node) {
  if (2 * (size_ + 1) > places_.size()) {
    const auto old =
        std::exchange(places_, std::vector<Place>(std::max(kFewestPlaces, 2 * places_.size())));
    for (const auto& place : old) {
      if (place.node != kNoNode) put(place);
    }
  }
  put({hash_of(id), node});
  ++size_;
}

void NodeIndex::put(Place place) {
  const std::size_t mask = places_.size() - 1;
  std::size_t i = place.hash & mask;
  while (places_[i].node != kNoNode) i = (i + 1) & mask;
  places_[i] = place;
}

}  // namespace musubi
