#include "algorithms/community/level_graph.hpp"

#include <algorithm>
#include <numeric>
#include <span>

namespace musubi {
namespace {

constexpr std::size_t kMostSlices = 256;

double sum(std::span<const double> strengths, std::size_t degree) {
  if (strengths.empty()) return static_cast<double>(degree);
  return std::accumulate(strengths.begin(), strengths.end(), 0.0);
}

void set_mass(VertexMass& mass, const CsrGraph& graph, Vertex v, QualityFunction function) {
  mass.value = function == QualityFunction::constant_potts
                   ? 1.0
                   : sum(graph.out_strengths(v), graph.out_degree(v));
}

void set_mass(DirectedMass& mass, const CsrGraph& graph, Vertex v, QualityFunction /*modularity*/) {
  mass.out = sum(graph.out_strengths(v), graph.out_degree(v));
  mass.in = sum(graph.in_strengths(v), graph.in_degree(v));
}

// Fills the rows of one level, each in the room that the vertex's arcs need at most.
template <typename Mass>
class RowWriter {
 public:
  RowWriter(const CsrGraph& graph, const std::vector<Vertex>& node_of, LevelGraph<Mass>& level)
      : graph_(graph), node_of_(node_of), level_(level) {}

  void write(Vertex v) {
    auto& row = level_.rows[node_of_[v]];
    row.last = row.first;
    append(v, graph_.out_neighbors(v), graph_.out_strengths(v), row.last);
    if (graph_.is_directed()) append(v, graph_.in_neighbors(v), graph_.in_strengths(v), row.last);
  }

 private:
  // Begins in the middle, at a place that changes with the seed: among equally good moves the first
  // that is met is made, and that should not always be the neighbour of the lowest number.
  void append(Vertex v, std::span<const Vertex> neighbors, std::span<const double> strengths,
              ArcIndex& end) {
    const std::size_t middle = neighbors.empty() ? 0 : node_of_[v] % neighbors.size();
    for (std::size_t i = middle; i < neighbors.size(); ++i) {
      append(v, neighbors[i], strengths.empty() ? 1.0 : strengths[i], end);
    }
    for (std::size_t i = 0; i < middle; ++i) {
      append(v, neighbors[i], strengths.empty() ? 1.0 : strengths[i], end);
    }
  }

  void append(Vertex v, Vertex neighbor, double strength, ArcIndex& end) {
    if (neighbor == v || strength == 0.0) return;
    level_.targets[end] = node_of_[neighbor];
    if (level_.weights != nullptr) level_.weights[end] = strength;
    ++end;
  }

  const CsrGraph& graph_;
  const std::vector<Vertex>& node_of_;
  LevelGraph<Mass>& level_;
};

}  // namespace

template <typename Mass>
LevelGraph<Mass> lowest_level(const CsrGraph& graph, QualityFunction function,
                              const std::vector<Vertex>& order, SearchTeam& team) {
  const std::size_t n = order.size();
  std::vector<Vertex> node_of(n);
  LevelGraph<Mass> level;
  level.rows.resize(n);
  level.masses.resize(n);
  ArcIndex room = 0;
  for (std::size_t node = 0; node < n; ++node) {
    const Vertex v = order[node];
    node_of[v] = static_cast<Vertex>(node);
    level.rows[node].first = room;
    room += graph.out_degree(v) + (graph.is_directed() ? graph.in_degree(v) : 0);
  }
  level.targets = std::make_unique_for_overwrite<Vertex[]>(room);
  if (graph.has_strengths()) level.weights = std::make_unique_for_overwrite<double[]>(room);
  RowWriter writer(graph, node_of, level);
  const std::size_t per_slice = 1 + n / kMostSlices;
  team.share((n + per_slice - 1) / per_slice, [&](std::size_t slice, GroupWeights&) {
    const std::size_t end = std::min(n, (slice + 1) * per_slice);
    for (std::size_t node = slice * per_slice; node < end; ++node) {
      writer.write(order[node]);
      set_mass(level.masses[node], graph, order[node], function);
    }
  });
  for (const auto& row : level.rows) level.num_arcs += row.last - row.first;
  return level;
}

template LevelGraph<VertexMass> lowest_level(const CsrGraph&, QualityFunction,
                                             const std::vector<Vertex>&, SearchTeam&);
template LevelGraph<DirectedMass> lowest_level(const CsrGraph&, QualityFunction,
                                               const std::vector<Vertex>&, SearchTeam&);

}  // namespace musubi
