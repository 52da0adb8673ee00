#include "algorithms/structure/core_numbers.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "algorithms/structure/neighbor_visits.hpp"

namespace musubi {
namespace {

// How often v stands in its own row. Most rows are short, and of different lengths: without a
// branch on the length they are read several at a time. Long ones are sorted and need not be read.
Vertex loops(std::span<const Vertex> targets, ArcIndex first, ArcIndex last, Vertex v) {
  constexpr std::size_t kShort = 4;
  constexpr std::size_t kLong = 64;
  const ArcIndex length = last - first;
  const Vertex* const row = targets.data() + first;
  Vertex count = 0;
  if (length <= kShort && first + kShort <= targets.size()) {
    for (std::size_t i = 0; i < kShort; ++i) {
      count += static_cast<Vertex>(i < length) & static_cast<Vertex>(row[i] == v);
    }
  } else if (length < kLong) {
    for (std::size_t i = 0; i < length; ++i) count += row[i] == v ? 1U : 0U;
  } else {
    const auto [begin, end] = std::equal_range(row, row + length, v);
    count = static_cast<Vertex>(end - begin);
  }
  return count;
}

// Adds the number of arcs of each row first .. last-1, without loops.
void add_lengths(const CsrRows& rows, Vertex first, Vertex last, Vertex* degrees) {
  const ArcIndex* const offsets = rows.offsets.data();
  const std::span<const Vertex> targets(rows.targets.data(), rows.targets.size());
  for (Vertex v = first; v < last; ++v) {
    const auto length = static_cast<Vertex>(offsets[v + 1] - offsets[v]);
    degrees[v] += length - loops(targets, offsets[v], offsets[v + 1], v);
  }
}

// Vertices of many rows, with room for more, which a vector would make for each.
class VertexPile {
 public:
  void clear() { size_ = 0; }
  void make_room(std::size_t more) {
    if (size_ + more > vertices_.size()) vertices_.resize(2 * (size_ + more));
  }
  /// Moves what is below `bound` from the front of a sorted row, for which there must be room.
  void take_below(Vertex bound, std::span<const Vertex>& row) {
    Vertex* out = vertices_.data() + size_;
    std::size_t taken = 0;
    for (; taken < row.size() && row[taken] < bound; ++taken) *out++ = row[taken];
    size_ += taken;
    row = row.subspan(taken);
  }
  [[nodiscard]] std::span<const Vertex> vertices() const { return {vertices_.data(), size_}; }

 private:
  std::vector<Vertex> vertices_{};
  std::size_t size_ = 0;
};

// The vertices whose degrees one thread writes. Aligned as different threads fill them.
struct alignas(128) Share {
  Vertex first = 0;
  Vertex last = 0;
  std::vector<Vertex> left{};  // of a degree above the level when last looked at
  std::size_t num_left = 0;
  std::vector<Vertex> found{};  // to be taken off next; one share's go straight to the round
  std::size_t num_found = 0;
  Vertex least = kNoVertex;          // of the degrees left
  std::span<const Vertex> unread{};  // of the round, for this thread
  // What it read of their rows, by the share it belongs to.
  std::vector<VertexPile> lowered{};
};

// Whether half of the arcs or more lead to so few vertices that their degrees stay in the cache. Of
// vertices whose degrees have as many bits each counts as their mean. O(n).
bool lead_to_few(const CsrGraph& graph) {
  constexpr std::size_t kFew = 1U << 14;  // each has a line of the cache to itself
  struct Alike {
    std::size_t vertices = 0;
    ArcIndex arcs = 0;
  };
  std::array<Alike, 65> by_bits{};
  for (const Vertex v : graph.vertices()) {
    const ArcIndex degree = graph.out_degree(v) + (graph.is_directed() ? graph.in_degree(v) : 0);
    auto& alike = by_bits[static_cast<std::size_t>(std::bit_width(degree))];
    ++alike.vertices;
    alike.arcs += degree;
  }
  std::size_t room = kFew;
  double to_few = 0.0;
  double to_all = 0.0;
  for (std::size_t bits = by_bits.size(); bits-- > 1;) {
    const auto& [vertices, arcs] = by_bits[bits];
    const std::size_t taken = std::min(room, vertices);
    room -= taken;
    to_all += static_cast<double>(arcs);
    if (taken == 0) continue;
    to_few +=
        static_cast<double>(arcs) * static_cast<double>(taken) / static_cast<double>(vertices);
  }
  return 2.0 * to_few >= to_all;
}

// Takes off all vertices of a level, and those that fall as low thereby, before the next level.
class Peeling {
 public:
  Peeling(const CsrGraph& graph, int threads, const Execution& execution)
      : graph_(graph),
        execution_{.threads = threads, .stop = execution.stop, .memory = execution.memory},
        degree_(graph.num_vertices()),
        round_(graph.num_vertices() + std::size_t{1}),
        shares_(static_cast<std::size_t>(threads)) {
    cut_shares();
    for_each_share(true, [this](Share& share) { measure(share); });
  }

