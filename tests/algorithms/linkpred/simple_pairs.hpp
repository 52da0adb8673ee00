#pragma once
#include <vector>

#include "algorithms/linkpred/vertex_pair.hpp"
#include "engine/csr_graph.hpp"

namespace musubi::testing {

/// All pairs of n vertices, the smaller first, in order.
inline std::vector<VertexPair> all_pairs(Vertex n) {
  std::vector<VertexPair> pairs;
  for (Vertex a = 0; a < n; ++a) {
    for (Vertex b = a + 1; b < n; ++b) pairs.push_back({a, b});
  }
  return pairs;
}

using Matrix = std::vector<std::vector<double>>;

/// The adjacency matrix of 0 and 1 that link prediction works on, by its definition.
inline Matrix adjacency(const CsrGraph& graph) {
  const std::size_t n = graph.num_vertices();
  Matrix matrix(n, std::vector<double>(n, 0.0));
  for (const Vertex u : graph.vertices()) {
    for (const Vertex v : graph.out_neighbors(u)) {
      if (u != v) matrix[u][v] = matrix[v][u] = 1.0;
    }
  }
  return matrix;
}

inline Matrix product(const Matrix& a, const Matrix& b) {
  Matrix result(a.size(), std::vector<double>(a.size(), 0.0));
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t k = 0; k < a.size(); ++k) {
      if (a[i][k] == 0.0) continue;
      for (std::size_t j = 0; j < a.size(); ++j) result[i][j] += a[i][k] * b[k][j];
    }
  }
  return result;
}

}  // namespace musubi::testing
