#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/centrality/lane_dependencies.hpp"

namespace musubi {

/// Brandes's algorithm from one source after the other, edges 1 long: as LaneDependencies in all
/// that it computes, and better where sources near each other still reach a vertex at many levels,
/// as in meshes. Memory: 24 bytes per vertex.
class SingleDependencies {
 public:
  SingleDependencies(const PartRows& out, const PartRows& in, std::span<const double> weights);

  /// As LaneDependencies::run(), with any number of sources.
  void run(std::span<const WeightedSource> sources, std::span<double> vertices,
           std::span<double> arcs);

 private:
  void search(Vertex source);
  void add(const WeightedSource& source, std::span<double> vertices);
  void add_with_arcs(const WeightedSource& source, std::span<double> vertices,
                     std::span<double> arcs);
  // 0, or no number where the paths to v are more than can be counted.
  [[nodiscard]] double uncounted(Vertex v) const { return 0.0 * paths_[v]; }

  const PartRows& out_;
  const PartRows& in_;
  std::span<const double> weights_;
  std::vector<std::uint32_t> distance_;  // kNoVertex: not reached
  std::vector<double> paths_;
  std::vector<double> dependency_;
  std::vector<Vertex> order_{};
};

}  // namespace musubi
