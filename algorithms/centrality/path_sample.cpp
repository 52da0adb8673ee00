#include "algorithms/centrality/path_sample.hpp"

#include <utility>

namespace musubi {

PathSample::PathSample(const CsrGraph& graph) : graph_(graph), seen_(graph.num_vertices()) {
  for (const Vertex v : graph.vertices()) {
    seen_[v].degree = {static_cast<Vertex>(row(v, from_s).size()),
                       static_cast<Vertex>(row(v, to_t).size())};
  }
}

void PathSample::start(Side side, Vertex v) {
  auto& search = searches_[side];
  for (const Vertex u : search.reached) seen_[u].distance[side] = kNoVertex;
  search.reached.assign(1, v);
  seen_[v].distance[side] = 0;
  seen_[v].paths[side] = 1.0;
  search.level = 0;
  search.arcs = seen_[v].degree[side];
}

void PathSample::expand(Side side) {
  auto& search = searches_[side];
  const Side other = opposite(side);
  const std::size_t last = search.reached.size();
  const auto further = seen_[search.reached[search.level]].distance[side] + 1;
  work_ += 1 + std::exchange(search.arcs, 0);
  for (std::size_t i = search.level; i < last; ++i) {
    const Vertex u = search.reached[i];
    const double paths = seen_[u].paths[side];
    for (const Vertex v : row(u, side)) {
      auto& next = seen_[v];
      if (next.distance[other] != kNoVertex) {
        const double crossing = paths * next.paths[other];
        crossings_.push_back(side == from_s ? Crossing{u, v, crossing} : Crossing{v, u, crossing});
      } else if (!crossings_.empty()) {
        continue;  // the searches have met: no more vertices are wanted
      } else if (next.distance[side] == kNoVertex) {
        next.distance[side] = further;
        next.paths[side] = paths;
        search.reached.push_back(v);
        search.arcs += next.degree[side];
      } else if (next.distance[side] == further) {
        next.paths[side] += paths;
      }
    }
  }
  search.level = last;
}

// From v to the end of its side, v among what is passed and the end not.
void PathSample::walk_back(Side side, Vertex v, SplitMix64& random) {
  while (seen_[v].distance[side] > 0) {
    between_.push_back(v);
    double left = random.uniform() * seen_[v].paths[side];
    const auto nearer = seen_[v].distance[side] - 1;
    Vertex chosen = kNoVertex;
    for (const Vertex u : row(v, opposite(side))) {
      if (seen_[u].distance[side] != nearer) continue;
      chosen = u;
      left -= seen_[u].paths[side];
      if (left < 0.0) break;
    }
    v = chosen;
  }
}

const std::vector<Vertex>& PathSample::draw(Vertex s, Vertex t, SplitMix64& random) {
  between_.clear();
  crossings_.clear();
  start(from_s, s);
  start(to_t, t);
  while (crossings_.empty()) {
    const Side side = searches_[from_s].arcs <= searches_[to_t].arcs ? from_s : to_t;
    if (searches_[side].level == searches_[side].reached.size()) return between_;
    expand(side);
  }
  double all = 0.0;
  for (const auto& crossing : crossings_) all += crossing.paths;
  double left = random.uniform() * all;
  const Crossing* chosen = &crossings_.front();
  for (const auto& crossing : crossings_) {
    chosen = &crossing;
    left -= crossing.paths;
    if (left < 0.0) break;
  }
  walk_back(from_s, chosen->from, random);
  walk_back(to_t, chosen->to, random);
  return between_;
}

}  // namespace musubi
