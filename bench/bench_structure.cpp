// Components, bridges and articulation points of ours beside igraph's and Boost.Graph's. Ours are
// one call that gives all three, so each peer's single calls stand beside the whole of it.

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/connected_components.hpp>
#include <functional>

#include "algorithms/structure/structure_summary.hpp"
#include "bench/bench_graph.hpp"
#include "bench/igraph_graph.hpp"
#include "bench/peer_table.hpp"

namespace {

using BoostGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

BoostGraph boost_graph(const musubi::bench::BenchGraph& graph) {
  BoostGraph result(graph.n);
  for (const auto& [u, v] : graph.edges) boost::add_edge(u, v, result);
  return result;
}

std::size_t igraph_components(const igraph_t* graph) {
  igraph_integer_t count = 0;
  igraph_connected_components(graph, nullptr, nullptr, &count, IGRAPH_WEAK);
  return static_cast<std::size_t>(count);
}

template <typename Call>
std::size_t igraph_count(const igraph_t* graph, Call&& call) {
  igraph_vector_int_t found;
  igraph_vector_int_init(&found, 0);
  call(graph, &found);
  const auto count = static_cast<std::size_t>(igraph_vector_int_size(&found));
  igraph_vector_int_destroy(&found);
  return count;
}

std::size_t boost_components(const BoostGraph& graph) {
  std::vector<std::size_t> component(num_vertices(graph));
  return static_cast<std::size_t>(boost::connected_components(graph, component.data()));
}

std::size_t boost_articulation_points(const BoostGraph& graph) {
  std::vector<std::size_t> points;
  boost::articulation_points(graph, std::back_inserter(points));
  std::sort(points.begin(), points.end());
  return static_cast<std::size_t>(std::unique(points.begin(), points.end()) - points.begin());
}

}  // namespace

int main(int argc, char** argv) {
  const auto graph = musubi::bench::graph_from_arguments(argc, argv);
  const auto csr = graph.csr();
  const musubi::bench::IgraphGraph igraph(graph);
  const auto boost = boost_graph(graph);
  const auto summary = musubi::structure_summary(csr);
  const auto edges = static_cast<double>(graph.edges.size());

  using Count = std::function<std::size_t()>;
  const auto add = [&](const std::string& kernel, std::size_t expected,
                       const std::vector<std::pair<std::string, Count>>& all) {
    for (const auto& [who, count] : all) {
      musubi::bench::add(
          kernel, who, edges, [=, count = count] { return count() == expected; },
          [count = count] { benchmark::DoNotOptimize(count()); });
    }
  };
  const auto* peer = igraph.get();
  add("components", igraph_components(peer),
      {{"musubi", [&] { return std::size_t{musubi::structure_summary(csr).components}; }},
       {"igraph", [=] { return igraph_components(peer); }},
       {"boost", [&] { return boost_components(boost); }}});
  add("bridges", igraph_count(peer, igraph_bridges),
      {{"musubi", [&] { return musubi::structure_summary(csr).bridges.size(); }},
       {"igraph", [=] { return igraph_count(peer, igraph_bridges); }}});
  add("articulation", igraph_count(peer, igraph_articulation_points),
      {{"musubi", [&] { return musubi::structure_summary(csr).articulation_points.size(); }},
       {"igraph", [=] { return igraph_count(peer, igraph_articulation_points); }},
       {"boost", [&] { return boost_articulation_points(boost); }}});
  return musubi::bench::run_and_compare(argc, argv);
}
