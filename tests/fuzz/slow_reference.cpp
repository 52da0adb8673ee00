#include "tests/fuzz/slow_reference.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace musubi::fuzz {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

template <typename T>
Matrix<T> matrix(std::size_t n, T value) {
  return Matrix<T>(n, std::vector<T>(n, value));
}

}  // namespace

std::vector<SlowArc> arcs_of(const testing::ZooGraph& graph) {
  std::vector<SlowArc> arcs;
  for (std::size_t e = 0; e < graph.edges.size(); ++e) {
    const auto [tail, head] = graph.edges[e];
    const double strength = graph.strengths.empty() ? 1.0 : graph.strengths[e];
    const double length = graph.lengths.empty() ? 1.0 : graph.lengths[e];
    arcs.push_back({tail, head, strength, length, e});
    if (!graph.directed()) arcs.push_back({head, tail, strength, length, e});
  }
  return arcs;
}

Matrix<double> distances_of(const testing::ZooGraph& graph, bool hops) {
  auto distance = matrix(graph.n, kInfinity);
  for (Vertex v = 0; v < graph.n; ++v) distance[v][v] = 0.0;
  for (const auto& arc : arcs_of(graph)) {
    auto& cell = distance[arc.tail][arc.head];
    cell = std::min(cell, hops ? 1.0 : arc.length);
    if (arc.tail == arc.head) cell = 0.0;
  }
  for (Vertex via = 0; via < graph.n; ++via) {
    for (Vertex s = 0; s < graph.n; ++s) {
      for (Vertex t = 0; t < graph.n; ++t) {
        distance[s][t] = std::min(distance[s][t], distance[s][via] + distance[via][t]);
      }
    }
  }
  return distance;
}

Matrix<double> path_counts_of(const testing::ZooGraph& graph, const Matrix<double>& distances) {
  auto count = matrix(graph.n, 0.0);
  const auto arcs = arcs_of(graph);
  std::vector<Vertex> nearest(graph.n);
  std::iota(nearest.begin(), nearest.end(), Vertex{0});
  for (Vertex s = 0; s < graph.n; ++s) {
    const auto& from = distances[s];
    std::sort(nearest.begin(), nearest.end(),
              [&](Vertex a, Vertex b) { return from[a] < from[b]; });
    count[s][s] = 1.0;
    for (const Vertex v : nearest) {
      for (const auto& arc : arcs) {
        if (arc.head == v && arc.tail != v && from[v] < kInfinity &&
            from[arc.tail] + arc.length == from[v]) {
          count[s][v] += count[s][arc.tail];
        }
      }
    }
  }
  return count;
}

Matrix<bool> reach_of(const testing::ZooGraph& graph, bool ignore_directions) {
  auto undirected = graph;
  if (ignore_directions) undirected.direction = Direction::undirected;
  const auto distance = distances_of(undirected, true);
  auto reach = matrix(graph.n, false);
  for (Vertex s = 0; s < graph.n; ++s) {
    for (Vertex t = 0; t < graph.n; ++t) reach[s][t] = distance[s][t] < kInfinity;
  }
  return reach;
}

std::vector<double> betweenness_of(const testing::ZooGraph& graph) {
  const auto distance = distances_of(graph);
  const auto count = path_counts_of(graph, distance);
  std::vector<double> score(graph.n, 0.0);
  for (Vertex s = 0; s < graph.n; ++s) {
    for (Vertex t = 0; t < graph.n; ++t) {
      if (s == t || distance[s][t] == kInfinity) continue;
      for (Vertex v = 0; v < graph.n; ++v) {
        if (v == s || v == t || distance[s][v] + distance[v][t] != distance[s][t]) continue;
        score[v] += count[s][v] * count[v][t] / count[s][t];
      }
    }
  }
  if (!graph.directed()) {
    for (auto& each : score) each /= 2.0;
  }
  return score;
}

std::vector<Vertex> cores_of(const testing::ZooGraph& graph) {
  std::vector<Vertex> core(graph.n, 0);
  std::vector<bool> left(graph.n, true);
  for (Vertex k = 1; std::ranges::count(left, true) > 0; ++k) {
    for (bool changed = true; changed;) {
      changed = false;
      std::vector<Vertex> degree(graph.n, 0);
      for (const auto& [tail, head] : graph.edges) {
        if (tail == head || !left[tail] || !left[head]) continue;
        ++degree[tail];
        ++degree[head];
      }
      for (Vertex v = 0; v < graph.n; ++v) {
        if (!left[v] || degree[v] >= k) continue;
        left[v] = false;
        core[v] = k - 1;
        changed = true;
      }
    }
  }
  return core;
}

Matrix<bool> adjacency_of(const testing::ZooGraph& graph) {
  auto next = matrix(graph.n, false);
  for (const auto& [tail, head] : graph.edges) {
    if (tail != head) next[tail][head] = next[head][tail] = true;
  }
  return next;
}

std::size_t parts_without(const testing::ZooGraph& graph, Vertex vertex, std::size_t edge) {
  std::vector<Vertex> part(graph.n);
  std::iota(part.begin(), part.end(), Vertex{0});
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
      const auto [tail, head] = graph.edges[e];
      if (e == edge || tail == vertex || head == vertex || part[tail] == part[head]) continue;
      part[tail] = part[head] = std::min(part[tail], part[head]);
      changed = true;
    }
  }
  std::size_t parts = 0;
  for (Vertex v = 0; v < graph.n; ++v) parts += v != vertex && part[v] == v ? 1 : 0;
  return parts;
}

bool near(double a, double b, double tolerance) {
  return a == b || std::abs(a - b) <= tolerance * std::max({1.0, std::abs(a), std::abs(b)});
}

bool all_near(std::span<const double> a, std::span<const double> b, double tolerance) {
  return std::ranges::equal(a, b, [&](double x, double y) { return near(x, y, tolerance); });
}

}  // namespace musubi::fuzz
