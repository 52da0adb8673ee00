#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

/// Texts one behind the other in one piece of memory: 8 bytes each beside their bytes.
struct PackedTexts {
  std::string bytes{};
  std::vector<std::uint64_t> ends{};

  [[nodiscard]] std::size_t size() const { return ends.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t i) const {
    const auto begin = i == 0 ? 0 : ends[i - 1];
    return std::string_view(bytes).substr(begin, ends[i] - begin);
  }
  void add(std::string_view text) {
    bytes += text;
    ends.push_back(bytes.size());
  }
  [[nodiscard]] std::size_t memory() const { return bytes.capacity() + 8 * ends.capacity(); }
};

/// The ids that one rank reads, numbered 0, 1, ... as they come: a hash table with open addressing,
/// at most half of its places taken, 8 to 16 bytes per id beside the texts.
class IdTable {
 public:
  /// The number of an id, which is added when it is new. Amortised O(its length). Throws
  /// std::length_error for the 2^32 - 1st.
  [[nodiscard]] std::uint32_t number(std::string_view id);

  [[nodiscard]] const PackedTexts& ids() const { return ids_; }
  [[nodiscard]] std::size_t memory() const { return ids_.memory() + 4 * places_.capacity(); }
  /// Forgets how to look up; the texts stay.
  void finish() { std::vector<std::uint32_t>().swap(places_); }

 private:
  void grow();
  [[nodiscard]] std::size_t place_of(std::string_view id) const;

  PackedTexts ids_{};
  std::vector<std::uint32_t> places_{};  // number + 1; 0: free
};

}  // namespace musubi
