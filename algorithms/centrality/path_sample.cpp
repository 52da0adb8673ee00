#include "algorithms/centrality/path_sample.hpp"

namespace musubi {

PathSample::PathSample(const CsrGraph& graph) : graph_(graph) {
  for (auto* side : {&from_s_, &to_t_}) {
    side->distance.assign(graph.num_vertices(), kNoVertex);
    side->paths.assign(graph.num_vertices(), 0.0);
  }
}

void PathSample::start(Side& side, Vertex v, bool forward) {
  for (const Vertex u : side.reached) {
    side.distance[u] = kNoVertex;
    side.paths[u] = 0.0;
  }
  side.reached.assign(1, v);
  side.distance[v] = 0;
  side.paths[v] = 1.0;
  side.level = 0;
  side.arcs = row(v, forward).size();
}

void PathSample::expand(Side& side, const Side& other, bool forward) {
  const std::size_t last = side.reached.size();
  const auto further = side.distance[side.reached[side.level]] + 1;
  side.arcs = 0;
  for (std::size_t i = side.level; i < last; ++i) {
    const Vertex u = side.reached[i];
    for (const Vertex v : row(u, forward)) {
      if (other.distance[v] != kNoVertex) {
        const double paths = side.paths[u] * other.paths[v];
        crossings_.push_back(forward ? Crossing{u, v, paths} : Crossing{v, u, paths});
        continue;
      }
      if (side.distance[v] == kNoVertex) {
        side.distance[v] = further;
        side.reached.push_back(v);
        side.arcs += row(v, forward).size();
      }
      if (side.distance[v] == further) side.paths[v] += side.paths[u];
    }
  }
  side.level = last;
}

// From v to the end of its side, v among what is passed and the end not.
void PathSample::walk_back(const Side& side, Vertex v, bool forward, SplitMix64& random) {
  while (side.distance[v] > 0) {
    between_.push_back(v);
    double left = random.uniform() * side.paths[v];
    Vertex chosen = kNoVertex;
    for (const Vertex u : row(v, !forward)) {
      if (side.distance[u] == kNoVertex || side.distance[u] + 1 != side.distance[v]) continue;
      chosen = u;
      left -= side.paths[u];
      if (left < 0.0) break;
    }
    v = chosen;
  }
}

const std::vector<Vertex>& PathSample::draw(Vertex s, Vertex t, SplitMix64& random) {
  between_.clear();
  crossings_.clear();
  start(from_s_, s, true);
  start(to_t_, t, false);
  while (crossings_.empty()) {
    const bool forward = from_s_.arcs <= to_t_.arcs;
    auto& side = forward ? from_s_ : to_t_;
    if (side.level == side.reached.size()) return between_;
    expand(side, forward ? to_t_ : from_s_, forward);
  }
  double all = 0.0;
  for (const auto& crossing : crossings_) all += crossing.paths;
  double left = random.uniform() * all;
  const Crossing* chosen = nullptr;
  for (const auto& crossing : crossings_) {
    chosen = &crossing;
    left -= crossing.paths;
    if (left < 0.0) break;
  }
  walk_back(from_s_, chosen->from, true, random);
  walk_back(to_t_, chosen->to, false, random);
  return between_;
}

}  // namespace musubi
