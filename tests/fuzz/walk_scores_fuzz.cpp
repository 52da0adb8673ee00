#include <algorithm>
#include <cmath>
#include <numeric>

#include "algorithms/centrality/eigenvector.hpp"
#include "algorithms/centrality/hits.hpp"
#include "algorithms/centrality/katz_centrality.hpp"
#include "algorithms/centrality/pagerank.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/input_bytes.hpp"
#include "tests/fuzz/slow_reference.hpp"

namespace musubi::fuzz::walk_scores_fuzz {
namespace {

using testing::ZooGraph;

double sum_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

// One step of the walk, arc by arc.
std::vector<double> walked(const ZooGraph& list, const std::vector<double>& x, double damping,
                           std::vector<double> jump) {
  const double total = sum_of(jump);
  for (auto& each : jump) each /= total;
  std::vector<double> out(list.n, 0.0);
  for (const auto& arc : arcs_of(list)) out[arc.tail] += arc.strength;
  double free = 1.0 - damping;
  for (Vertex v = 0; v < list.n; ++v) free += out[v] == 0.0 ? damping * x[v] : 0.0;
  std::vector<double> next(list.n, 0.0);
  for (Vertex v = 0; v < list.n; ++v) next[v] = free * jump[v];
  for (const auto& arc : arcs_of(list)) {
    if (out[arc.tail] > 0.0) {
      next[arc.head] += damping * x[arc.tail] * (arc.strength / out[arc.tail]);
    }
  }
  return next;
}

void check_pagerank(const ZooGraph& list, const CsrGraph& graph, InputBytes& bytes) {
  const double damping = bytes.next() / 256.0;
  std::vector<double> jump(list.n, 1.0);
  const bool personal = bytes.next() % 2 == 1 && list.n > 0;
  for (std::size_t v = 0; personal && v < jump.size(); ++v) jump[v] = bytes.next() % 4;
  if (personal && sum_of(jump) == 0.0) jump[0] = 1.0;
  PageRankOptions options{.damping = damping, .execution = {.threads = 1}};
  if (personal) options.personalization = jump;
  const auto one = pagerank(graph, options);
  options.execution.threads = 3;
  expect(one.scores == pagerank(graph, options).scores, "threads: PageRank");
  expect(one.scores.size() == list.n, "a score per vertex");
  if (list.n == 0) return;
  expect(near(sum_of(one.scores), 1.0), "PageRank sums to 1");
  const auto next = walked(list, one.scores, damping, jump);
  double residual = 0.0;
  for (Vertex v = 0; v < list.n; ++v) {
    expect(one.scores[v] >= 0.0, "PageRank is not negative");
    residual += std::abs(next[v] - one.scores[v]);
  }
  expect(residual <= one.residual + 1e-12, "the residual of PageRank is what it says");
  expect(!one.converged || residual <= 1e-11, "what converged is a solution");
}

std::vector<double> applied(const ZooGraph& list, const std::vector<double>& x, bool reverse) {
  std::vector<double> made(list.n, 0.0);
  for (const auto& arc : arcs_of(list)) {
    if (reverse)
      made[arc.tail] += arc.strength * x[arc.head];
    else
      made[arc.head] += arc.strength * x[arc.tail];
  }
  return made;
}

void check_katz(const ZooGraph& list, const CsrGraph& graph) {
  const auto one = katz_centrality(graph, {.execution = {.threads = 1}});
  expect(one.scores == katz_centrality(graph, {.execution = {.threads = 3}}).scores,
         "threads: Katz");
  const auto fed = applied(list, one.scores, false);
  double residual = 0.0;
  for (Vertex v = 0; v < list.n; ++v) {
    expect(one.scores[v] >= 1.0 - 1e-9, "a Katz score is at least beta");
    residual += std::abs(1.0 + one.alpha * fed[v] - one.scores[v]);
  }
  expect(!one.converged || residual <= 1e-8 * std::max(1.0, sum_of(one.scores)),
         "Katz solves its equation");
}

void check_eigenvector(const ZooGraph& list, const CsrGraph& graph) {
  const EigenvectorOptions options{.max_iterations = 500, .execution = {.threads = 1}};
  const auto one = eigenvector_centrality(graph, options);
  expect(one.scores.size() == list.n, "a score per vertex");
  const auto fed = applied(list, one.scores, false);
  for (Vertex v = 0; v < list.n; ++v) {
    expect(std::isfinite(one.scores[v]) && one.scores[v] >= 0.0, "eigenvector scores are numbers");
    if (!one.converged) continue;
    expect(near(fed[v], one.eigenvalue * one.scores[v], 1e-7 * std::max(1.0, one.eigenvalue)),
           "an eigenvector is one");
  }
  if (list.n > 0 && one.eigenvalue > 0.0) {
    expect(near(*std::ranges::max_element(one.scores), 1.0), "the largest score is 1");
  }
}

void check_hits(const ZooGraph& list, const CsrGraph& graph) {
  const auto one = hits(graph, {.max_iterations = 500, .execution = {.threads = 1}});
  expect(one.hubs.size() == list.n && one.authorities.size() == list.n, "scores per vertex");
  const auto fed = applied(list, applied(list, one.authorities, true), false);
  const double square = one.singular_value * one.singular_value;
  for (Vertex v = 0; v < list.n; ++v) {
    expect(one.hubs[v] >= 0.0 && one.hubs[v] <= 1.0 + 1e-12, "hub scores are in 0 .. 1");
    expect(
        !one.converged || near(fed[v], square * one.authorities[v], 1e-7 * std::max(1.0, square)),
        "authorities are a singular vector");
  }
}

void run(std::string_view input) {
  // The options have the first bytes for themselves, so that they stay when the graph changes.
  constexpr std::size_t kChoices = 8;
  const auto split = std::min(input.size(), kChoices);
  InputBytes choices(input.substr(0, split));
  InputBytes bytes(input.substr(split));
  const auto list = arbitrary_graph(bytes, 40);
  const auto graph = list.graph();
  check_pagerank(list, graph, choices);
  check_katz(list, graph);
  check_eigenvector(list, graph);
  check_hits(list, graph);
}

const Registered kTarget("walk_scores", run);

}  // namespace
}  // namespace musubi::fuzz::walk_scores_fuzz
