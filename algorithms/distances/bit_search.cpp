#include "algorithms/distances/bit_search.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

#include "engine/target_clones.hpp"
#include "engine/vector_line.hpp"

namespace musubi {

BitSearch::BitSearch(const LocalOrder& order, const LocalRows& out, const LocalRows& in,
                     std::span<const Vertex> pendants)
    : order_(order),
      out_(out),
      in_(in),
      pendants_(pendants),
      kept_(kept_bits(with_pendants(static_cast<Vertex>(order.original.size()), pendants))),
      seen_(order.original.size()),
      now_(order.original.size()),
      next_(order.original.size()),
      is_touched_(order.original.size(), 0),
      totals_(order.original.size()),
      beyond_(pendants.size()) {}

// Sources at which as many vertices hang stand together, so that their words have few planes.
void BitSearch::order_sources(Vertex first, Vertex last) {
  sources_.resize(last - first);
  std::iota(sources_.begin(), sources_.end(), first);
  planes_.clear();
  if (pendants_.empty()) return;
  std::sort(sources_.begin(), sources_.end(), [&](Vertex a, Vertex b) {
    return std::pair(pendants_[a], a) < std::pair(pendants_[b], b);
  });
  for (std::size_t begin = 0; begin < sources_.size(); begin += 64) {
    const auto end = std::min(begin + 64, sources_.size());
    const auto most = pendants_[sources_[end - 1]];
    for (std::uint8_t shift = 0; (most >> shift) != 0; ++shift) {
      Plane plane{.word = static_cast<std::uint8_t>(begin / 64), .shift = shift};
      for (std::size_t i = begin; i < end; ++i) {
        plane.sources |= std::uint64_t{(pendants_[sources_[i]] >> shift) & 1U} << (i - begin);
      }
      if (plane.sources != 0) planes_.push_back(plane);
    }
  }
}

void BitSearch::start(Vertex first, Vertex last) {
  const Vertex begin = order_.component_begin[first];
  const Vertex end = order_.component_end[last - 1];
  can_complete_ = order_.component_end[first] == end;
  component_size_ = end - begin;
  open_.resize(end - begin);
  std::iota(open_.begin(), open_.end(), begin);
  open_arcs_ = out_.offsets[end] - out_.offsets[begin];
  std::fill(seen_.begin() + begin, seen_.begin() + end, Bits{});
  all_ = {};
  active_.clear();
  active_arcs_ = 0;
  order_sources(first, last);
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    const Vertex s = sources_[i];
    const std::size_t word = i / 64;
    const auto bit = std::uint64_t{1} << (i % 64);
    seen_[s].words[word] |= bit;
    now_[s].words[word] |= bit;
    all_.words[word] |= bit;
    active_.push_back(s);
    active_arcs_ += in_.degree(s);
  }
}

// What hangs at a source is one further away from v, and from what hangs at v two.
MUSUBI_INLINE_IN_CLONES void BitSearch::settle_pendants(Vertex v, const Bits& fresh,
                                                        std::uint64_t bits) {
  std::uint64_t hanging = 0;
  for (const auto& plane : planes_) {
    hanging += static_cast<std::uint64_t>(std::popcount(fresh.words[plane.word] & plane.sources))
               << plane.shift;
  }
  if (hanging > 0) totals_[v].add(hanging, distance_ + 1, reciprocals_[1]);
  const std::uint64_t own = pendants_[v];
  pairs_[1] += hanging + own * bits;
  pairs_[2] += own * hanging;
  if (own == 0) return;
  beyond_[v].add(bits, reciprocals_[1]);
  beyond_[v].add(hanging, reciprocals_[2]);
}

MUSUBI_INLINE_IN_CLONES void BitSearch::settle(Vertex v, const Bits& fresh) {
  word_line(seen_[v]) |= word_line(fresh);
  const auto bits = count_bits(word_line(fresh));
  totals_[v].add(bits, distance_, reciprocals_[0]);
  pairs_[0] += bits;
  if (!pendants_.empty()) settle_pendants(v, fresh, bits);
  found_.push_back(v);
  found_arcs_ += in_.degree(v);
}

MUSUBI_TARGET_CLONES
void BitSearch::pull() {
  const WordLine all = word_line(all_);
  std::size_t kept = 0;
  open_arcs_ = 0;
  for (const Vertex v : open_) {
    const WordLine lacking = all & ~word_line(seen_[v]);
    WordLine come{};
    for (const Vertex u : out_.row(v)) come |= word_line(now_[u]);
    come &= lacking;
    if (any(come)) {
      word_line(next_[v]) = come;
      settle(v, next_[v]);
    }
    if (can_complete_ && !any(lacking)) continue;
    open_[kept++] = v;
    open_arcs_ += out_.degree(v);
  }
  open_.resize(kept);
}

MUSUBI_TARGET_CLONES
void BitSearch::push() {
  touched_.clear();
  for (const Vertex u : active_) {
    const WordLine from = word_line(now_[u]);
    for (const Vertex v : in_.row(u)) {
      word_line(next_[v]) |= from;
      if (is_touched_[v] != 0) continue;
      is_touched_[v] = 1;
      touched_.push_back(v);
    }
  }
  for (const Vertex v : touched_) {
    is_touched_[v] = 0;
    auto& come = word_line(next_[v]);
    come &= ~word_line(seen_[v]);
    if (any(come)) settle(v, next_[v]);
  }
}

// Told from the pairs found so far, once these are enough for that. Where searches meet, later
// rounds find more at less work each.
double BitSearch::work_in_all(std::uint64_t work, std::uint64_t found, Vertex sources) const {
  constexpr double kEnough = 1.0 / 16;
  if (!can_complete_) return static_cast<double>(work);
  const double share =
      static_cast<double>(found) / (static_cast<double>(sources) * component_size_);
  return static_cast<double>(work) / (share < kEnough ? 1.0 : share);
}

std::uint64_t BitSearch::run(Vertex first, Vertex last, std::uint64_t most) {
  constexpr std::uint64_t kPushCost = 3;  // of an arc, when pulling along one costs 1
  constexpr double kPlainly = 2;
  std::uint64_t work = 0;
  std::uint64_t found = 0;
  start(first, last);
  for (distance_ = 1; !active_.empty(); ++distance_) {
    for (std::uint32_t more = 0; more < reciprocals_.size(); ++more) {
      reciprocals_[more] = reciprocal(distance_ + more, kept_);
    }
    found_.clear();
    found_arcs_ = 0;
    pairs_ = {};
    if (kPushCost * active_arcs_ < open_arcs_) {
      work += kPushCost * active_arcs_;
      push();
    } else {
      work += open_arcs_;
      pull();
    }
    work += 3 * active_.size();
    for (const Vertex u : active_) now_[u] = {};
    std::swap(now_, next_);
    std::swap(active_, found_);
    active_arcs_ = found_arcs_;
    if (pairs_[0] == 0) break;
    count_pairs();
    found += pairs_[0];
    if (most == kNoLimit) continue;
    const double in_all = work_in_all(work, found, last - first);
    if (work > most || in_all > kPlainly * static_cast<double>(most)) {
      for (const Vertex u : active_) now_[u] = {};
      return static_cast<std::uint64_t>(in_all);
    }
  }
  return work;
}

void BitSearch::count_pairs() {
  for (std::size_t more = 0; more < pairs_.size(); ++more) {
    if (pairs_[more] == 0) continue;
    const std::size_t distance = distance_ + more;
    if (distribution_.size() <= distance) distribution_.resize(distance + 1, 0);
    distribution_[distance] += pairs_[more];
  }
}

}  // namespace musubi
