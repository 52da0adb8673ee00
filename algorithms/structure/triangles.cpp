#include "algorithms/structure/triangles.hpp"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <optional>

namespace musubi {
namespace {

// The simple graph with every edge once, from the end of lower degree to the other; vertices by
// falling degree, so that what is pointed to most is near together.
struct Oriented {
  std::vector<Vertex> original{};  // the vertex behind each number
  std::vector<ArcIndex> offsets{0};
  std::vector<Vertex> targets{};  // smaller numbers, increasing
  std::vector<Vertex> degree{};   // by number, in the simple graph

  [[nodiscard]] std::span<const Vertex> row(Vertex v) const {
    return {targets.data() + offsets[v], offsets[v + 1] - offsets[v]};
  }
};

// Calls visit(w) once for each other vertex that an arc joins to v, whichever way.
template <typename Visit>
void for_each_simple_neighbor(const CsrGraph& graph, Vertex v, Visit&& visit) {
  const auto out = graph.out_neighbors(v);
  if (!graph.is_directed()) {
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (out[i] != v && (i == 0 || out[i] != out[i - 1])) visit(out[i]);
    }
    return;
  }
  const auto in = graph.in_neighbors(v);
  Vertex last = kNoVertex;
  for (std::size_t i = 0, j = 0; i < out.size() || j < in.size();) {
    const bool from_out = j == in.size() || (i < out.size() && out[i] <= in[j]);
    const Vertex w = from_out ? out[i++] : in[j++];
    if (w == v || w == last) continue;
    last = w;
    visit(w);
  }
}

Oriented oriented(const CsrGraph& graph) {
  const Vertex n = graph.num_vertices();
  std::vector<Vertex> degree(n, 0);
  for (const Vertex v : graph.vertices()) {
    for_each_simple_neighbor(graph, v, [&](Vertex) { ++degree[v]; });
  }
  Oriented result;
  const Vertex most = n == 0 ? 0 : *std::max_element(degree.begin(), degree.end());
  std::vector<Vertex> begin(std::size_t{most} + 2, 0);
  for (const Vertex d : degree) ++begin[most - d + 1];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  std::vector<Vertex> number(n);
  result.original.resize(n);
  for (Vertex v = 0; v < n; ++v) {
    number[v] = begin[most - degree[v]]++;
    result.original[number[v]] = v;
  }
  result.degree.resize(n);
  result.offsets.reserve(std::size_t{n} + 1);
  result.targets.reserve(graph.num_arcs() / 2 + 1);
  for (Vertex i = 0; i < n; ++i) {
    const Vertex v = result.original[i];
    result.degree[i] = degree[v];
    const auto first = static_cast<std::ptrdiff_t>(result.targets.size());
    for_each_simple_neighbor(graph, v, [&](Vertex w) {
      if (number[w] < i) result.targets.push_back(number[w]);
    });
    std::sort(result.targets.begin() + first, result.targets.end());
    result.offsets.push_back(result.targets.size());
  }
  return result;
}

// The vertices that a row points to, as bits.
class RowMap {
 public:
  explicit RowMap(Vertex n) : bits_(n / 64 + 1, 0) {}

  void set(std::span<const Vertex> row) {
    for (const Vertex v : row) bits_[v / 64] |= std::uint64_t{1} << (v % 64);
  }
  void clear(std::span<const Vertex> row) {
    for (const Vertex v : row) bits_[v / 64] = 0;
  }
  [[nodiscard]] std::uint64_t has(Vertex v) const { return bits_[v / 64] >> (v % 64) & 1; }

