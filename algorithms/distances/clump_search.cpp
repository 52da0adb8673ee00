#include "algorithms/distances/clump_search.hpp"

#include <algorithm>
#include <bit>
#include <limits>

#include "engine/target_clones.hpp"
#include "engine/vector_line.hpp"

namespace musubi {
namespace {

constexpr std::uint8_t kFar = 255;
constexpr std::size_t kMostInPiece = 32;    // that lie near each other, and that a byte can count
constexpr std::uint32_t kMostRadius = 120;  // 2ρ and a step more are less than kFar

template <typename Choose>
std::uint8_t reduce(const ByteLine& bytes, Choose&& choose) {
  std::uint8_t result = bytes[0];
  for (std::size_t k = 1; k < ClumpSearch::kSources; ++k) result = choose(result, bytes[k]);
  return result;
}

}  // namespace

ClumpSearch::ClumpSearch(const LocalOrder& order, const LocalRows& rows,
                         std::span<const Vertex> pendants)
    : order_(order),
      rows_(rows),
      pendants_(pendants),
      lines_(order.original.size()),
      level_(order.original.size()),
      place_(order.original.size(), kNoVertex),
      stale_(order.original.size() / 64 + 1, 0),
      kept_(kept_bits(with_pendants(static_cast<Vertex>(order.original.size()), pendants))),
      totals_(order.original.size()),
      beyond_(pendants.size()) {
  reciprocals_.emplace_back();  // of distance 0: never used
}

// Breadth-first, until all of `wanted` are found. Without a branch on what is new, which nothing
// could foresee: what is not is written over by the next.
void ClumpSearch::order_from(Vertex root, Sources wanted) {
  for (const Vertex v : sequence_) place_[v] = kNoVertex;
  const Vertex most = order_.component_end[root] - order_.component_begin[root];
  sequence_.resize(std::size_t{most} + 1);
  Vertex* const sequence = sequence_.data();
  Vertex* const place = place_.data();
  std::uint32_t* const level = level_.data();
  sequence[0] = root;
  place[root] = 0;
  level[root] = 0;
  Vertex count = 1;
  std::size_t missing = wanted.last - wanted.first;
  for (Vertex next = 0; next < count && missing > 0; ++next) {
    const Vertex u = sequence[next];
    missing -= wanted.contain(u) ? 1 : 0;
    const auto below = level[u] + 1;
    for (const Vertex v : rows_.row(u)) {
      const bool is_new = place[v] == kNoVertex;
      sequence[count] = v;
      place[v] = is_new ? count : place[v];
      level[v] = is_new ? below : level[v];
      count += is_new ? 1 : 0;
    }
  }
  sequence_.resize(count);
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
  // Bytes without a source of their own follow the first, so that none is far from everything.
  for (std::size_t k = last - first; k < kSources; ++k) {
    lines_[first].excess[k] = lines_[first].excess[0];
  }
}

void ClumpSearch::mark(Vertex position) {
  const auto bit = std::uint64_t{1} << (position % 64);
  if ((stale_[position / 64] & bit) == 0) ++num_stale_;
  stale_[position / 64] |= bit;
  first_stale_ = std::min(first_stale_, position);
}

MUSUBI_INLINE_IN_CLONES bool ClumpSearch::improve(Vertex u, const Line& line, std::uint8_t step) {
  ByteLine& own = byte_line(lines_[u]);
  const ByteLine sum = byte_line(line) + step;
  const ByteLine further = sum < step ? ~ByteLine{} : sum;  // kFar stays so
  const ByteLine shorter = static_cast<ByteLine>(further < own);
  own = further < own ? further : own;
  return any(shorter);
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

// Takes the line of v from the neighbours before it; returns whether one of them in turn has a
// shorter way through v. Outside the ball every byte of theirs is known and at most 2ρ, so that no
// sum wraps.
MUSUBI_TARGET_CLONES
bool ClumpSearch::visit(Vertex v) {
  constexpr std::size_t kMost =
      8;  // of which the lines are looked at again without looking them up
  std::array<Vertex, kMost> before;
  std::size_t count = 0;
  ByteLine line = byte_line(lines_[v]);
  for (const Vertex u : rows_.row(v)) {
    if (place_[u] >= visited_) continue;
    const ByteLine further = byte_line(lines_[u]) + step(u, v);
    line = further < line ? further : line;
    before[count % kMost] = u;
    ++count;
  }
  work_ += 2 * count;
  byte_line(lines_[v]) = line;
  if (count == 1) return false;  // all it has is from there
  if (count > kMost) return true;
  ByteLine shorter{};
  for (std::size_t i = 0; i < count; ++i) {
    shorter |= static_cast<ByteLine>(line + step(v, before[i]) < byte_line(lines_[before[i]]));
  }
  return any(shorter);
}

// Counts, for each source, the vertices of a piece of a level at each distance.
MUSUBI_TARGET_CLONES
void ClumpSearch::count_piece(std::span<const Vertex> piece) {
  ByteLine least = byte_line(lines_[piece.front()]);
  ByteLine most = least;
  for (const Vertex v : piece) {
    const ByteLine own = byte_line(lines_[v]);
    least = own < least ? own : least;
    most = own > most ? own : most;
  }
  const std::uint32_t first = reduce(least, [](auto a, auto b) { return std::min(a, b); });
  const std::uint32_t last = reduce(most, [](auto a, auto b) { return std::max(a, b); });
  work_ += 4 + piece.size() * (last - first + 1) / 8;
  // May wrap; the excess makes up for it.
  const std::uint32_t base = level_[piece.front()] - radius_;
  for (std::uint32_t x = first; x <= last; ++x) {
    const ByteLine wanted = ByteLine{} + static_cast<std::uint8_t>(x);
    ByteLine negative{};  // what is true of a byte is -1
    for (const Vertex v : piece) negative += static_cast<ByteLine>(byte_line(lines_[v]) == wanted);
    const ByteLine equal = -negative;
    auto& counts = counts_[(base + x) % counts_.size()];
    for (std::size_t k = 0; k < kSources; ++k) counts[k] += equal[k];
  }
  if (!pendants_.empty()) count_pendants(piece, first, last);
}

// The same for what hangs at these vertices, one step further. A byte counts up to 255 of them.
MUSUBI_TARGET_CLONES
void ClumpSearch::count_pendants(std::span<const Vertex> piece, std::uint32_t first,
                                 std::uint32_t last) {
  constexpr Vertex kMost = 255;
  const std::uint32_t base = level_[piece.front()] - radius_ + 1;
  std::size_t i = 0;
  Vertex rest = pendants_[piece.front()];  // of piece[i], not counted yet
  while (i < piece.size()) {
    std::array<Vertex, kMostInPiece> holders;
    std::array<std::uint8_t, kMostInPiece> hanging;
    std::size_t size = 0;
    for (Vertex room = kMost; i < piece.size() && room > 0;) {
      const Vertex part = std::min(room, rest);
      if (part > 0) {
        holders[size] = piece[i];
        hanging[size] = static_cast<std::uint8_t>(part);
        ++size;
        room -= part;
        rest -= part;
      }
      if (rest == 0 && ++i < piece.size()) rest = pendants_[piece[i]];
    }
    if (size == 0) return;
    work_ += size * (last - first + 1) / 4;
    for (std::uint32_t x = first; x <= last; ++x) {
      const ByteLine wanted = ByteLine{} + static_cast<std::uint8_t>(x);
      ByteLine sum{};
      for (std::size_t k = 0; k < size; ++k) {
        sum += static_cast<ByteLine>(byte_line(lines_[holders[k]]) == wanted) & hanging[k];
      }
      auto& counts = counts_[(base + x) % counts_.size()];
      for (std::size_t k = 0; k < kSources; ++k) counts[k] += sum[k];
    }
  }
}

// No vertex that is yet to be counted lies at this distance.
MUSUBI_TARGET_CLONES
void ClumpSearch::settle_distance(std::uint32_t distance, Sources sources) {
  auto& counts = counts_[distance % counts_.size()];
  if (distance > 0) {
    if (!pendants_.empty()) settle_beyond(distance, sources);
    const auto one = reciprocals_[distance];
    for (std::size_t k = 0; k < kSources; ++k) {
      const std::uint64_t count = counts[k];
      sums_.distance[k] += count * distance;
      sums_.high[k] += count * one.high;
      sums_.low[k] += count * one.low;
      sums_.reached[k] += counts[k];
      sums_.furthest[k] = count > 0 ? distance : sums_.furthest[k];
    }
    for (std::size_t k = 0; k < sources.size(); ++k) distribution_[distance] += counts[k];
  }
  counts.fill(0);
}

// What lies at this distance from a source is one further away from what hangs at that.
MUSUBI_TARGET_CLONES
void ClumpSearch::settle_beyond(std::uint32_t distance, Sources sources) {
  const auto& counts = counts_[distance % counts_.size()];
  const auto one = reciprocals_[distance + 1];
  for (std::size_t k = 0; k < kSources; ++k) {
    const std::uint64_t count = counts[k];
    sums_.high_beyond[k] += count * one.high;
    sums_.low_beyond[k] += count * one.low;
  }
  for (Vertex k = 0; k < sources.size(); ++k) {
    const std::uint64_t count = counts[k];
    distribution_[distance + 1] += count * pendants_[sources.first + k];
  }
}

// What the vertices are away from a source is what that is away from them.
void ClumpSearch::add_totals(Vertex first, Vertex end) {
  const Sources sources{first, end};
  counts_.resize(std::bit_ceil(std::size_t{2} * radius_ + 3));
  for (auto& counts : counts_) counts.fill(0);
  sums_ = {};
  if (!pendants_.empty()) {  // a source's own are not asked for
    for (Vertex k = 0; k < sources.size(); ++k) counts_[1][k] -= pendants_[first + k];
  }
  std::uint32_t open = 0;  // the least distance that is not settled
  for (std::size_t begin = 0; begin < sequence_.size();) {
    const std::uint32_t level = level_[sequence_[begin]];
    for (; open + radius_ < level; ++open) settle_distance(open, sources);
    std::size_t stop = begin;
    while (stop < std::min(sequence_.size(), begin + kMostInPiece) &&
           level_[sequence_[stop]] == level) {
      ++stop;
    }
    count_piece(std::span(sequence_).subspan(begin, stop - begin));
    begin = stop;
  }
  for (; open <= furthest(); ++open) settle_distance(open, sources);
  for (std::size_t k = 0; k < sources.size(); ++k) {
    totals_[first + k].add(VertexTotals{.sum = sums_.distance[k],
                                        .harmonic = {sums_.high[k], sums_.low[k]},
                                        .reached = sums_.reached[k],
                                        .eccentricity = sums_.furthest[k]});
    if (!pendants_.empty()) {
      beyond_[first + k].add(1, {sums_.high_beyond[k], sums_.low_beyond[k]});
    }
  }
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
void ClumpSearch::settle_ball(Sources sources) {
  visited_ = 0;
  while (visited_ < sequence_.size() && level_[sequence_[visited_]] <= radius_) ++visited_;
  round_.clear();
  for (Vertex s = sources.first; s < sources.last; ++s) mark(place_[s]);
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
  Vertex end = first;
  while (end < last && end - first < kSources && place_[end] != kNoVertex &&
         level_[end] <= kMostRadius) {
    ++end;
  }
  return end;
}

Vertex ClumpSearch::furthest_of(Sources sources) const {
  Vertex furthest = sources.first;
  for (Vertex s = sources.first; s < sources.last; ++s) {
    if (level_[s] > level_[furthest]) furthest = s;
  }
  return furthest;
}

// The source that is nearest to both ends of the clump: the less far it reaches to the sources, the
// smaller the ball. The levels are those from the first one.
Vertex ClumpSearch::middle_of(Sources sources) {
  const Vertex one_end = furthest_of(sources);
  order_from(one_end, sources);
  const Vertex other_end = furthest_of(sources);
  PerSource<std::uint32_t> from_one{};
  for (Vertex s = sources.first; s < sources.last; ++s) from_one[s - sources.first] = level_[s];
  order_from(other_end, sources);
  Vertex middle = sources.first;
  std::uint32_t least = std::numeric_limits<std::uint32_t>::max();
  for (Vertex s = sources.first; s < sources.last; ++s) {
    const auto reach = std::max(level_[s], from_one[s - sources.first]);
    if (reach >= least) continue;
    least = reach;
    middle = s;
  }
  return middle;
}

Vertex ClumpSearch::run_clump(Vertex first, Vertex last) {
  constexpr Sources kEverything{0, kNoVertex};
  order_from(first, {first, std::min(last, first + kSources)});
  const Sources sources{first, clump_end(first, last)};
  order_from(middle_of(sources), kEverything);
  if (level_[furthest_of(sources)] > kMostRadius) order_from(first, kEverything);
  work_ += 2 * sequence_.size();  // for the orders
  const Vertex end = sources.last;
  set_sources(first, end);
  settle_ball(sources);
  first_stale_ = 0;
  while (visited_ < sequence_.size()) {
    const Vertex v = sequence_[visited_];
    constexpr Vertex kAhead = 12;
    if (visited_ + kAhead < sequence_.size()) {
      __builtin_prefetch(&lines_[sequence_[visited_ + kAhead]], 1);
    }
    if (visit(v)) hand_on(v);
    ++visited_;
    settle_stale();
  }
  const std::size_t distances = std::size_t{furthest()} + 2;  // and one beyond
  while (reciprocals_.size() < distances) {
    reciprocals_.push_back(reciprocal(static_cast<std::uint32_t>(reciprocals_.size()), kept_));
  }
  if (distribution_.size() < distances) distribution_.resize(distances, 0);
  add_totals(first, end);
  return end;
}

std::uint64_t ClumpSearch::least_work(const LocalOrder& order, const LocalRows& rows,
                                      Vertex source) {
  const Vertex begin = order.component_begin[source];
  const Vertex end = order.component_end[source];
  return rows.offsets[end] - rows.offsets[begin] + 2 * ArcIndex{end - begin};
}

std::uint64_t ClumpSearch::run(Vertex first, Vertex last) {
  work_ = 0;
  while (first < last) first = run_clump(first, last);
  return work_;
}

}  // namespace musubi
