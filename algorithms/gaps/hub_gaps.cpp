#include "algorithms/gaps/hub_gaps.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <stdexcept>
#include <string>

#include "algorithms/centrality/pagerank.hpp"
#include "algorithms/centrality/shortest_paths.hpp"
#include "algorithms/gaps/function_gaps.hpp"
#include "algorithms/gaps/hub_brokers.hpp"

namespace musubi {
namespace {

void validate(const HubGapOptions& options) {
  const double weights[] = {options.weight_complementarity, options.weight_reach,
                            options.weight_likelihood};
  double sum = 0.0;
  for (const double weight : weights) {
    if (!(weight >= 0.0) || std::isinf(weight)) {
      throw std::invalid_argument("hub_gaps: a weight must be finite and >= 0, got " +
                                  std::to_string(weight));
    }
    sum += weight;
  }
  if (!(sum > 0.0)) throw std::invalid_argument("hub_gaps: the weights sum to 0");
}

// Functions that one hub has and the other, documented, states none of.
void add_complements(const Network& network, const std::vector<FunctionCell>& cells,
                     HubPair& pair) {
  std::map<std::string, GapStatus> of_a;
  std::map<std::string, GapStatus> of_b;
  for (const auto& cell : cells) {
    if (cell.hub == pair.a) of_a[cell.function] = cell.status;
    if (cell.hub == pair.b) of_b[cell.function] = cell.status;
  }
  const auto functions = network.vocabularies.names("function");
  for (const auto& function : functions) {
    if (of_a[function] == GapStatus::unknown || of_b[function] == GapStatus::unknown) continue;
    if (of_a[function] != of_b[function]) pair.complements.push_back(function);
  }
  if (functions.empty()) return;
  pair.score.complementarity =
      static_cast<double>(pair.complements.size()) / static_cast<double>(functions.size());
}

// Gain in the sum of 1/distance over ordered pairs when a link of length 1 joins the two hubs. A
// shortest path uses the new link at most once, so old distances from every vertex and from the two
// ends suffice.
class ReachGains {
 public:
  ReachGains(const Projection& projection, std::vector<HubPair*> pairs, const Execution& execution)
      : projection_(projection), pairs_(std::move(pairs)), execution_(execution) {
    ShortestPathSearch search(projection.graph);
    for (const auto* pair : pairs_) {
      for (const NodeId hub : {pair->a, pair->b}) add_rows(search, hub);
    }
  }

  void compute() {
    const std::size_t n = projection_.graph.num_vertices();
    std::vector<double> gains(pairs_.size(), 0.0);
    ShortestPathSearch search(projection_.graph);
    for (Vertex s = 0; s < n; ++s) {
      execution_.check_stop();
      search.run(s);
      for (std::size_t p = 0; p < pairs_.size(); ++p) gains[p] += gain_from(search, s, *pairs_[p]);
    }
    for (std::size_t p = 0; p < pairs_.size(); ++p) pairs_[p]->score.reach = gains[p];
  }

 private:
  void add_rows(ShortestPathSearch& search, NodeId hub) {
    const Vertex vertex = projection_.vertex_of_node[hub];
    if (vertex == kNoVertex || distance_.contains(hub)) return;
    search.run(vertex);
    auto& row = distance_[hub];
    for (const Vertex v : projection_.graph.vertices()) {
      row.push_back(search.reached(v) ? search.distance(v) : kFar);
    }
  }

  double gain_from(const ShortestPathSearch& search, Vertex s, const HubPair& pair) const {
    const auto a = distance_.find(pair.a);
    const auto b = distance_.find(pair.b);
    if (a == distance_.end() || b == distance_.end()) return 0.0;
    const double to_b = a->second[s] + 1.0;  // from s over the new link to b, and the other way
    const double to_a = b->second[s] + 1.0;
    double gain = 0.0;
    for (const Vertex t : projection_.graph.vertices()) {
      if (t == s) continue;
      const double after = std::min(to_b + b->second[t], to_a + a->second[t]);
      if (!search.reached(t)) {
        gain += 1.0 / after;
      } else if (after < search.distance(t)) {
        gain += 1.0 / after - 1.0 / search.distance(t);
      }
    }
    return gain;
  }

