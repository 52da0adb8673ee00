#include "algorithms/community/aggregation.hpp"

#include <algorithm>

namespace musubi {
namespace {

// Gives each group the room that its row needs at most, and the sum of its masses. Returns the room
// of all.
template <typename Mass>
ArcIndex lay_out(const LevelGraph<Mass>& level, const VertexGroups& groups,
                 LevelGraph<Mass>& result) {
  ArcIndex room = 0;
  for (Vertex group = 0; group < groups.count(); ++group) {
    result.rows[group].first = room;
    ArcIndex arcs = 0;
    for (const Vertex node : groups.members(group)) {
      arcs += level.rows[node].last - level.rows[node].first;
      result.masses[group] += level.masses[node];
    }
    room += std::min<ArcIndex>(arcs, groups.count() - 1);
  }
  return room;
}

template <typename Mass>
void write_row(const LevelGraph<Mass>& level, const std::vector<Vertex>& group_of,
               const VertexGroups& groups, Vertex group, GroupWeights& weights,
               LevelGraph<Mass>& result) {
  for (const Vertex node : groups.members(group)) {
    level.for_each_arc(
        node, [&](Vertex neighbor, double weight) { weights.add(group_of[neighbor], weight); });
  }
  auto& row = result.rows[group];
  row.last = row.first;
  for (const Vertex other : weights.touched()) {
    if (other == group) continue;
    result.targets[row.last] = other;
    result.weights[row.last++] = weights[other];
  }
  weights.clear();
}

}  // namespace

template <typename Mass>
LevelGraph<Mass> aggregate(const LevelGraph<Mass>& level, const std::vector<Vertex>& group_of,
                           const VertexGroups& groups, SearchTeam& team) {
  const Vertex count = groups.count();
  LevelGraph<Mass> result;
  result.rows.resize(count);
  result.masses.resize(count);
  const ArcIndex room = lay_out(level, groups, result);
  result.targets = std::make_unique_for_overwrite<Vertex[]>(room);
  result.weights = std::make_unique_for_overwrite<double[]>(room);
  const auto runs = groups.even_runs();
  team.share(runs.size() - 1, [&](std::size_t run, GroupWeights& weights) {
    for (Vertex group = runs[run]; group < runs[run + 1]; ++group) {
      write_row(level, group_of, groups, group, weights, result);
    }
  });
  for (const auto& row : result.rows) result.num_arcs += row.last - row.first;
  return result;
}

template LevelGraph<VertexMass> aggregate(const LevelGraph<VertexMass>&, const std::vector<Vertex>&,
                                          const VertexGroups&, SearchTeam&);
template LevelGraph<DirectedMass> aggregate(const LevelGraph<DirectedMass>&,
                                            const std::vector<Vertex>&, const VertexGroups&,
                                            SearchTeam&);

}  // namespace musubi
