#include "engine/row_builder.hpp"

#include <algorithm>
#include <atomic>
#include <string>
#include <utility>

namespace musubi {
namespace {

// Below this many arcs a second thread costs more than it saves.
constexpr std::size_t kArcsPerThread = std::size_t{1} << 17U;
// The same of a pass that does not jump through memory.
constexpr std::size_t kArcsInOrderPerThread = std::size_t{1} << 20U;

enum class ArcsOf { tails, both_ends };

// The kinds of weight of a list, by which the arrays of its rows are made.
struct Kinds {
  bool strengths = false;
  bool lengths = false;
  [[nodiscard]] bool any() const { return strengths || lengths; }
};

// One share of the arcs of a list of edges: the ones from `first` up to `last`.
class ListedArcs {
 public:
  ListedArcs(std::span<const EdgePart> parts, ArcsOf which) : parts_(parts), which_(which) {
    for (const auto& part : parts_) edges_ += part.edges.size();
  }

  [[nodiscard]] std::size_t size() const {
    return which_ == ArcsOf::both_ends ? 2 * edges_ : edges_;
  }

  // Calls visit(row, target, weights, i) for each arc of the share, in the order of the edges; its
  // weights are number i of `weights`.
  template <typename Visit>
  void for_each(std::size_t share, std::size_t shares, Visit&& visit) const {
    std::size_t first = edges_ * share / shares;
    const std::size_t last = edges_ * (share + 1) / shares;
    std::size_t begin = 0;  // number of the part's first edge
    for (const auto& part : parts_) {
      const std::size_t end = begin + part.edges.size();
      if (first < end && first < last) {
        const std::size_t until = std::min(last, end) - begin;
        visit_part(part, first - begin, until, visit);
        first = begin + until;
      }
      begin = end;
    }
  }

 private:
  template <typename Visit>
  void visit_part(const EdgePart& part, std::size_t from, std::size_t until, Visit& visit) const {
    if (which_ == ArcsOf::both_ends) {
      for (std::size_t e = from; e < until; ++e) {
        visit(part.edges[e].tail, part.edges[e].head, part.weights, e);
        visit(part.edges[e].head, part.edges[e].tail, part.weights, e);
      }
    } else {
      for (std::size_t e = from; e < until; ++e) {
        visit(part.edges[e].tail, part.edges[e].head, part.weights, e);
      }
    }
  }

  std::span<const EdgePart> parts_;
  ArcsOf which_;
  std::size_t edges_ = 0;
};

// The arcs of rows, each turned round: visited by source in increasing order.
class TurnedArcs {
 public:
  explicit TurnedArcs(const BuiltRows& rows) : rows_(rows) {}

  [[nodiscard]] std::size_t size() const { return rows_.targets.size(); }

  template <typename Visit>
  void for_each(std::size_t share, std::size_t shares, Visit&& visit) const {
    const EdgeWeights weights{rows_.strengths.span(), rows_.lengths.span()};
    const std::size_t last = boundary(share + 1, shares);
    for (std::size_t v = boundary(share, shares); v < last; ++v) {
      for (ArcIndex arc = rows_.offsets[v]; arc < rows_.offsets[v + 1]; ++arc) {
        visit(rows_.targets[arc], static_cast<Vertex>(v), weights, arc);
      }
    }
  }

 private:
  // The first row that begins at the share's first arc or later: shares are alike in arcs.
  [[nodiscard]] std::size_t boundary(std::size_t share, std::size_t shares) const {
    const auto offsets = rows_.offsets.span();
    if (share == shares) return offsets.size() - 1;
    const ArcIndex arc = size() * share / shares;
    return static_cast<std::size_t>(std::lower_bound(offsets.begin(), offsets.end(), arc) -
                                    offsets.begin());
  }