  static constexpr double kFar = std::numeric_limits<double>::infinity();
  const Projection& projection_;
  std::vector<HubPair*> pairs_;
  const Execution& execution_;
  std::map<NodeId, std::vector<double>> distance_{};
};

// Random walk with restart: where a walker is who starts, and starts again, at a hub.
class WalkLikelihood {
 public:
  WalkLikelihood(const Projection& projection, const Execution& execution)
      : projection_(projection), execution_(execution) {}

  double between(NodeId a, NodeId b) { return (share_at(a, b) + share_at(b, a)) / 2.0; }

 private:
  double share_at(NodeId start, NodeId place) {
    const Vertex from = projection_.vertex_of_node[start];
    const Vertex to = projection_.vertex_of_node[place];
    if (from == kNoVertex || to == kNoVertex) return 0.0;
    auto& scores = scores_[from];
    if (scores.empty()) {
      std::vector<double> restart(projection_.graph.num_vertices(), 0.0);
      restart[from] = 1.0;
      scores = pagerank(projection_.graph,
                        {.personalization = restart,
                         .execution = {.threads = execution_.threads, .stop = execution_.stop}})
                   .scores;
    }
    return scores[to];
  }

  const Projection& projection_;
  const Execution& execution_;
  std::map<Vertex, std::vector<double>> scores_{};
};

void scale_to_largest(const std::vector<HubPair*>& pairs, double GapScore::*part) {
  double largest = 0.0;
  for (const auto* pair : pairs) largest = std::max(largest, pair->score.*part);
  for (auto* pair : pairs) pair->score.*part = largest > 0.0 ? pair->score.*part / largest : 0.0;
}

std::vector<HubPair> pairs_with_status(const Network& network, const HubNetwork& hubs,
                                       const GapOptions& options) {
  auto links = hub_links(network, hubs, options);
  const std::size_t h = hubs.hubs.size();
  const auto documented = [&](NodeId hub) {
    return network.covered(network.graph.id(hub), "inter_hub_links") == Coverage::documented;
  };
  std::vector<HubPair> pairs;
  for (std::size_t i = 0; i < h; ++i) {
    for (std::size_t j = i + 1; j < h; ++j) {
      HubPair pair{.a = hubs.hubs[i], .b = hubs.hubs[j]};
      pair.links = std::move(links[pair_index(i, j, h)]);
      if (!pair.links.empty() && is_direct(pair.links.front().kind)) {
        pair.status = GapStatus::present;
      } else if (documented(pair.a) && documented(pair.b)) {
        pair.status = GapStatus::missing;
      }
      pairs.push_back(std::move(pair));
    }
  }
  return pairs;
}

int place(GapStatus status) {
  return status == GapStatus::missing ? 0 : status == GapStatus::unknown ? 1 : 2;
}

}  // namespace

std::vector<HubPair> hub_gaps(const Network& network, const HubGapOptions& options) {
  validate(options);
  const auto hubs = hub_network(network, options.gaps);
  auto pairs = pairs_with_status(network, hubs, options.gaps);
  std::vector<HubPair*> open;
  for (auto& pair : pairs) {
    if (pair.status != GapStatus::present) open.push_back(&pair);
  }

  auto spec = options.projection;
  spec.directed = false;
  spec.statuses = options.gaps.statuses;
  const auto projection = project(network.graph, spec);
  const auto cells = function_gaps(network, options.gaps);
  WalkLikelihood walk(projection, options.execution);
  for (auto* pair : open) {
    add_complements(network, cells, *pair);
    pair->score.likelihood = walk.between(pair->a, pair->b);
    pair->brokers = brokers_between(network, projection, pair->a, pair->b, options.gaps.group_kind);
  }
  ReachGains(projection, open, options.execution).compute();
  scale_to_largest(open, &GapScore::reach);
  scale_to_largest(open, &GapScore::likelihood);
  const double total_weight =
      options.weight_complementarity + options.weight_reach + options.weight_likelihood;
  for (auto* pair : open) {
    auto& score = pair->score;
    score.total =
        (options.weight_complementarity * score.complementarity +
         options.weight_reach * score.reach + options.weight_likelihood * score.likelihood) /
        total_weight;
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const HubPair& x, const HubPair& y) {
    if (place(x.status) != place(y.status)) return place(x.status) < place(y.status);
    return x.score.total > y.score.total;
  });
  return pairs;
}

}  // namespace musubi
