#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "engine/csr_graph.hpp"

namespace musubi {

/// A graph renumbered so that vertices near each other have near numbers, and so that searches from
/// consecutive numbers run over the same parts of it at the same time.
struct LocalOrder {
  std::vector<Vertex> original{};         ///< the vertex behind each number
  std::vector<Vertex> position{};         ///< the number of each vertex
  std::vector<Vertex> component_begin{};  ///< where the weak component of a number begins
  std::vector<Vertex> component_end{};    ///< and ends
};

/// Weak components one after the other, each in clumps of `clump` vertices that lie as near each
/// other as those that are left allow. O(n + m) time, O(n) memory. Ours.
[[nodiscard]] LocalOrder local_order(const CsrGraph& graph, Vertex clump);

/// The rows of a graph without weights, renumbered; parallel arcs and self-loops left out.
struct LocalRows {
  std::vector<ArcIndex> offsets{0};
  std::vector<Vertex> targets{};

  [[nodiscard]] ArcIndex degree(Vertex v) const { return offsets[v + 1] - offsets[v]; }
  [[nodiscard]] std::span<const Vertex> row(Vertex v) const {
    return {targets.data() + offsets[v], offsets[v + 1] - offsets[v]};
  }
};

enum class RowDirection { out, in };

/// The rows under an order, each sorted. O(n + m) time and memory.
[[nodiscard]] LocalRows local_rows(const CsrGraph& graph, const LocalOrder& order,
                                   RowDirection direction);

}  // namespace musubi
