#include "tests/bgl_oracle.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <limits>

namespace musubi::testing::bgl {
namespace {

struct EdgeData {
  std::size_t index = 0;
  double length = 1.0;
};

template <typename Directed>
using BoostGraph =
    boost::adjacency_list<boost::vecS, boost::vecS, Directed, boost::no_property, EdgeData>;

template <typename Directed>
BoostGraph<Directed> made(const ZooGraph& graph) {
  BoostGraph<Directed> result(graph.n);
  for (std::size_t e = 0; e < graph.edges.size(); ++e) {
    boost::add_edge(graph.edges[e].tail, graph.edges[e].head,
                    EdgeData{e, graph.lengths.empty() ? 1.0 : graph.lengths[e]}, result);
  }
  return result;
}

template <typename Directed>
Betweenness betweenness_of(const ZooGraph& zoo_graph) {
  const auto graph = made<Directed>(zoo_graph);
  Betweenness result{std::vector<double>(zoo_graph.n), std::vector<double>(zoo_graph.edges.size())};
  const auto vertex_map =
      boost::make_iterator_property_map(result.vertices.begin(), get(boost::vertex_index, graph));
  const auto edge_map =
      boost::make_iterator_property_map(result.edges.begin(), get(&EdgeData::index, graph));
  boost::brandes_betweenness_centrality(graph,
                                        boost::centrality_map(vertex_map)
                                            .edge_centrality_map(edge_map)
                                            .vertex_index_map(get(boost::vertex_index, graph))
                                            .weight_map(get(&EdgeData::length, graph)));
  return result;
}

template <typename Directed>
std::vector<std::vector<double>> distances_of(const ZooGraph& zoo_graph) {
  const auto graph = made<Directed>(zoo_graph);
  std::vector<std::vector<double>> result;
  for (Vertex s = 0; s < zoo_graph.n; ++s) {
    std::vector<double> row(zoo_graph.n);
    boost::dijkstra_shortest_paths(graph, s,
                                   boost::weight_map(get(&EdgeData::length, graph))
                                       .distance_map(boost::make_iterator_property_map(
                                           row.begin(), get(boost::vertex_index, graph)))
                                       .distance_inf(std::numeric_limits<double>::infinity()));
    result.push_back(row);
  }
  return result;
}

}  // namespace

Betweenness betweenness(const ZooGraph& graph) {
  return graph.directed() ? betweenness_of<boost::directedS>(graph)
                          : betweenness_of<boost::undirectedS>(graph);
}

std::vector<std::vector<double>> distances(const ZooGraph& graph) {
  return graph.directed() ? distances_of<boost::directedS>(graph)
                          : distances_of<boost::undirectedS>(graph);
}

}  // namespace musubi::testing::bgl
