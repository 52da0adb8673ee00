#include "algorithms/spectral/component_laplacian.hpp"

#include <Eigen/IterativeLinearSolvers>
#include <algorithm>
#include <memory>

#include "engine/execution.hpp"

namespace musubi {
namespace {

// How much an exact factorisation may cost: entries of the factor, and multiplications.
constexpr double kMostEntries = 2e7;
constexpr double kMostWork = 5e9;
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
    if (row[i] != v && strength > 0.0) {
      visit(row[i], strength);
    }
  }
}

using Ordering = Eigen::PermutationMatrix<Eigen::Dynamic, Eigen::Dynamic, int>;

// Whether the Cholesky factor of a matrix, in the order in which Eigen would eliminate, is small
// enough: its columns are counted by going up the elimination tree from the entries of each row
// (Liu, 1990, "The role of elimination trees in sparse factorization"), and no further than the
// limits.
bool is_cheap_to_factorise(const Eigen::SparseMatrix<double>& matrix) {
  Ordering order;
  Eigen::AMDOrdering<int>()(matrix.selfadjointView<Eigen::Lower>(), order);
  const auto n = static_cast<std::size_t>(matrix.cols());
  std::vector<int> place(n);  // of a column in the order of elimination
  for (std::size_t i = 0; i < n; ++i) {
    place[static_cast<std::size_t>(order.indices()[static_cast<int>(i)])] = static_cast<int>(i);
  }
  std::vector<int> parent(n, -1);
  std::vector<int> seen(n, -1);
  std::vector<double> entries(n, 1.0);
  double total = static_cast<double>(n);
  for (int row = 0; row < static_cast<int>(n); ++row) {
    seen[static_cast<std::size_t>(row)] = row;
    const int column = order.indices()[row];
    for (Eigen::SparseMatrix<double>::InnerIterator it(matrix, column); it; ++it) {
      int at = place[static_cast<std::size_t>(it.row())];
      while (at < row && seen[static_cast<std::size_t>(at)] != row) {
        seen[static_cast<std::size_t>(at)] = row;
        entries[static_cast<std::size_t>(at)] += 1.0;
        if (++total > kMostEntries) return false;
        int& up = parent[static_cast<std::size_t>(at)];
        if (up < 0) up = row;
        at = up;
      }
    }
  }
  double work = 0.0;
  for (const double column : entries) work += column * column;
  return work <= kMostWork;
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
  if (is_cheap_to_factorise(grounded_)) {
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
