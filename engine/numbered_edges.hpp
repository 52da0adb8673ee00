#pragma once
#include <cstdint>
#include <vector>

#include "engine/edge.hpp"
#include "engine/execution.hpp"
#include "engine/loaded_graph.hpp"
#include "engine/raw_array.hpp"

namespace musubi {

struct IdEdge {
  std::uint64_t tail = 0;
  std::uint64_t head = 0;
};

/// Edges between ids, as one block of a text has them. They take half the memory while all ids are
/// below kNoVertex.
struct IdEdges {
  RawArray<Edge> narrow{};
  RawArray<IdEdge> wide{};  ///< instead of narrow, when an id is larger
  RawArray<double> strengths{};
  std::uint64_t largest = 0;  ///< of all ids; 0 without edges

  /// Copies what a parser collected; `strengths` may be empty.
  [[nodiscard]] static IdEdges copy(std::span<const IdEdge> edges,
                                    std::span<const double> strengths);
  [[nodiscard]] std::size_t size() const { return narrow.size() + wide.size(); }
};

/// The graph of edges between ids, block behind block: its vertices are the ids that occur, in
/// increasing order. Takes the blocks to pieces. Throws std::length_error when more than
/// kNoVertex - 1 different ids occur. O(m + n) time when the largest id is below twice the number
/// of edges, else O(m + n log n).
[[nodiscard]] LoadedGraph number_ids(std::vector<IdEdges> blocks, Direction direction,
                                     const Execution& execution);

}  // namespace musubi
