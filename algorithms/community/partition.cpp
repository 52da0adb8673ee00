#include "algorithms/community/partition.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <stdexcept>
#include <string>
#include <tuple>

#include "engine/compensated_sum.hpp"

namespace musubi {
namespace {

void require_length(const CsrGraph& graph, const Partition& partition) {
  if (partition.size() != graph.num_vertices()) {
    throw std::invalid_argument("partition: length " + std::to_string(partition.size()) +
                                " for a graph of " + std::to_string(graph.num_vertices()) +
                                " vertices");
  }
}

// Weights per community. An undirected edge is met as two arcs, so every sum is doubled alike.
struct CommunityWeights {
  std::vector<double> inside;  // arcs with both ends in the community
  std::vector<double> out;     // arcs that leave its vertices, inside ones included
  std::vector<double> in;
  double total = 0.0;
};

std::vector<double> values(const std::vector<CompensatedSum>& sums) {
  std::vector<double> result;
  result.reserve(sums.size());
  for (const auto& sum : sums) result.push_back(sum.value());
  return result;
}

CommunityWeights weigh(const CsrGraph& graph, const Partition& partition) {
  const std::size_t k = num_communities(partition);
  std::vector<CompensatedSum> inside(k);
  std::vector<CompensatedSum> out(k);
  std::vector<CompensatedSum> in(k);
  CompensatedSum total;
  for (const Vertex u : graph.vertices()) {
    const auto row = graph.out_neighbors(u);
    const auto strengths = graph.out_strengths(u);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const double weight = strengths.empty() ? 1.0 : strengths[i];
      out[partition[u]].add(weight);
      in[partition[row[i]]].add(weight);
      total.add(weight);
      if (partition[u] == partition[row[i]]) inside[partition[u]].add(weight);
    }
  }
  return {values(inside), values(out), values(in), total.value()};
}

double choose_two(double x) {
  return x * (x - 1.0) / 2.0;
}

double plogp(double count, double n) {
  return count > 0.0 ? count / n * std::log(count / n) : 0.0;
}

}  // namespace

Community num_communities(const Partition& partition) {
  return partition.empty() ? 0 : 1 + *std::max_element(partition.begin(), partition.end());
}

Partition canonical(const Partition& partition) {
  const std::size_t k = num_communities(partition);
  std::vector<std::size_t> size(k, 0);
  std::vector<std::size_t> first(k, std::numeric_limits<std::size_t>::max());
  for (std::size_t v = 0; v < partition.size(); ++v) {
    ++size[partition[v]];
    first[partition[v]] = std::min(first[partition[v]], v);
  }
  std::vector<Community> order(k);
  std::iota(order.begin(), order.end(), Community{0});
  std::sort(order.begin(), order.end(), [&](Community a, Community b) {
    return std::tuple(size[b], first[a]) < std::tuple(size[a], first[b]);
  });
  std::vector<Community> number(k);
  for (std::size_t i = 0; i < k; ++i) number[order[i]] = static_cast<Community>(i);
  Partition result(partition.size());
  for (std::size_t v = 0; v < partition.size(); ++v) result[v] = number[partition[v]];
  return result;
}

double modularity(const CsrGraph& graph, const Partition& partition, double resolution) {
  require_length(graph, partition);
  const auto weights = weigh(graph, partition);
  if (weights.total == 0.0) return 0.0;
  CompensatedSum sum;
  for (std::size_t c = 0; c < weights.inside.size(); ++c) {
    sum.add(weights.inside[c] / weights.total -
            resolution * (weights.out[c] / weights.total) * (weights.in[c] / weights.total));
  }
  return sum.value();
}

PartitionQuality partition_quality(const CsrGraph& graph, const Partition& partition) {
  require_length(graph, partition);
  const auto weights = weigh(graph, partition);
  PartitionQuality quality{.modularity = modularity(graph, partition)};
  if (weights.total == 0.0) return quality;
  const double inside = std::accumulate(weights.inside.begin(), weights.inside.end(), 0.0);
  quality.coverage = inside / weights.total;
  for (std::size_t c = 0; c < weights.inside.size(); ++c) {
    const double cut = weights.out[c] - weights.inside[c];
    const double smaller = std::min(weights.out[c], weights.total - weights.out[c]);
    if (smaller > 0.0) quality.conductance += cut / smaller;
  }
  quality.conductance /= static_cast<double>(weights.inside.size());
  return quality;
}

PartitionAgreement partition_agreement(const Partition& a, const Partition& b) {
  if (a.size() != b.size()) {
    throw std::invalid_argument("partition_agreement: lengths " + std::to_string(a.size()) +
                                " and " + std::to_string(b.size()) + " differ");
  }
  std::map<std::pair<Community, Community>, double> both;
  std::map<Community, double> in_a;
  std::map<Community, double> in_b;
  for (std::size_t v = 0; v < a.size(); ++v) {
    ++both[{a[v], b[v]}];
    ++in_a[a[v]];
    ++in_b[b[v]];
  }
  const auto n = static_cast<double>(a.size());
  double entropy_a = 0.0;
  double entropy_b = 0.0;
  double entropy_both = 0.0;
  double pairs_a = 0.0;
  double pairs_b = 0.0;
  double pairs_both = 0.0;
  for (const auto& [c, count] : in_a) {
    entropy_a -= plogp(count, n);
    pairs_a += choose_two(count);
  }
  for (const auto& [c, count] : in_b) {
    entropy_b -= plogp(count, n);
    pairs_b += choose_two(count);
  }
  for (const auto& [c, count] : both) {
    entropy_both -= plogp(count, n);
    pairs_both += choose_two(count);
  }
  const double mutual = std::max(0.0, entropy_a + entropy_b - entropy_both);
  const double expected = n > 1.0 ? pairs_a * pairs_b / choose_two(n) : 0.0;
  const double most = (pairs_a + pairs_b) / 2.0;
  PartitionAgreement agreement;
  agreement.nmi = entropy_a + entropy_b > 0.0 ? 2.0 * mutual / (entropy_a + entropy_b) : 1.0;
  agreement.ari = most - expected != 0.0 ? (pairs_both - expected) / (most - expected) : 1.0;
  agreement.vi = std::max(0.0, entropy_a + entropy_b - 2.0 * mutual);
  return agreement;
}

}  // namespace musubi
