#include <limits>

#include "algorithms/distances/breadth_first_search.hpp"
#include "algorithms/distances/distance_totals.hpp"
#include "algorithms/distances/path_lengths.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/input_bytes.hpp"
#include "tests/fuzz/slow_reference.hpp"

namespace musubi::fuzz::distances_fuzz {
namespace {

using testing::ZooGraph;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// Bellman and Ford: round after round over all arcs.
std::vector<double> lengths_from(const ZooGraph& list, Vertex source) {
  std::vector<double> length(list.n, kInfinity);
  length[source] = 0.0;
  const auto arcs = arcs_of(list);
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto& arc : arcs) {
      if (length[arc.tail] + arc.length >= length[arc.head]) continue;
      length[arc.head] = length[arc.tail] + arc.length;
      changed = true;
    }
  }
  return length;
}

// Who is next to whom, along the arcs.
Matrix<Vertex> targets_of(const ZooGraph& list) {
  Matrix<Vertex> targets(list.n);
  for (const auto& arc : arcs_of(list)) targets[arc.tail].push_back(arc.head);
  return targets;
}

// One vertex after the other, from a queue.
std::vector<std::uint32_t> hops_from(const Matrix<Vertex>& targets, Vertex source) {
  std::vector<std::uint32_t> hops(targets.size(), kUnreached);
  hops[source] = 0;
  std::vector<Vertex> queue{source};
  for (std::size_t next = 0; next < queue.size(); ++next) {
    for (const Vertex v : targets[queue[next]]) {
      if (hops[v] != kUnreached) continue;
      hops[v] = hops[queue[next]] + 1;
      queue.push_back(v);
    }
  }
  return hops;
}

void check_source(const ZooGraph& list, const CsrGraph& graph, Vertex source, double delta) {
  const auto hops = hops_from(targets_of(list), source);
  for (const int threads : {1, 3}) {
    expect(hop_distances(graph, source, {.threads = threads}) == hops, "hops");
  }
  const auto lengths = lengths_from(list, source);
  expect(path_lengths(graph, source) == lengths, "lengths of paths");
  for (const int threads : {1, 3}) {
    expect(path_lengths_by_buckets(graph, source, delta, {.threads = threads}) == lengths,
           "lengths of paths by buckets");
  }
}

void check_totals(const ZooGraph& list, const CsrGraph& graph) {
  const auto one = distance_totals(graph, {.threads = 1});
  const auto three = distance_totals(graph, {.threads = 3});
  expect(one.sum == three.sum && one.harmonic == three.harmonic &&
             one.distribution == three.distribution,
         "threads: totals of distances");
  const auto targets = targets_of(list);
  std::vector<std::uint64_t> distribution;
  for (Vertex s = 0; s < list.n; ++s) {
    std::uint64_t sum = 0;
    std::uint32_t reached = 0;
    double harmonic = 0.0;
    std::uint32_t farthest = 0;
    for (const auto distance : hops_from(targets, s)) {
      if (distance == kUnreached) continue;
      if (distribution.size() <= distance) distribution.resize(distance + 1, 0);
      ++distribution[distance];
      farthest = std::max(farthest, distance);
      if (distance == 0) continue;
      sum += distance;
      ++reached;
      harmonic += 1.0 / distance;
    }
    expect(one.sum[s] == sum && one.reached[s] == reached && one.eccentricity[s] == farthest,
           "totals of distances");
    expect(near(one.harmonic[s], harmonic), "harmonic totals");
  }
  expect(one.distribution == distribution, "pairs by distance");
}

void run(std::string_view input) {
  InputBytes bytes(input);
  const auto choice = bytes.next();
  const double delta = (bytes.next() % 16) / 4.0;
  const auto list = arbitrary_graph(bytes, 640);
  const auto graph = list.graph();
  if (list.n > 0) check_source(list, graph, choice % list.n, delta);
  check_totals(list, graph);
}

const Registered kTarget("distances", run);

}  // namespace
}  // namespace musubi::fuzz::distances_fuzz
