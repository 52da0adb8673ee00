#include "algorithms/linkpred/block_counts.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace musubi {
namespace {

// std::lgamma writes the global signgam, which is a race between threads.
double log_gamma(double x) {
  int sign = 0;
  return lgamma_r(x, &sign);
}

double log_choose(double n, double k) {
  return log_gamma(n + 1.0) - log_gamma(k + 1.0) - log_gamma(n - k + 1.0);
}

}  // namespace

LogFactorials::LogFactorials(std::size_t largest) : table_(largest + 1, 0.0) {
  for (std::size_t n = 2; n <= largest; ++n) table_[n] = log_gamma(static_cast<double>(n) + 1.0);
}

double LogFactorials::even_double(std::size_t n) const {
  return static_cast<double>(n / 2) * std::numbers::ln2 + table_[n / 2];
}

BlockCounts::BlockCounts(const CsrGraph& simple, const Partition& partition)
    : groups(num_communities(partition)),
      size(groups, 0),
      ends(groups, 0),
      links(groups * groups, 0) {
  for (const Vertex u : simple.vertices()) {
    const Community r = partition[u];
    ++size[r];
    ends[r] += simple.out_degree(u);
    for (const Vertex v : simple.out_neighbors(u)) ++between(r, partition[v]);
  }
}

double group_cost(const LogFactorials& log_factorial, std::size_t size, std::size_t ends) {
  if (size == 0) return 0.0;
  return log_factorial(size + ends - 1) - log_factorial(size - 1) - log_factorial(size);
}

double group_number_cost(std::size_t n, std::size_t m, std::size_t groups) {
  const auto b = static_cast<double>(groups);
  const double pairs = b * (b + 1.0) / 2.0;
  const auto edges = static_cast<double>(m);
  return log_choose(pairs + edges - 1.0, edges) + log_choose(static_cast<double>(n) - 1.0, b - 1.0);
}

double fixed_cost(const CsrGraph& simple, const LogFactorials& log_factorial) {
  const std::size_t n = simple.num_vertices();
  double cost = log_factorial(n) + std::log(static_cast<double>(n));
  for (const Vertex v : simple.vertices()) cost -= log_factorial(simple.out_degree(v));
  return cost;
}

}  // namespace musubi
