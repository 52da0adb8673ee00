#include "engine/node_index.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "engine/digits.hpp"

namespace musubi {
namespace {

constexpr std::size_t kFewestPlaces = 16;

template <typename Word>
std::uint64_t word_at(const char* text) {
  Word word = 0;
  std::memcpy(&word, text, sizeof word);
  return word;
}

constexpr std::uint64_t kZeros = 0x3030303030303030;  // eight times the digit
constexpr std::size_t kLongestInKey = 7;
constexpr std::uint64_t kNoKey = ~std::uint64_t{0} >> 1U;    // no length is so long
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

// The last eight bytes of an id, zeros before those of a shorter one.
std::uint64_t last_bytes(std::string_view id, std::uint64_t key) {
  if (id.size() > kLongestInKey) return word_at<std::uint64_t>(id.data() + id.size() - 8);
  return id.empty() ? 0 : key << 8 * (8 - id.size());
}

// The decimal number that the bytes end with; 0 when they end with no digit.
NodeId number_at_end(std::uint64_t bytes) {
  const int before = 64 - std::countl_zero(no_digits(bytes)) / 8 * 8;  // bits
  return before > 56 ? 0 : static_cast<NodeId>(number_of((bytes ^ kZeros) >> before << before));
}

}  // namespace

NodeId NodeIndex::find(std::string_view id, const SharedVector<std::string>& ids) const {
  if (places_.empty()) return kNoNode;
  const auto key = key_of(id);
  const auto is_it = [&](NodeId node) {
    return keys_[node] == key && (id.size() <= kLongestInKey || ids[node] == id);
  };
  const auto numbered = static_cast<NodeId>(number_at_end(last_bytes(id, key)) + shift_);
  if (numbered < keys_.size() && is_it(numbered)) return numbered;
  const std::size_t mask = places_.size() - 1;
  for (auto i = first_place(key) & mask; places_[i] != kNoNode; i = (i + 1) & mask) {
    if (is_it(places_[i])) return places_[i];
  }
  return kNoNode;
}

void NodeIndex::add(std::string_view id, NodeId node) {
  const auto key = key_of(id);
  if (keys_.size() <= node) keys_.resize(std::size_t{node} + 1, kNoKey);
  keys_[node] = key;
  shift_ = node - number_at_end(last_bytes(id, key));
  if (2 * (size_ + 1) > places_.size()) {
    const auto old = std::exchange(
        places_, std::vector<NodeId>(std::max(kFewestPlaces, 2 * places_.size()), kNoNode));
    for (const auto each : old) {
      if (each != kNoNode) put(keys_[each], each);
    }
  }
  put(key, node);
  ++size_;
}

void NodeIndex::put(std::uint64_t key, NodeId node) {
  const std::size_t mask = places_.size() - 1;
  auto i = first_place(key) & mask;
  while (places_[i] != kNoNode) i = (i + 1) & mask;
  places_[i] = node;
}

}  // namespace musubi
