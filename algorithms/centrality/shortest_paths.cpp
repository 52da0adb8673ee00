#include "algorithms/centrality/shortest_paths.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <stdexcept>
#include <string>

#include "engine/number_text.hpp"

namespace musubi {
namespace {

// Beyond it a step is lost in rounding as soon as it follows another.
constexpr double kMostLengthRatio = 1e14;

bool same_length(double a, double b) {
  return std::abs(a - b) <= kLengthTolerance * std::max(a, b);
}

void require_lengths(const CsrGraph& graph) {
  const auto lengths = graph.out_rows().lengths.span();
  if (lengths.empty()) return;
  const auto [least, most] = std::minmax_element(lengths.begin(), lengths.end());
  if (!(*least > 0.0)) {
    throw std::invalid_argument("shortest paths: every length must be above 0, got " +
                                number_text(*least));
  }
  if (*most / *least > kMostLengthRatio) {
    throw std::invalid_argument("shortest paths: lengths may differ by a factor of 10^14, got " +
                                number_text(*least) + " and " + number_text(*most) +
                                ": the shorter one would be lost in rounding");
  }
}

}  // namespace

ShortestPathSearch::ShortestPathSearch(const CsrGraph& graph)
    : graph_(graph), distance_(graph.num_vertices(), -1.0), path_count_(graph.num_vertices(), 0.0) {
  order_.reserve(graph.num_vertices());
  if (!graph.has_lengths()) return;
  settled_.assign(graph.num_vertices(), false);
  require_lengths(graph);
}

void ShortestPathSearch::run(Vertex source) {
  for (const Vertex v : order_) {
    distance_[v] = -1.0;
    path_count_[v] = 0.0;
  }
  order_.clear();
  if (graph_.has_lengths()) {
    dijkstra(source);
  } else {
    breadth_first(source);
  }
}

void ShortestPathSearch::breadth_first(Vertex source) {
  distance_[source] = 0.0;
  path_count_[source] = 1.0;
  order_.push_back(source);
  for (std::size_t next = 0; next < order_.size(); ++next) {
    const Vertex u = order_[next];
    const double one_further = distance_[u] + 1.0;
    const double paths = path_count_[u];
    for (const Vertex v : graph_.out_neighbors(u)) {
      if (distance_[v] < 0.0) {
        distance_[v] = one_further;
        order_.push_back(v);
      }
      if (distance_[v] == one_further) path_count_[v] += paths;
    }
  }
}

void ShortestPathSearch::dijkstra(Vertex source) {
  distance_[source] = 0.0;
  path_count_[source] = 1.0;
  heap_.assign(1, {0.0, source});
  while (!heap_.empty()) {
    std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
    const Vertex u = heap_.back().second;
    heap_.pop_back();
    if (settled_[u]) continue;
    settled_[u] = true;
    order_.push_back(u);
    const auto row = graph_.out_neighbors(u);
    const auto lengths = graph_.out_lengths(u);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const Vertex v = row[i];
      const double candidate = distance_[u] + lengths[i];
      if (settled_[v]) continue;
      if (distance_[v] >= 0.0 && same_length(candidate, distance_[v])) {
        path_count_[v] += path_count_[u];
      } else if (distance_[v] < 0.0 || candidate < distance_[v]) {
        distance_[v] = candidate;
        path_count_[v] = path_count_[u];
        heap_.emplace_back(candidate, v);
        std::push_heap(heap_.begin(), heap_.end(), std::greater<>{});
      }
    }
  }
  for (const Vertex v : order_) settled_[v] = false;
}

bool ShortestPathSearch::on_shortest_path(Vertex u, std::size_t position, Vertex v) const {
  if (!graph_.has_lengths()) return distance_[v] == distance_[u] + 1.0;
  return u != v && distance_[v] > distance_[u] &&
         same_length(distance_[u] + graph_.out_lengths(u)[position], distance_[v]);
}

}  // namespace musubi
