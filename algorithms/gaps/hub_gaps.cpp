#include "algorithms/gaps/hub_gaps.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>
#include <string>

#include "algorithms/gaps/broker_standing.hpp"
#include "algorithms/gaps/function_gaps.hpp"
#include "algorithms/gaps/hub_pair_scores.hpp"
#include "algorithms/gaps/hub_pair_status.hpp"
#include "algorithms/gaps/weight_robustness.hpp"

namespace musubi {
namespace {

void validate(const GapWeights& weights) {
  for (const double weight :
       {weights.complementarity, weights.reach, weights.likelihood, weights.redundancy}) {
    if (!(weight >= 0.0) || std::isinf(weight)) {
      throw std::invalid_argument("hub_gaps: a weight must be finite and >= 0, got " +
                                  std::to_string(weight));
    }
  }
  if (!(weights.sum() > 0.0)) throw std::invalid_argument("hub_gaps: the weights sum to 0");
}

std::vector<HubPair> pairs_with_status(const Network& network, const HubNetwork& hubs,
                                       const std::vector<std::vector<HubLink>>& links) {
  const std::size_t h = hubs.hubs.size();
  std::vector<HubPair> pairs;
  for (std::size_t i = 0; i < h; ++i) {
    for (std::size_t j = i + 1; j < h; ++j) {
      HubPair pair{.a = hubs.hubs[i], .b = hubs.hubs[j]};
      pair.links = links[pair_index(i, j, h)];
      pair.status = hub_pair_status(network, pair.a, pair.b, pair.links);
      pairs.push_back(std::move(pair));
    }
  }
  return pairs;
}

// What each hub has of every function, in the vocabulary's order.
class FunctionTable {
 public:
  explicit FunctionTable(const std::vector<FunctionCell>& cells) {
    for (const auto& cell : cells) {
      of_hub_[cell.hub].emplace_back(cell.function, cell.status);
    }
  }

  [[nodiscard]] std::size_t functions() const {
    return of_hub_.empty() ? 0 : of_hub_.begin()->second.size();
  }

  void compare(HubPair& pair) const {
    if (functions() == 0) return;
    const auto& of_a = of_hub_.at(pair.a);
    const auto& of_b = of_hub_.at(pair.b);
    for (std::size_t f = 0; f < functions(); ++f) {
      if (of_a[f].second == GapStatus::unknown || of_b[f].second == GapStatus::unknown) {
        pair.unsettled.push_back(of_a[f].first);
      } else if (of_a[f].second != of_b[f].second) {
        pair.complements.push_back(of_a[f].first);
      }
    }
    pair.score.complementarity =
        static_cast<double>(pair.complements.size()) / static_cast<double>(functions());
  }

 private:
  std::map<NodeId, std::vector<std::pair<std::string, GapStatus>>> of_hub_{};
};

using Pairs = std::vector<HubPair*>;

Pairs pairs_of(std::vector<HubPair>& pairs, GapStatus status) {
  Pairs result;
  for (auto& pair : pairs) {
    if (pair.status == status) result.push_back(&pair);
  }
  return result;
}

void add_brokers(const Network& network, const HubNetwork& hubs, const Projection& projection,
                 const Pairs& open, const HubGapOptions& options) {
  std::vector<NodeId> ends;
  for (const auto* pair : open) ends.insert(ends.end(), {pair->a, pair->b});
  const BrokerSearch search(network, projection, ends, options.gaps.group_kind);
  const auto standing = broker_standing(hubs, projection, projection.graph, options.execution);
  parallel_for(open.size(), options.execution.quiet(), [&](std::size_t p, int) {
    open[p]->brokers = search.between(open[p]->a, open[p]->b);
    for (auto& broker : open[p]->brokers) {
      const Vertex v = projection.vertex_of_node[broker.institution];
      broker.roles = standing.roles[v];
      broker.constraint = standing.constraint[v];
      broker.effective_size = standing.effective_size[v];
    }
  });
}

// Scores once more as if every unknown pair were linked.
void add_bounds(std::vector<HubPair>& pairs, const Pairs& open, const HubPairScores& parts,
                std::size_t functions, const HubGapOptions& options) {
  const auto unknown = pairs_of(pairs, GapStatus::unknown);
  auto linked = pairs;
  if (!unknown.empty()) {
    parts.compute(parts.world(pairs, unknown), pairs_of(linked, GapStatus::missing));
  }
  std::vector<BoundedPair> bounded;
  for (const auto* pair : open) {
    bounded.push_back({.status = pair->status,
                       .settled = pair->complements.size(),
                       .unsettled = pair->unsettled.size(),
                       .without = pair->score,
                       .with = linked[static_cast<std::size_t>(pair - pairs.data())].score});
  }
  const auto bounds = gap_bounds(bounded, functions, options.weights);
  for (std::size_t p = 0; p < open.size(); ++p) open[p]->bounds = bounds[p];
}

int place(GapStatus status) {
  return status == GapStatus::missing ? 0 : status == GapStatus::unknown ? 1 : 2;
}

}  // namespace

std::vector<HubPair> hub_gaps(const Network& network, const HubGapOptions& options) {
  validate(options.weights);
  const auto hubs = hub_network(network, options.gaps);
  const auto links = hub_links(network, hubs, options.gaps);
  return hub_gaps(network, hubs, links, function_gaps(network, hubs, links), options);
}

std::vector<HubPair> hub_gaps(const Network& network, const HubNetwork& hubs,
                              const std::vector<std::vector<HubLink>>& links,
                              const std::vector<FunctionCell>& functions,
                              const HubGapOptions& options) {
  validate(options.weights);
  auto pairs = pairs_with_status(network, hubs, links);
  Pairs open;
  for (auto& pair : pairs) {
    if (pair.status != GapStatus::present) open.push_back(&pair);
  }
  if (!open.empty()) {
    auto spec = options.projection;
    spec.directed = false;
    spec.statuses = options.gaps.statuses;
    const auto projection = project(network.graph, spec);
    const FunctionTable table(functions);
    for (auto* pair : open) table.compare(*pair);
    const HubPairScores parts(hubs, projection, options.weights,
                              {.seed = options.seed, .execution = options.execution});
    parts.compute(parts.world(pairs), open);
    if (options.bounds) add_bounds(pairs, open, parts, table.functions(), options);
    add_brokers(network, hubs, projection, open, options);
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const HubPair& x, const HubPair& y) {
    if (place(x.status) != place(y.status)) return place(x.status) < place(y.status);
    return x.score.total > y.score.total;
  });
  const auto robustness = weight_robustness(pairs, options.seed);
  for (std::size_t p = 0; p < pairs.size(); ++p) pairs[p].robustness = robustness[p];
  return pairs;
}

}  // namespace musubi
