#pragma once
#include <vector>

#include "algorithms/distributed/id_table.hpp"
#include "algorithms/distributed/ranks.hpp"
#include "engine/ids.hpp"

namespace musubi {

/// The ids of all ranks numbered 0 .. n-1 in the order of their texts, as project() numbers
/// vertices on one machine.
struct IdNumbers {
  Vertex n = 0;
  std::vector<Vertex> numbers{};    ///< of each id that this rank gave, in its order
  std::vector<Vertex> row_begin{};  ///< length size + 1: rank r has the vertices from row_begin[r]
                                    ///< up to row_begin[r + 1]
  PackedTexts ids{};                ///< of this rank's vertices
};

/// Collective. `weights` say for each id how much work it brings; the vertices are cut into one
/// range per rank so that each has about the same.
///
/// Every id goes to the rank in whose interval of texts it falls, which numbers it, once whoever
/// else sends it, and sends the number back: a sort by samples. An exchange by hash value would
/// number as well, but in another order for each number of ranks. O(k log k) time for k ids on a
/// rank and their texts in memory three times. Throws Error(input) on all ranks for 2^32 - 1 ids or
/// more. Source: Shi and Schaeffer, 1992, "Parallel sorting by regular sampling".
[[nodiscard]] IdNumbers number_shared_ids(const PackedTexts& ids,
                                          const std::vector<std::uint64_t>& weights,
                                          const Ranks& ranks);

}  // namespace musubi
