// Harmonic closeness of every vertex after one new link: from the distances that are known, beside
// computing it anew with our own kernel and with igraph. Then the gains of all new links at once.

#include <algorithm>

#include "algorithms/centrality/closeness.hpp"
#include "algorithms/whatif/graph_objectives.hpp"
#include "algorithms/whatif/one_link_closeness.hpp"
#include "bench/bench_graph.hpp"
#include "bench/igraph_graph.hpp"
#include "bench/peer_table.hpp"

namespace {

using musubi::NewLink;
using musubi::Vertex;
using musubi::bench::BenchGraph;

constexpr Vertex kMostScored = 3000;  // vertices up to which all pairs are scored

std::vector<double> igraph_harmonic(const musubi::bench::IgraphGraph& graph) {
  musubi::bench::IgraphVector result;
  igraph_harmonic_centrality(graph.get(), result.get(), igraph_vss_all(), IGRAPH_ALL, nullptr,
                             false);
  return result.values();
}

BenchGraph with_link(BenchGraph graph, const NewLink& link) {
  graph.edges.push_back({link.first, link.second});
  return graph;
}

}  // namespace

int main(int argc, char** argv) {
  const auto graph = musubi::bench::graph_from_arguments(argc, argv);
  const auto csr = graph.csr();
  const auto edges = static_cast<double>(graph.edges.size());
  const auto links = musubi::bench::unlinked_pairs(graph, 1000);
  const musubi::DistanceMatrix distances(csr);
  const musubi::OneLinkCloseness closeness(distances);
  const auto with = with_link(graph, {links.front().tail, links.front().head});
  const auto csr_with = with.csr();
  const musubi::bench::IgraphGraph igraph_with(with);
  const auto recomputed = [&] {
    return musubi::closeness(csr_with, {.execution = {.threads = 1}}).harmonic;
  };
  const auto agrees = [&] {
    const auto updated = closeness.harmonic_with(links.front().tail, links.front().head);
    return musubi::bench::all_near(updated, recomputed(), 1e-10) &&
           musubi::bench::all_near(updated, igraph_harmonic(igraph_with), 1e-10);
  };
  // One scenario a run, all of them in turn.
  std::size_t next = 0;
  musubi::bench::add("one_link_harmonic", "musubi_1t", edges, agrees, [&] {
    const auto& [a, b] = links[next++ % links.size()];
    benchmark::DoNotOptimize(closeness.harmonic_with(a, b));
  });
  const auto yes = [] { return true; };  // compared above
  musubi::bench::add("one_link_harmonic", "igraph", edges, yes,
                     [&] { benchmark::DoNotOptimize(igraph_harmonic(igraph_with)); });
  musubi::bench::add("harmonic_anew", "musubi_1t", edges, yes,
                     [&] { benchmark::DoNotOptimize(recomputed()); });
  musubi::bench::add("distance_matrix", "musubi_1t", edges, yes, [&] {
    benchmark::DoNotOptimize(musubi::DistanceMatrix(csr, {.threads = 1}));
  });
  if (graph.n > kMostScored) return musubi::bench::run_and_compare(argc, argv);

  std::vector<NewLink> all;
  for (Vertex a = 0; a < graph.n; ++a) {
    for (Vertex b = a + 1; b < graph.n; ++b) all.emplace_back(a, b);
  }
  // The best single link, built into the graph, must give what was foretold.
  const auto best_is_right = [&](const musubi::LinkObjective& objective) {
    const auto gains = objective.gains(all, {});
    const auto at =
        static_cast<std::size_t>(std::max_element(gains.begin(), gains.end()) - gains.begin());
    const auto changed = with_link(graph, all[at]).csr();
    const auto anew = objective.smaller_is_better() ? musubi::kirchhoff_objective(changed)
                                                    : musubi::efficiency_objective(changed);
    return std::abs(std::abs(anew->value() - objective.value()) - gains[at]) <=
           1e-9 * std::max(1.0, objective.value());
  };
  musubi::bench::add(
      "all_efficiency_gains", "musubi", edges,
      [&] { return best_is_right(*musubi::efficiency_objective(csr)); },
      [&] { benchmark::DoNotOptimize(musubi::efficiency_objective(csr)->gains(all, {})); });
  musubi::bench::add(
      "all_kirchhoff_gains", "musubi", edges,
      [&] { return best_is_right(*musubi::kirchhoff_objective(csr)); },
      [&] { benchmark::DoNotOptimize(musubi::kirchhoff_objective(csr)->gains(all, {})); });
  return musubi::bench::run_and_compare(argc, argv);
}
