#include "algorithms/community/constant_potts.hpp"
#include "algorithms/community/leiden.hpp"
#include "algorithms/community/louvain.hpp"
#include "algorithms/community/partition.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/input_bytes.hpp"
#include "tests/fuzz/slow_reference.hpp"

namespace musubi::fuzz::communities_fuzz {
namespace {

using testing::ZooGraph;

// Newman's formula, pair by pair of arcs and vertices.
double modularity_of(const ZooGraph& list, const Partition& partition, double resolution) {
  std::vector<double> out(list.n, 0.0);
  std::vector<double> in(list.n, 0.0);
  double total = 0.0;
  double inside = 0.0;
  for (const auto& arc : arcs_of(list)) {
    out[arc.tail] += arc.strength;
    in[arc.head] += arc.strength;
    total += arc.strength;
    if (partition[arc.tail] == partition[arc.head]) inside += arc.strength;
  }
  if (total == 0.0) return 0.0;
  double chance = 0.0;
  for (Vertex u = 0; u < list.n; ++u) {
    for (Vertex v = 0; v < list.n; ++v) {
      if (partition[u] == partition[v]) chance += out[u] * in[v] / total;
    }
  }
  return (inside - resolution * chance) / total;
}

// Whether each community hangs together over edges that pull.
bool connected(const ZooGraph& list, const Partition& partition) {
  auto inner = list;
  inner.edges.clear();
  for (const auto& arc : arcs_of(list)) {
    if (arc.strength > 0.0 && partition[arc.tail] == partition[arc.head]) {
      inner.edges.push_back({arc.tail, arc.head});
    }
  }
  return parts_without(inner, kNoVertex, inner.edges.size()) == num_communities(partition);
}

using Search = CommunitySearchResult (*)(const CsrGraph&, const CommunitySearchOptions&);

void check_search(const ZooGraph& list, const CsrGraph& graph, Search search,
                  CommunitySearchOptions options) {
  options.execution.threads = 1;
  const auto one = search(graph, options);
  expect(one.partition.size() == list.n, "every vertex has a community");
  expect(one.partition == canonical(one.partition), "partitions are canonical");
  expect(connected(list, one.partition), "communities are connected");
  const bool by_modularity = options.function == QualityFunction::modularity;
  const double quality = by_modularity ? modularity_of(list, one.partition, options.resolution)
                                       : constant_potts(graph, one.partition, options.resolution);
  expect(near(one.quality, quality), "the quality is that of the partition");
  Partition alone(list.n);
  for (Vertex v = 0; v < list.n; ++v) alone[v] = v;
  if (by_modularity) {
    expect(one.quality >= modularity_of(list, alone, options.resolution) - 1e-9,
           "no worse than single vertices");
    expect(near(modularity(graph, one.partition, options.resolution), quality), "modularity");
  }
  options.execution.threads = 3;
  expect(search(graph, options).partition == one.partition, "threads: communities");
}

void run(std::string_view input) {
  InputBytes bytes(input);
  CommunitySearchOptions options;
  if (bytes.next() % 4 == 0) options.function = QualityFunction::constant_potts;
  options.resolution = (1 + bytes.next() % 32) / 16.0;
  options.iterations = bytes.next() % 4;
  options.seed = bytes.next();
  const auto list = arbitrary_graph(bytes, 200);
  const auto graph = list.graph();
  check_search(list, graph, leiden, options);
  check_search(list, graph, louvain, options);
}

const Registered kTarget("communities", run);

}  // namespace
}  // namespace musubi::fuzz::communities_fuzz
