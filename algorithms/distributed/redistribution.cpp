#include "algorithms/distributed/redistribution.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "algorithms/distributed/text_exchange.hpp"

namespace musubi {
namespace {

// This rank's vertices by the rank they go to, and their new numbers.
struct Move {
  TextOrder order{};
  std::vector<std::size_t> counts{};
  std::vector<Vertex> row_begin{0};
  std::vector<Vertex> numbers{};
};

Move move_of(const std::vector<Vertex>& part, const Ranks& ranks) {
  const auto size = static_cast<std::size_t>(ranks.size());
  Move move;
  move.counts.assign(size, 0);
  for (const Vertex to : part) ++move.counts[to];
  move.order.resize(part.size());
  std::iota(move.order.begin(), move.order.end(), std::uint32_t{0});
  std::stable_sort(move.order.begin(), move.order.end(),
                   [&](auto a, auto b) { return part[a] < part[b]; });
  const auto all = ranks.gather<std::size_t>(move.counts).items;  // by rank from, then by rank to
  std::vector<Vertex> next(size);
  for (std::size_t to = 0; to < size; ++to) {
    std::size_t number = move.row_begin.back();
    for (std::size_t from = 0; from < size; ++from) {
      if (from == static_cast<std::size_t>(ranks.rank())) next[to] = static_cast<Vertex>(number);
      number += all[from * size + to];
    }
    move.row_begin.push_back(static_cast<Vertex>(number));
  }
  move.numbers.resize(part.size());
  for (std::size_t v = 0; v < part.size(); ++v) move.numbers[v] = next[part[v]]++;
  return move;
}

// Rows one behind the other in the order of the move, with new numbers for their heads.
struct Rows {
  std::vector<ArcIndex> lengths{};
  std::vector<std::size_t> arc_counts{};  // by the rank they go to
  std::vector<Vertex> targets{};
  std::vector<double> strengths{};
};

Rows rows_of(const DistributedGraph& graph, const Move& move, const std::vector<Vertex>& numbers) {
  Rows rows;
  rows.lengths.reserve(graph.num_own());
  rows.targets.reserve(graph.targets.size());
  rows.strengths.reserve(graph.strengths.size());
  auto next = move.order.begin();
  for (const std::size_t count : move.counts) {
    const auto before = rows.targets.size();
    for (std::size_t i = 0; i < count; ++i, ++next) {
      const auto row = graph.row(*next);
      const auto strengths = graph.row_strengths(*next);
      rows.lengths.push_back(row.size());
      for (const Vertex head : row) rows.targets.push_back(numbers[head]);
      rows.strengths.insert(rows.strengths.end(), strengths.begin(), strengths.end());
    }
    rows.arc_counts.push_back(rows.targets.size() - before);
  }
  return rows;
}

std::vector<Vertex> places_of(const DistributedGraph& graph, const TextOrder& order) {
  std::vector<Vertex> places;
  places.reserve(order.size());
  for (const auto v : order) {
    places.push_back(graph.listed.empty() ? static_cast<Vertex>(graph.first + v) : graph.listed[v]);
  }
  return places;
}

// Whether the vertices stand in another order than that of their ids.
bool is_reordered(const DistributedGraph& graph, const Ranks& ranks) {
  return ranks.sum(std::uint64_t{graph.listed.size()}) > 0;
}

}  // namespace

DistributedGraph redistributed(DistributedGraph graph, const std::vector<Vertex>& part,
                               const Ranks& ranks) {
  auto move = move_of(part, ranks);
  auto numbers = ranks.gather<Vertex>(move.numbers).items;  // of all vertices
  Rows rows;
  ranks.together([&] { rows = rows_of(graph, move, numbers); });
  std::vector<Vertex>().swap(numbers);

  DistributedGraph moved{.direction = graph.direction,
                         .row_begin = std::move(move.row_begin),
                         .has_strengths = graph.has_strengths,
                         .num_arcs = graph.num_arcs,
                         .num_links = graph.num_links};
  moved.first = moved.row_begin[static_cast<std::size_t>(ranks.rank())];
  moved.ids = exchange_texts(graph.ids, move.order, move.counts, ranks).texts;
  const auto places = places_of(graph, move.order);
  moved.listed = ranks.exchange<Vertex>(places, move.counts).items;
  graph = {};
  for (const auto length : ranks.exchange<ArcIndex>(rows.lengths, move.counts).items) {
    moved.offsets.push_back(moved.offsets.back() + length);
  }
  moved.targets = ranks.exchange<Vertex>(rows.targets, rows.arc_counts).items;
  if (moved.has_strengths) {
    moved.strengths = ranks.exchange<double>(rows.strengths, rows.arc_counts).items;
  }
  ranks.together([&] { sort_rows(moved); });
  return moved;
}

std::vector<Vertex> listed_places(const DistributedGraph& graph, const Ranks& ranks) {
  if (!is_reordered(graph, ranks)) return {};
  return ranks.gather<Vertex>(graph.listed).items;
}

std::vector<double> gather_listed(const DistributedGraph& graph, const std::vector<double>& own,
                                  const Ranks& ranks) {
  auto values = ranks.gather<double>(own, true).items;
  if (!is_reordered(graph, ranks)) return values;
  const auto places = ranks.gather<Vertex>(graph.listed, true).items;
  std::vector<double> listed(values.size());
  for (std::size_t v = 0; v < places.size(); ++v) listed[places[v]] = values[v];
  return listed;
}

PackedTexts gather_listed_ids(const DistributedGraph& graph, const Ranks& ranks) {
  auto ids = gather_texts(graph.ids, ranks, true);
  if (!is_reordered(graph, ranks)) return ids;
  const auto places = ranks.gather<Vertex>(graph.listed, true).items;
  std::vector<Vertex> vertex_at(places.size());
  for (std::size_t v = 0; v < places.size(); ++v) vertex_at[places[v]] = static_cast<Vertex>(v);
  PackedTexts listed;
  for (const Vertex v : vertex_at) listed.add(ids[v]);
  return listed;
}

}  // namespace musubi
