#pragma once
#include <filesystem>
#include <span>
#include <vector>

#include "algorithms/distributed/id_table.hpp"
#include "algorithms/distributed/ranks.hpp"
#include "algorithms/distributed/shared_edges.hpp"
#include "engine/csr_graph.hpp"

namespace musubi {

/// A graph cut into ranges of rows, one per rank, as one of the ranks sees it: what CsrGraph is on
/// one machine, with the same vertices, in the same order unless `listed` gives another. A rank has
/// the out-arcs of its vertices; their targets are vertices of the whole graph. Rows are sorted by
/// target; an undirected edge is two arcs, an undirected self-loop two in its one row, each of the
/// strength of the edge.
struct DistributedGraph {
  Direction direction = Direction::undirected;
  std::vector<Vertex> row_begin{
      0};            ///< length size + 1: rank r has row_begin[r] .. row_begin[r+1]-1
  Vertex first = 0;  ///< of this rank's vertices
  std::vector<ArcIndex> offsets{0};  ///< of this rank's rows
  std::vector<Vertex> targets{};
  std::vector<double> strengths{};  ///< per arc; empty, on all ranks, when all are 1
  bool has_strengths = false;       ///< of the whole graph
  PackedTexts ids{};                ///< of this rank's vertices
  /// The place of each of this rank's vertices in the order of ids; empty, on all ranks, when the
  /// vertices stand in that order.
  std::vector<Vertex> listed{};
  std::uint64_t num_arcs = 0;   ///< of the whole graph
  std::uint64_t num_links = 0;  ///< edges in the files, before parallel ones were merged

  [[nodiscard]] Vertex num_vertices() const { return row_begin.back(); }
  [[nodiscard]] std::uint64_t num_edges() const { return is_directed() ? num_arcs : num_arcs / 2; }
  [[nodiscard]] bool is_directed() const { return direction == Direction::directed; }
  [[nodiscard]] std::size_t num_own() const { return offsets.size() - 1; }
  /// Of a vertex of this rank, 0 being its first.
  [[nodiscard]] std::span<const Vertex> row(std::size_t own) const {
    return std::span(targets).subspan(offsets[own], offsets[own + 1] - offsets[own]);
  }
  /// Of the arcs of a row; empty without strengths.
  [[nodiscard]] std::span<const double> row_strengths(std::size_t own) const {
    if (strengths.empty()) return {};
    return std::span(strengths).subspan(offsets[own], offsets[own + 1] - offsets[own]);
  }
  [[nodiscard]] std::size_t owner(Vertex v) const;
};

/// Collective. Reads edge lists (see read_shared_edges()) into a graph: the one that load() and
/// project() make of the same list on one machine, for any number of ranks. Directed when every
/// edge of the list says so; parallel edges merged, their strengths added in the order of lines;
/// self-loops kept. Rows are cut so that each rank has about the same number of arcs; a rank may
/// have none.
///
/// O(m / ranks log) time. At the peak about 40 bytes per edge and 24 bytes and twice the text per
/// id that a rank meets; checked against options.max_memory before the exchange. Throws
/// Error(input) on all ranks alike.
[[nodiscard]] DistributedGraph read_distributed(const std::vector<std::filesystem::path>& paths,
                                                const DistributedReadOptions& options,
                                                const Ranks& ranks);

/// Sorts the rows of this rank by target; parallel arcs keep their order. O(m / ranks log) time.
void sort_rows(DistributedGraph& graph);

/// What the cut costs.
struct PartitionCosts {
  std::uint64_t cut_edges = 0;  ///< between vertices of two ranks
  std::uint64_t ghosts = 0;   ///< vertices of others that a rank's arcs lead to, summed over ranks:
                              ///< the values that one sweep over the arcs sends
  std::uint64_t largest = 0;  ///< arcs of the rank that has most
};

/// Collective. O(m / ranks) time beside sorting the targets on other ranks, 4 bytes each.
[[nodiscard]] PartitionCosts partition_costs(const DistributedGraph& graph, const Ranks& ranks);

}  // namespace musubi
