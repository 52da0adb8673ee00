#include <algorithm>
#include <limits>

#include "algorithms/centrality/betweenness.hpp"
#include "algorithms/centrality/closeness.hpp"
#include "algorithms/centrality/top_closeness.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/input_bytes.hpp"
#include "tests/fuzz/slow_reference.hpp"

namespace musubi::fuzz::shortest_path_scores_fuzz {
namespace {

using testing::ZooGraph;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::vector<double> edge_betweenness_of(const ZooGraph& list, const CsrGraph& graph) {
  const auto distance = distances_of(list);
  const auto count = path_counts_of(list, distance);
  const auto numbering = number_edges(graph);
  // Parallel edges stand in canonical order as given: take them off one by one.
  std::vector<bool> taken(list.edges.size(), false);
  std::vector<double> score;
  for (const auto& edge : numbering.edges) {
    std::size_t e = 0;
    for (;; ++e) {
      const auto [tail, head] = list.edges[e];
      const bool same = (tail == edge.tail && head == edge.head) ||
                        (!list.directed() && tail == edge.head && head == edge.tail);
      if (same && !taken[e]) break;
    }
    taken[e] = true;
    double sum = 0.0;
    for (const auto& arc : arcs_of(list)) {
      if (arc.edge != e || arc.tail == arc.head) continue;
      for (Vertex s = 0; s < list.n; ++s) {
        for (Vertex t = 0; t < list.n; ++t) {
          if (s == t || distance[s][t] == kInfinity) continue;
          if (distance[s][arc.tail] + arc.length + distance[arc.head][t] != distance[s][t])
            continue;
          sum += count[s][arc.tail] * count[arc.head][t] / count[s][t];
        }
      }
    }
    score.push_back(list.directed() ? sum : sum / 2.0);
  }
  return score;
}

void check_betweenness(const ZooGraph& list, const CsrGraph& graph) {
  const auto expected = betweenness_of(list);
  const auto one = betweenness(graph, {.execution = {.threads = 1}});
  expect(all_near(one, expected), "betweenness by its definition");
  expect(one == betweenness(graph, {.execution = {.threads = 3}}), "threads: betweenness");
  const auto both = vertex_and_edge_betweenness(graph, {.execution = {.threads = 2}});
  expect(all_near(both.vertices, expected), "betweenness beside that of edges");
  expect(all_near(both.edges, edge_betweenness_of(list, graph)), "betweenness of edges");
}

ClosenessResult closeness_of(const ZooGraph& list) {
  const auto distance = distances_of(list);
  ClosenessResult result;
  for (Vertex s = 0; s < list.n; ++s) {
    double sum = 0.0;
    double harmonic = 0.0;
    double farthest = 0.0;
    std::uint32_t reached = 0;
    for (Vertex t = 0; t < list.n; ++t) {
      if (t == s || distance[s][t] == kInfinity) continue;
      sum += distance[s][t];
      harmonic += 1.0 / distance[s][t];
      farthest = std::max(farthest, distance[s][t]);
      ++reached;
    }
    const double r = reached;
    result.closeness.push_back(reached == 0 ? 0.0 : r / (list.n - 1.0) * (r / sum));
    result.harmonic.push_back(harmonic);
    result.reached.push_back(reached);
    result.eccentricity.push_back(farthest);
  }
  return result;
}

void check_closeness(const ZooGraph& list, const CsrGraph& graph) {
  const auto expected = closeness_of(list);
  const auto one = closeness(graph, {.execution = {.threads = 1}});
  expect(all_near(one.closeness, expected.closeness), "closeness by its definition");
  expect(all_near(one.harmonic, expected.harmonic), "harmonic closeness");
  expect(one.reached == expected.reached, "vertices reached");
  expect(all_near(one.eccentricity, expected.eccentricity), "eccentricity");
  const auto three = closeness(graph, {.execution = {.threads = 3}});
  expect(one.closeness == three.closeness && one.harmonic == three.harmonic, "threads: closeness");
  if (list.n < 2) return;
  double total = 0.0;
  for (const double each : expected.harmonic) total += each;
  expect(near(global_efficiency(graph), total / (list.n * (list.n - 1.0))), "global efficiency");
}

void check_best(const ZooGraph& list, const CsrGraph& graph, std::size_t k) {
  auto unweighted = list;
  unweighted.lengths.clear();
  const auto scores = closeness_of(unweighted).harmonic;
  std::vector<Vertex> order(list.n);
  for (Vertex v = 0; v < list.n; ++v) order[v] = v;
  std::ranges::stable_sort(order, [&](Vertex a, Vertex b) {
    return !near(scores[a], scores[b]) && scores[a] > scores[b];
  });
  const auto best = top_harmonic(graph, k, {.threads = 2});
  expect(best.size() == std::min<std::size_t>(k, list.n), "as many as asked for");
  for (std::size_t i = 0; i < best.size(); ++i) {
    expect(near(best[i].score, scores[best[i].vertex]), "the score of one of the best");
    expect(near(best[i].score, scores[order[i]]), "the best, in their order");
  }
}

void run(std::string_view input) {
  InputBytes bytes(input);
  const std::size_t k = bytes.next() % 8U;
  const auto list = arbitrary_graph(bytes, 20);
  const auto graph = list.graph();
  check_betweenness(list, graph);
  check_closeness(list, graph);
  check_best(list, graph, k);
}

const Registered kTarget("shortest_path_scores", run);

}  // namespace
}  // namespace musubi::fuzz::shortest_path_scores_fuzz
