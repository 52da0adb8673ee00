#include "engine/bgl_adapter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/graph_concepts.hpp>

namespace musubi::bgl_adapter_test {
namespace {

using ::testing::ElementsAre;

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<UndirectedBglGraph>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<UndirectedBglGraph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<UndirectedBglGraph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<UndirectedBglGraph>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<DirectedBglGraph>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<DirectedBglGraph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<DirectedBglGraph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<DirectedBglGraph>));

// 0 -1- 1 -1- 2, a detour 0 -5- 2, a heavier parallel 0 -9- 1, a loop at 2, and 3 alone; lengths by
// canonical edge number.
const std::vector<Edge> kEdges = {{0, 1}, {0, 1}, {0, 2}, {1, 2}, {2, 2}};
const std::vector<double> kLengths = {1, 9, 5, 1, 1};

TEST(BglAdapter, DijkstraOfBoostRunsOnIt) {
  const auto graph = CsrGraph::from_edges(4, kEdges);
  const auto numbering = number_edges(graph);
  const UndirectedBglGraph boost_graph(graph, numbering);
  std::vector<double> distance(4);
  std::vector<Vertex> parent(4);
  boost::dijkstra_shortest_paths(
      boost_graph, Vertex{2},
      boost::weight_map(
          boost::make_iterator_property_map(kLengths.begin(), get(boost::edge_index, boost_graph)))
          .distance_map(boost::make_iterator_property_map(distance.begin(),
                                                          get(boost::vertex_index, boost_graph)))
          .predecessor_map(boost::make_iterator_property_map(parent.begin(),
                                                             get(boost::vertex_index, boost_graph)))
          .distance_inf(99.0));
  EXPECT_THAT(distance, ElementsAre(2, 1, 0, 99));
  EXPECT_THAT(parent, ElementsAre(1, 2, 2, 3));
}

TEST(BglAdapter, BreadthFirstSearchFollowsDirections) {
  const auto graph = CsrGraph::from_edges(4, kEdges, Direction::directed);
  const auto numbering = number_edges(graph);
  const DirectedBglGraph boost_graph(graph, numbering);
  const auto depths_from = [&](Vertex source) {
    std::vector<int> depth(4, 0);
    boost::breadth_first_search(
        boost_graph, source,
        boost::visitor(boost::make_bfs_visitor(boost::record_distances(
            boost::make_iterator_property_map(depth.begin(), get(boost::vertex_index, boost_graph)),
            boost::on_tree_edge()))));
    return depth;
  };
  EXPECT_THAT(depths_from(0), ElementsAre(0, 1, 1, 0));
  EXPECT_THAT(depths_from(2), ElementsAre(0, 0, 0, 0));
}

TEST(BglAdapter, EdgesAreTheSameFromEitherEnd) {
  const auto graph = CsrGraph::from_edges(4, kEdges);
  const auto numbering = number_edges(graph);
  const UndirectedBglGraph boost_graph(graph, numbering);
  const auto index = get(boost::edge_index, boost_graph);
  std::vector<int> seen(5, 0);
  for (const Vertex u : graph.vertices()) {
    const auto [first, last] = out_edges(u, boost_graph);
    EXPECT_EQ(static_cast<std::size_t>(last - first), out_degree(u, boost_graph));
    for (auto it = first; it != last; ++it) {
      EXPECT_EQ(source(*it, boost_graph), u);
      ++seen[get(index, *it)];
    }
  }
  EXPECT_THAT(seen, ElementsAre(2, 2, 2, 2, 2));
  EXPECT_EQ(num_edges(boost_graph), 5U);
  std::vector<EdgeId> listed;
  const auto [first, last] = edges(boost_graph);
  for (auto it = first; it != last; ++it) listed.push_back(get(index, *it));
  EXPECT_THAT(listed, ElementsAre(0, 1, 2, 3, 4));
}

}  // namespace
}  // namespace musubi::bgl_adapter_test
