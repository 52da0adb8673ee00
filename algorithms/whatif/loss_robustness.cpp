#include "algorithms/whatif/loss_robustness.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <string>

#include "algorithms/whatif/distance_matrix.hpp"

namespace musubi {

LossRobustness::LossRobustness(const CsrGraph& graph, std::vector<Vertex> lost,
                               const Execution& execution)
    : n_(graph.num_vertices()), lost_(std::move(lost)) {
  for (const Vertex v : lost_) {
    if (v >= n_) {
      throw std::out_of_range("LossRobustness: vertex " + std::to_string(v) +
                              " is not below n = " + std::to_string(n_));
    }
  }
  if (lost_.empty()) {
    lost_.resize(n_);
    std::iota(lost_.begin(), lost_.end(), Vertex{0});
  }
  execution.memory.require(static_cast<double>(n_) * static_cast<double>(lost_.size()) *
                               (sizeof(Vertex) + sizeof(std::uint32_t)),
                           "the parts that are left at the loss of each of " +
                               std::to_string(lost_.size()) + " vertices");
  const CsrGraph plain = without_directions(graph);
  part_.assign(n_ * lost_.size(), kNoVertex);
  size_.assign(lost_.size(), std::vector<std::uint32_t>(n_, 0));
  parallel_for(lost_.size(), execution.quiet(), [&](std::size_t l, int) {
    std::vector<Vertex> order;
    const auto part = [&](Vertex v) -> Vertex& { return part_[v * lost_.size() + l]; };
    part(lost_[l]) = lost_[l];  // of size 0: it is not there
    for (const Vertex first : plain.vertices()) {
      if (part(first) != kNoVertex) continue;
      order.assign(1, first);
      part(first) = first;
      for (std::size_t next = 0; next < order.size(); ++next) {
        for (const Vertex v : plain.out_neighbors(order[next])) {
          if (part(v) != kNoVertex) continue;
          part(v) = first;
          order.push_back(v);
        }
      }
      size_[l][first] = static_cast<std::uint32_t>(order.size());
    }
  });
}

double LossRobustness::scale() const {
  if (n_ < 3 || lost_.empty()) return 0.0;
  const auto others = static_cast<double>(n_ - 1);
  return 1.0 / (others * (others - 1.0) * static_cast<double>(lost_.size()));
}

double LossRobustness::value() const {
  std::uint64_t pairs = 0;
  for (const auto& sizes : size_) {
    for (const std::uint64_t size : sizes) {
      if (size > 0) pairs += size * (size - 1);
    }
  }
  return static_cast<double>(pairs) * scale();
}

std::vector<double> LossRobustness::gains(std::span<const std::pair<Vertex, Vertex>> pairs,
                                          const Execution& execution) const {
  std::vector<double> gains(pairs.size());
  constexpr std::size_t kChunk = 256;
  parallel_for((pairs.size() + kChunk - 1) / kChunk, execution.quiet(),
               [&](std::size_t chunk, int) {
                 const auto end = std::min(pairs.size(), (chunk + 1) * kChunk);
                 for (std::size_t p = chunk * kChunk; p < end; ++p) {
                   const Vertex* const of_a = part_.data() + pairs[p].first * lost_.size();
                   const Vertex* const of_b = part_.data() + pairs[p].second * lost_.size();
                   std::uint64_t joined = 0;
                   for (std::size_t l = 0; l < lost_.size(); ++l) {
                     if (of_a[l] == of_b[l]) continue;
                     joined += std::uint64_t{2} * size_[l][of_a[l]] * size_[l][of_b[l]];
                   }
                   gains[p] = static_cast<double>(joined) * scale();
                 }
               });
  return gains;
}

void LossRobustness::add_link(Vertex a, Vertex b) {
  for (std::size_t l = 0; l < lost_.size(); ++l) {
    const auto part = [&](Vertex v) -> Vertex& { return part_[v * lost_.size() + l]; };
    if (a == lost_[l] || b == lost_[l] || part(a) == part(b)) continue;
    const Vertex kept = std::min(part(a), part(b));
    const Vertex gone = std::max(part(a), part(b));
    for (Vertex v = 0; v < n_; ++v) {
      if (part(v) == gone) part(v) = kept;
    }
    size_[l][kept] += size_[l][gone];
    size_[l][gone] = 0;
  }
}

}  // namespace musubi
