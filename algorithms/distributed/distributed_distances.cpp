#include "algorithms/distributed/distributed_distances.hpp"

#include <boost/graph/use_mpi.hpp>
// The order of these headers is the library's.
#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/distributed/compressed_sparse_row_graph.hpp>
#include <boost/graph/distributed/delta_stepping_shortest_paths.hpp>
#include <boost/graph/distributed/mpi_process_group.hpp>
#include <boost/mpi/communicator.hpp>
#include <cmath>
#include <limits>
#include <utility>

#include "algorithms/centrality/shortest_paths.hpp"
#include "engine/error.hpp"

namespace musubi {
namespace {

struct DistanceOfVertex {
  double distance = std::numeric_limits<double>::max();
};

struct LengthOfArc {
  double length = 1.0;
  template <typename Archive>
  void serialize(Archive& archive, unsigned) {
    archive& length;
  }
};

using ProcessGroup = boost::graph::distributed::mpi_process_group;
using Graph =
    boost::compressed_sparse_row_graph<boost::directedS, DistanceOfVertex, LengthOfArc,
                                       boost::no_property, boost::distributedS<ProcessGroup>>;

struct Arcs {
  std::vector<std::pair<std::size_t, std::size_t>> ends{};
  std::vector<LengthOfArc> lengths{};
};

Arcs arcs_of(const DistributedGraph& graph, ArcLength length) {
  Arcs arcs;
  arcs.ends.reserve(graph.targets.size());
  arcs.lengths.reserve(graph.targets.size());
  for (std::size_t v = 0; v < graph.num_own(); ++v) {
    const auto row = graph.row(v);
    const auto strengths = graph.row_strengths(v);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool one = length == ArcLength::one || strengths.empty();
      if (!one && strengths[i] == 0.0) {
        throw Error(ErrorKind::input, "an edge has strength 0, and no length 1/strength",
                    "leave it out, or take every edge as 1 long");
      }
      arcs.ends.emplace_back(graph.first + v, row[i]);
      arcs.lengths.push_back({one ? 1.0 : 1.0 / strengths[i]});
    }
  }
  // The library looks at an arc behind the last one, which a rank without arcs would not have.
  arcs.ends.emplace_back(0, 0);
  arcs.lengths.emplace_back();
  return arcs;
}

double mean_length(const Arcs& arcs, std::uint64_t count, const Ranks& ranks) {
  double sum = 0.0;
  for (std::size_t a = 0; a + 1 < arcs.lengths.size(); ++a) sum += arcs.lengths[a].length;
  return count == 0 ? 1.0 : ranks.sum(sum) / static_cast<double>(count);
}

}  // namespace

std::vector<double> distributed_distances(const DistributedGraph& graph, Vertex source,
                                          ArcLength length, const Ranks& ranks) {
  Arcs arcs;
  ranks.together([&] { arcs = arcs_of(graph, length); });
  const double step = mean_length(arcs, graph.num_arcs, ranks);
  const boost::mpi::communicator communicator(ranks.communicator(), boost::mpi::comm_attach);
  const ProcessGroup group(communicator);
  std::vector<std::size_t> sizes;
  for (std::size_t r = 0; r + 1 < graph.row_begin.size(); ++r) {
    sizes.push_back(graph.row_begin[r + 1] - graph.row_begin[r]);
  }
  const boost::parallel::uneven_block distribution(group, sizes);
  Graph distributed(boost::edges_are_sorted, arcs.ends.begin(), arcs.ends.end() - 1,
                    arcs.lengths.begin(), graph.num_vertices(), group, distribution);
  arcs = {};
  auto distance = get(&DistanceOfVertex::distance, distributed);
  boost::graph::distributed::delta_stepping_shortest_paths(
      distributed, vertex(source, distributed), boost::dummy_property_map(), distance,
      get(&LengthOfArc::length, distributed), step);
  std::vector<double> result(graph.num_own());
  for (std::size_t v = 0; v < result.size(); ++v) {
    const double found = get(distance, vertex(graph.first + v, distributed));
    const bool reached = found < std::numeric_limits<double>::max();
    result[v] = reached ? found : std::numeric_limits<double>::infinity();
  }
  return result;
}

std::vector<Vertex> shortest_way(const DistributedGraph& graph,
                                 const std::vector<double>& distances, Vertex target,
                                 ArcLength length, const Ranks& ranks) {
  // Of a vertex, told by the rank that owns it; -1 stands for none on the others.
  const auto distance_of = [&](Vertex v) {
    const bool own = v >= graph.first && v < graph.first + graph.num_own();
    return ranks.maximum(own ? distances[v - graph.first] : -1.0);
  };
  std::vector<Vertex> way{target};
  double distance = distance_of(target);
  if (std::isinf(distance)) return {};
  while (distance > 0.0) {
    Vertex before = kNoVertex;
    for (std::size_t u = 0; u < graph.num_own() && before == kNoVertex; ++u) {
      const auto row = graph.row(u);
      const auto arc = std::lower_bound(row.begin(), row.end(), way.back());
      if (arc == row.end() || *arc != way.back() || !(distances[u] < distance)) continue;
      const auto strengths = graph.row_strengths(u);
      const bool one = length == ArcLength::one || strengths.empty();
      const double step = one ? 1.0 : 1.0 / strengths[static_cast<std::size_t>(arc - row.begin())];
      const bool tight = std::abs(distances[u] + step - distance) <= kLengthTolerance * distance;
      if (tight) before = static_cast<Vertex>(graph.first + u);
    }
    // Ranks are in the order of vertices: the smallest is the first that some rank has.
    const auto all = ranks.gather<Vertex>(std::span(&before, 1)).items;
    way.push_back(*std::min_element(all.begin(), all.end()));
    distance = distance_of(way.back());
  }
  std::reverse(way.begin(), way.end());
  return way;
}

}  // namespace musubi