  std::vector<Vertex> run() {
    next_level();
    while (taken_ < degree_.size()) {
      execution_.check_stop();
      std::size_t left = 0;
      for (const auto& share : shares_) left += share.num_left;
      for_each_share(left >= kManyVertices, [&](Share& share) {
        const auto all = [&share](std::size_t i) { return share.first + static_cast<Vertex>(i); };
        const auto left_over = [&share](std::size_t i) { return share.left[i]; };
        taken_ == 0 ? collect(share, all) : collect(share, left_over);
      });
      if (take_off_level()) {
        ++level_;
      } else {
        next_level();  // nothing fell meanwhile: no vertex has a degree between
      }
    }
    return std::move(degree_);
  }

 private:
  static constexpr std::size_t kAhead = 8;  // of rows that are fetched before they are read
  static constexpr std::size_t kShortRow = 4;
  static constexpr std::size_t kManyVertices = 1U << 17;
  static constexpr std::size_t kManyToTakeOff = 1U << 13;  // arcs, at least
  static constexpr ArcIndex kPiece = 1U << 16;  // that a thread reads before degrees are lowered

  // So that each has about as many arcs.
  void cut_shares() {
    const auto& offsets = graph_.out_rows().offsets;
    Vertex first = 0;
    for (std::size_t t = 0; t < shares_.size(); ++t) {
      const ArcIndex arcs = graph_.num_arcs() / shares_.size() * (t + 1);
      while (first < graph_.num_vertices() && offsets[first] < arcs) ++first;
      shares_[t].last = t + 1 == shares_.size() ? graph_.num_vertices() : first;
      if (t + 1 < shares_.size()) shares_[t + 1].first = first;
    }
  }

  template <typename Work>
  void for_each_share(bool worth_threads, Work&& work) {
    if (!worth_threads || shares_.size() == 1) {
      for (auto& share : shares_) work(share);
    } else {
      parallel_for(shares_.size(), execution_, [&](std::size_t t, int) { work(shares_[t]); });
    }
  }

  void measure(Share& share) {
    share.num_left = share.last - share.first;
    share.left.resize(share.num_left);
    if (shares_.size() > 1) share.found.resize(share.num_left + 1);
    share.lowered.resize(shares_.size());
    add_lengths(graph_.out_rows(), share.first, share.last, degree_.data());
    if (graph_.is_directed()) {
      add_lengths(graph_.in_rows(), share.first, share.last, degree_.data());
    }
    Vertex least = kNoVertex;
    for (Vertex v = share.first; v < share.last; ++v) least = std::min(least, degree_[v]);
    share.least = least;
  }

  void next_level() {
    level_ = kNoVertex;
    for (const auto& share : shares_) level_ = std::min(level_, share.least);
  }

  // Parts what is left, vertex(0), vertex(1), ..., into the vertices of the level and those above.
  template <typename VertexAt>
  void collect(Share& share, VertexAt&& vertex) {
    Vertex* const taken = shares_.size() > 1 ? share.found.data() : round_.data();
    Vertex* const left = share.left.data();
    const Vertex* const degrees = degree_.data();
    const Vertex level = level_;
    std::size_t found = 0;
    std::size_t kept = 0;
    Vertex least = kNoVertex;
    for (std::size_t i = 0; i < share.num_left; ++i) {
      const Vertex v = vertex(i);
      const Vertex degree = degrees[v];
      taken[found] = v;
      found += static_cast<std::size_t>(degree == level);
      const auto above = static_cast<Vertex>(degree > level);
      left[kept] = v;
      kept += above;
      least = std::min(least, degree | (above - 1));  // kNoVertex when not above
    }
    share.num_left = kept;
    share.num_found = found;
    share.least = least;
  }

  // Whether there were any.
  bool take_off_level() {
    const std::size_t before = taken_;
    for (std::size_t count = next_round(); count > 0; count = next_round()) {
      if (shares_.size() == 1 || count * (std::size_t{level_} + 1) < kManyToTakeOff) {
        take_off_all(count);
        break;
      }
      take_off_together(count);
    }
    return taken_ > before;
  }

