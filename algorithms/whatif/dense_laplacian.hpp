#pragma once
#include <Eigen/Core>
#include <vector>

#include "engine/csr_graph.hpp"

namespace musubi {

/// The Laplacian of some vertices and the edges among them, in the order given: strengths are
/// conductances, 1 without them; directions are ignored, parallel edges add up, self-loops do not
/// matter. For other files of this folder: it shows Eigen's types. O(n + m) and k² entries.
[[nodiscard]] inline Eigen::MatrixXd dense_laplacian(const CsrGraph& graph,
                                                     const std::vector<Vertex>& vertices) {
  const auto k = static_cast<Eigen::Index>(vertices.size());
  std::vector<Eigen::Index> place(graph.num_vertices(), -1);
  for (Eigen::Index i = 0; i < k; ++i) place[vertices[static_cast<std::size_t>(i)]] = i;
  Eigen::MatrixXd laplacian = Eigen::MatrixXd::Zero(k, k);
  // An undirected edge comes along once from each end, a directed one once in all.
  const double share = graph.is_directed() ? 1.0 : 0.5;
  for (const Vertex u : vertices) {
    const auto row = graph.out_neighbors(u);
    const auto strengths = graph.out_strengths(u);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const Eigen::Index a = place[u];
      const Eigen::Index b = place[row[i]];
      if (b < 0 || a == b) continue;
      const double strength = share * (strengths.empty() ? 1.0 : strengths[i]);
      laplacian(a, a) += strength;
      laplacian(b, b) += strength;
      laplacian(a, b) -= strength;
      laplacian(b, a) -= strength;
    }
  }
  return laplacian;
}

}  // namespace musubi
