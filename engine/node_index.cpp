#include "engine/node_index.hpp"

#include <algorithm>
#include <bit>
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

constexpr std::size_t kLongestInKey = 7;
constexpr std::uint64_t kLong = std::uint64_t{0xFF} << 56U;  // where a short id's length stands

std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9e3779b97f4a7c15U;  // 2^64 / the golden ratio, odd
  return hash ^ hash >> 32U;
}

static_assert(std::endian::native == std::endian::little, "keys are put together of loads");

// Loads overlap instead of depending on the length.
std::uint64_t short_key(const char* p, std::size_t size) {
  std::uint64_t key = std::uint64_t{size} << 56U;
  if (size >= 4) {
    key |= word_at<std::uint32_t>(p) | word_at<std::uint32_t>(p + size - 4) << 8 * (size - 4);
  } else if (size > 0) {
    for (const std::size_t i : {std::size_t{0}, size / 2, size - 1}) {
      key |= word_at<unsigned char>(p + i) << 8 * i;
    }
  }
  return key;
}

// Of eight bytes or more: eight at once, multiplied and folded.
std::uint64_t long_key(std::string_view id) {
  const char* p = id.data();
  std::size_t left = id.size();
  std::uint64_t hash = left;
  for (; left >= 8; p += 8, left -= 8) hash = mixed(hash, word_at<std::uint64_t>(p));
  return mixed(hash, word_at<std::uint64_t>(p + left - 8)) | kLong;
}

std::uint64_t key_of(std::string_view id) {
  return id.size() <= kLongestInKey ? short_key(id.data(), id.size()) : long_key(id);
}

// Mixed twice, so that every byte of the key reaches the lowest bits.
std::size_t first_place(std::uint64_t key) {
  return mixed(mixed(0, key), 0);
}

std::uint32_t low_half(std::uint64_t key) {
  return static_cast<std::uint32_t>(key);
}
std::uint32_t high_half(std::uint64_t key) {
  return static_cast<std::uint32_t>(key >> 32U);
}

}  // namespace

std::optional<NodeId> NodeIndex::find(std::string_view id,
                                      const SharedVector<std::string>& ids) const {
  if (places_.empty()) return std::nullopt;
  const auto key = key_of(id);
  const auto low = low_half(key);
  const auto high = high_half(key);
  const bool whole = id.size() <= kLongestInKey;
  const std::size_t mask = places_.size() - 1;
  for (auto i = first_place(key) & mask; places_[i].node != kNoNode; i = (i + 1) & mask) {
    const auto& place = places_[i];
    if (place.low == low && place.high == high && (whole || ids[place.node] == id)) {
      return place.node;
    }
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
  const auto key = key_of(id);
  put({low_half(key), high_half(key), node});
  ++size_;
}

void NodeIndex::put(const Place& place) {
  const std::size_t mask = places_.size() - 1;
  auto i = first_place(std::uint64_t{place.high} << 32U | place.low) & mask;
  while (places_[i].node != kNoNode) i = (i + 1) & mask;
  places_[i] = place;
}

}  // namespace musubi