  // Of the vertices that were found.
  std::size_t next_round() {
    if (shares_.size() == 1) return std::exchange(shares_.front().num_found, 0);
    std::size_t count = 0;
    for (auto& share : shares_) {
      std::copy_n(share.found.begin(), share.num_found,
                  round_.begin() + static_cast<std::ptrdiff_t>(count));
      count += std::exchange(share.num_found, 0);
    }
    return count;
  }

  // By this thread, until no more vertices are freed. No vertex is freed twice, so there is room
  // for all behind the round. Once all that are left are in it, their rows tell nothing more.
  void take_off_all(std::size_t count) {
    const std::size_t left = degree_.size() - taken_;
    Vertex* const round = round_.data();
    Vertex* const degrees = degree_.data();
    const Vertex level = level_;
    for (std::size_t i = 0; i < count && count < left; ++i) {
      const Vertex v = round[i];
      if (i + kAhead < count) prefetch_row(round[i + kAhead]);
      if (graph_.out_degree(v) <= kShortRow) {
        // Along a path each vertex waits for the one before it, which only a guess can hide.
        for_each_neighbor(graph_, v, [&](Vertex w) {
          if (degrees[w] > level && --degrees[w] == level) round[count++] = w;
        });
        continue;
      }
      for_each_neighbor(graph_, v, [&](Vertex w) {
        const Vertex degree = degrees[w];
        degrees[w] = degree - (degree > level ? 1 : 0);
        round[count] = w;
        count += degree == level + 1 ? 1 : 0;
      });
    }
    taken_ += count;
  }

  // The round only: each thread reads some of its rows, then lowers what any of them read of its
  // own share, until all are read. So no degree is written by two.
  void take_off_together(std::size_t count) {
    const auto round = std::span(round_).first(count);
    const std::size_t part = (count + shares_.size() - 1) / shares_.size();
    for (std::size_t t = 0; t < shares_.size(); ++t) {
      const std::size_t begin = std::min(count, t * part);
      shares_[t].unread = round.subspan(begin, std::min(count - begin, part));
    }
    const auto is_read = [](const Share& share) { return share.unread.empty(); };
    while (!std::ranges::all_of(shares_, is_read)) {
      for_each_share(true, [this](Share& share) { read_rows(share); });
      for_each_share(true, [this](Share& share) { lower_own(share); });
    }
    taken_ += count;
  }

  // As many as stay in the cache.
  void read_rows(Share& share) const {
    for (auto& each : share.lowered) each.clear();
    ArcIndex arcs = 0;
    const auto sort_out = [&](std::span<const Vertex> row) {
      arcs += row.size();
      for (std::size_t owner = 0; owner < shares_.size(); ++owner) {
        auto& pile = share.lowered[owner];
        pile.make_room(row.size());
        pile.take_below(shares_[owner].last, row);
      }
    };
    for (; !share.unread.empty() && arcs < kPiece; share.unread = share.unread.subspan(1)) {
      const Vertex v = share.unread.front();
      if (kAhead < share.unread.size()) prefetch_row(share.unread[kAhead]);
      sort_out(graph_.out_neighbors(v));
      if (graph_.is_directed()) sort_out(graph_.in_neighbors(v));
    }
  }

  void lower_own(Share& share) {
    const auto own = static_cast<std::size_t>(&share - shares_.data());
    Vertex* const degrees = degree_.data();
    Vertex* const found = share.found.data();
    const Vertex level = level_;
    std::size_t count = share.num_found;
    for (const auto& reader : shares_) {
      for (const Vertex w : reader.lowered[own].vertices()) {
        const Vertex degree = degrees[w];
        degrees[w] = degree - (degree > level ? 1 : 0);
        found[count] = w;
        count += degree == level + 1 ? 1 : 0;
      }
    }
    share.num_found = count;
  }

  void prefetch_row(Vertex v) const { __builtin_prefetch(graph_.out_neighbors(v).data()); }

  const CsrGraph& graph_;
  Execution execution_;
  std::vector<Vertex> degree_;  // at last the core number
  std::vector<Vertex> round_;   // to be taken off, and room for more
  std::vector<Share> shares_;
  Vertex level_ = 0;
  std::size_t taken_ = 0;  // vertices
};

}  // namespace

std::vector<Vertex> core_numbers(const CsrGraph& graph, const Execution& execution) {
  execution.check_stop();
  constexpr ArcIndex kMany = 1U << 22;  // less takes a few milliseconds
  const int threads = execution.thread_count();
  // Degrees in one cache are lowered sooner than handed from one processor to another.
  const bool alone = threads == 1 || graph.num_arcs() < kMany || lead_to_few(graph);
  return Peeling(graph, alone ? 1 : threads, execution).run();
}

}  // namespace musubi
