#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/csr_graph.hpp"

namespace musubi {

/// Rows as they come, parallel arcs in them as often as they are there.
struct PartRows {
  std::vector<ArcIndex> offsets{0};
  std::vector<Vertex> targets{};

  [[nodiscard]] Vertex num_vertices() const { return static_cast<Vertex>(offsets.size() - 1); }
  [[nodiscard]] ArcIndex degree(Vertex v) const { return offsets[v + 1] - offsets[v]; }
};

/// One source of a search, and how often it counts.
struct WeightedSource {
  Vertex vertex = 0;
  double weight = 1.0;
};

/// Brandes's algorithm from eight sources at once, edges 1 long. Each vertex has a line of eight
/// numbers of paths, of dependencies and of distances; a level goes over the arcs of its vertices
/// once and adds whole lines, in which sources that are not at this level have zeros. So nothing is
/// asked of an arc, and eight sources near each other go over most arcs at the same level.
///
/// Memory: 384 bytes per vertex. Sources: Brandes, 2001, "A faster algorithm for betweenness
/// centrality"; for weighted vertices: Sarıyüce, Saule, Kaya and Çatalyürek, 2013, "Shattering and
/// compressing networks for betweenness centrality". Lanes are ours.
class LaneDependencies {
 public:
  static constexpr std::size_t kLanes = 8;

  /// `in` is `out` for an undirected graph. `weights` say for how many vertices each stands as a
  /// target. All must outlive the search.
  LaneDependencies(const PartRows& out, const PartRows& in, std::span<const double> weights);

  /// Adds to `vertices[v]` the weight of each source, at most kLanes of them, times its dependency
  /// on v, for every v but itself; with `arcs` (one per arc of `out`) also that on each arc.
  void run(std::span<const WeightedSource> sources, std::span<double> vertices,
           std::span<double> arcs);

  /// Lines looked at by the last run.
  [[nodiscard]] std::uint64_t work() const { return work_; }

 private:
  struct alignas(64) Line {
    std::array<double, kLanes> lanes{};
  };

  void start(std::span<const WeightedSource> sources);
  void clear();
  void forward();
  void push(std::size_t first, std::size_t last);
  void pull();
  void discover(Vertex v);
  void backward(bool with_arcs, std::span<double> arcs);
  void set_shares(std::size_t first, std::size_t last, double level);
  void set_dependency(Vertex v, const Line& sum, double level);
  void collect(std::size_t first, std::size_t last, double level);
  void hand_on(std::size_t first, std::size_t middle, std::size_t last, double level);
  void collect_arcs(std::size_t first, std::size_t last, double level, std::span<double> arcs);

  Line source_weights_{};
  const PartRows& out_;
  const PartRows& in_;
  std::span<const double> weights_;
  std::vector<Line> paths_;  // 0: not reached
  std::vector<Line> distance_;
  std::vector<Line> dependency_;
  std::vector<Line> now_;                // paths of the level that is left, or shares of it: else 0
  std::vector<Line> next_;               // of the level that is made; 0 between levels
  std::vector<std::uint8_t> unreached_;  // sources that have not come yet
  std::vector<std::uint8_t> is_touched_;
  std::vector<Vertex> touched_{};
  std::vector<Vertex> records_{};          // the vertices of each level, one level after the other
  std::vector<std::size_t> levels_{};      // where each level begins
  std::vector<ArcIndex> arcs_of_level_{};  // and 0 behind the last
  std::vector<Vertex> open_{};             // vertices that sources may still come to
  ArcIndex level_arcs_ = 0;
  ArcIndex open_arcs_ = 0;
  double level_ = 0.0;
  std::size_t num_sources_ = 0;
  std::uint64_t work_ = 0;
};

}  // namespace musubi
