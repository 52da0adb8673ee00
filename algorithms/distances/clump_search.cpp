#include "algorithms/distances/clump_search.hpp"

#include <algorithm>
#include <bit>

#include "engine/target_clones.hpp"

namespace musubi {
namespace {

constexpr std::uint8_t kFar = 255;

// The least of both, the second `step` further; kFar stays so.
inline std::uint8_t nearer(std::uint8_t own, std::uint8_t other, std::uint8_t step) {
  const auto sum = static_cast<std::uint8_t>(other + step);
  const std::uint8_t further = sum < step ? kFar : sum;  // saturating
  return std::min(own, further);
}

}  // namespace

ClumpSearch::ClumpSearch(const LocalOrder& order, const LocalRows& rows)
    : order_(order),
      rows_(rows),
      lines_(order.original.size()),
      level_(order.original.size()),
      place_(order.original.size(), kNoVertex),
      stale_(order.original.size() / 64 + 1, 0),
      totals_(order.original.size()) {
  reciprocals_.emplace_back();  // of distance 0: never used
}

void ClumpSearch::order_from(Vertex root) {
  for (const Vertex v : sequence_) place_[v] = kNoVertex;
  sequence_.assign(1, root);
  place_[root] = 0;
  level_[root] = 0;
  for (std::size_t next = 0; next < sequence_.size(); ++next) {
    const Vertex u = sequence_[next];
    for (auto arc = rows_.offsets[u]; arc < rows_.offsets[u + 1]; ++arc) {
      const Vertex v = rows_.targets[arc];
      if (place_[v] != kNoVertex) continue;
      place_[v] = static_cast<Vertex>(sequence_.size());
      level_[v] = level_[u] + 1;
      sequence_.push_back(v);
    }
  }
}

void ClumpSearch::set_sources(Vertex first, Vertex last) {
  radius_ = 0;
  for (Vertex s = first; s < last; ++s) radius_ = std::max(radius_, level_[s]);
  const auto begin = lines_.begin() + order_.component_begin[first];
  Line far;
  far.excess.fill(kFar);
  std::fill(begin, lines_.begin() + order_.component_end[first], far);
  for (Vertex s = first; s < last; ++s) {
    lines_[s].excess[s - first] = static_cast<std::uint8_t>(radius_ - level_[s]);
  }
}

void ClumpSearch::mark(Vertex position) {
  const auto bit = std::uint64_t{1} << (position % 64);
  if ((stale_[position / 64] & bit) == 0) ++num_stale_;
  stale_[position / 64] |= bit;
  first_stale_ = std::min(first_stale_, position);
}

inline bool ClumpSearch::improve(Vertex u, const Line& line, std::uint8_t step) {
  auto& own = lines_[u].excess;
  std::uint8_t changed = 0;
  for (std::size_t k = 0; k < kSources; ++k) {
    const auto least = nearer(own[k], line.excess[k], step);
    changed |= static_cast<std::uint8_t>(least ^ own[k]);
    own[k] = least;
  }
  return changed != 0;
}

MUSUBI_TARGET_CLONES
void ClumpSearch::hand_on(Vertex v) {
  const auto& line = lines_[v];
  for (auto arc = rows_.offsets[v]; arc < rows_.offsets[v + 1]; ++arc) {
    const Vertex u = rows_.targets[arc];
    if (place_[u] >= visited_) continue;
    if (improve(u, line, step(v, u))) mark(place_[u]);
    ++work_;
  }
}

MUSUBI_TARGET_CLONES
void ClumpSearch::visit(Vertex v) {
  Line line = lines_[v];
  for (auto arc = rows_.offsets[v]; arc < rows_.offsets[v + 1]; ++arc) {
    const Vertex u = rows_.targets[arc];
    if (place_[u] >= visited_) continue;
    const auto& from = lines_[u].excess;
    const auto further = step(u, v);
    for (std::size_t k = 0; k < kSources; ++k) {
      line.excess[k] = nearer(line.excess[k], from[k], further);
    }
    ++work_;
  }
  lines_[v] = line;
}

MUSUBI_TARGET_CLONES
void ClumpSearch::add_totals(Vertex v) {
  const auto& excess = lines_[v].excess;
  std::uint8_t least = kFar;
  std::uint8_t most = 0;
  for (const auto own : excess) {
    least = own < least ? own : least;
    most = own > most ? own : most;
  }
  if (most == kFar) most = static_cast<std::uint8_t>(2 * radius_);  // fewer sources than bytes
  const std::uint32_t base = level_[v] - radius_;  // may wrap; what is added makes up for it
  auto totals = totals_[v];
  work_ += 4 + (most - least);
  for (std::uint32_t x = least; x <= most; ++x) {
    const auto wanted = static_cast<std::uint8_t>(x);
    std::uint8_t equal = 0;
    for (const auto own : excess) {
      const std::uint8_t one = own == wanted ? 1 : 0;
      equal = static_cast<std::uint8_t>(equal + one);
    }
    const std::uint32_t distance = base + x;
    if (equal == 0 || distance == 0) continue;
    totals.add(equal, distance, reciprocals_[distance]);
    distribution_[distance] += equal;
  }
  totals_[v] = totals;
}

void ClumpSearch::settle_stale() {
  while (num_stale_ > 0) {
    auto word = first_stale_ / 64;
    while (stale_[word] == 0) ++word;
    const auto place =
        static_cast<Vertex>(64 * word) + static_cast<Vertex>(std::countr_zero(stale_[word]));
    stale_[word] &= stale_[word] - 1;
    --num_stale_;
    first_stale_ = place;
    hand_on(sequence_[place]);  // what it makes stale may lie before it
  }
}

// The vertices no further from the root than the sources are, round by round, all sources at once:
// among them shortest paths run in every direction.
void ClumpSearch::settle_ball() {
  visited_ = 0;
  while (visited_ < sequence_.size() && level_[sequence_[visited_]] <= radius_) ++visited_;
  round_.clear();
  for (Vertex p = 0; p < visited_; ++p) mark(p);
  while (num_stale_ > 0) {
    round_.clear();
    for (std::size_t word = 0; 64 * word < visited_; ++word) {
      for (; stale_[word] != 0; stale_[word] &= stale_[word] - 1) {
        round_.push_back(static_cast<Vertex>(64 * word) +
                         static_cast<Vertex>(std::countr_zero(stale_[word])));
      }
    }
    num_stale_ = 0;
    for (const Vertex place : round_) hand_on(sequence_[place]);
  }
}

// As many of the vertices from `first` on as a byte can tell apart.
Vertex ClumpSearch::clump_end(Vertex first, Vertex last) const {
  constexpr std::uint32_t kMostRadius = 120;
  Vertex end = first;
  while (end < last && end - first < kSources && place_[end] != kNoVertex &&
         level_[end] <= kMostRadius) {
    ++end;
  }
  return end;
}

Vertex ClumpSearch::run_clump(Vertex first, Vertex last) {
  order_from(first);
  const Vertex end = clump_end(first, last);
  set_sources(first, end);
  settle_ball();
  first_stale_ = 0;
  while (visited_ < sequence_.size()) {
    const Vertex v = sequence_[visited_];
    constexpr Vertex kAhead = 12;
    if (visited_ + kAhead < sequence_.size()) {
      __builtin_prefetch(&lines_[sequence_[visited_ + kAhead]], 1);
    }
    visit(v);
    hand_on(v);
    ++visited_;
    settle_stale();
  }
  const std::uint32_t furthest = level_[sequence_.back()] + radius_;
  const int kept = kept_bits(static_cast<Vertex>(order_.original.size()));
  while (reciprocals_.size() <= furthest) {
    reciprocals_.push_back(reciprocal(static_cast<std::uint32_t>(reciprocals_.size()), kept));
  }
  if (distribution_.size() <= furthest) distribution_.resize(std::size_t{furthest} + 1, 0);
  for (Vertex v = order_.component_begin[first]; v < order_.component_end[first]; ++v) {
    add_totals(v);
  }
  return end;
}

std::uint64_t ClumpSearch::run(Vertex first, Vertex last) {
  work_ = 0;
  while (first < last) first = run_clump(first, last);
  return work_;
}

}  // namespace musubi
