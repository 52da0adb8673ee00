#include "algorithms/spectral/component_laplacian.hpp"

#include <Eigen/IterativeLinearSolvers>
#include <algorithm>
#include <memory>

#include "engine/execution.hpp"

namespace musubi {
namespace {

constexpr std::size_t kMostExact = 3000;  // vertices; beyond it fill-in may cost too much
constexpr double kResidual = 1e-10;

using Triplets = std::vector<Eigen::Triplet<double>>;

double strength_of(std::span<const double> strengths, std::size_t i) {
  return strengths.empty() ? 1.0 : strengths[i];
}

template <typename Visit>
void each_conducting_arc(const CsrGraph& graph, Vertex v, Visit&& visit) {
  const auto row = graph.out_neighbors(v);
  for (std::size_t i = 0; i < row.size(); ++i) {
    const double strength = strength_of(graph.out_strengths(v), i);
    if (row[i] != v && strength > 0.0) visit(row[i], strength);
  }
}

}  // namespace

struct ComponentLaplacian::Preconditioner {
  Eigen::IncompleteCholesky<double> factor{};
};

ComponentLaplacian::ComponentLaplacian(const CsrGraph& graph, std::vector<Vertex> vertices)
    : vertices_(std::move(vertices)) {
  Triplets entries;
  const auto add = [&](Eigen::Index u, Eigen::Index v, double strength) {
    entries.emplace_back(u, v, -strength);
    entries.emplace_back(u, u, strength);
  };
  for (const Vertex u : vertices_) {
    each_conducting_arc(graph, u, [&](Vertex v, double strength) {
      add(place(u), place(v), strength);
      if (graph.is_directed()) add(place(v), place(u), strength);
    });
  }
  matrix_.resize(size(), size());
  matrix_.setFromTriplets(entries.begin(), entries.end());
  if (size() < 2) return;
  grounded_ = matrix_.topLeftCorner(size() - 1, size() - 1);
  if (vertices_.size() <= kMostExact) {
    exact_ = std::make_shared<const Eigen::SimplicialLDLT<Eigen::SparseMatrix<double>>>(grounded_);
  } else {
    auto preconditioner = std::make_shared<Preconditioner>();
    preconditioner->factor.compute(grounded_);
    preconditioner_ = std::move(preconditioner);
  }
}

Eigen::Index ComponentLaplacian::place(Vertex v) const {
  return std::lower_bound(vertices_.begin(), vertices_.end(), v) - vertices_.begin();
}

// Preconditioned conjugate gradients (Hestenes and Stiefel, 1952). Eigen's own class keeps the
// state of the last solve, so that it does not serve several threads.
Eigen::VectorXd ComponentLaplacian::solve_grounded(const Eigen::VectorXd& b,
                                                   const std::stop_token& stop) const {
  if (exact_) return exact_->solve(b);
  Eigen::VectorXd x = Eigen::VectorXd::Zero(b.size());
  Eigen::VectorXd residual = b;
  Eigen::VectorXd towards = preconditioner_->factor.solve(residual);
  Eigen::VectorXd direction = towards;
  double energy = residual.dot(towards);
  const double enough = kResidual * b.norm();
  for (Eigen::Index step = 0; step < 10 * b.size() && residual.norm() > enough; ++step) {
    Execution{.stop = stop}.check_stop();
    const Eigen::VectorXd image = grounded_ * direction;
    const double length = energy / direction.dot(image);
    x += length * direction;
    residual -= length * image;
    towards = preconditioner_->factor.solve(residual);
    const double next = residual.dot(towards);
    direction = towards + (next / energy) * direction;
    energy = next;
  }
  return x;
}

Eigen::VectorXd ComponentLaplacian::pseudo_inverse_times(Eigen::VectorXd b,
                                                         const std::stop_token& stop) const {
  Eigen::VectorXd x = Eigen::VectorXd::Zero(size());
  if (size() < 2) return x;
  b.array() -= b.mean();
  x.head(size() - 1) = solve_grounded(b.head(size() - 1), stop);
  x.array() -= x.mean();
  return x;
}

std::vector<std::vector<Vertex>> conducting_components(const CsrGraph& graph) {
  std::vector<Vertex> root(graph.num_vertices());
  for (const Vertex v : graph.vertices()) root[v] = v;
  const auto find = [&](Vertex v) {
    while (root[v] != v) v = root[v] = root[root[v]];
    return v;
  };
  for (const Vertex u : graph.vertices()) {
    each_conducting_arc(graph, u, [&](Vertex v, double) {
      const Vertex a = find(u);
      const Vertex b = find(v);
      root[std::max(a, b)] = std::min(a, b);
    });
  }
  std::vector<std::vector<Vertex>> components;
  std::vector<std::size_t> number(graph.num_vertices());
  for (const Vertex v : graph.vertices()) {
    const Vertex first = find(v);
    if (first == v) {
      number[v] = components.size();
      components.emplace_back();
    }
    components[number[first]].push_back(v);
  }
  return components;
}

}  // namespace musubi
