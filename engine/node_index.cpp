#include "engine/node_index.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace musubi {
namespace {

constexpr std::size_t kFewestPlaces = 16;

template <typename Word>
std::uint64_t word_at(const char* text) {
  Word word = 0;
  std::memcpy(&word, text, sizeof word);
  return word;
}

// Eight bytes at once, multiplied and folded: ids are short, and a call would take longer.
std::uint32_t hash_of(std::string_view id) {
  const auto mixed = [](std::uint64_t hash, std::uint64_t word) {
    hash = (hash ^ word) * 0x9e3779b97f4a7c15U;  // 2^64 / the golden ratio, odd
    return hash ^ hash >> 32U;
  };
  const char* p = id.data();
  std::size_t left = id.size();
  std::uint64_t hash = left;
  for (; left >= 8; p += 8, left -= 8) hash = mixed(hash, word_at<std::uint64_t>(p));
  if (left >= 4) {  // the two words overlap
    hash = mixed(hash, word_at<std::uint32_t>(p) << 32U | word_at<std::uint32_t>(p + left - 4));
  } else if (left > 0) {
    const auto byte = [p](std::size_t i) { return word_at<unsigned char>(p + i); };
    hash = mixed(hash, byte(0) << 16U | byte(left / 2) << 8U | byte(left - 1));
  }
  return static_cast<std::uint32_t>(mixed(hash, 0));
}

// As ==, without a call for texts of four to eight bytes, which most ids are.
bool same(std::string_view a, std::string_view b) {
  const std::size_t size = a.size();
  if (size != b.size()) return false;
  if (size < 4 || size > 8) return a == b;
  const auto differ = [&](std::size_t at) {
    return word_at<std::uint32_t>(a.data() + at) ^ word_at<std::uint32_t>(b.data() + at);
  };
  return (differ(0) | differ(size - 4)) == 0;
}

}  // namespace

std::optional<NodeId> NodeIndex::find(std::string_view id,
                                      const SharedVector<std::string>& ids) const {
  if (places_.empty()) return std::nullopt;
  const auto hash = hash_of(id);
  const std::size_t mask = places_.size() - 1;
  for (std::size_t i = hash & mask; places_[i].node != kNoNode; i = (i + 1) & mask) {
    if (places_[i].hash == hash && same(ids[places_[i].node], id)) return places_[i].node;
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
