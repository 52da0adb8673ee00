#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "algorithms/linkpred/vertex_pair.hpp"

namespace musubi {

/// Pairs sorted by the one of their ends from which the score is worked out, so that what a source
/// needs (its row, its walk) is made once for all its pairs.
///
/// The source of a pair is its end that lies in more of the pairs, which leaves few sources; equal
/// ones give the smaller number. O(n + pairs) time and memory.
class SourceGroups {
 public:
  struct Target {
    Vertex vertex = 0;
    std::size_t pair = 0;  ///< position in the list of pairs
  };

  SourceGroups(Vertex n, std::span<const VertexPair> pairs);

  [[nodiscard]] std::size_t size() const { return sources_.size(); }
  [[nodiscard]] std::size_t num_pairs() const { return targets_.size(); }
  [[nodiscard]] Vertex source(std::size_t group) const { return sources_[group]; }
  [[nodiscard]] std::span<const Target> targets(std::size_t group) const {
    return {targets_.data() + first_[group], first_[group + 1] - first_[group]};
  }

 private:
  std::vector<Vertex> sources_{};      // increasing
  std::vector<std::size_t> first_{0};  // of each source in targets_, and the end
  std::vector<Target> targets_{};
};

}  // namespace musubi
