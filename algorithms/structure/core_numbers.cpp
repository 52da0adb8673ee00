#include "algorithms/structure/core_numbers.hpp"

#include <algorithm>

#include "algorithms/structure/neighbor_visits.hpp"

namespace musubi {
namespace {

// How often v stands in its own row. Most rows are short, and of different lengths: without a
// branch on the length they are read several at a time.
Vertex loops(std::span<const Vertex> targets, ArcIndex first, ArcIndex last, Vertex v) {
  constexpr std::size_t kShort = 4;
  const ArcIndex length = last - first;
  const Vertex* const row = targets.data() + first;
  Vertex count = 0;
  if (length <= kShort && first + kShort <= targets.size()) {
    for (std::size_t i = 0; i < kShort; ++i) {
      count += static_cast<Vertex>(i < length) & static_cast<Vertex>(row[i] == v);
    }
  } else {
    for (std::size_t i = 0; i < length; ++i) count += row[i] == v ? 1U : 0U;
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

// The vertices whose degrees one thread writes.
struct Share {
  Vertex first = 0;
  Vertex last = 0;
  std::vector<Vertex> left{};  // of a degree above the level when last looked at
  std::size_t num_left = 0;
  std::vector<Vertex> round{};  // to be taken off, and room for more
  std::size_t num_round = 0;
  std::vector<Vertex> next{};  // that the round frees
  Vertex least = kNoVertex;    // of the degrees left
};

// Takes off all vertices of a level, and those that fall as low thereby, before the next level.
class Peeling {
 public:
  Peeling(const CsrGraph& graph, int threads, const Execution& execution)
      : graph_(graph),
        execution_{.threads = threads, .stop = execution.stop, .memory = execution.memory},
        degree_(graph.num_vertices()),
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
  static constexpr std::size_t kManyVertices = 1U << 17;
  static constexpr ArcIndex kManyToTakeOff = 1U << 16;  // arcs

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
    // The first share's may come to hold all.
    share.round.resize(share.first == 0 ? degree_.size() + 1 : share.num_left + 1);
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
    Vertex* const round = share.round.data();
    Vertex* const left = share.left.data();
    const Vertex* const degrees = degree_.data();
    const Vertex level = level_;
    std::size_t found = 0;
    std::size_t kept = 0;
    Vertex least = kNoVertex;
    for (std::size_t i = 0; i < share.num_left; ++i) {
      const Vertex v = vertex(i);
      const Vertex degree = degrees[v];
      round[found] = v;
      found += static_cast<std::size_t>(degree == level);
      const auto above = static_cast<Vertex>(degree > level);
      left[kept] = v;
      kept += above;
      least = std::min(least, degree | (above - 1));  // kNoVertex when not above
    }
    share.num_left = kept;
    share.num_round = found;
    share.least = least;
  }

  // Whether there were any.
  bool take_off_level() {
    const std::size_t before = taken_;
    for (std::size_t count = in_round(); count > 0; count = in_round()) {
      if (shares_.size() == 1 || arcs_of_round() < kManyToTakeOff) {
        take_off_all();
        break;
      }
      for_each_share(true, [this](Share& share) { lower_own(share); });
      for (auto& share : shares_) {
        std::copy(share.next.begin(), share.next.end(), share.round.begin());
        share.num_round = share.next.size();
        share.next.clear();
      }
      taken_ += count;
    }
    return taken_ > before;
  }

  [[nodiscard]] std::size_t in_round() const {
    std::size_t count = 0;
    for (const auto& share : shares_) count += share.num_round;
    return count;
  }

  [[nodiscard]] ArcIndex arcs_of_round() const {
    ArcIndex arcs = 0;
    for (const auto& share : shares_) {
      for (std::size_t i = 0; i < share.num_round; ++i) {
        const Vertex v = share.round[i];
        arcs += graph_.out_degree(v) + (graph_.is_directed() ? graph_.in_degree(v) : 0);
      }
    }
    return arcs;
  }

  // By this thread, until no more vertices are freed. No vertex is freed twice, so there is room
  // for all behind the round.
  void take_off_all() {
    Vertex* const round = shares_.front().round.data();
    std::size_t count = shares_.front().num_round;
    for (std::size_t t = 1; t < shares_.size(); ++t) {
      std::copy_n(shares_[t].round.begin(), shares_[t].num_round, round + count);
      count += shares_[t].num_round;
      shares_[t].num_round = 0;
    }
    shares_.front().num_round = 0;
    Vertex* const degrees = degree_.data();
    const Vertex level = level_;
    for (std::size_t i = 0; i < count; ++i) {
      const Vertex v = round[i];
      if (graph_.out_degree(v) == 2) {
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

  // Lowers the degrees of a share's vertices around all that are taken off in this round.
  void lower_own(Share& share) {
    const auto lower = [&](std::span<const Vertex> row) {
      constexpr std::size_t kShort = 16;
      auto it = row.begin();
      if (row.size() > kShort) it = std::lower_bound(it, row.end(), share.first);
      for (; it != row.end() && *it < share.last; ++it) {
        if (*it < share.first || degree_[*it] <= level_) continue;
        if (--degree_[*it] == level_) share.next.push_back(*it);
      }
    };
    for (const auto& other : shares_) {
      for (std::size_t i = 0; i < other.num_round; ++i) {
        lower(graph_.out_neighbors(other.round[i]));
        if (graph_.is_directed()) lower(graph_.in_neighbors(other.round[i]));
      }
    }
  }

  const CsrGraph& graph_;
  Execution execution_;
  std::vector<Vertex> degree_;  // at last the core number
  std::vector<Share> shares_;
  Vertex level_ = 0;
  std::size_t taken_ = 0;  // vertices
};

}  // namespace

std::vector<Vertex> core_numbers(const CsrGraph& graph, const Execution& execution) {
  execution.check_stop();
  constexpr ArcIndex kMany = 1U << 22;  // less takes a few milliseconds
  const int threads = graph.num_arcs() < kMany ? 1 : execution.thread_count();
  return Peeling(graph, threads, execution).run();
}

}  // namespace musubi
