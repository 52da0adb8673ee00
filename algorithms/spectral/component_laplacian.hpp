#pragma once
#include <Eigen/SparseCholesky>
#include <Eigen/SparseCore>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

#include "engine/csr_graph.hpp"

namespace musubi {

/// The Laplacian of one connected component, for solving with its pseudo-inverse. Strengths are
/// conductances, 1 without them; directions are ignored, parallel edges add up, self-loops and
/// edges of strength 0 do not matter. For other files of this folder: it shows Eigen's types.
class ComponentLaplacian {
 public:
  /// `vertices`: the k vertices of a component, in increasing order. O(n) for the numbering and
  /// O(m) for the matrix; a sparse Cholesky factorisation where its factor has at most 2·10⁷
  /// entries and takes 5·10⁹ multiplications, as of trees, meshes and what has small cuts; else an
  /// incomplete one for conjugate gradients, which converge fast on what has none.
  ComponentLaplacian(const CsrGraph& graph, std::vector<Vertex> vertices);

  [[nodiscard]] Eigen::Index size() const { return static_cast<Eigen::Index>(vertices_.size()); }
  /// Place of a vertex of the component among its vertices.
  [[nodiscard]] Eigen::Index place(Vertex v) const;
  [[nodiscard]] const Eigen::SparseMatrix<double>& matrix() const { return matrix_; }

  /// L⁺ b: the x of mean 0 with L x = b - mean(b), to a relative residual of 1e-10. Safe to call
  /// from several threads. Throws Error(cancelled) on a stop request.
  [[nodiscard]] Eigen::VectorXd pseudo_inverse_times(Eigen::VectorXd b,
                                                     const std::stop_token& stop = {}) const;

 private:
  // Incomplete Cholesky factor of the grounded matrix; empty when the exact one is used.
  struct Preconditioner;

  [[nodiscard]] Eigen::VectorXd solve_grounded(const Eigen::VectorXd& b,
                                               const std::stop_token& stop) const;

  std::vector<Vertex> vertices_{};
  Eigen::SparseMatrix<double> matrix_{};
  Eigen::SparseMatrix<double> grounded_{};  // without the row and column of the last vertex
  std::shared_ptr<const Eigen::SimplicialLDLT<Eigen::SparseMatrix<double>>> exact_{};
  std::shared_ptr<const Preconditioner> preconditioner_{};
};

/// The components of a graph, directions and edges of strength 0 ignored, each with its vertices in
/// increasing order; components in order of their smallest vertex. O(n + m).
[[nodiscard]] std::vector<std::vector<Vertex>> conducting_components(const CsrGraph& graph);

}  // namespace musubi
