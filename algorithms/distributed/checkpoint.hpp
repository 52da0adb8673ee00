#pragma once
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

#include "algorithms/distributed/petsc_matrix.hpp"

namespace musubi {

struct CheckpointOptions {
  std::filesystem::path file{};  ///< on a disk that every rank sees; empty: none is kept
  int every = 10;                ///< iterations from one to the next, >= 1
  bool resume = false;           ///< begin from the file, if it is there
};

/// The state of an iteration that is kept on disk from time to time, for a job that dies. One file
/// for all ranks, whose number may be another when the job is resumed. It is there whole or not at
/// all.
class Checkpoint {
 public:
  /// Collective. `name` says what is computed, with everything that changes its result.
  Checkpoint(const CheckpointOptions& options, std::string_view name, const DistributedGraph& graph,
             const Ranks& ranks);

  /// Collective. Puts what was kept into `state` and returns the iterations it took; 0, and nothing
  /// done, when there is no file or it was not asked for. Throws Error(input) on all ranks when the
  /// file is of another graph or another computation.
  [[nodiscard]] int restore(std::span<OwnValues> state);
  [[nodiscard]] int restore(OwnValues& x) { return restore(std::span(&x, 1)); }
  /// Collective. Keeps `state`, of as many vectors as restore() takes, when the last that was kept
  /// is options.every iterations ago. Throws Error(output) on all ranks.
  void keep(std::span<const OwnValues> state, int iterations);
  void keep(const OwnValues& x, int iterations) { keep(std::span(&x, 1), iterations); }
  /// Collective. The result is there: the file is no longer needed.
  void finish() const;

  /// Iterations until the next one is kept; `most` without a file.
  [[nodiscard]] int interval(int most) const;

 private:
  struct Head {
    std::uint64_t format = 0;
    std::uint64_t computation = 0;
    std::uint64_t graph = 0;
    std::uint64_t vertices = 0;
    std::uint64_t vectors = 0;
    std::uint64_t iterations = 0;
  };

  // Of this rank's part of a vector, in the file.
  [[nodiscard]] std::uint64_t place_of(std::size_t vector) const;

  const CheckpointOptions& options_;
  const DistributedGraph& graph_;
  const Ranks& ranks_;
  Head head_{};
  int kept_at_ = 0;  // iterations
};

}  // namespace musubi
