#include "algorithms/distances/hyper_ball.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>
#include <span>
#include <stdexcept>
#include <string>

#include "algorithms/centrality/closeness.hpp"
#include "engine/random.hpp"
#include "engine/target_clones.hpp"

namespace musubi {
namespace {

MUSUBI_TARGET_CLONES
void raise_to(std::uint8_t* registers, const std::uint8_t* other, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) registers[i] = std::max(registers[i], other[i]);
}

// HyperLogLog's estimate of how many different elements the registers saw.
double estimated_size(std::span<const std::uint8_t> registers) {
  std::array<std::uint32_t, 65> with{};  // registers of each value
  for (const auto value : registers) ++with[value];
  const auto size = static_cast<double>(registers.size());
  double sum = 0.0;
  for (std::size_t value = 0; value < with.size(); ++value) {
    sum += std::ldexp(static_cast<double>(with[value]), -static_cast<int>(value));
  }
  const double alpha = size <= 16.0   ? 0.673
                       : size <= 32.0 ? 0.697
                       : size <= 64.0 ? 0.709
                                      : 0.7213 / (1.0 + 1.079 / size);
  const double raw = alpha * size * size / sum;
  // Few elements leave registers empty, and how many says more.
  if (raw <= 2.5 * size && with[0] > 0) return size * std::log(size / with[0]);
  return raw;
}

class BallGrowth {
 public:
  BallGrowth(const CsrGraph& graph, const HyperBallOptions& options)
      : graph_(graph),
        execution_(options.execution.quiet()),
        size_(std::size_t{1} << options.precision),
        balls_(size_ * graph.num_vertices(), 0),
        grown_(size_ * graph.num_vertices()),
        count_(graph.num_vertices(), 1.0),
        has_grown_(graph.num_vertices(), 1),
        is_listed_(graph.num_vertices(), 0),
        changed_(graph.num_vertices()) {
    std::iota(changed_.begin(), changed_.end(), Vertex{0});
    for (const Vertex v : graph.vertices()) {
      SplitMix64 random(options.seed ^ (0x9E3779B97F4A7C15 * (std::uint64_t{v} + 1)));
      const std::uint64_t hash = random.next();
      const std::size_t i = hash >> (64 - options.precision);
      const auto zeros = std::countl_zero((hash << options.precision) | (size_ - 1));
      ball(v)[i] = static_cast<std::uint8_t>(zeros + 1);
    }
  }

  HyperBallEstimates run() {
    const std::size_t n = graph_.num_vertices();
    HyperBallEstimates result{.reached = std::vector<double>(n),
                              .sum = std::vector<double>(n),
                              .harmonic = std::vector<double>(n),
                              .closeness = std::vector<double>(n)};
    result.standard_error = 1.04 / std::sqrt(static_cast<double>(size_));
    double pairs = static_cast<double>(n);
    if (n > 0) result.pairs_within.push_back(pairs);
    for (std::uint32_t distance = 1; !changed_.empty(); ++distance) {
      execution_.check_stop();
      grow();
      if (changed_.empty()) break;
      for (const Vertex v : changed_) pairs += add_shell(v, distance, result);
      result.pairs_within.push_back(pairs);
    }
    for (std::size_t v = 0; v < n; ++v) {
      result.reached[v] = count_[v] - 1.0;
      result.closeness[v] = wasserman_faust(result.reached[v], result.sum[v], n);
    }
    return result;
  }

 private:
  [[nodiscard]] std::uint8_t* ball(Vertex v) { return balls_.data() + size_ * v; }
  [[nodiscard]] std::uint8_t* grown(Vertex v) { return grown_.data() + size_ * v; }

  // What came to the ball of v at this distance.
  double add_shell(Vertex v, double distance, HyperBallEstimates& result) {
    const double before = count_[v];
    // Where one way to estimate follows the other it may fall, but balls do not.
    count_[v] = std::max(before, sizes_[v]);
    const double shell = count_[v] - before;
    result.sum[v] += shell * distance;
    result.harmonic[v] += shell / distance;
    return shell;
  }

  // Every ball by one, all from the balls as they were.
  void grow() {
    list_candidates();
    sizes_.resize(graph_.num_vertices());
    constexpr std::size_t kBlock = 256;
    const std::size_t blocks = (candidates_.size() + kBlock - 1) / kBlock;
    const auto step = execution_.step(candidates_.size() * size_, std::size_t{1} << 20);
    const auto in_blocks = [&](auto&& work) {
      parallel_for(blocks, step, [&](std::size_t block, int) {
        const auto last = std::min(candidates_.size(), (block + 1) * kBlock);
        for (std::size_t i = block * kBlock; i < last; ++i) work(candidates_[i]);
      });
    };
    in_blocks([&](Vertex v) { is_listed_[v] = unite(v) ? 1 : 0; });
    for (const Vertex v : changed_) has_grown_[v] = 0;
    in_blocks([&](Vertex v) {
      has_grown_[v] = static_cast<char>(is_listed_[v]);
      if (has_grown_[v] != 0) std::copy_n(grown(v), size_, ball(v));
      is_listed_[v] = 0;
    });
    changed_.clear();
    for (const Vertex v : candidates_) {
      if (has_grown_[v] != 0) changed_.push_back(v);
    }
  }

  // Those from which an arc leads to a ball that has grown, each once.
  void list_candidates() {
    candidates_.clear();
    for (const Vertex w : changed_) {
      for (const Vertex v : graph_.in_neighbors(w)) {
        if (is_listed_[v] != 0) continue;
        is_listed_[v] = 1;
        candidates_.push_back(v);
      }
    }
  }

  // Whether the ball of v grows.
  bool unite(Vertex v) {
    std::uint8_t* const own = grown(v);
    std::copy_n(ball(v), size_, own);
    for (const Vertex w : graph_.out_neighbors(v)) {
      if (has_grown_[w] != 0) raise_to(own, ball(w), size_);
    }
    if (std::equal(own, own + size_, ball(v))) return false;
    sizes_[v] = estimated_size({own, size_});
    return true;
  }

  const CsrGraph& graph_;
  Execution execution_;
  std::size_t size_;  // registers of a ball
  std::vector<std::uint8_t> balls_;
  std::vector<std::uint8_t> grown_;  // what they become
  std::vector<double> count_;        // of the vertices in each ball, estimated
  std::vector<double> sizes_{};      // the same by the newest registers
  std::vector<char> has_grown_;      // in the latest round
  std::vector<char> is_listed_;      // as a candidate; then, whether it grows
  std::vector<Vertex> changed_;      // whose balls have grown in the latest round
  std::vector<Vertex> candidates_{};
};

}  // namespace

HyperBallEstimates hyper_ball(const CsrGraph& graph, const HyperBallOptions& options) {
  if (options.precision < 4 || options.precision > 16) {
    throw std::invalid_argument("hyper_ball: precision must be in 4 .. 16, got " +
                                std::to_string(options.precision));
  }
  options.execution.check_stop();
  return BallGrowth(graph, options).run();
}

}  // namespace musubi
