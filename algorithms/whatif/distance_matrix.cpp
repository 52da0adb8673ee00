#include "algorithms/whatif/distance_matrix.hpp"

#include <algorithm>
#include <bit>
#include <memory>
#include <optional>
#include <stdexcept>
#include <type_traits>

#include "algorithms/centrality/shortest_paths.hpp"

namespace musubi {
namespace {

constexpr std::size_t kLanes = 64;  // sources of one search, and bytes of a cache line

template <typename Cell>
DistanceCells<Cell> empty_cells(Vertex n) {
  DistanceCells<Cell> cells{.n = n, .stride = (n + kLanes - 1) / kLanes * kLanes};
  cells.cells.assign(cells.n * cells.stride, DistanceCells<Cell>::kFar);
  return cells;
}

// One search of many sources; its buffers serve one batch after the other.
class ManySources {
 public:
  explicit ManySources(const CsrGraph& graph)
      : graph_(graph),
        seen_(graph.num_vertices()),
        front_(graph.num_vertices()),
        next_(graph.num_vertices()) {}

  // Writes the distances from sources first .. first + 63 into their columns, which lie side by
  // side: the matrix is symmetric. Returns the largest, or nothing when it does not fit a cell.
  template <typename Cell>
  std::optional<std::size_t> run(Vertex first, DistanceCells<Cell>& cells) {
    std::fill(seen_.begin(), seen_.end(), 0);
    active_.clear();
    const auto last = std::min<std::size_t>(graph_.num_vertices(), first + kLanes);
    for (std::size_t s = first; s < last; ++s) {
      const auto source = static_cast<Vertex>(s);
      seen_[source] = front_[source] = std::uint64_t{1} << (s - first);
      active_.push_back(source);
      cells.row(source)[s] = Cell{0};
    }
    std::size_t level = 0;
    while (true) {
      advance();
      if (active_.empty()) return level;
      if (++level >= DistanceCells<Cell>::kFar) {
        for (const Vertex v : active_) front_[v] = 0;
        return std::nullopt;
      }
      for (const Vertex v : active_) {
        Cell* const row = cells.row(v) + first;
        for (auto bits = front_[v]; bits != 0; bits &= bits - 1) {
          row[std::countr_zero(bits)] = static_cast<Cell>(level);
        }
      }
    }
  }

 private:
  // From the vertices of this level to those of the next.
  void advance() {
    touched_.clear();
    for (const Vertex u : active_) {
      const auto sources = front_[u];
      front_[u] = 0;
      for (const Vertex v : graph_.out_neighbors(u)) {
        if (next_[v] == 0) touched_.push_back(v);
        next_[v] |= sources;
      }
    }
    active_.clear();
    for (const Vertex v : touched_) {
      const auto fresh = next_[v] & ~seen_[v];
      next_[v] = 0;
      if (fresh == 0) continue;
      seen_[v] |= fresh;
      front_[v] = fresh;
      active_.push_back(v);
    }
  }

