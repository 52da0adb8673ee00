// Centralities of ours beside igraph's and Boost.Graph's.

#include <algorithm>
#include <boost/graph/betweenness_centrality.hpp>
#include <cmath>
#include <functional>
#include <memory>

#include "algorithms/centrality/approximate_betweenness.hpp"
#include "algorithms/centrality/betweenness.hpp"
#include "algorithms/centrality/closeness.hpp"
#include "algorithms/centrality/eigenvector.hpp"
#include "algorithms/centrality/hits.hpp"
#include "algorithms/centrality/katz_centrality.hpp"
#include "algorithms/centrality/pagerank.hpp"
#include "algorithms/centrality/top_closeness.hpp"
#include "bench/bench_graph.hpp"
#include "bench/igraph_graph.hpp"
#include "bench/peer_table.hpp"
#include "engine/bgl_adapter.hpp"

namespace {

using musubi::CsrGraph;
using musubi::Execution;
using musubi::bench::all_near;
using musubi::bench::IgraphVector;
using Scores = std::vector<double>;

struct Inputs {
  musubi::bench::BenchGraph graph{};
  CsrGraph csr{};
  musubi::EdgeNumbering numbering{};
  musubi::bench::IgraphGraph igraph;

  explicit Inputs(musubi::bench::BenchGraph bench_graph)
      : graph(std::move(bench_graph)),
        csr(graph.csr()),
        numbering(musubi::number_edges(csr)),
        igraph(graph) {}
};

/// One kernel by all who have it: ours on all threads and on one, and the peers.
struct Kernel {
  std::string name{};
  double sweeps = 1.0;  ///< times that a run looks at each edge
  double tolerance = 1e-8;
  std::function<Scores(const Execution&)> ours{};
  std::vector<std::pair<std::string, std::function<Scores()>>> peers{};
};

void register_kernel(const Inputs& inputs, const Kernel& kernel) {
  const double edges = kernel.sweeps * static_cast<double>(inputs.graph.edges.size());
  const auto reference = std::make_shared<Scores>();  // the first peer's answer, worked out once
  const auto agrees = [=](const Scores& scores) {
    if (reference->empty()) *reference = kernel.peers.front().second();
    return all_near(scores, *reference, kernel.tolerance);
  };
  for (const auto& [who, threads] : {std::pair("musubi", 0), std::pair("musubi_1t", 1)}) {
    const auto run = [=, ours = kernel.ours, threads_of = threads] {
      return ours({.threads = threads_of});
    };
    musubi::bench::add(
        kernel.name, who, edges, [=] { return agrees(run()); },
        [=] { benchmark::DoNotOptimize(run()); });
  }
  for (const auto& [who, run] : kernel.peers) {
    musubi::bench::add(
        kernel.name, who, edges, [=, run = run] { return agrees(run()); },
        [run = run] { benchmark::DoNotOptimize(run()); });
  }
}

Scores boost_betweenness(const Inputs& inputs) {
  const musubi::UndirectedBglGraph graph(inputs.csr, inputs.numbering);
  Scores scores(inputs.graph.n);
  boost::brandes_betweenness_centrality(
      graph, boost::make_iterator_property_map(scores.begin(), get(boost::vertex_index, graph)));
  return scores;
}

// Wasserman and Faust's closeness from igraph's, which stays inside what is reached.
Scores igraph_closeness(const Inputs& inputs) {
  IgraphVector scores;
  igraph_vector_int_t reached;
  igraph_vector_int_init(&reached, 0);
  igraph_bool_t all = false;
  igraph_closeness(inputs.igraph.get(), scores.get(), &reached, &all, igraph_vss_all(), IGRAPH_OUT,
                   nullptr, /*normalized=*/true);
  auto result = scores.values();
  for (std::size_t v = 0; v < result.size(); ++v) {
    const auto count = static_cast<double>(VECTOR(reached)[v]);
    result[v] = count > 0.0 ? result[v] * count / (inputs.graph.n - 1.0) : 0.0;
  }
  igraph_vector_int_destroy(&reached);
  return result;
}

// x = 1 + alpha A x, step by step, to the accuracy that katz_centrality() asks for.
Scores plain_katz(const CsrGraph& csr) {
  musubi::ArcIndex most = 0;
  for (const auto v : csr.vertices()) most = std::max(most, csr.in_degree(v));
  const double alpha = 1.0 / (1.0 + static_cast<double>(most));
  Scores x(csr.num_vertices(), 1.0);
  Scores next(x.size());
  const double tolerance = musubi::KatzCentralityOptions{}.tolerance;
  for (double change = 1.0, sum = 1.0; change > tolerance * sum; x.swap(next)) {
    change = 0.0;
    sum = 0.0;
    for (const auto v : csr.vertices()) {
      double pulled = 0.0;
      for (const auto u : csr.in_neighbors(v)) pulled += x[u];
      next[v] = 1.0 + alpha * pulled;
      change += std::abs(next[v] - x[v]);
      sum += next[v];
    }
  }
  return x;
}

void register_all(const Inputs& inputs) {
  const auto n = static_cast<double>(inputs.graph.n);
  const auto* csr = &inputs.csr;
  const auto* igraph = inputs.igraph.get();
  const auto* all = &inputs;
  register_kernel(
      inputs, {.name = "betweenness",
               .sweeps = n,
               .ours = [csr](const Execution& e) { return betweenness(*csr, {.execution = e}); },
               .peers = {{"igraph",
                          [igraph] {
                            IgraphVector scores;
                            igraph_betweenness(igraph, scores.get(), igraph_vss_all(),
                                               IGRAPH_UNDIRECTED, nullptr);
                            return scores.values();
                          }},
                         {"boost", [all] { return boost_betweenness(*all); }}}});
  register_kernel(inputs, {.name = "edge_betweenness",
                           .sweeps = n,
                           .ours =
                               [csr](const Execution& e) {
                                 return vertex_and_edge_betweenness(*csr, {.execution = e}).edges;
                               },
                           .peers = {{"igraph", [igraph] {
                                        IgraphVector scores;
                                        igraph_edge_betweenness(igraph, scores.get(),
                                                                IGRAPH_UNDIRECTED, nullptr);
                                        return scores.values();
                                      }}}});
  register_kernel(
      inputs,
      {.name = "closeness",
       .sweeps = n,
       .ours = [csr](const Execution& e) { return closeness(*csr, {.execution = e}).closeness; },
       .peers = {{"igraph", [all] { return igraph_closeness(*all); }}}});
  register_kernel(
      inputs,
      {.name = "harmonic",
       .sweeps = n,
       .ours = [csr](const Execution& e) { return closeness(*csr, {.execution = e}).harmonic; },
       .peers = {{"igraph", [igraph] {
                    IgraphVector scores;
                    igraph_harmonic_centrality(igraph, scores.get(), igraph_vss_all(), IGRAPH_OUT,
                                               nullptr, /*normalized=*/false);
                    return scores.values();
                  }}}});
  register_kernel(
      inputs,
      {.name = "eigenvector",
       .tolerance = 1e-6,  // ours stops at a residual of 1e-10, over a gap that may be small
       .ours =
           [csr](const Execution& e) {
             return eigenvector_centrality(*csr, {.execution = e}).scores;
           },
       .peers = {{"igraph", [igraph] {
                    IgraphVector scores;
                    double eigenvalue = 0.0;
                    igraph_arpack_options_t options;
                    igraph_arpack_options_init(&options);
                    igraph_eigenvector_centrality(igraph, scores.get(), &eigenvalue,
                                                  IGRAPH_UNDIRECTED, /*scale=*/true, nullptr,
                                                  &options);
                    return scores.values();
                  }}}});
  register_kernel(inputs, {.name = "pagerank",
                           .tolerance = 1e-8,
                           .ours =
                               [csr](const Execution& e) {
                                 return pagerank(*csr, {.tolerance = 1e-10, .execution = e}).scores;
                               },
                           .peers = {{"igraph", [igraph] {
                                        IgraphVector scores;
                                        double eigenvalue = 0.0;
                                        igraph_pagerank(igraph, IGRAPH_PAGERANK_ALGO_PRPACK,
                                                        scores.get(), &eigenvalue, igraph_vss_all(),
                                                        IGRAPH_UNDIRECTED, 0.85, nullptr, nullptr);
                                        return scores.values();
                                      }}}});
  // Where parts of a graph tie, as the sides of a bipartite one do, hubs are not unique: what both
  // must agree on is the largest singular value, and then the square of it is compared.
  register_kernel(inputs, {.name = "hits",
                           .ours =
                               [csr](const Execution& e) {
                                 const double value = hits(*csr, {.execution = e}).singular_value;
                                 return Scores{value * value};
                               },
                           .peers = {{"igraph", [igraph] {
                                        IgraphVector hubs;
                                        IgraphVector authorities;
                                        double value = 0.0;
                                        igraph_arpack_options_t options;
                                        igraph_arpack_options_init(&options);
                                        igraph_hub_and_authority_scores(
                                            igraph, hubs.get(), authorities.get(), &value,
                                            /*scale=*/true, nullptr, &options);
                                        return Scores{value};
                                      }}}});
  // igraph and Boost.Graph have no Katz centrality; the peer is the iteration that NetworKit and
  // NetworkX use, written here.
  register_kernel(
      inputs,
      {.name = "katz",
       .ours = [csr](const Execution& e) { return katz_centrality(*csr, {.execution = e}).scores; },
       .peers = {{"plain", [csr] { return plain_katz(*csr); }}}});
}

}  // namespace

