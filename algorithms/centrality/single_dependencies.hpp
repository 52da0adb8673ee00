#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/centrality/lane_dependencies.hpp"

namespace musubi {

/// Brandes's algorithm from one source after the other, edges 1 long: as LaneDependencies in all
/// that it computes, and better where sources near each other still reach a vertex at many levels,
/// as in meshes. Memory: 32 bytes per vertex.
class SingleDependencies {
 public:
  SingleDependencies(const PartRows& out, std::span<const double> weights);

  /// As LaneDependencies::run(), with any number of sources.
  void run(std::span<const WeightedSource> sources, std::span<double> vertices,
           std::span<double> arcs);

 private:
  void search(Vertex source);
  std::size_t expand(std::size_t first, std::size_t last, std::uint32_t further);
  void add(const WeightedSource& source, std::span<double> vertices, std::span<double> arcs);
  // The sum of what is handed to v.
  [[nodiscard]] double shares_behind(Vertex v) const;
  // The same, and the share of each arc for so many paths to v.
  double add_arcs(Vertex v, double paths, std::span<double> arcs) const;
  // 0, or no number where the paths to v are more than can be counted.
  [[nodiscard]] double uncounted(Vertex v) const { return 0.0 * paths_[v]; }

  const PartRows& out_;
  std::span<const double> weights_;
  std::vector<std::uint32_t> distance_;  // kNoVertex: not reached
  std::vector<double> paths_;
  std::vector<double> dependency_;
  std::vector<double> share_;           // 0 but for one level
  std::vector<Vertex> order_;           // in which they are reached, and room for one more
  std::vector<std::size_t> levels_{0};  // where each level begins in it
};

}  // namespace musubi
