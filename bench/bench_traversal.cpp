// Searches, components, cores and triangles of ours beside igraph's and Boost.Graph's.

#include <bit>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/core_numbers.hpp>
#include <functional>
#include <memory>

#include "algorithms/centrality/eigenvector.hpp"
#include "algorithms/centrality/pagerank.hpp"
#include "algorithms/distances/breadth_first_search.hpp"
#include "algorithms/structure/components.hpp"
#include "algorithms/structure/core_numbers.hpp"
#include "algorithms/structure/triangles.hpp"
#include "bench/bench_graph.hpp"
#include "bench/igraph_graph.hpp"
#include "bench/peer_table.hpp"

namespace {

using musubi::CsrGraph;
using musubi::Vertex;
using Numbers = std::vector<std::uint64_t>;
using Kernel = std::function<Numbers()>;
using BoostGraph =
    boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                       boost::no_property, std::uint32_t, std::uint32_t>;

BoostGraph boost_graph(const CsrGraph& csr) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> arcs;
  arcs.reserve(csr.num_arcs());
  for (const Vertex u : csr.vertices()) {
    for (const Vertex v : csr.out_neighbors(u)) arcs.emplace_back(u, v);
  }
  return {boost::edges_are_sorted, arcs.begin(), arcs.end(), csr.num_vertices(),
          static_cast<std::uint32_t>(arcs.size())};
}

template <typename Container>
Numbers numbers(const Container& values) {
  return Numbers(values.begin(), values.end());
}

Numbers bits(const std::vector<double>& scores) {
  Numbers result;
  for (const double score : scores) result.push_back(std::bit_cast<std::uint64_t>(score));
  return result;
}

Numbers numbers(const igraph_vector_int_t& values) {
  return Numbers(VECTOR(values), VECTOR(values) + igraph_vector_int_size(&values));
}

template <typename Call>
Numbers igraph_numbers(Call&& call) {
  igraph_vector_int_t result;
  igraph_vector_int_init(&result, 0);
  call(&result);
  auto values = numbers(result);
  igraph_vector_int_destroy(&result);
  return values;
}

// Sixteen sources, spread evenly.
std::vector<Vertex> sources(Vertex n) {
  std::vector<Vertex> result;
  for (Vertex i = 0; i < 16; ++i) result.push_back(static_cast<Vertex>(std::uint64_t{n} * i / 16));
  return result;
}

Numbers ours_searches(const CsrGraph& csr, int threads) {
  Numbers sums;
  for (const Vertex source : sources(csr.num_vertices())) {
    std::uint64_t sum = 0;
    for (const auto d : musubi::hop_distances(csr, source, {.threads = threads})) {
      if (d != musubi::kUnreached) sum += d;
    }
    sums.push_back(sum);
  }
  return sums;
}

Numbers boost_searches(const BoostGraph& graph) {
  Numbers sums;
  const auto n = static_cast<Vertex>(num_vertices(graph));
  for (const Vertex source : sources(n)) {
    std::vector<std::uint32_t> distance(n, musubi::kUnreached);
    distance[source] = 0;
    boost::breadth_first_search(graph, source,
                                boost::visitor(boost::make_bfs_visitor(boost::record_distances(
                                    distance.data(), boost::on_tree_edge()))));
    std::uint64_t sum = 0;
    for (const auto d : distance) {
      if (d != musubi::kUnreached) sum += d;
    }
    sums.push_back(sum);
  }
  return sums;
}

Numbers boost_components(const BoostGraph& graph) {
  std::vector<Vertex> component(num_vertices(graph));
  boost::connected_components(
      graph, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, graph)));
  return numbers(component);
}

Numbers boost_cores(const BoostGraph& graph) {
  std::vector<std::size_t> core(num_vertices(graph));
  boost::core_numbers(
      graph, boost::make_iterator_property_map(core.begin(), get(boost::vertex_index, graph)));
  return numbers(core);
}

Numbers igraph_triangles(const igraph_t* graph) {
  musubi::bench::IgraphVector at;
  igraph_adjacent_triangles(graph, at.get(), igraph_vss_all());
  double sum = 0.0;
  for (const double own : at.values()) sum += own;
  return {static_cast<std::uint64_t>(sum / 3.0 + 0.5)};
}

