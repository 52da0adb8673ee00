#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/distributed/id_table.hpp"
#include "algorithms/distributed/ranks.hpp"

namespace musubi {

/// An order of texts, by their places.
using TextOrder = std::vector<std::uint32_t>;

/// Texts that came from other ranks: those of rank 0, then those of rank 1, ...
struct TextExchange {
  PackedTexts texts{};
  std::vector<std::size_t> counts{};  ///< by the rank they came from
};

/// Collective. Sends texts, in the order given, counts[r] of them to rank r. Their bytes in memory
/// three times.
[[nodiscard]] TextExchange exchange_texts(const PackedTexts& texts, const TextOrder& order,
                                          const std::vector<std::size_t>& counts,
                                          const Ranks& ranks);

/// Collective. The texts of each rank on all ranks, in the order of ranks; or on the first only.
[[nodiscard]] PackedTexts gather_texts(const PackedTexts& texts, const Ranks& ranks,
                                       bool on_first_only = false);

}  // namespace musubi
