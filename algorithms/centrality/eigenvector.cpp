#include "algorithms/centrality/eigenvector.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <string>

#include "algorithms/centrality/arc_rows.hpp"
#include "algorithms/centrality/lanczos.hpp"

namespace musubi {
namespace {

void validate(const EigenvectorOptions& options) {
  if (!(options.tolerance > 0.0)) {
    throw std::invalid_argument("eigenvector_centrality: tolerance must be > 0, got " +
                                std::to_string(options.tolerance));
  }
  if (options.max_iterations < 1) {
    throw std::invalid_argument("eigenvector_centrality: max_iterations must be >= 1, got " +
                                std::to_string(options.max_iterations));
  }
}

// Kahn's algorithm on arcs that carry weight: what can be peeled off has no cycle. An undirected
// edge is one.
bool has_cycle(const CsrGraph& graph) {
  const auto carries = [&](Vertex u, std::size_t i) {
    return !graph.has_strengths() || graph.out_strengths(u)[i] > 0.0;
  };
  if (!graph.is_directed() && !graph.has_strengths()) return graph.num_arcs() > 0;
  std::vector<ArcIndex> waiting(graph.num_vertices(), 0);
  for (const Vertex u : graph.vertices()) {
    const auto row = graph.out_neighbors(u);
    for (std::size_t i = 0; i < row.size(); ++i) waiting[row[i]] += carries(u, i) ? 1 : 0;
  }
  std::vector<Vertex> peeled;
  for (const Vertex v : graph.vertices()) {
    if (waiting[v] == 0) peeled.push_back(v);
  }
  for (std::size_t next = 0; next < peeled.size(); ++next) {
    const Vertex u = peeled[next];
    const auto row = graph.out_neighbors(u);
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (carries(u, i) && --waiting[row[i]] == 0) peeled.push_back(row[i]);
    }
  }
  return peeled.size() < graph.num_vertices();
}

EigenvectorResult by_lanczos(const ArcRows& rows, const EigenvectorOptions& options) {
  auto found = leading_eigenvector(
      rows.blocks, rows.size(),
      [&](const std::vector<double>& x, std::vector<double>& image) {
        multiply(rows, x, image, options.execution);
      },
      options.tolerance, options.max_iterations, options.execution);
  return {.scores = by_vertex(rows, found.vector),
          .eigenvalue = found.eigenvalue,
          .iterations = found.products,
          .residual = found.residual,
          .converged = found.converged};
}

// Power iteration on A + I, which does not oscillate.
class PowerIteration {
 public:
  PowerIteration(const ArcRows& rows, const EigenvectorOptions& options)
      : rows_(rows), options_(options), x_(rows.size(), 1.0), image_(rows.size()) {}

  EigenvectorResult run() {
    EigenvectorResult result;
    for (;;) {
      measure(result);
      if (result.converged || result.iterations == options_.max_iterations) break;
      const double largest = largest_of_sum();
      for (std::size_t v = 0; v < x_.size(); ++v) x_[v] = (image_[v] + x_[v]) / largest;
      ++result.iterations;
    }
    const auto exact = x_;
    round_noise_to_zero();
    const auto before = result;
    measure(result);
    if (before.converged && !result.converged) {  // that was no noise
      x_ = exact;
      const double top = *std::max_element(x_.begin(), x_.end());
      for (double& score : x_) score /= top;
      measure(result);
    }
    result.scores = by_vertex(rows_, x_);
    return result;
  }

 private:
  // The Rayleigh quotient is the best eigenvalue for x; the residual says how true it is.
  void measure(EigenvectorResult& result) {
    const auto sums = rows_.blocks.sum<2>(options_.execution, [&](Vertex begin, Vertex end) {
      std::array<double, 2> part{};
      for (Vertex v = begin; v < end; ++v) {
        image_[v] = rows_.pull(v, x_.data());
        part[0] += x_[v] * image_[v];
        part[1] += x_[v] * x_[v];
      }
      return part;
    });
    result.eigenvalue = sums[0] / sums[1];
    double worst = 0.0;
    double largest = 0.0;
    for (std::size_t v = 0; v < x_.size(); ++v) {
      worst = std::max(worst, std::abs(image_[v] - result.eigenvalue * x_[v]));
      largest = std::max(largest, x_[v]);
    }
    result.residual = worst / (result.eigenvalue * largest);
    result.converged = result.residual <= options_.tolerance;
  }

  [[nodiscard]] double largest_of_sum() const {
    double largest = 0.0;
    for (std::size_t v = 0; v < x_.size(); ++v) largest = std::max(largest, image_[v] + x_[v]);
    return largest;
  }

  // What decays towards 0 is 0 in the limit.
  void round_noise_to_zero() {
    const double top = *std::max_element(x_.begin(), x_.end());
    for (double& score : x_) score = score / top < options_.tolerance ? 0.0 : score / top;
  }

  const ArcRows& rows_;
  const EigenvectorOptions& options_;
  std::vector<double> x_;
  std::vector<double> image_;
};

}  // namespace

EigenvectorResult eigenvector_centrality(const CsrGraph& graph, const EigenvectorOptions& options) {
  validate(options);
  if (!has_cycle(graph)) {
    return {.scores = std::vector<double>(graph.num_vertices(), 0.0), .converged = true};
  }
  const auto rows = arc_rows(graph, ArcSide::in, options.execution);
  return graph.is_directed() ? PowerIteration(rows, options).run() : by_lanczos(rows, options);
}

}  // namespace musubi