  const BuiltRows& rows_;
};

// One share per thread, as long as the cursors beside the result take no more memory than it does.
std::size_t share_count(std::size_t n, std::size_t arcs, const Execution& execution) {
  const int threads = execution.step(arcs, kArcsPerThread).threads;
  return std::min(static_cast<std::size_t>(threads), 2 + arcs / (2 * (n + 1)));
}

// A stable counting sort of arcs by row. Each share counts its own arcs and then has a place of its
// own in every row, behind those of the shares before it: the result does not depend on how many
// shares there are. The cursors of the last share end where the rows end, so they are the offsets.
template <bool kWeighted, typename Arcs>
BuiltRows scatter(Vertex n, const Arcs& arcs, Kinds kinds, const Execution& execution) {
  const std::size_t shares = share_count(n, arcs.size(), execution);
  const Execution team{
      .threads = static_cast<int>(shares), .stop = execution.stop, .memory = execution.memory};
  std::vector<RawArray<ArcIndex>> cursors;  // [v + 1]: where the share's next arc of row v goes
  for (std::size_t s = 0; s < shares; ++s) cursors.emplace_back(std::size_t{n} + 1);
  parallel_for(shares, team, [&](std::size_t share, int) {
    std::fill_n(cursors[share].data(), std::size_t{n} + 1, ArcIndex{0});
    auto* const count = cursors[share].data() + 1;
    arcs.for_each(share, shares,
                  [count](Vertex row, Vertex, const EdgeWeights&, std::size_t) { ++count[row]; });
  });
  ArcIndex next = 0;
  for (std::size_t v = 1; v <= n; ++v) {
    for (auto& cursor : cursors) next += std::exchange(cursor[v], next);
  }

  BuiltRows rows;
  rows.targets = RawArray<Vertex>(arcs.size());
  if (kinds.strengths) rows.strengths = RawArray<double>(arcs.size());
  if (kinds.lengths) rows.lengths = RawArray<double>(arcs.size());
  parallel_for(shares, team, [&](std::size_t share, int) {
    auto* const cursor = cursors[share].data() + 1;
    auto* const targets = rows.targets.data();
    arcs.for_each(
        share, shares,
        [&, cursor, targets](Vertex row, Vertex target, const EdgeWeights& weights, std::size_t i) {
          const ArcIndex at = cursor[row]++;
          targets[at] = target;
          if constexpr (kWeighted) {
            if (kinds.strengths) rows.strengths[at] = weights.strengths[i];
            if (kinds.lengths) rows.lengths[at] = weights.lengths[i];
          }
        });
  });
  rows.offsets = std::move(cursors.back());
  return rows;
}

template <typename Arcs>
BuiltRows scatter(Vertex n, const Arcs& arcs, Kinds kinds, const Execution& execution) {
  return kinds.any() ? scatter<true>(n, arcs, kinds, execution)
                     : scatter<false>(n, arcs, kinds, execution);
}

// Whether the targets fall nowhere but where a row begins. Both counts are without a branch that
// could be guessed wrong at the end of each row.
bool is_sorted(const BuiltRows& rows, std::size_t first_row, std::size_t last_row) {
  const auto* const targets = rows.targets.data();
  const ArcIndex first = rows.offsets[first_row];
  const ArcIndex last = rows.offsets[last_row];
  std::size_t falls = 0;
  for (ArcIndex arc = first + 1; arc < last; ++arc) falls += targets[arc] < targets[arc - 1];
  for (std::size_t v = first_row; v < last_row; ++v) {
    const ArcIndex begin = rows.offsets[v];
    const bool inner = begin > first && begin < rows.offsets[v + 1];
    if (inner) falls -= targets[begin] < targets[begin - 1];
  }
  return falls == 0;
}

constexpr std::size_t kRowsPerTask = std::size_t{1} << 13U;

bool is_sorted(const BuiltRows& rows, const Execution& execution) {
  const std::size_t n = rows.offsets.size() - 1;
  std::atomic<bool> sorted{true};
  const auto plain = execution.step(rows.targets.size(), kArcsInOrderPerThread);
  parallel_for((n + kRowsPerTask - 1) / kRowsPerTask, plain, [&](std::size_t task, int) {
    if (!sorted.load(std::memory_order_relaxed)) return;
    const std::size_t first = task * kRowsPerTask;
    if (!is_sorted(rows, first, std::min(n, first + kRowsPerTask))) sorted = false;
  });
  return sorted;
}

bool has_arc(const BuiltRows& rows, std::size_t v) {
  return !rows.offsets.empty() && rows.offsets[v] < rows.offsets[v + 1];
}

void renumber(BuiltRows& rows, std::span<const std::uint64_t> kept, std::span<const Vertex> number,
              const Execution& execution) {
  if (rows.offsets.empty()) return;
  RawArray<ArcIndex> offsets(kept.size() + 1);
  for (std::size_t v = 0; v < kept.size(); ++v) offsets[v] = rows.offsets[kept[v]];
  offsets[kept.size()] = rows.targets.size();
  rows.offsets = std::move(offsets);
  constexpr std::size_t kArcsPerTask = std::size_t{1} << 16U;
  const auto targets = rows.targets.span();
  const auto plain = execution.step(targets.size(), kArcsInOrderPerThread);
  parallel_for((targets.size() + kArcsPerTask - 1) / kArcsPerTask, plain,
               [&](std::size_t task, int) {
                 const std::size_t first = task * kArcsPerTask;
                 const std::size_t count = std::min(kArcsPerTask, targets.size() - first);
                 for (auto& target : targets.subspan(first, count)) target = number[target];
               });
}

}  // namespace

CsrRows shared(BuiltRows rows) {
  CsrRows result;
  if (rows.offsets.empty()) return result;
  result.offsets = SharedArray<ArcIndex>::own(std::move(rows.offsets));
  result.targets = SharedArray<Vertex>::own(std::move(rows.targets));
  result.strengths = SharedArray<double>::own(std::move(rows.strengths));
  result.lengths = SharedArray<double>::own(std::move(rows.lengths));
  return result;
}

namespace {

// The rows, and once more while they are sorted.
void require_memory(Vertex n, std::size_t arcs, Kinds kinds, const Execution& execution) {
  const double per_arc = sizeof(Vertex) + (kinds.strengths ? sizeof(double) : 0.0) +
                         (kinds.lengths ? sizeof(double) : 0.0);
  const double rows =
      per_arc * static_cast<double>(arcs) + sizeof(ArcIndex) * static_cast<double>(n);
  execution.memory.require(2.0 * rows, "a graph of " + std::to_string(n) + " vertices and " +
                                           std::to_string(arcs) + " arcs");
}

}  // namespace

BuiltGraph build_rows(Vertex n, std::span<const EdgePart> parts, Direction direction,
                      const Execution& execution) {
  Kinds kinds;
  for (const auto& part : parts) {
    kinds.strengths = kinds.strengths || !part.weights.strengths.empty();
    kinds.lengths = kinds.lengths || !part.weights.lengths.empty();
  }
  const bool directed = direction == Direction::directed;
  std::size_t edges = 0;
  for (const auto& part : parts) edges += part.edges.size();
  require_memory(n, 2 * edges, kinds, execution);
  BuiltGraph graph;
  graph.out =
      scatter(n, ListedArcs(parts, directed ? ArcsOf::tails : ArcsOf::both_ends), kinds, execution);
  const bool sorted = is_sorted(graph.out, execution);
  if (directed) {
    graph.in = scatter(n, TurnedArcs(graph.out), kinds, execution);
    if (!sorted) {
      graph.out = {};  // not needed any more, and its memory is
      graph.out = scatter(n, TurnedArcs(graph.in), kinds, execution);
    }
  } else if (!sorted) {
    graph.out = scatter(n, TurnedArcs(graph.out), kinds, execution);
  }
  return graph;
}

std::vector<std::uint64_t> drop_isolated(BuiltGraph& graph, const Execution& execution) {
  const std::size_t n = graph.out.offsets.size() - 1;
  std::size_t count = 0;
  for (std::size_t v = 0; v < n; ++v) {
    if (has_arc(graph.out, v) || has_arc(graph.in, v)) ++count;
  }
  if (count == n) return {};
  std::vector<std::uint64_t> kept;
  kept.reserve(count);
  RawArray<Vertex> number(n);
  for (std::size_t v = 0; v < n; ++v) {
    number[v] = static_cast<Vertex>(kept.size());
    if (has_arc(graph.out, v) || has_arc(graph.in, v)) kept.push_back(v);
  }
  renumber(graph.out, kept, number.span(), execution);
  renumber(graph.in, kept, number.span(), execution);
  return kept;
}

}  // namespace musubi
