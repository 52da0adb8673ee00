#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/distances/local_order.hpp"
#include "algorithms/distances/vertex_totals.hpp"

namespace musubi {

/// Distances from up to 64 vertices that lie in a clump, of an undirected graph. With r the root of
/// the clump and ρ its radius, d(s, v) - d(r, v) + ρ is in 0 .. 2ρ for every s of it: a byte, and
/// 64 of them a line of memory. One breadth-first search from r, the source in the middle, orders
/// the vertices; each then
/// takes its line from the neighbours before it as the least of theirs plus what the step costs,
/// and hands back what is shorter through it, so that lines are right again before the next vertex.
/// Best where distances are many and neighbours see nearly the same of the graph: meshes, roads,
/// long paths. O(m) lines looked at for each clump, more where shortest paths run against the
/// order; memory 112 bytes per vertex. Ours; differences to a root are from Akiba, Iwata and
/// Yoshida, 2013, "Fast exact shortest-path distance queries on large networks by pruned landmark
/// labeling".
class ClumpSearch {
 public:
  static constexpr Vertex kSources = 64;

  /// `pendants` as for BitSearch.
  ClumpSearch(const LocalOrder& order, const LocalRows& rows,
              std::span<const Vertex> pendants = {});

  /// Adds the distances from the vertices numbered first .. last-1 to their totals. Returns the
  /// work done: the number of lines looked at.
  std::uint64_t run(Vertex first, Vertex last);

  /// What run() comes to at least, from a clump with this vertex. O(1).
  [[nodiscard]] static std::uint64_t least_work(const LocalOrder& order, const LocalRows& rows,
                                                Vertex source);

  [[nodiscard]] const std::vector<VertexTotals>& totals() const { return totals_; }
  [[nodiscard]] const std::vector<Reciprocal>& beyond() const { return beyond_; }
  [[nodiscard]] const std::vector<std::uint64_t>& distribution() const { return distribution_; }

 private:
  struct Sources {  // numbered first .. last-1
    Vertex first = 0;
    Vertex last = 0;
    [[nodiscard]] Vertex size() const { return last - first; }
    [[nodiscard]] bool contain(Vertex v) const { return v >= first && v < last; }
  };
  template <typename Number>
  using PerSource = std::array<Number, kSources>;
  struct Sums {
    PerSource<std::uint64_t> distance{};
    PerSource<std::uint64_t> high{};
    PerSource<std::uint64_t> low{};
    PerSource<std::uint64_t> high_beyond{};  // of 1/(d + 1)
    PerSource<std::uint64_t> low_beyond{};
    PerSource<std::uint32_t> reached{};
    PerSource<std::uint32_t> furthest{};
  };

  struct alignas(64) Line {
    PerSource<std::uint8_t> excess{};  // d(s, v) - d(r, v) + ρ; kFar when not known
  };

  Vertex run_clump(Vertex first, Vertex last);
  void order_from(Vertex root, Sources wanted);
  [[nodiscard]] Vertex furthest_of(Sources sources) const;
  [[nodiscard]] Vertex middle_of(Sources sources);
  [[nodiscard]] Vertex clump_end(Vertex first, Vertex last) const;
  void set_sources(Vertex first, Vertex last);
  void settle_ball(Sources sources);
  void settle_stale();
  bool visit(Vertex v);
  void hand_on(Vertex v);
  bool improve(Vertex u, const Line& line, std::uint8_t step);
  void mark(Vertex position);
  void add_totals(Vertex first, Vertex end);
  void count_piece(std::span<const Vertex> piece);
  void count_pendants(std::span<const Vertex> piece, std::uint32_t first, std::uint32_t last);
  void settle_distance(std::uint32_t distance, Sources sources);
  void settle_beyond(std::uint32_t distance, Sources sources);
  // No source is further from anything. A pendant vertex is as far as what it hangs at, and a step.
  [[nodiscard]] std::uint32_t furthest() const {
    return level_[sequence_.back()] + radius_ + (pendants_.empty() ? 0 : 1);
  }
  [[nodiscard]] std::uint8_t step(Vertex from, Vertex to) const {
    return static_cast<std::uint8_t>(1 + level_[from] - level_[to]);
  }

  const LocalOrder& order_;
  const LocalRows& rows_;
  std::span<const Vertex> pendants_;
  std::vector<Line> lines_;
  std::vector<std::uint32_t> level_;  // d(r, v)
  std::vector<Vertex> place_;         // in the order from r; kNoVertex: not reached yet
  std::vector<Vertex> sequence_{};    // that order
  Vertex visited_ = 0;                // so many of it have their lines
  std::vector<std::uint64_t> stale_;  // a bit for each place whose neighbours may gain from it
  std::vector<Vertex> round_{};
  std::size_t num_stale_ = 0;
  Vertex first_stale_ = 0;  // none stands before it
  std::uint32_t radius_ = 0;
  std::uint64_t work_ = 0;
  std::vector<Reciprocal> reciprocals_{};
  std::vector<PerSource<std::uint32_t>> counts_{};  // vertices by distance, of those still open
  Sums sums_{};
  int kept_;
  std::vector<VertexTotals> totals_;
  std::vector<Reciprocal> beyond_;
  std::vector<std::uint64_t> distribution_{};
};

}  // namespace musubi
