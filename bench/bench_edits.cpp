// Betweenness and closeness of every vertex after one new link: brought up to date, from what was
// known of the graph before or from all paths kept at hand, beside computing both anew with our own
// kernels and with igraph.

#include <iostream>
#include <memory>

#include "algorithms/centrality/betweenness.hpp"
#include "algorithms/centrality/closeness.hpp"
#include "algorithms/whatif/betweenness_update.hpp"
#include "algorithms/whatif/closeness_update.hpp"
#include "algorithms/whatif/edited_centrality.hpp"
#include "bench/bench_graph.hpp"
#include "bench/igraph_graph.hpp"
#include "bench/peer_table.hpp"

namespace {

using musubi::Vertex;

constexpr Vertex kMostKept = 12000;  // vertices up to which all paths are kept: 1.4 GB

std::vector<double> igraph_betweenness_of(const musubi::bench::IgraphGraph& graph) {
  musubi::bench::IgraphVector result;
  igraph_betweenness(graph.get(), result.get(), igraph_vss_all(), false, nullptr);
  return result.values();
}

std::vector<double> igraph_harmonic_of(const musubi::bench::IgraphGraph& graph) {
  musubi::bench::IgraphVector result;
  igraph_harmonic_centrality(graph.get(), result.get(), igraph_vss_all(), IGRAPH_ALL, nullptr,
                             false);
  return result.values();
}

}  // namespace

int main(int argc, char** argv) {
  const auto graph = musubi::bench::graph_from_arguments(argc, argv);
  const auto edges = static_cast<double>(graph.edges.size());
  const auto csr = graph.csr();
  const auto links = musubi::bench::unlinked_pairs(graph, 50);
  if (links.empty()) {
    std::cerr << "every pair of vertices has an edge: there is no link to add\n";
    return 2;
  }
  std::vector<musubi::CsrGraph> edited;
  for (const auto& link : links) {
    auto with = graph;
    with.edges.push_back(link);
    edited.push_back(with.csr());
  }
  auto with_first = graph;
  with_first.edges.push_back(links.front());
  const musubi::bench::IgraphGraph igraph_first(with_first);

  const musubi::BetweennessOptions alone{.execution = {.threads = 1}};
  const musubi::ClosenessOptions alone_closeness{.execution = {.threads = 1}};
  const auto betweenness = musubi::betweenness(csr);
  const auto closeness = musubi::closeness(csr);
  std::unique_ptr<musubi::EditedCentrality> kept;
  if (graph.n <= kMostKept) {
    kept = std::make_unique<musubi::EditedCentrality>(csr, musubi::Execution{.threads = 1});
  }

  const auto betweenness_agrees = [&] {
    const auto anew = musubi::betweenness(edited.front());
    return musubi::bench::all_near(igraph_betweenness_of(igraph_first), anew, 1e-9) &&
           musubi::bench::all_near(musubi::updated_betweenness(csr, edited.front(), betweenness),
                                   anew, 1e-9);
  };
  const auto closeness_agrees = [&] {
    const auto anew = musubi::closeness(edited.front()).harmonic;
    return musubi::bench::all_near(igraph_harmonic_of(igraph_first), anew, 1e-9) &&
           musubi::bench::all_near(
               musubi::updated_closeness(csr, edited.front(), closeness).harmonic, anew, 1e-9);
  };
  const auto yes = [] { return true; };  // compared by the first of each kernel
  std::size_t next = 0;                  // one link a run, all of them in turn
  musubi::bench::add("betweenness_with_link", "musubi_1t", edges, betweenness_agrees, [&] {
    benchmark::DoNotOptimize(
        musubi::updated_betweenness(csr, edited[next++ % edited.size()], betweenness, alone));
  });
  musubi::bench::add("betweenness_with_link", "anew", edges, yes, [&] {
    benchmark::DoNotOptimize(musubi::betweenness(edited[next++ % edited.size()], alone));
  });
  musubi::bench::add("betweenness_with_link", "igraph", edges, yes,
                     [&] { benchmark::DoNotOptimize(igraph_betweenness_of(igraph_first)); });
  musubi::bench::add("closeness_with_link", "musubi_1t", edges, closeness_agrees, [&] {
    benchmark::DoNotOptimize(
        musubi::updated_closeness(csr, edited[next++ % edited.size()], closeness, alone_closeness));
  });
  musubi::bench::add("closeness_with_link", "anew", edges, yes, [&] {
    benchmark::DoNotOptimize(musubi::closeness(edited[next++ % edited.size()], alone_closeness));
  });
  musubi::bench::add("closeness_with_link", "igraph", edges, yes,
                     [&] { benchmark::DoNotOptimize(igraph_harmonic_of(igraph_first)); });
  if (!kept) return musubi::bench::run_and_compare(argc, argv);

  // There and back: two edits of a graph whose paths are at hand, betweenness and closeness at
  // once.
  const auto kept_agrees = [&] {
    kept->add_edge(links.front().tail, links.front().head);
    const bool same =
        musubi::bench::all_near(kept->betweenness(), musubi::betweenness(edited.front()), 1e-9) &&
        musubi::bench::all_near(kept->closeness().harmonic,
                                musubi::closeness(edited.front()).harmonic, 1e-9);
    kept->remove_edge(links.front().tail, links.front().head);
    return same && musubi::bench::all_near(kept->betweenness(), betweenness, 1e-9);
  };
  musubi::bench::add("both_with_and_without_link", "musubi_1t", edges, kept_agrees, [&] {
    const auto& link = links[next++ % links.size()];
    kept->add_edge(link.tail, link.head);
    benchmark::DoNotOptimize(kept->betweenness());
    kept->remove_edge(link.tail, link.head);
  });
  return musubi::bench::run_and_compare(argc, argv);
}
