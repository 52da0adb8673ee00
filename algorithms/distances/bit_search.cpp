#include "algorithms/distances/bit_search.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

#include "engine/target_clones.hpp"

namespace musubi {
namespace {

template <typename Words>
bool any(const Words& words) {
  std::uint64_t all = 0;
  for (const auto word : words) all |= word;
  return all != 0;
}

}  // namespace

BitSearch::BitSearch(const LocalOrder& order, const LocalRows& out, const LocalRows& in)
    : order_(order),
      out_(out),
      in_(in),
      kept_(kept_bits(static_cast<Vertex>(order.original.size()))),
      seen_(order.original.size()),
      now_(order.original.size()),
      next_(order.original.size()),
      is_touched_(order.original.size(), 0),
      totals_(order.original.size()) {}

void BitSearch::start(Vertex first, Vertex last) {
  const Vertex begin = order_.component_begin[first];
  const Vertex end = order_.component_end[last - 1];
  can_complete_ = order_.component_end[first] == end;
  open_.resize(end - begin);
  std::iota(open_.begin(), open_.end(), begin);
  open_arcs_ = out_.offsets[end] - out_.offsets[begin];
  std::fill(seen_.begin() + begin, seen_.begin() + end, Bits{});
  all_ = {};
  active_.clear();
  active_arcs_ = 0;
  for (Vertex s = first; s < last; ++s) {
    const std::size_t word = (s - first) / 64;
    const auto bit = std::uint64_t{1} << ((s - first) % 64);
    seen_[s].words[word] |= bit;
    now_[s].words[word] |= bit;
    all_.words[word] |= bit;
    active_.push_back(s);
    active_arcs_ += in_.degree(s);
  }
}

inline void BitSearch::settle(Vertex v, const Bits& fresh) {
  std::uint64_t bits = 0;
  for (std::size_t w = 0; w < kWords; ++w) {
    seen_[v].words[w] |= fresh.words[w];
    bits += static_cast<std::uint64_t>(std::popcount(fresh.words[w]));
  }
  totals_[v].add(bits, distance_, reciprocal_);
  pairs_ += bits;
  found_.push_back(v);
  found_arcs_ += in_.degree(v);
}

MUSUBI_TARGET_CLONES
void BitSearch::pull() {
  std::size_t kept = 0;
  open_arcs_ = 0;
  for (const Vertex v : open_) {
    const auto& seen = seen_[v];
    Bits come{};
    for (auto arc = out_.offsets[v]; arc < out_.offsets[v + 1]; ++arc) {
      const auto& from = now_[out_.targets[arc]];
      for (std::size_t w = 0; w < kWords; ++w) come.words[w] |= from.words[w];
    }
    for (std::size_t w = 0; w < kWords; ++w) come.words[w] &= ~seen.words[w];
    if (any(come.words)) {
      next_[v] = come;
      settle(v, come);
    }
    std::uint64_t lacking = 0;
    for (std::size_t w = 0; w < kWords; ++w) lacking |= all_.words[w] & ~seen.words[w];
    if (can_complete_ && lacking == 0) continue;
    open_[kept++] = v;
    open_arcs_ += out_.degree(v);
  }
  open_.resize(kept);
}

MUSUBI_TARGET_CLONES
void BitSearch::push() {
  touched_.clear();
  for (const Vertex u : active_) {
    const auto& from = now_[u];
    for (auto arc = in_.offsets[u]; arc < in_.offsets[u + 1]; ++arc) {
      const Vertex v = in_.targets[arc];
      auto& to = next_[v];
      for (std::size_t w = 0; w < kWords; ++w) to.words[w] |= from.words[w];
      if (is_touched_[v] != 0) continue;
      is_touched_[v] = 1;
      touched_.push_back(v);
    }
  }
  for (const Vertex v : touched_) {
    is_touched_[v] = 0;
    auto& come = next_[v];
    for (std::size_t w = 0; w < kWords; ++w) come.words[w] &= ~seen_[v].words[w];
    if (any(come.words)) settle(v, come);
  }
}

std::uint64_t BitSearch::run(Vertex first, Vertex last, std::uint64_t most) {
  constexpr std::uint64_t kPushCost = 3;  // of an arc, when pulling along one costs 1
  std::uint64_t work = 0;
  start(first, last);
  for (distance_ = 1; !active_.empty() && work <= most; ++distance_) {
    reciprocal_ = reciprocal(distance_, kept_);
    found_.clear();
    found_arcs_ = 0;
    pairs_ = 0;
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
    if (pairs_ == 0) break;
    if (distribution_.size() <= distance_) distribution_.resize(std::size_t{distance_} + 1, 0);
    distribution_[distance_] += pairs_;
  }
  return work;
}

}  // namespace musubi
