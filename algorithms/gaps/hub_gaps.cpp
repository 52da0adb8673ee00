#include "algorithms/gaps/hub_gaps.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>
#include <string>

#include "algorithms/centrality/pagerank.hpp"
#include "algorithms/gaps/function_gaps.hpp"
#include "algorithms/gaps/hub_brokers.hpp"
#include "algorithms/gaps/reach_gains.hpp"
#include "algorithms/gaps/weight_robustness.hpp"

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

std::vector<NodeId> ends_of(const std::vector<HubPair*>& pairs) {
  std::vector<NodeId> ends;
  for (const auto* pair : pairs) ends.insert(ends.end(), {pair->a, pair->b});
  return ends;
}

// A hub without links in the projection gains nothing: there is no way to measure from it.
void add_reach(const Projection& projection, const std::vector<HubPair*>& pairs,
               const HubGapOptions& options) {
  std::vector<std::pair<Vertex, Vertex>> ends;
  std::vector<HubPair*> placed;
  for (auto* pair : pairs) {
    const Vertex a = projection.vertex_of_node[pair->a];
    const Vertex b = projection.vertex_of_node[pair->b];
    if (a == kNoVertex || b == kNoVertex) continue;
    ends.emplace_back(a, b);
    placed.push_back(pair);
  }
  const auto reach = reach_gains(
      projection.graph, ends,
      {.seed = options.seed,
       .execution = {.threads = options.execution.threads, .stop = options.execution.stop}});
  for (std::size_t p = 0; p < placed.size(); ++p) placed[p]->score.reach = reach.gains[p];
}

// Random walk with restart: where a walker is who starts, and starts again, at a hub.
class WalkLikelihood {
 public:
  WalkLikelihood(const Projection& projection, const std::vector<NodeId>& ends,
                 const Execution& execution)
      : projection_(projection) {
    for (const NodeId end : ends) {
      const Vertex vertex = projection.vertex_of_node[end];
      if (vertex != kNoVertex) scores_.try_emplace(vertex);
    }
    std::vector<Vertex> starts;
    for (const auto& [vertex, unused] : scores_) starts.push_back(vertex);
    // One walk per thread: a single walk is too short to be shared out.
    parallel_for(
        starts.size(), {.threads = execution.threads, .stop = execution.stop},
        [&](std::size_t i, int) { scores_.at(starts[i]) = walk_from(starts[i], execution.stop); });
  }

  [[nodiscard]] double between(NodeId a, NodeId b) const {
    return (share_at(a, b) + share_at(b, a)) / 2.0;
  }

 private:
  [[nodiscard]] std::vector<double> walk_from(Vertex start, const std::stop_token& stop) const {
    std::vector<double> restart(projection_.graph.num_vertices(), 0.0);
    restart[start] = 1.0;
    return pagerank(projection_.graph, {.personalization = std::move(restart),
                                        .execution = {.threads = 1, .stop = stop}})
        .scores;
  }

  [[nodiscard]] double share_at(NodeId start, NodeId place) const {
    const Vertex from = projection_.vertex_of_node[start];
    const Vertex to = projection_.vertex_of_node[place];
    return from == kNoVertex || to == kNoVertex ? 0.0 : scores_.at(from)[to];
  }

  const Projection& projection_;
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
  const auto ends = ends_of(open);
  const WalkLikelihood walk(projection, ends, options.execution);
  for (auto* pair : open) {
    add_complements(network, cells, *pair);
    pair->score.likelihood = walk.between(pair->a, pair->b);
  }
  add_reach(projection, open, options);
  const BrokerSearch brokers(network, projection, ends, options.gaps.group_kind);
  parallel_for(
      open.size(), {.threads = options.execution.threads, .stop = options.execution.stop},
      [&](std::size_t p, int) { open[p]->brokers = brokers.between(open[p]->a, open[p]->b); });
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
  const auto robustness = weight_robustness(pairs, options.seed);
  for (std::size_t p = 0; p < pairs.size(); ++p) pairs[p].robustness = robustness[p];
  return pairs;
}

}  // namespace musubi
