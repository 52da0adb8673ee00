#include "engine/id_ranks.hpp"

#include <algorithm>
#include <utility>

namespace musubi {
namespace {

// Ids in a file often differ by a constant, which must not become a run of neighbouring places.
// Source: Steele, Lea and Flood, 2014, "Fast splittable pseudorandom number generators".
std::uint64_t scrambled(std::uint64_t z) {
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31U);
}

}  // namespace

IdRanks::IdRanks() : places_(1024) {}

std::size_t IdRanks::place_of(std::uint64_t id) const {
  const std::size_t mask = places_.size() - 1;
  std::size_t place = scrambled(id) & mask;
  while (places_[place].id != id && places_[place].id != kFree) place = (place + 1) & mask;
  return place;
}

void IdRanks::add(std::uint64_t id) {
  auto& place = places_[place_of(id)];
  if (place.id == id) return;
  place.id = id;
  if (++taken_ * 2 > places_.size()) grow();
}

void IdRanks::grow() {
  const auto old = std::exchange(places_, std::vector<Place>(places_.size() * 2));
  for (const auto& place : old) {
    if (place.id != kFree) places_[place_of(place.id)] = place;
  }
}

std::vector<std::uint64_t> IdRanks::finish() {
  std::vector<std::uint64_t> ids;
  ids.reserve(taken_);
  for (const auto& place : places_) {
    if (place.id != kFree) ids.push_back(place.id);
  }
  std::sort(ids.begin(), ids.end());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    places_[place_of(ids[i])].rank = static_cast<Vertex>(i);
  }
  return ids;
}

}  // namespace musubi
