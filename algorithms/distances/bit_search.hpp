#pragma once
#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "algorithms/distances/local_order.hpp"
#include "algorithms/distances/vertex_totals.hpp"

namespace musubi {

/// Breadth-first search from 512 vertices at once, a bit for each, against the direction of the
/// arcs: the bits that come to a vertex in a round are those of the vertices that it reaches at
/// that distance. Rounds go from what changed to its neighbours while that is little, and else from
/// all that is not yet complete to its neighbours. Best where most distances are few: many bits
/// then travel together. Memory 224 bytes per vertex, 240 with pendants. Sources: Then and others,
/// 2014, "The More the Merrier: Efficient Multi-Source Graph Traversal"; Beamer, Asanović and
/// Patterson, 2012, "Direction-optimizing breadth-first search".
class BitSearch {
 public:
  static constexpr std::size_t kWords = 8;
  static constexpr Vertex kSources = 64 * kWords;

  /// `out` are the rows along the arcs, `in` those against them; the same for an undirected graph.
  /// `pendants` tells, by number, how many vertices hang at one that are not in the rows; empty:
  /// none do. Distances to them count, but for those to a vertex's own.
  BitSearch(const LocalOrder& order, const LocalRows& out, const LocalRows& in,
            std::span<const Vertex> pendants = {});

  /// Adds the distances to the vertices numbered first .. last-1, at most kSources, to the totals.
  /// Returns the work done: the number of bit vectors looked at. Gives up, and leaves totals that
  /// are of no use, once that comes to more than `most`, or plainly will; returns about how much it
  /// would be in all.
  static constexpr std::uint64_t kNoLimit = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t run(Vertex first, Vertex last, std::uint64_t most = kNoLimit);

  [[nodiscard]] const std::vector<VertexTotals>& totals() const { return totals_; }
  /// Sums of 1/(d + 1), for what hangs at a vertex; empty without pendants.
  [[nodiscard]] const std::vector<Reciprocal>& beyond() const { return beyond_; }
  /// Ordered pairs at each distance, those of pendant vertices with them.
  [[nodiscard]] const std::vector<std::uint64_t>& distribution() const { return distribution_; }

 private:
  struct alignas(64) Bits {
    std::array<std::uint64_t, kWords> words{};
  };

  // Sources in a word of bits at which a number of vertices hangs that has this bit.
  struct Plane {
    std::uint64_t sources = 0;
    std::uint8_t word = 0;
    std::uint8_t shift = 0;
  };

  void start(Vertex first, Vertex last);
  void order_sources(Vertex first, Vertex last);
  void pull();
  void push();
  void settle(Vertex v, const Bits& fresh);
  void settle_pendants(Vertex v, const Bits& fresh, std::uint64_t bits);
  void count_pairs();
  [[nodiscard]] double work_in_all(std::uint64_t work, std::uint64_t found, Vertex sources) const;

  const LocalOrder& order_;
  const LocalRows& out_;
  const LocalRows& in_;
  std::span<const Vertex> pendants_;
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
  Vertex component_size_ = 0;   // then
  std::uint64_t active_arcs_ = 0;
  std::uint64_t found_arcs_ = 0;
  std::uint64_t open_arcs_ = 0;
  std::array<std::uint64_t, 3> pairs_{};  // that are this distance apart, one more, two more
  std::uint32_t distance_ = 0;
  std::array<Reciprocal, 3> reciprocals_{};  // of these distances
  std::vector<Vertex> sources_{};            // by bit
  std::vector<Plane> planes_{};
  std::vector<VertexTotals> totals_;
  std::vector<Reciprocal> beyond_;
  std::vector<std::uint64_t> distribution_{};
};

}  // namespace musubi
