#include "algorithms/centrality/lane_dependencies.hpp"

#include <algorithm>
#include <numeric>

#include "engine/target_clones.hpp"
#include "engine/vector_line.hpp"

namespace musubi {

LaneDependencies::LaneDependencies(const PartRows& out, const PartRows& in,
                                   std::span<const double> weights)
    : out_(out),
      in_(in),
      weights_(weights),
      paths_(out.num_vertices()),
      distance_(out.num_vertices()),
      dependency_(out.num_vertices()),
      now_(out.num_vertices()),
      next_(out.num_vertices()),
      unreached_(out.num_vertices(), 0),
      is_touched_(out.num_vertices(), 0) {}

void LaneDependencies::start(std::span<const WeightedSource> sources) {
  num_sources_ = sources.size();
  std::fill(unreached_.begin(), unreached_.end(), static_cast<std::uint8_t>(num_sources_));
  open_.resize(out_.num_vertices());
  std::iota(open_.begin(), open_.end(), Vertex{0});
  open_arcs_ = in_.targets.size();
  records_.clear();
  levels_.assign(1, 0);
  arcs_of_level_.clear();
  level_arcs_ = 0;
  source_weights_ = {};
  for (std::size_t k = 0; k < num_sources_; ++k) {
    const Vertex s = sources[k].vertex;
    source_weights_.lanes[k] = sources[k].weight;
    paths_[s].lanes[k] = 1.0;
    now_[s].lanes[k] = 1.0;
    --unreached_[s];
    records_.push_back(s);
    level_arcs_ += out_.degree(s);
  }
}

// After a level: what came to v for the first time.
MUSUBI_INLINE_IN_CLONES void LaneDependencies::discover(Vertex v) {
  auto& come = number_line(next_[v]);
  auto& paths = number_line(paths_[v]);
  auto& distance = number_line(distance_[v]);
  const NumberLine fresh = paths == 0.0 ? come : NumberLine{};
  const MaskLine found = fresh > 0.0;
  come = fresh;
  if (!any(found)) return;
  paths += fresh;
  distance = found ? NumberLine{} + level_ : distance;
  unreached_[v] = static_cast<std::uint8_t>(unreached_[v] + sum_of(found));
  records_.push_back(v);
  level_arcs_ += out_.degree(v);
}

MUSUBI_TARGET_CLONES
void LaneDependencies::push(std::size_t first, std::size_t last) {
  touched_.clear();
  for (std::size_t i = first; i < last; ++i) {
    const Vertex u = records_[i];
    const NumberLine from = number_line(now_[u]);
    for (auto arc = out_.offsets[u]; arc < out_.offsets[u + 1]; ++arc) {
      const Vertex v = out_.targets[arc];
      if (unreached_[v] == 0) continue;
      number_line(next_[v]) += from;
      if (is_touched_[v] != 0) continue;
      is_touched_[v] = 1;
      touched_.push_back(v);
    }
  }
  for (const Vertex v : touched_) {
    is_touched_[v] = 0;
    discover(v);
  }
}

MUSUBI_TARGET_CLONES
void LaneDependencies::pull() {
  std::size_t kept = 0;
  open_arcs_ = 0;
  for (const Vertex v : open_) {
    if (unreached_[v] == 0) continue;
    NumberLine sum{};
    for (auto arc = in_.offsets[v]; arc < in_.offsets[v + 1]; ++arc) {
      sum += number_line(now_[in_.targets[arc]]);
    }
    number_line(next_[v]) = sum;
    discover(v);
    open_[kept++] = v;
    open_arcs_ += in_.degree(v);
  }
  open_.resize(kept);
}

void LaneDependencies::forward() {
  constexpr ArcIndex kPushCost = 2;    // of an arc, when pulling along one costs 1
  constexpr ArcIndex kRecordCost = 6;  // of a vertex at a level
  for (std::uint32_t level = 1;; ++level) {
    level_ = level;
    const auto first = levels_.back();
    const auto last = records_.size();
    levels_.push_back(last);
    if (first == last) break;
    const bool pushing = kPushCost * level_arcs_ < open_arcs_;
    work_ += level_arcs_ + (pushing ? kPushCost * level_arcs_ : open_arcs_);
    work_ += kRecordCost * (last - first);
    arcs_of_level_.push_back(level_arcs_);
    level_arcs_ = 0;
    if (pushing) {
      push(first, last);
    } else {
      pull();
    }
    for (std::size_t i = first; i < last; ++i) now_[records_[i]] = {};
    std::swap(now_, next_);
  }
  levels_.pop_back();  // the empty level
  arcs_of_level_.push_back(0);
}

// What each vertex of a level hands to those before it on its paths, for each path.
MUSUBI_TARGET_CLONES
void LaneDependencies::set_shares(std::size_t first, std::size_t last, double level) {
  for (std::size_t i = first; i < last; ++i) {
    const Vertex v = records_[i];
    const MaskLine here = number_line(distance_[v]) == level;
    const NumberLine paths = here ? number_line(paths_[v]) : NumberLine{} + 1.0;
    const NumberLine share = (weights_[v] + number_line(dependency_[v])) / paths;
    number_line(now_[v]) = here ? share : NumberLine{};
  }
}

// For the sources at this level.
MUSUBI_INLINE_IN_CLONES void LaneDependencies::set_dependency(Vertex v, const Line& sum,
                                                              double level) {
  auto& dependency = number_line(dependency_[v]);
  const NumberLine own = number_line(paths_[v]) * number_line(sum);
  dependency = number_line(distance_[v]) == level ? own : dependency;
}

// Each vertex of a level takes the shares of the level behind.
MUSUBI_TARGET_CLONES
void LaneDependencies::collect(std::size_t first, std::size_t last, double level) {
  for (std::size_t i = first; i < last; ++i) {
    const Vertex v = records_[i];
    Line sum{};
    for (auto arc = out_.offsets[v]; arc < out_.offsets[v + 1]; ++arc) {
      number_line(sum) += number_line(now_[out_.targets[arc]]);
    }
    set_dependency(v, sum, level);
  }
}

// As collect(), but each vertex of the level behind, middle .. last-1, hands its share on.
MUSUBI_TARGET_CLONES
void LaneDependencies::hand_on(std::size_t first, std::size_t middle, std::size_t last,
                               double level) {
  for (std::size_t i = middle; i < last; ++i) {
    const Vertex v = records_[i];
    const NumberLine share = number_line(now_[v]);
    for (auto arc = in_.offsets[v]; arc < in_.offsets[v + 1]; ++arc) {
      number_line(next_[in_.targets[arc]]) += share;
    }
  }
  for (std::size_t i = first; i < middle; ++i) {
    set_dependency(records_[i], next_[records_[i]], level);
  }
  for (std::size_t i = middle; i < last; ++i) {
    const Vertex v = records_[i];
    for (auto arc = in_.offsets[v]; arc < in_.offsets[v + 1]; ++arc) next_[in_.targets[arc]] = {};
  }
}

MUSUBI_TARGET_CLONES
void LaneDependencies::collect_arcs(std::size_t first, std::size_t last, double level,
                                    std::span<double> arcs) {
  for (std::size_t i = first; i < last; ++i) {
    const Vertex v = records_[i];
    // Paths of the sources at this level, as often as those count.
    const NumberLine all = number_line(paths_[v]) * number_line(source_weights_);
    const NumberLine own = number_line(distance_[v]) == level ? all : NumberLine{};
    for (auto arc = out_.offsets[v]; arc < out_.offsets[v + 1]; ++arc) {
      const NumberLine products = own * number_line(now_[out_.targets[arc]]);
      arcs[arc] += sum_of(products);
    }
  }
}

void LaneDependencies::backward(bool with_arcs, std::span<double> arcs) {
  constexpr ArcIndex kHandingCost = 2;  // of an arc, when collecting along one costs 1
  for (std::size_t level = levels_.size() - 1; level-- > 0;) {
    const auto first = levels_[level];
    const auto middle = levels_[level + 1];
    const auto last = level + 2 < levels_.size() ? levels_[level + 2] : records_.size();
    const auto here = static_cast<double>(level);
    set_shares(middle, last, here + 1.0);
    if (level > 0) {
      const bool handing_on = kHandingCost * arcs_of_level_[level + 1] < arcs_of_level_[level];
      handing_on ? hand_on(first, middle, last, here) : collect(first, middle, here);
    }
    if (with_arcs) collect_arcs(first, middle, here, arcs);
    for (std::size_t i = middle; i < last; ++i) now_[records_[i]] = {};
  }
}

void LaneDependencies::clear() {
  std::fill(paths_.begin(), paths_.end(), Line{});
  std::fill(dependency_.begin(), dependency_.end(), Line{});
  std::fill(distance_.begin(), distance_.end(), Line{});
}

MUSUBI_TARGET_CLONES
void LaneDependencies::run(std::span<const WeightedSource> sources, std::span<double> vertices,
                           std::span<double> arcs) {
  work_ = 0;
  clear();
  start(sources);
  forward();
  backward(!arcs.empty(), arcs);
  for (std::size_t v = 0; v < dependency_.size(); ++v) {
    // 0, or no number where the paths are more than can be counted.
    const NumberLine uncounted = 0.0 * number_line(paths_[v]);
    const NumberLine own = number_line(source_weights_) * number_line(dependency_[v]) + uncounted;
    vertices[v] += sum_of(own);
  }
}

}  // namespace musubi
