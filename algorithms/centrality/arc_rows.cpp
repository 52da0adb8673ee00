#include "algorithms/centrality/arc_rows.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace musubi {
namespace {

constexpr ArcIndex kExactLengths = 32;

// Rows of up to 32 arcs by their length, longer ones by a power of two. The longest class is 0.
std::size_t length_class(ArcIndex length) {
  constexpr std::size_t kLongest = kExactLengths + 64;
  if (length <= kExactLengths) return kLongest - length;
  return kLongest - kExactLengths - static_cast<std::size_t>(std::bit_width(length));
}

std::span<const Vertex> row_of(const CsrGraph& graph, ArcSide side, Vertex v) {
  return side == ArcSide::in ? graph.in_neighbors(v) : graph.out_neighbors(v);
}

}  // namespace

// A stable counting sort.
std::vector<Vertex> by_falling_length(const CsrGraph& graph, ArcSide side) {
  std::vector<Vertex> next(kExactLengths + 66, 0);
  for (const Vertex v : graph.vertices()) ++next[length_class(row_of(graph, side, v).size()) + 1];
  for (std::size_t k = 1; k < next.size(); ++k) next[k] += next[k - 1];
  std::vector<Vertex> order(graph.num_vertices());
  for (const Vertex v : graph.vertices())
    order[next[length_class(row_of(graph, side, v).size())]++] = v;
  return order;
}

ArcRows arc_rows(const CsrGraph& graph, ArcSide side, const Execution& execution) {
  return arc_rows(graph, side, by_falling_length(graph, side), execution);
}

ArcRows arc_rows(const CsrGraph& graph, ArcSide side, std::vector<Vertex> original,
                 const Execution& execution) {
  ArcRows rows;
  rows.original = std::move(original);
  std::vector<Vertex> position(graph.num_vertices());
  rows.offsets.reserve(std::size_t{rows.size()} + 1);
  for (Vertex v = 0; v < rows.size(); ++v) {
    position[rows.original[v]] = v;
    rows.offsets.push_back(rows.offsets.back() + row_of(graph, side, rows.original[v]).size());
  }
  rows.columns.resize(graph.num_arcs());
  if (graph.has_strengths()) rows.strengths.resize(graph.num_arcs());
  rows.blocks = RowBlocks(rows.offsets, 0, rows.size());
  rows.blocks.each(execution, [&](Vertex begin, Vertex end) {
    for (Vertex v = begin; v < end; ++v) {
      ArcIndex arc = rows.offsets[v];
      for (const Vertex u : row_of(graph, side, rows.original[v]))
        rows.columns[arc++] = position[u];
      if (rows.strengths.empty()) continue;
      const auto strengths = side == ArcSide::in ? graph.in_strengths(rows.original[v])
                                                 : graph.out_strengths(rows.original[v]);
      std::copy(strengths.begin(), strengths.end(), rows.strengths.data() + rows.offsets[v]);
    }
  });
  return rows;
}

void multiply(const ArcRows& rows, const std::vector<double>& x, std::vector<double>& image,
              const Execution& execution) {
  rows.blocks.each(execution, [&](Vertex begin, Vertex end) {
    for (Vertex v = begin; v < end; ++v) image[v] = rows.pull(v, x.data());
  });
}

std::vector<double> by_vertex(const ArcRows& rows, const std::vector<double>& by_row) {
  std::vector<double> result(by_row.size());
  for (Vertex v = 0; v < rows.size(); ++v) result[rows.original[v]] = by_row[v];
  return result;
}

}  // namespace musubi
