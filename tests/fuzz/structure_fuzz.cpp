#include <algorithm>

#include "algorithms/structure/biconnected_parts.hpp"
#include "algorithms/structure/components.hpp"
#include "algorithms/structure/core_numbers.hpp"
#include "algorithms/structure/strong_components.hpp"
#include "algorithms/structure/triangles.hpp"
#include "engine/csr_check.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/input_bytes.hpp"
#include "tests/fuzz/slow_reference.hpp"
#include "tests/plain_rows.hpp"

namespace musubi::fuzz::structure_fuzz {
namespace {

using testing::ZooGraph;

void check_graph(const ZooGraph& list, const CsrGraph& graph) {
  expect(is_consistent(graph), "a graph of edges is consistent");
  const EdgeWeights weights{list.strengths, list.lengths};
  const auto which = list.directed() ? testing::PlainArcs::out : testing::PlainArcs::both;
  expect(
      testing::copy_of(graph.out_rows()) == testing::plain_rows(list.n, list.edges, weights, which),
      "rows are the arcs, sorted");
}

void check_components(const ZooGraph& list, const CsrGraph& graph) {
  const auto weak = components(graph, {.threads = 1});
  expect(weak.component_of == components(graph, {.threads = 3}).component_of,
         "threads: components");
  const auto strong = strong_components(graph);
  const auto joined = reach_of(list, true);
  const auto reach = reach_of(list, false);
  for (Vertex s = 0; s < list.n; ++s) {
    for (Vertex t = 0; t < list.n; ++t) {
      expect((weak.component_of[s] == weak.component_of[t]) == joined[s][t], "components");
      expect((strong.component_of[s] == strong.component_of[t]) == (reach[s][t] && reach[t][s]),
             "strong components");
    }
  }
  for (const auto* found : {&weak, &strong}) {
    Vertex next = 0;  // numbered in the order of their smallest vertices
    for (const Vertex component : found->component_of) {
      expect(component <= next, "numbers of components");
      next = std::max(next, component + 1);
    }
    expect(next == found->count, "count of components");
  }
}

void check_triangles(const ZooGraph& list, const CsrGraph& graph) {
  const auto next = adjacency_of(list);
  std::vector<std::uint64_t> at(list.n, 0);
  std::uint64_t count = 0;
  for (Vertex a = 0; a < list.n; ++a) {
    for (Vertex b = a + 1; b < list.n; ++b) {
      for (Vertex c = b + 1; next[a][b] && c < list.n; ++c) {
        if (!next[a][c] || !next[b][c]) continue;
        ++count;
        for (const Vertex v : {a, b, c}) ++at[v];
      }
    }
  }
  for (const int threads : {1, 3}) {
    const auto found = triangles(graph, {.threads = threads});
    expect(found.at == at && found.count == count, "triangles");
    expect(count_triangles(graph, {.threads = threads}) == count, "count of triangles");
  }
}

void check_blocks(const ZooGraph& list, const CsrGraph& graph) {
  if (list.directed()) return;
  const auto none = list.edges.size();
  const auto parts = parts_without(list, kNoVertex, none);
  std::vector<Vertex> points;
  for (Vertex v = 0; v < list.n; ++v) {
    const bool alone = std::ranges::none_of(list.edges, [&](const Edge& e) {
      return e.tail != e.head && (e.tail == v || e.head == v);
    });
    if (parts_without(list, v, none) > parts - (alone ? 1 : 0)) points.push_back(v);
  }
  expect(articulations(graph) == points, "articulations");
  std::vector<Edge> single;
  for (std::size_t e = 0; e < list.edges.size(); ++e) {
    const auto [tail, head] = list.edges[e];
    if (parts_without(list, kNoVertex, e) > parts) {
      single.push_back({std::min(tail, head), std::max(tail, head)});
    }
  }
  std::ranges::sort(single, [](const Edge& a, const Edge& b) {
    return a.tail != b.tail ? a.tail < b.tail : a.head < b.head;
  });
  expect(bridges(graph) == single, "bridges");
}

void run(std::string_view input) {
  InputBytes bytes(input);
  const auto list = arbitrary_graph(bytes, 28);
  const auto graph = list.graph();
  check_graph(list, graph);
  check_components(list, graph);
  for (const int threads : {1, 3}) {
    expect(core_numbers(graph, {.threads = threads}) == cores_of(list), "core numbers");
  }
  check_triangles(list, graph);
  check_blocks(list, graph);
}

const Registered kTarget("structure", run);

}  // namespace
}  // namespace musubi::fuzz::structure_fuzz
