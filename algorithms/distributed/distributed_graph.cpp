#include "algorithms/distributed/distributed_graph.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>

#include "algorithms/distributed/id_exchange.hpp"
#include "engine/error.hpp"
#include "engine/memory_budget.hpp"

namespace musubi {
namespace {

// Arcs that came from the ranks, in rounds; by rank first, so that they stand in the order of
// lines.
struct ArrivedArcs {
  std::vector<std::vector<std::vector<Edge>>> edges{};        // by rank, by round
  std::vector<std::vector<std::vector<double>>> strengths{};  // likewise; empty when all are 1
};

// The arcs of a chunk, put behind each other by the rank that owns their tail.
struct Sorted {
  std::vector<Edge> arcs{};
  std::vector<double> strengths{};
  std::vector<std::size_t> counts{};
};

Sorted sorted_by_owner(const EdgeChunk& chunk, const std::vector<Vertex>& numbers,
                       const DistributedGraph& graph, bool weighted) {
  Sorted sorted;
  sorted.counts.assign(graph.row_begin.size() - 1, 0);
  const auto each = [&](auto&& use) {
    for (std::size_t e = 0; e < chunk.edges.size(); ++e) {
      const Vertex tail = numbers[chunk.edges[e].tail];
      const Vertex head = numbers[chunk.edges[e].head];
      use(Edge{tail, head}, e);
      if (!graph.is_directed()) use(Edge{head, tail}, e);
    }
  };
  each([&](const Edge& arc, std::size_t) { ++sorted.counts[graph.owner(arc.tail)]; });
  std::vector<std::size_t> next(sorted.counts.size(), 0);
  std::partial_sum(sorted.counts.begin(), sorted.counts.end() - 1, next.begin() + 1);
  const auto total = next.back() + sorted.counts.back();
  sorted.arcs.resize(total);
  if (weighted) sorted.strengths.resize(total, 1.0);
  each([&](const Edge& arc, std::size_t e) {
    const auto place = next[graph.owner(arc.tail)]++;
    sorted.arcs[place] = arc;
    if (!chunk.strengths.empty()) sorted.strengths[place] = chunk.strengths[e];
  });
  return sorted;
}

template <typename T>
void append_by_rank(std::vector<std::vector<std::vector<T>>>& by_rank,
                    const Received<T>& received) {
  auto from = received.items.begin();
  for (std::size_t r = 0; r < received.counts.size(); ++r) {
    const auto to = from + static_cast<std::ptrdiff_t>(received.counts[r]);
    if (from != to) by_rank[r].emplace_back(from, to);
    from = to;
  }
}

// Sends every arc to the rank that owns its tail, a chunk at a time, and frees the chunks.
ArrivedArcs exchange_arcs(std::vector<EdgeChunk> chunks, const std::vector<Vertex>& numbers,
                          const DistributedGraph& graph, bool weighted, const Ranks& ranks) {
  ArrivedArcs arrived;
  arrived.edges.resize(static_cast<std::size_t>(ranks.size()));
  arrived.strengths.resize(arrived.edges.size());
  const auto rounds = static_cast<std::size_t>(ranks.maximum(static_cast<double>(chunks.size())));
  for (std::size_t round = 0; round < rounds; ++round) {
    Sorted sorted;
    ranks.together([&] {
      EdgeChunk chunk;
      if (round < chunks.size()) chunk = std::exchange(chunks[round], {});
      sorted = sorted_by_owner(chunk, numbers, graph, weighted);
    });
    append_by_rank(arrived.edges, ranks.exchange<Edge>(sorted.arcs, sorted.counts));
    if (!weighted) continue;
    append_by_rank(arrived.strengths, ranks.exchange<double>(sorted.strengths, sorted.counts));
  }
  return arrived;
}

// Puts the arcs into rows, in the order they stand in.
void fill_rows(ArrivedArcs arrived, bool weighted, DistributedGraph& graph) {
  for (const auto& of_rank : arrived.edges) {
    for (const auto& arcs : of_rank) {
      for (const auto& arc : arcs) ++graph.offsets[arc.tail - graph.first + 1];
    }
  }
  std::partial_sum(graph.offsets.begin(), graph.offsets.end(), graph.offsets.begin());
  graph.targets.resize(graph.offsets.back());
  if (weighted) graph.strengths.resize(graph.offsets.back());
  auto next = graph.offsets;
  for (std::size_t r = 0; r < arrived.edges.size(); ++r) {
    for (std::size_t round = 0; round < arrived.edges[r].size(); ++round) {
      const auto arcs = std::exchange(arrived.edges[r][round], {});
      for (std::size_t i = 0; i < arcs.size(); ++i) {
        const auto place = next[arcs[i].tail - graph.first]++;
        graph.targets[place] = arcs[i].head;
        if (weighted) graph.strengths[place] = arrived.strengths[r][round][i];
      }
      if (weighted) arrived.strengths[r][round] = {};
    }
  }
}

// Sorts a row by target; parallel arcs keep their order.
void sort_row(std::span<Vertex> targets, std::span<double> strengths) {
  if (strengths.empty()) return std::sort(targets.begin(), targets.end());
  std::vector<std::pair<Vertex, double>> row(targets.size());
  for (std::size_t i = 0; i < row.size(); ++i) row[i] = {targets[i], strengths[i]};
  std::stable_sort(row.begin(), row.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t i = 0; i < row.size(); ++i) std::tie(targets[i], strengths[i]) = row[i];
}

// Whether some row has parallel arcs; an undirected loop is two arcs and not parallel to itself.
bool has_parallel_arcs(const DistributedGraph& graph) {
  for (std::size_t v = 0; v < graph.num_own(); ++v) {
    const auto row = graph.row(v);
    for (std::size_t i = 1; i < row.size(); ++i) {
      const bool loop = !graph.is_directed() && row[i] == graph.first + v;
      if (row[i] == row[i - 1] && (!loop || (i > 1 && row[i] == row[i - 2]))) return true;
    }
  }
  return false;
}

// Makes one arc of parallel ones, in place, their strengths added up in their order. Of each
// undirected loop two arcs came, one behind the other, and two stay.
void merge_parallel_arcs(DistributedGraph& graph) {
  ArcIndex kept = 0;
  ArcIndex begin = 0;
  for (std::size_t v = 0; v < graph.num_own(); ++v) {
    const auto end = graph.offsets[v + 1];
    const auto row = kept;
    const auto self = static_cast<Vertex>(graph.first + v);
    bool second = false;
    for (auto arc = begin; arc < end; ++arc) {
      const bool loop = !graph.is_directed() && graph.targets[arc] == self;
      if (loop && std::exchange(second, !second)) continue;
      if (kept > row && graph.targets[kept - 1] == graph.targets[arc]) {
        graph.strengths[kept - 1] += graph.strengths[arc];
      } else {
        graph.targets[kept] = graph.targets[arc];
        graph.strengths[kept++] = graph.strengths[arc];
      }
    }
    begin = end;
    for (auto arc = row; !graph.is_directed() && arc < kept; ++arc) {
      if (graph.targets[arc] != self) continue;
      for (auto later = kept++; later > arc; --later) {
        graph.targets[later] = graph.targets[later - 1];
        graph.strengths[later] = graph.strengths[later - 1];
      }
      break;
    }
    graph.offsets[v + 1] = kept;
  }
  graph.targets.resize(kept);
  graph.strengths.resize(kept);
}

// Sorts the rows and merges parallel arcs, as project() does.
void order_rows(DistributedGraph& graph, bool weighted, const Ranks& ranks) {
  bool parallel = false;
  ranks.together([&] {
    sort_rows(graph);
    parallel = has_parallel_arcs(graph);
  });
  parallel = ranks.sum(std::uint64_t{parallel}) > 0;
  if (!parallel && !weighted) return;
  ranks.together([&] {
    if (!weighted) graph.strengths.assign(graph.targets.size(), 1.0);
    if (parallel) merge_parallel_arcs(graph);
  });
  const bool some = std::any_of(graph.strengths.begin(), graph.strengths.end(),
                                [](double strength) { return strength != 1.0; });
  graph.has_strengths = ranks.sum(std::uint64_t{some}) > 0;
  if (!graph.has_strengths) std::vector<double>().swap(graph.strengths);
}

// An estimate from above of what all ranks together need while they build the graph and use it.
void check_memory(const SharedEdges& edges, bool directed, bool weighted,
                  const DistributedReadOptions& options, const Ranks& ranks) {
  const auto arcs = static_cast<double>(edges.counting) * (directed ? 1.0 : 2.0);
  const double per_arc = (weighted ? 28.0 : 12.0) + options.computing_bytes_per_arc;
  const double need = ranks.sum(
      static_cast<double>(edges.memory()) + 3.0 * static_cast<double>(edges.ids.memory()) +
      arcs * per_arc + static_cast<double>(edges.counting) * options.computing_bytes_per_edge);
  if (need <= static_cast<double>(options.max_memory)) return;
  throw Error(ErrorKind::memory,
              "the graph would take about " + memory_text(need) + " on all ranks together, and " +
                  "--max-memory allows " + memory_text(static_cast<double>(options.max_memory)),
              "allow more, or run on more ranks on more machines");
}

std::vector<std::uint64_t> arcs_by_id(const SharedEdges& edges) {
  std::vector<std::uint64_t> arcs(edges.ids.ids().size(), 0);
  for (const auto& chunk : edges.chunks) {
    for (const auto& [tail, head] : chunk.edges) {
      ++arcs[tail];
      ++arcs[head];
    }
  }
  return arcs;
}

}  // namespace

std::size_t DistributedGraph::owner(Vertex v) const {
  const auto after = std::upper_bound(row_begin.begin(), row_begin.end(), v);
  return static_cast<std::size_t>(after - row_begin.begin()) - 1;
}

void sort_rows(DistributedGraph& graph) {
  for (std::size_t v = 0; v < graph.num_own(); ++v) {
    const auto begin = graph.offsets[v];
    const auto length = graph.offsets[v + 1] - begin;
    sort_row(std::span(graph.targets).subspan(begin, length),
             graph.strengths.empty() ? std::span<double>{}
                                     : std::span(graph.strengths).subspan(begin, length));
  }
}

DistributedGraph read_distributed(const std::vector<std::filesystem::path>& paths,
                                  const DistributedReadOptions& options, const Ranks& ranks) {
  auto edges = read_shared_edges(paths, options, ranks);
  const bool weighted = ranks.sum(std::uint64_t{edges.weighted}) > 0;
  DistributedGraph graph{.num_links = ranks.sum(edges.links)};
  if (graph.num_links > 0 && ranks.sum(edges.directed_links) == graph.num_links) {
    graph.direction = Direction::directed;
  }
  check_memory(edges, graph.is_directed(), weighted, options, ranks);
  auto numbered = number_shared_ids(edges.ids.ids(), arcs_by_id(edges), ranks);
  edges.ids = {};
  const auto rank = static_cast<std::size_t>(ranks.rank());
  graph.row_begin = std::move(numbered.row_begin);
  graph.ids = std::move(numbered.ids);
  graph.first = graph.row_begin[rank];
  graph.offsets.assign(graph.row_begin[rank + 1] - graph.first + std::size_t{1}, 0);
  auto arrived = exchange_arcs(std::move(edges.chunks), numbered.numbers, graph, weighted, ranks);
  std::vector<Vertex>().swap(numbered.numbers);
  ranks.together([&] { fill_rows(std::move(arrived), weighted, graph); });
  order_rows(graph, weighted, ranks);
  graph.num_arcs = ranks.sum(std::uint64_t{graph.targets.size()});
  return graph;
}

PartitionCosts partition_costs(const DistributedGraph& graph, const Ranks& ranks) {
  const auto end = static_cast<Vertex>(graph.first + graph.num_own());
  std::vector<Vertex> elsewhere;
  for (const Vertex v : graph.targets) {
    if (v < graph.first || v >= end) elsewhere.push_back(v);
  }
  const auto cut = ranks.sum(std::uint64_t{elsewhere.size()});
  std::sort(elsewhere.begin(), elsewhere.end());
  const auto ghosts = std::unique(elsewhere.begin(), elsewhere.end()) - elsewhere.begin();
  return {.cut_edges = graph.is_directed() ? cut : cut / 2,
          .ghosts = ranks.sum(static_cast<std::uint64_t>(ghosts)),
          .largest =
              static_cast<std::uint64_t>(ranks.maximum(static_cast<double>(graph.targets.size())))};
}

}  // namespace musubi