  const CsrGraph& graph_;
  std::vector<std::uint64_t> seen_;
  std::vector<std::uint64_t> front_;
  std::vector<std::uint64_t> next_;
  std::vector<Vertex> active_{};
  std::vector<Vertex> touched_{};
};

template <typename Searcher, typename Work>
void each_batch(const CsrGraph& graph, std::size_t batch, const Execution& execution, Work&& work) {
  std::vector<std::unique_ptr<Searcher>> searches(
      static_cast<std::size_t>(execution.thread_count()));
  const std::size_t n = graph.num_vertices();
  parallel_for((n + batch - 1) / batch, execution, [&](std::size_t index, int thread) {
    auto& search = searches[static_cast<std::size_t>(thread)];
    if (!search) search = std::make_unique<Searcher>(graph);
    work(*search, static_cast<Vertex>(index * batch), index);
  });
}

// The cells, when every distance fits them.
template <typename Cell>
std::optional<DistanceCells<Cell>> hops(const CsrGraph& graph, double& farthest,
                                        const Execution& execution) {
  auto cells = empty_cells<Cell>(graph.num_vertices());
  std::vector<std::optional<std::size_t>> largest(cells.n / kLanes + 1, 0);
  each_batch<ManySources>(graph, kLanes, execution,
                          [&](ManySources& search, Vertex first, std::size_t index) {
                            largest[index] = search.run(first, cells);
                          });
  for (const auto& one : largest) {
    if (!one) return std::nullopt;
    farthest = std::max(farthest, static_cast<double>(*one));
  }
  return cells;
}

DistanceCells<double> lengths(const CsrGraph& graph, double& farthest, const Execution& execution) {
  auto cells = empty_cells<double>(graph.num_vertices());
  const ShortestPathSearch check(graph);  // throws for a length of 0, even without vertices
  each_batch<ShortestPathSearch>(graph, 1, execution,
                                 [&](ShortestPathSearch& search, Vertex source, std::size_t) {
                                   search.run(source);
                                   for (const Vertex t : search.order()) {
                                     cells.row(source)[t] = search.distance(t);
                                   }
                                 });
  // Both directions of a way add up its lengths in another order: one of the two sums stands.
  for (Vertex s = 0; s < graph.num_vertices(); ++s) {
    for (Vertex t = 0; t < s; ++t) cells.row(s)[t] = cells.row(t)[s];
    for (const double d : std::span(cells.row(s), cells.n)) {
      if (d < DistanceCells<double>::kFar) farthest = std::max(farthest, d);
    }
  }
  return cells;
}

// min(row, head + 1 + tail), where `head` leads to one end of the link and `tail` on from the
// other.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
__attribute__((target_clones("avx2", "default")))
#endif
void relax_bytes(std::uint8_t* row, const std::uint8_t* tail, unsigned over, std::size_t n) {
  for (std::size_t t = 0; t < n; ++t) {
    const unsigned way = over + tail[t];
    row[t] = static_cast<std::uint8_t>(way < row[t] ? way : row[t]);
  }
}

template <typename Cell>
void relax(Cell* row, const Cell* tail, Cell head, std::size_t n) {
  if constexpr (std::is_same_v<Cell, std::uint8_t>) {
    relax_bytes(row, tail, head + 1U, n);
  } else if constexpr (std::is_same_v<Cell, std::uint16_t>) {
    const unsigned over = head + 1U;
    for (std::size_t t = 0; t < n; ++t) {
      row[t] = static_cast<Cell>(std::min<unsigned>(row[t], over + tail[t]));
    }
  } else {
    for (std::size_t t = 0; t < n; ++t) row[t] = std::min(row[t], head + 1.0 + tail[t]);
  }
}

DistanceCells<std::uint16_t> widened(const DistanceCells<std::uint8_t>& narrow) {
  DistanceCells<std::uint16_t> wide{.n = narrow.n, .stride = narrow.stride};
  wide.cells.reserve(narrow.cells.size());
  for (const auto cell : narrow.cells) {
    wide.cells.push_back(cell == DistanceCells<std::uint8_t>::kFar
                             ? DistanceCells<std::uint16_t>::kFar
                             : std::uint16_t{cell});
  }
  return wide;
}

}  // namespace

CsrGraph without_directions(const CsrGraph& graph) {
  if (!graph.is_directed()) return graph;
  std::vector<Edge> edges;
  std::vector<double> strengths;
  std::vector<double> lengths;
  for (const Vertex u : graph.vertices()) {
    for (const Vertex v : graph.out_neighbors(u)) edges.push_back({u, v});
    const auto s = graph.out_strengths(u);
    const auto l = graph.out_lengths(u);
    strengths.insert(strengths.end(), s.begin(), s.end());
    lengths.insert(lengths.end(), l.begin(), l.end());
  }
  return CsrGraph::from_edges(graph.num_vertices(), edges, Direction::undirected,
                              {strengths, lengths});
}

DistanceMatrix::DistanceMatrix(const CsrGraph& graph, const Execution& execution)
    : n_(graph.num_vertices()) {
  if (n_ > DistanceCells<std::uint16_t>::kFar) {
    throw std::invalid_argument("DistanceMatrix: at most 65,535 vertices, got " +
                                std::to_string(n_));
  }
  const double pairs = static_cast<double>(n_) * n_;
  execution.memory.require(
      pairs * (graph.has_lengths() ? sizeof(double) : sizeof(std::uint16_t)),
      "the distances between all pairs of " + std::to_string(n_) + " vertices");
  const CsrGraph plain = without_directions(graph);
  if (plain.has_lengths()) {
    cells_ = lengths(plain, farthest_, execution);
  } else if (auto bytes = hops<std::uint8_t>(plain, farthest_, execution)) {
    cells_ = std::move(*bytes);
  } else {
    cells_ = std::move(*hops<std::uint16_t>(plain, farthest_, execution));
  }
}

double DistanceMatrix::at(Vertex s, Vertex t) const {
  return std::visit(
      [&](const auto& cells) {
        const auto cell = cells.row(s)[t];
        return cell == cells.kFar ? std::numeric_limits<double>::infinity()
                                  : static_cast<double>(cell);
      },
      cells_);
}

void DistanceMatrix::add_link(Vertex a, Vertex b) {
  if (a == b) return;
  if (at(a, b) == std::numeric_limits<double>::infinity()) {  // the two parts become one
    double from_a = 0.0;
    double from_b = 0.0;
    for (Vertex t = 0; t < n_; ++t) {
      if (at(a, t) <= farthest_) from_a = std::max(from_a, at(a, t));
      if (at(b, t) <= farthest_) from_b = std::max(from_b, at(b, t));
    }
    farthest_ = std::max(farthest_, from_a + 1.0 + from_b);
    const auto* bytes = std::get_if<DistanceCells<std::uint8_t>>(&cells_);
    if (bytes != nullptr && farthest_ >= bytes->kFar) cells_ = widened(*bytes);
  }
  std::visit(
      [&](auto& cells) {
        using Cell = std::remove_cvref_t<decltype(*cells.row(0))>;
        const std::vector<Cell> from_a(cells.row(a), cells.row(a) + cells.n);
        const std::vector<Cell> from_b(cells.row(b), cells.row(b) + cells.n);
        for (Vertex s = 0; s < n_; ++s) {
          // Over the link the way gets shorter only where one end is nearer by more than its
          // length.
          if (from_a[s] < from_b[s]) relax(cells.row(s), from_b.data(), from_a[s], cells.n);
          if (from_b[s] < from_a[s]) relax(cells.row(s), from_a.data(), from_b[s], cells.n);
        }
      },
      cells_);
}

}  // namespace musubi