 private:
  std::vector<std::uint64_t> bits_;
};

// Work of equal size for the threads: rows from `first` on.
std::vector<Vertex> blocks_of(const Oriented& graph) {
  constexpr ArcIndex kArcs = 1U << 15;
  const auto n = static_cast<Vertex>(graph.original.size());
  std::vector<Vertex> begins{0};
  for (Vertex v = 0; v < n; ++v) {
    if (graph.offsets[v + 1] - graph.offsets[begins.back()] >= kArcs) begins.push_back(v + 1);
  }
  if (begins.back() != n) begins.push_back(n);
  return begins;
}

template <typename Run>
void for_each_block(const Oriented& graph, const Execution& execution, Run&& run) {
  const auto begins = blocks_of(graph);
  const auto n = static_cast<Vertex>(graph.original.size());
  std::vector<std::optional<RowMap>> maps(static_cast<std::size_t>(execution.thread_count()));
  const Execution quiet{.threads = begins.size() < 4 ? 1 : execution.threads,
                        .stop = execution.stop,
                        .memory = execution.memory};
  parallel_for(begins.size() - 1, quiet, [&](std::size_t block, int thread) {
    auto& map = maps[static_cast<std::size_t>(thread)];
    if (!map) map.emplace(n);
    run(*map, begins[block], begins[block + 1], block);
  });
}

std::uint64_t count_in(const Oriented& graph, RowMap& map, Vertex first, Vertex last) {
  std::uint64_t count = 0;
  for (Vertex u = first; u < last; ++u) {
    const auto row = graph.row(u);
    if (row.size() < 2) continue;
    map.set(row);
    for (const Vertex v : row) {
      for (const Vertex w : graph.row(v)) count += map.has(w);
    }
    map.clear(row);
  }
  return count;
}

std::uint64_t pairs(std::uint64_t degree) {
  return degree * (degree - 1) / 2;
}

}  // namespace

std::uint64_t count_triangles(const CsrGraph& graph, const Execution& execution) {
  const auto rows = oriented(graph);
  std::atomic<std::uint64_t> count{0};
  for_each_block(rows, execution, [&](RowMap& map, Vertex first, Vertex last, std::size_t) {
    count += count_in(rows, map, first, last);
  });
  return count;
}

Triangles triangles(const CsrGraph& graph, const Execution& execution) {
  const auto rows = oriented(graph);
  const std::size_t n = rows.original.size();
  // Whole numbers: threads may add in any order.
  std::vector<std::uint64_t> at(n, 0);
  const auto add = [&at](Vertex v, std::uint64_t more) {
    std::atomic_ref(at[v]).fetch_add(more, std::memory_order_relaxed);
  };
  for_each_block(rows, execution, [&](RowMap& map, Vertex first, Vertex last, std::size_t) {
    for (Vertex u = first; u < last; ++u) {
      const auto row = rows.row(u);
      if (row.size() < 2) continue;
      map.set(row);
      std::uint64_t at_u = 0;
      for (const Vertex v : row) {
        std::uint64_t at_v = 0;
        for (const Vertex w : rows.row(v)) {
          if (map.has(w) == 0) continue;
          ++at_v;
          add(w, 1);
        }
        if (at_v == 0) continue;
        add(v, at_v);
        at_u += at_v;
      }
      if (at_u > 0) add(u, at_u);
      map.clear(row);
    }
  });
  Triangles result{std::vector<std::uint64_t>(n), 0};
  for (std::size_t i = 0; i < n; ++i) {
    result.at[rows.original[i]] = at[i];
    result.count += at[i];
  }
  result.count /= 3;
  return result;
}

std::vector<double> clustering_coefficients(const CsrGraph& graph, const Execution& execution) {
  const auto found = triangles(graph, execution);
  std::vector<double> result(found.at.size(), 0.0);
  for (const Vertex v : graph.vertices()) {
    std::uint64_t degree = 0;
    for_each_simple_neighbor(graph, v, [&](Vertex) { ++degree; });
    if (degree < 2) continue;
    result[v] = static_cast<double>(found.at[v]) / static_cast<double>(pairs(degree));
  }
  return result;
}

double transitivity(const CsrGraph& graph, const Execution& execution) {
  std::uint64_t paths = 0;
  for (const Vertex v : graph.vertices()) {
    std::uint64_t degree = 0;
    for_each_simple_neighbor(graph, v, [&](Vertex) { ++degree; });
    if (degree > 1) paths += pairs(degree);
  }
  if (paths == 0) return 0.0;
  return 3.0 * static_cast<double>(count_triangles(graph, execution)) / static_cast<double>(paths);
}

}  // namespace musubi
