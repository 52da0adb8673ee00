#include "algorithms/distributed/id_table.hpp"

#include <functional>
#include <limits>
#include <stdexcept>

namespace musubi {

std::uint32_t IdTable::number(std::string_view id) {
  if (places_.size() < 2 * (ids_.size() + 1)) grow();
  auto& place = places_[place_of(id)];
  if (place != 0) return place - 1;
  if (ids_.size() >= std::numeric_limits<std::uint32_t>::max() - 1) {
    throw std::length_error("IdTable: more than 2^32 - 2 ids");
  }
  ids_.add(id);
  place = static_cast<std::uint32_t>(ids_.size());
  return place - 1;
}

std::size_t IdTable::place_of(std::string_view id) const {
  const std::size_t mask = places_.size() - 1;
  std::size_t place = std::hash<std::string_view>{}(id)&mask;
  while (places_[place] != 0 && ids_[places_[place] - 1] != id) place = (place + 1) & mask;
  return place;
}

void IdTable::grow() {
  const std::size_t size = places_.empty() ? 1024 : 2 * places_.size();
  std::vector<std::uint32_t>(size).swap(places_);
  for (std::size_t i = 0; i < ids_.size(); ++i) {
    places_[place_of(ids_[i])] = static_cast<std::uint32_t>(i + 1);
  }
}

}  // namespace musubi