namespace {

// What no peer in the system's packages offers, beside our own exact kernels.
void register_alone(const Inputs& inputs) {
  const auto* csr = &inputs.csr;
  const auto edges = static_cast<double>(inputs.graph.edges.size());
  const auto add = [&](const std::string& kernel, const std::function<bool()>& agrees,
                       const std::function<void(const Execution&)>& run) {
    for (const auto& [who, threads] : {std::pair("musubi", 0), std::pair("musubi_1t", 1)}) {
      musubi::bench::add(kernel, who, edges, agrees,
                         [run, threads_of = threads] { run({.threads = threads_of}); });
    }
  };
  add(
      "top_10_harmonic",
      [csr] {
        const auto all = musubi::closeness(*csr).harmonic;
        const auto best = *std::max_element(all.begin(), all.end());
        return musubi::top_harmonic(*csr, 10).front().score == best;
      },
      [csr](const Execution& e) { benchmark::DoNotOptimize(musubi::top_harmonic(*csr, 10, e)); });
  add(
      "betweenness_within_0.01",
      [csr] {
        const auto exact = betweenness(*csr);
        const auto found = musubi::approximate_betweenness(*csr).scores;
        const double pairs = 0.5 * csr->num_vertices() * (csr->num_vertices() - 1.0);
        for (std::size_t v = 0; v < exact.size(); ++v) {
          if (std::abs(exact[v] - found[v]) > 0.01 * pairs) return false;
        }
        return true;
      },
      [csr](const Execution& e) {
        benchmark::DoNotOptimize(musubi::approximate_betweenness(*csr, {.execution = e}));
      });
}

}  // namespace

int main(int argc, char** argv) {
  const Inputs inputs(musubi::bench::graph_from_arguments(argc, argv));
  register_all(inputs);
  register_alone(inputs);
  return musubi::bench::run_and_compare(argc, argv);
}
