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
  std::vector<Vertex> targets{};  // smaller numbers, in no order: a map is asked, nothing merged

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

// Rows 0 .. n-1 in blocks of about equal work for the threads: the first of each, and the end.
template <typename Length>
std::vector<Vertex> blocks_of(Vertex n, Length&& length) {
  constexpr std::size_t kArcs = 1U << 15;
  std::vector<Vertex> begins{0};
  std::size_t arcs = 0;
  for (Vertex v = 0; v < n; ++v) {
    arcs += length(v) + 1;
    if (arcs < kArcs && v + 1 < n) continue;
    begins.push_back(v + 1);
    arcs = 0;
  }
  return begins;
}

Execution worth_threads(const std::vector<Vertex>& blocks, const Execution& execution) {
  constexpr std::size_t kBlocksPerThread = 2;
  return execution.step(blocks.size() - 1, kBlocksPerThread);
}

// By vertex, in the simple graph.
std::vector<Vertex> simple_degrees(const CsrGraph& graph, const Execution& execution) {
  const auto blocks =
      blocks_of(graph.num_vertices(), [&graph](Vertex v) { return graph.out_degree(v); });
  std::vector<Vertex> degrees(graph.num_vertices());
  parallel_for(blocks.size() - 1, worth_threads(blocks, execution), [&](std::size_t block, int) {
    for (Vertex v = blocks[block]; v < blocks[block + 1]; ++v) {
      Vertex degree = 0;
      for_each_simple_neighbor(graph, v, [&degree](Vertex) { ++degree; });
      degrees[v] = degree;
    }
  });
  return degrees;
}

// By falling degree, and in their own order where that is the same.
std::vector<Vertex> sorted_vertices(const std::vector<Vertex>& degrees) {
  const Vertex most = degrees.empty() ? 0 : *std::max_element(degrees.begin(), degrees.end());
  std::vector<Vertex> begin(std::size_t{most} + 2, 0);
  for (const Vertex degree : degrees) ++begin[most - degree + 1];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  std::vector<Vertex> sorted(degrees.size());
  for (Vertex v = 0; v < degrees.size(); ++v) sorted[begin[most - degrees[v]]++] = v;
  return sorted;
}

// Rows that one thread has ready for those before them to be put in place.
struct ReadyRows {
  std::vector<Vertex> targets{};
  std::vector<std::size_t> ends{};

  void clear() {
    targets.clear();
    ends.clear();
  }
  // The row of v, in numbers: those of its neighbours that are smaller than its own.
  void add(const CsrGraph& graph, const std::vector<Vertex>& number, Vertex v) {
    const std::size_t first = targets.size();
    targets.resize(first + graph.out_degree(v) + (graph.is_directed() ? graph.in_degree(v) : 0));
    Vertex* const row = targets.data() + first;
    std::size_t length = 0;
    for_each_simple_neighbor(graph, v, [&](Vertex w) {
      row[length] = number[w];
      length += number[w] < number[v] ? 1 : 0;
    });
    targets.resize(first + length);
    ends.push_back(targets.size());
  }
};

Oriented oriented(const CsrGraph& graph, const Execution& execution) {
  const Vertex n = graph.num_vertices();
  const auto degrees = simple_degrees(graph, execution);
  Oriented result;
  result.original = sorted_vertices(degrees);
  std::vector<Vertex> number(n);
  for (Vertex i = 0; i < n; ++i) number[result.original[i]] = i;
  result.offsets.reserve(std::size_t{n} + 1);
  result.targets.reserve(graph.num_arcs() / 2 + 1);
  const auto blocks = blocks_of(n, [&](Vertex i) { return degrees[result.original[i]]; });
  std::vector<ReadyRows> ready(static_cast<std::size_t>(execution.thread_count()));
  parallel_for_ordered(
      blocks.size() - 1, worth_threads(blocks, execution),
      [&](std::size_t block, int thread) {
        auto& rows = ready[static_cast<std::size_t>(thread)];
        rows.clear();
        for (Vertex i = blocks[block]; i < blocks[block + 1]; ++i) {
          rows.add(graph, number, result.original[i]);
        }
      },
      [&](std::size_t, int thread) {
        const auto& rows = ready[static_cast<std::size_t>(thread)];
        const std::size_t before = result.targets.size();
        for (const std::size_t end : rows.ends) result.offsets.push_back(before + end);
        result.targets.insert(result.targets.end(), rows.targets.begin(), rows.targets.end());
      });
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

template <typename Run>
void for_each_block(const Oriented& graph, const Execution& execution, Run&& run) {
  const auto n = static_cast<Vertex>(graph.original.size());
  const auto blocks = blocks_of(n, [&graph](Vertex i) { return graph.row(i).size(); });
  std::vector<std::optional<RowMap>> maps(static_cast<std::size_t>(execution.thread_count()));
  parallel_for(blocks.size() - 1, worth_threads(blocks, execution),
               [&](std::size_t block, int thread) {
                 auto& map = maps[static_cast<std::size_t>(thread)];
                 if (!map) map.emplace(n);
                 run(*map, blocks[block], blocks[block + 1]);
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
  const auto rows = oriented(graph, execution);
  std::atomic<std::uint64_t> count{0};
  for_each_block(rows, execution, [&](RowMap& map, Vertex first, Vertex last) {
    count += count_in(rows, map, first, last);
  });
  return count;
}

Triangles triangles(const CsrGraph& graph, const Execution& execution) {
  const auto rows = oriented(graph, execution);
  const std::size_t n = rows.original.size();
  // Whole numbers: threads may add in any order.
  std::vector<std::uint64_t> at(n, 0);
  const auto add = [&at](Vertex v, std::uint64_t more) {
    std::atomic_ref(at[v]).fetch_add(more, std::memory_order_relaxed);
  };
  for_each_block(rows, execution, [&](RowMap& map, Vertex first, Vertex last) {
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
  const auto degrees = simple_degrees(graph, execution);
  std::vector<double> result(degrees.size(), 0.0);
  for (Vertex v = 0; v < degrees.size(); ++v) {
    if (degrees[v] < 2) continue;
    result[v] = static_cast<double>(found.at[v]) / static_cast<double>(pairs(degrees[v]));
  }
  return result;
}

double transitivity(const CsrGraph& graph, const Execution& execution) {
  std::uint64_t paths = 0;
  for (const Vertex degree : simple_degrees(graph, execution)) {
    if (degree > 1) paths += pairs(degree);
  }
  if (paths == 0) return 0.0;
  return 3.0 * static_cast<double>(count_triangles(graph, execution)) / static_cast<double>(paths);
}

}  // namespace musubi
