#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "algorithms/centrality/path_sample.hpp"
#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// How often each vertex lay between the ends of shortest paths that are drawn between random pairs
/// of vertices, two or more; a pair without a path counts as one that nothing lies on. Each path
/// has random numbers of its own, so that it does not matter which thread draws it. Memory per
/// thread that of PathSample and 4 bytes per vertex. Throws Error(cancelled) on a stop request.
class PathCounts {
 public:
  PathCounts(const CsrGraph& graph, std::uint64_t seed, const Execution& execution);

  /// Goes on until so many are drawn.
  void draw_until(std::uint64_t paths);

  /// Begins anew, independently of all that was drawn.
  void forget();

  [[nodiscard]] std::uint64_t drawn() const { return drawn_; }

  /// On what share of the paths v lies. As all below, once some are drawn.
  [[nodiscard]] double share(Vertex v) const {
    return static_cast<double>(total_[v]) / static_cast<double>(drawn_);
  }

  /// On how many paths a vertex lies at most.
  [[nodiscard]] std::uint64_t most() const;

  /// Vertices between the ends of a path, on average.
  [[nodiscard]] double inner() const;

  /// What PathSample::work() is for a path, on average over all ever drawn.
  [[nodiscard]] double work_per_path() const;

 private:
  void draw(std::uint64_t i, PathSample& sample, std::vector<std::uint32_t>& counts) const;

  const CsrGraph& graph_;
  std::uint64_t seed_;
  Execution execution_;
  std::vector<std::optional<PathSample>> samples_;
  std::vector<std::vector<std::uint32_t>> counts_;
  std::vector<std::uint64_t> total_;
  std::uint64_t drawn_ = 0;
  std::uint64_t ever_drawn_ = 0;
};

}  // namespace musubi
