#include "engine/numbered_edges.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "engine/id_ranks.hpp"
#include "engine/row_builder.hpp"

namespace musubi {
namespace {

template <typename Visit>
void for_each_end(const IdEdges& block, Visit&& visit) {
  for (const auto& edge : block.narrow.span()) {
    visit(edge.tail);
    visit(edge.head);
  }
  for (const auto& edge : block.wide.span()) {
    visit(edge.tail);
    visit(edge.head);
  }
}

void use_ranks(IdEdges& block, const IdRanks& ranks) {
  for (auto& edge : block.narrow.span()) edge = {ranks.rank(edge.tail), ranks.rank(edge.head)};
  if (block.wide.empty()) return;
  block.narrow = RawArray<Edge>(block.wide.size());
  for (std::size_t i = 0; i < block.wide.size(); ++i) {
    block.narrow[i] = {ranks.rank(block.wide[i].tail), ranks.rank(block.wide[i].head)};
  }
  block.wide = {};
}

// Renumbers the ends; returns the id of each vertex.
std::vector<std::uint64_t> use_ranks(std::vector<IdEdges>& blocks, const Execution& execution) {
  IdRanks ranks;
  for (const auto& block : blocks) {
    execution.check_stop();
    for_each_end(block, [&](std::uint64_t id) { ranks.add(id); });
  }
  auto ids = ranks.finish();
  if (ids.size() >= kNoVertex) throw std::length_error("too many different ids");
  parallel_for(blocks.size(), execution.step(blocks.size(), 8),
               [&](std::size_t i, int) { use_ranks(blocks[i], ranks); });
  return ids;
}

}  // namespace

IdEdges IdEdges::copy(std::span<const IdEdge> edges, std::span<const double> strengths) {
  IdEdges block;
  for (const auto& [tail, head] : edges) block.largest = std::max({block.largest, tail, head});
  if (block.largest < kNoVertex) {
    block.narrow = RawArray<Edge>(edges.size());
    std::transform(edges.begin(), edges.end(), block.narrow.data(), [](const IdEdge& edge) {
      return Edge{static_cast<Vertex>(edge.tail), static_cast<Vertex>(edge.head)};
    });
  } else {
    block.wide = RawArray<IdEdge>(edges.size());
    std::copy(edges.begin(), edges.end(), block.wide.data());
  }
  block.strengths = RawArray<double>(strengths.size());
  std::copy(strengths.begin(), strengths.end(), block.strengths.data());
  return block;
}

LoadedGraph number_ids(std::vector<IdEdges> blocks, Direction direction,
                       const Execution& execution) {
  std::size_t edges = 0;
  std::uint64_t largest = 0;
  for (const auto& block : blocks) {
    edges += block.size();
    largest = std::max(largest, block.largest);
  }
  // Up to there the ids themselves are vertices while the rows are made, and the gaps closed then.
  const bool close_together = largest < 2 * std::uint64_t{edges} && largest < kNoVertex;
  std::vector<std::uint64_t> ids;
  Vertex n = edges == 0 ? 0 : static_cast<Vertex>(largest + 1);
  if (edges > 0 && !close_together) {
    ids = use_ranks(blocks, execution);
    n = static_cast<Vertex>(ids.size());
  }
  std::vector<EdgePart> parts;
  parts.reserve(blocks.size());
  for (const auto& block : blocks) {
    parts.push_back({block.narrow.span(), {.strengths = block.strengths.span()}});
  }
  auto built = build_rows(n, parts, direction, execution);
  blocks.clear();
  if (auto kept = drop_isolated(built, execution); !kept.empty()) ids = std::move(kept);
  LoadedGraph loaded;
  loaded.graph =
      CsrGraph::from_rows(shared(std::move(built.out)), shared(std::move(built.in)), direction);
  if (!ids.empty() && ids.back() + 1 != ids.size()) {
    loaded.ids = SharedArray<std::uint64_t>::own(std::move(ids));
  }
  return loaded;
}

}  // namespace musubi