// Ours without peers, for graphs that are too large for them: all threads must find what one does.
int run_alone(int argc, char** argv, const CsrGraph& csr) {
  using Run = std::function<Numbers(const musubi::Execution&)>;
  const auto edges = static_cast<double>(csr.num_edges());
  const auto add = [&](const std::string& kernel, double sweeps, const Run& run) {
    for (const auto& [who, threads] : {std::pair("musubi", 0), std::pair("musubi_1t", 1)}) {
      const musubi::Execution execution{.threads = threads};
      musubi::bench::add(
          kernel, who, sweeps * edges, [=] { return run(execution) == run({.threads = 1}); },
          [=] { benchmark::DoNotOptimize(run(execution)); });
    }
  };
  using musubi::Execution;
  add("bfs_16", 16.0, [&](const Execution& e) { return ours_searches(csr, e.threads); });
  add("components", 1.0,
      [&](const Execution& e) { return numbers(musubi::components(csr, e).component_of); });
  add("core_numbers", 1.0,
      [&](const Execution& e) { return numbers(musubi::core_numbers(csr, e)); });
  add("triangles", 1.0,
      [&](const Execution& e) { return Numbers{musubi::count_triangles(csr, e)}; });
  add("pagerank", 1.0,
      [&](const Execution& e) { return bits(musubi::pagerank(csr, {.execution = e}).scores); });
  add("eigenvector", 1.0, [&](const Execution& e) {
    return bits(musubi::eigenvector_centrality(csr, {.execution = e}).scores);
  });
  return musubi::bench::run_and_compare(argc, argv);
}

}  // namespace

int main(int argc, char** argv) {
  const bool alone = musubi::bench::take_flag(argc, argv, "--alone");
  const auto graph = musubi::bench::graph_from_arguments(argc, argv);
  const auto csr = graph.csr();
  if (alone) return run_alone(argc, argv, csr);
  const musubi::bench::IgraphGraph igraph(graph);
  const auto boost = boost_graph(csr);
  const auto edges = static_cast<double>(graph.edges.size());
  const auto* peer = igraph.get();

  const auto add = [&](const std::string& kernel, double sweeps,
                       const std::vector<std::pair<std::string, Kernel>>& all) {
    const auto expected = std::make_shared<Numbers>();
    for (const auto& [who, run] : all) {
      musubi::bench::add(
          kernel, who, sweeps * edges,
          [expected, run = run, last = all.back().second] {
            if (expected->empty()) *expected = last();
            return run() == *expected;
          },
          [run = run] { benchmark::DoNotOptimize(run()); });
    }
  };
  add("bfs_16", 16.0,
      {{"musubi", [&] { return ours_searches(csr, 0); }},
       {"musubi_1t", [&] { return ours_searches(csr, 1); }},
       {"boost", [&] { return boost_searches(boost); }}});
  add("components", 1.0,
      {{"musubi", [&] { return numbers(musubi::components(csr).component_of); }},
       {"musubi_1t", [&] { return numbers(musubi::components(csr, {.threads = 1}).component_of); }},
       {"igraph",
        [=] {
          return igraph_numbers([=](igraph_vector_int_t* found) {
            igraph_connected_components(peer, found, nullptr, nullptr, IGRAPH_WEAK);
          });
        }},
       {"boost", [&] { return boost_components(boost); }}});
  add("core_numbers", 1.0,
      {{"musubi", [&] { return numbers(musubi::core_numbers(csr)); }},
       {"musubi_1t", [&] { return numbers(musubi::core_numbers(csr, {.threads = 1})); }},
       {"igraph",
        [=] {
          return igraph_numbers(
              [=](igraph_vector_int_t* found) { igraph_coreness(peer, found, IGRAPH_ALL); });
        }},
       {"boost", [&] { return boost_cores(boost); }}});
  add("triangles", 1.0,
      {{"musubi", [&] { return Numbers{musubi::count_triangles(csr)}; }},
       {"musubi_1t", [&] { return Numbers{musubi::count_triangles(csr, {.threads = 1})}; }},
       {"igraph", [=] { return igraph_triangles(peer); }}});
  return musubi::bench::run_and_compare(argc, argv);
}
