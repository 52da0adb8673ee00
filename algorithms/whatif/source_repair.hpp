#pragma once
#include <vector>

#include "algorithms/whatif/path_table.hpp"

namespace musubi {

/// One edge that comes or goes, seen along an arc that shortest paths from a source take.
struct ArcEdit {
  Vertex tail = 0;
  Vertex head = 0;
  bool added = true;
  const std::vector<PathTable::Distance>* from_head = nullptr;  ///< distances before the edit

  /// Whether shortest paths from a source with these distances to the tail and the head change.
  [[nodiscard]] bool concerns(PathTable::Distance to_tail, PathTable::Distance to_head) const;
};

/// Puts the rows of one source after another right after an edit, with buffers that are kept. For
/// EditedCentrality. The edge must stand in the table's adjacency, whether it comes or goes.
class SourceRepair {
 public:
  explicit SourceRepair(PathTable& table);

  /// Changes the rows of `source`, and adds to `betweenness` (length n) what the dependencies of
  /// the source on each vertex change by. O(edges at what lies on shortest paths, old or new, from
  /// the source to those for which they change).
  void run(Vertex source, const ArcEdit& edit, std::vector<double>& betweenness);

 private:
  using Distance = PathTable::Distance;

  template <typename Visit>
  void for_predecessors(Vertex v, bool with_edge, const Visit& visit) const;
  void find_targets();
  void lengthen();
  void shorten();
  void count_paths();
  void add_dependencies(double sign, bool with_edge, std::vector<double>& betweenness);
  void put_in_bucket(Vertex v, std::size_t distance);

  PathTable& table_;
  Vertex source_ = 0;
  ArcEdit edit_{};
  std::span<Distance> distances_{};
  std::span<double> counts_{};
  std::vector<Vertex> targets_{};  // whose paths change, in order of distance
  std::vector<char> is_target_;
  std::vector<char> is_orphan_;
  std::vector<char> is_listed_;
  std::vector<double> dependency_;
  std::vector<std::vector<Vertex>> buckets_{};  // by distance
};

}  // namespace musubi
