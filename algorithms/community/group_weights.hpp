#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "engine/ids.hpp"

namespace musubi {

/// Adds up the weight from one node to each group of nodes: an array over all groups, of which only
/// the touched part is cleared. Aligned so that two threads' counts never share a cache line.
class alignas(128) GroupWeights {
 public:
  explicit GroupWeights(std::size_t groups) : weight_(groups, 0.0), touched_(groups + 1) {}

  /// `weight` must be above 0: a group of weight 0 has not been touched.
  void add(Vertex group, double weight) {
    touched_[count_] = group;  // stays only if it is the first time; no branch to mispredict
    count_ += static_cast<std::size_t>(weight_[group] == 0.0);
    weight_[group] += weight;
  }

  [[nodiscard]] double operator[](Vertex group) const { return weight_[group]; }
  /// In the order in which they were first met.
  [[nodiscard]] std::span<const Vertex> touched() const { return {touched_.data(), count_}; }

  void clear() {
    for (const Vertex group : touched()) weight_[group] = 0.0;
    count_ = 0;
  }

 private:
  std::vector<double> weight_;
  std::vector<Vertex> touched_;
  std::size_t count_ = 0;
};

}  // namespace musubi
