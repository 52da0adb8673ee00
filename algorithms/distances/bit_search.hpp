#pragma once
#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "algorithms/distances/local_order.hpp"
#include "algorithms/distances/vertex_totals.hpp"

namespace musubi {

/// Breadth-first search from 512 vertices at once, a bit for each, against the direction of the
/// arcs: the bits that come to a vertex in a round are those of the vertices that it reaches at
/// that distance. Rounds go from what changed to its neighbours while that is little, and else from
/// all that is not yet complete to its neighbours. Best where most distances are few: many bits
/// then travel together. Memory 224 bytes per vertex. Sources: Then and others, 2014, "The More the
/// Merrier: Efficient Multi-Source Graph Traversal"; Beamer, Asanović and Patterson, 2012,
/// "Direction-optimizing breadth-first search".
class BitSearch {
 public:
  static constexpr std::size_t kWords = 8;
  static constexpr Vertex kSources = 64 * kWords;

  /// `out` are the rows along the arcs, `in` those against them; the same for an undirected graph.
  BitSearch(const LocalOrder& order, const LocalRows& out, const LocalRows& in);

  /// Adds the distances to the vertices numbered first .. last-1, at most kSources, to the totals.
  /// Returns the work done: the number of bit vectors looked at. Gives up, and leaves totals that
  /// are of no use, when that comes to more than `most`.
  std::uint64_t run(Vertex first, Vertex last,
                    std::uint64_t most = std::numeric_limits<std::uint64_t>::max());

  [[nodiscard]] const std::vector<VertexTotals>& totals() const { return totals_; }
  /// Ordered pairs at each distance.
  [[nodiscard]] const std::vector<std::uint64_t>& distribution() const { return distribution_; }

 private:
  struct alignas(64) Bits {
    std::array<std::uint64_t, kWords> words{};
  };

  void start(Vertex first, Vertex last);
  void pull();
  void push();
  void settle(Vertex v, const Bits& fresh);

  const LocalOrder& order_;
  const LocalRows& out_;
  const LocalRows& in_;
  int kept_;
  std::vector<Bits> seen_;
  std::vector<Bits> now_;   // what came in the last round: 0 but for active_
  std::vector<Bits> next_;  // 0 between rounds
  std::vector<Vertex> active_{};
  std::vector<Vertex> found_{};  // active in the next round
  std::vector<Vertex> touched_{};
  std::vector<std::uint8_t> is_touched_;
  std::vector<Vertex> open_{};  // vertices that may still learn of sources
  Bits all_{};                  // every source of the batch
  bool can_complete_ = false;   // all of them lie in one component
  std::uint64_t active_arcs_ = 0;
  std::uint64_t found_arcs_ = 0;
  std::uint64_t open_arcs_ = 0;
  std::uint64_t pairs_ = 0;  // that are this distance apart
  std::uint32_t distance_ = 0;
  Reciprocal reciprocal_{};
  std::vector<VertexTotals> totals_;
  std::vector<std::uint64_t> distribution_{};
};

}  // namespace musubi
