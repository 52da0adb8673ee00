#include "algorithms/gaps/hub_pair_scores.hpp"

#include <algorithm>

#include "algorithms/gaps/walk_likelihood.hpp"

namespace musubi {
namespace {

using Pairs = std::vector<HubPair*>;
using VertexPairs = std::vector<std::pair<Vertex, Vertex>>;

}  // namespace

HubPairScores::HubPairScores(const HubNetwork& hubs, const Projection& projection,
                             const GapWeights& weights, const HubReachOptions& options)
    : projection_(projection), weights_(weights), options_(options) {
  for (std::size_t i = 0; i < hubs.hubs.size(); ++i) {
    position_[hubs.hubs[i]] = static_cast<Vertex>(i);
  }
}

HubWorld HubPairScores::world(const std::vector<HubPair>& pairs, const Pairs& also) const {
  std::vector<Edge> ties;
  for (const auto& pair : pairs) {
    if (pair.status == GapStatus::present) ties.push_back(hub_positions(pair));
  }
  for (const auto* pair : also) ties.push_back(hub_positions(*pair));
  const auto h = static_cast<Vertex>(position_.size());
  return {also.empty() ? projection_.graph : with_edges(also), CsrGraph::from_edges(h, ties)};
}

void HubPairScores::compute(const HubWorld& world, const Pairs& pairs) const {
  VertexPairs ends;
  VertexPairs positions;
  Pairs placed;
  for (auto* pair : pairs) {
    const auto [i, j] = hub_positions(*pair);
    positions.emplace_back(i, j);
    const auto [a, b] = vertices(*pair);
    pair->ways = {};
    pair->hangs_on.clear();
    pair->score.likelihood = 0.0;
    if (a == kNoVertex || b == kNoVertex) continue;
    ends.emplace_back(a, b);
    placed.push_back(pair);
  }
  const auto among_hubs = reach_changes(world.hubs, positions, options_);
  for (std::size_t p = 0; p < pairs.size(); ++p) pairs[p]->reach = {.hubs = among_hubs[p]};
  const auto in_network = reach_changes(world.network, ends, options_);
  const auto likelihoods = walk_likelihoods(world.network, ends, options_.execution);
  const auto ways = pair_ways(world.network, ends, options_.execution);
  for (std::size_t p = 0; p < placed.size(); ++p) {
    placed[p]->reach.network = in_network[p];
    placed[p]->score.likelihood = likelihoods[p];
    placed[p]->ways = ways[p];
    for (const Vertex v : ways[p].hangs_on) {
      placed[p]->hangs_on.push_back(projection_.node_of_vertex[v]);
    }
  }
  set_scores(pairs);
}

Edge HubPairScores::hub_positions(const HubPair& pair) const {
  return {position_.at(pair.a), position_.at(pair.b)};
}

std::pair<Vertex, Vertex> HubPairScores::vertices(const HubPair& pair) const {
  return {projection_.vertex_of_node[pair.a], projection_.vertex_of_node[pair.b]};
}

// A copy of the projection with more edges of strength and length 1.
CsrGraph HubPairScores::with_edges(const Pairs& more) const {
  const auto& graph = projection_.graph;
  auto edges = projection_.numbering.edges;
  std::vector<double> strengths(graph.has_strengths() ? edges.size() : 0);
  std::vector<double> lengths(graph.has_lengths() ? edges.size() : 0);
  for (const Vertex v : graph.vertices()) {
    for (std::size_t i = 0; i < graph.out_neighbors(v).size(); ++i) {
      const EdgeId e = projection_.numbering.edge_of_arc[graph.first_arc(v) + i];
      if (!strengths.empty()) strengths[e] = graph.out_strengths(v)[i];
      if (!lengths.empty()) lengths[e] = graph.out_lengths(v)[i];
    }
  }
  for (const auto* pair : more) {
    const auto [a, b] = vertices(*pair);
    if (a == kNoVertex || b == kNoVertex) continue;
    edges.push_back({a, b});
    if (graph.has_strengths()) strengths.push_back(1.0);
    if (graph.has_lengths()) lengths.push_back(1.0);
  }
  return CsrGraph::from_edges(graph.num_vertices(), edges, Direction::undirected,
                              {.strengths = strengths, .lengths = lengths});
}

void HubPairScores::set_scores(const Pairs& pairs) const {
  std::vector<HubReach> reach;
  double likeliest = 0.0;
  for (const auto* pair : pairs) {
    reach.push_back(pair->reach);
    likeliest = std::max(likeliest, pair->score.likelihood);
  }
  const auto scores = reach_scores(reach);
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    auto& score = pairs[p]->score;
    score.reach = scores[p];
    score.likelihood = likeliest > 0.0 ? score.likelihood / likeliest : 0.0;
    score.redundancy = pairs[p]->ways.redundancy();
    score.total = weighted_mean(score, weights_);
  }
}

}  // namespace musubi
