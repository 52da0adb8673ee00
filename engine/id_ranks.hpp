#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/ids.hpp"

namespace musubi {

/// Numbers 64-bit ids 0, 1, ... in the order of their values: a hash table with open addressing,
/// 16 bytes per place, at most half of them taken. The id 2^64-1 is not one.
class IdRanks {
 public:
  IdRanks();

  /// Amortised O(1).
  void add(std::uint64_t id);

  /// The ids added, in increasing order, each once; rank() then knows them. O(n log n) for n
  /// distinct ones.
  [[nodiscard]] std::vector<std::uint64_t> finish();

  /// The place of an added id in that order. O(1).
  [[nodiscard]] Vertex rank(std::uint64_t id) const { return places_[place_of(id)].rank; }

 private:
  struct Place {
    std::uint64_t id = kFree;
    Vertex rank = 0;
  };
  static constexpr std::uint64_t kFree = ~std::uint64_t{0};

  [[nodiscard]] std::size_t place_of(std::uint64_t id) const;
  void grow();

  std::vector<Place> places_{};  // as many as a power of two
  std::size_t taken_ = 0;
};

}  // namespace musubi
