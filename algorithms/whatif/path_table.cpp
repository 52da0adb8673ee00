#include "algorithms/whatif/path_table.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>

#include "algorithms/centrality/shortest_paths.hpp"

namespace musubi {
namespace {

Vertex checked(const CsrGraph& graph, const Execution& execution) {
  if (graph.has_lengths()) {
    throw std::invalid_argument("PathTable: every edge must be 1 long, the graph has lengths");
  }
  if (graph.num_vertices() >= PathTable::kFar) {
    throw std::invalid_argument("PathTable: at most 65534 vertices, got " +
                                std::to_string(graph.num_vertices()));
  }
  execution.memory.require(PathTable::bytes_for(graph.num_vertices()),
                           "the shortest paths between all pairs of " +
                               std::to_string(graph.num_vertices()) + " vertices");
  return graph.num_vertices();
}

std::vector<std::vector<Vertex>> rows_of(const CsrGraph& graph, bool out) {
  std::vector<std::vector<Vertex>> rows(graph.num_vertices());
  for (Vertex v = 0; v < graph.num_vertices(); ++v) {
    const auto row = out ? graph.out_neighbors(v) : graph.in_neighbors(v);
    std::copy_if(row.begin(), row.end(), std::back_inserter(rows[v]),
                 [&](Vertex w) { return w != v; });  // a loop lies on no shortest path
  }
  return rows;
}

void erase_one(std::vector<Vertex>& row, Vertex v) {
  const auto it = std::find(row.begin(), row.end(), v);
  *it = row.back();
  row.pop_back();
}

}  // namespace

double PathTable::bytes_for(Vertex n) {
  return static_cast<double>(n) * static_cast<double>(n) *
         static_cast<double>(sizeof(Distance) + sizeof(double));
}

PathTable::PathTable(const CsrGraph& graph, const Execution& execution)
    : n_(checked(graph, execution)),
      directed_(graph.is_directed()),
      out_(rows_of(graph, true)),
      distances_(std::size_t{n_} * n_, kFar),
      path_counts_(std::size_t{n_} * n_, 0.0) {
  if (directed_) in_ = rows_of(graph, false);
  std::vector<std::optional<ShortestPathSearch>> searches(
      static_cast<std::size_t>(execution.thread_count()));
  parallel_for(n_, execution, [&](std::size_t s, int thread) {
    auto& search = searches[static_cast<std::size_t>(thread)];
    if (!search) search.emplace(graph);
    const auto source = static_cast<Vertex>(s);
    search->run(source);
    const auto distances = this->distances(source);
    const auto counts = path_counts(source);
    for (const Vertex v : search->order()) {
      distances[v] = static_cast<Distance>(search->distance(v));
      counts[v] = search->path_count(v);
    }
  });
}

bool PathTable::has_edge(Vertex u, Vertex v) const {
  return std::find(out_[u].begin(), out_[u].end(), v) != out_[u].end();
}

void PathTable::insert_edge(Vertex u, Vertex v) {
  out_[u].push_back(v);
  (directed_ ? in_[v] : out_[v]).push_back(u);
}

void PathTable::erase_edge(Vertex u, Vertex v) {
  erase_one(out_[u], v);
  erase_one(directed_ ? in_[v] : out_[v], u);
}

}  // namespace musubi
