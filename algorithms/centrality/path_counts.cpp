#include "algorithms/centrality/path_counts.hpp"

#include <algorithm>
#include <numeric>

#include "engine/random.hpp"

namespace musubi {

PathCounts::PathCounts(const CsrGraph& graph, std::uint64_t seed, const Execution& execution)
    : graph_(graph),
      seed_(seed),
      execution_(execution.quiet()),
      samples_(static_cast<std::size_t>(execution.thread_count())),
      counts_(samples_.size()),
      total_(graph.num_vertices(), 0) {}

void PathCounts::draw_until(std::uint64_t paths) {
  constexpr std::uint64_t kBlock = 64;
  const auto first = drawn_;
  const auto blocks = static_cast<std::size_t>((paths - first + kBlock - 1) / kBlock);
  parallel_for(blocks, execution_, [&](std::size_t block, int thread) {
    auto& sample = samples_[static_cast<std::size_t>(thread)];
    auto& counts = counts_[static_cast<std::size_t>(thread)];
    if (!sample) {
      sample.emplace(graph_);
      counts.assign(total_.size(), 0);
    }
    const auto last = std::min(paths, first + (block + 1) * kBlock);
    for (auto i = first + block * kBlock; i < last; ++i) draw(i, *sample, counts);
  });
  for (auto& counts : counts_) {
    for (std::size_t v = 0; v < counts.size(); ++v) {
      total_[v] += counts[v];
      counts[v] = 0;
    }
  }
  ever_drawn_ += paths - first;
  drawn_ = paths;
}

void PathCounts::forget() {
  std::fill(total_.begin(), total_.end(), 0);
  seed_ = SplitMix64(seed_).next();
  drawn_ = 0;
}

std::uint64_t PathCounts::most() const {
  return *std::max_element(total_.begin(), total_.end());
}

double PathCounts::inner() const {
  return static_cast<double>(std::accumulate(total_.begin(), total_.end(), std::uint64_t{0})) /
         static_cast<double>(drawn_);
}

double PathCounts::work_per_path() const {
  std::uint64_t work = 0;
  for (const auto& sample : samples_) work += sample ? sample->work() : 0;
  return static_cast<double>(work) / static_cast<double>(ever_drawn_);
}

void PathCounts::draw(std::uint64_t i, PathSample& sample,
                      std::vector<std::uint32_t>& counts) const {
  const Vertex n = graph_.num_vertices();
  // Not seed + i itself: streams of neighbouring seeds are the same but for a step.
  SplitMix64 random(SplitMix64(seed_ ^ (i * 0xd1342543de82ef95U)).next());
  const auto s = static_cast<Vertex>(random.below(n));
  auto t = static_cast<Vertex>(random.below(n - 1));
  if (t >= s) ++t;
  for (const Vertex v : sample.draw(s, t, random)) ++counts[v];
}

}  // namespace musubi
