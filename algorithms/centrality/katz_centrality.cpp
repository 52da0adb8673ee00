#include "algorithms/centrality/katz_centrality.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <string>
#include <utility>

#include "algorithms/centrality/conjugate_gradients.hpp"
#include "algorithms/centrality/gauss_seidel.hpp"
#include "algorithms/centrality/row_sum.hpp"

namespace musubi {
namespace {

void validate(const KatzCentralityOptions& options) {
  if (options.alpha && !(*options.alpha >= 0.0 && std::isfinite(*options.alpha))) {
    throw std::invalid_argument("katz_centrality: alpha must be finite and >= 0, got " +
                                std::to_string(*options.alpha));
  }
  if (!(options.beta > 0.0 && std::isfinite(options.beta))) {
    throw std::invalid_argument("katz_centrality: beta must be finite and > 0, got " +
                                std::to_string(options.beta));
  }
  if (!(options.tolerance > 0.0)) {
    throw std::invalid_argument("katz_centrality: tolerance must be > 0, got " +
                                std::to_string(options.tolerance));
  }
  if (options.max_iterations < 1) {
    throw std::invalid_argument("katz_centrality: max_iterations must be >= 1, got " +
                                std::to_string(options.max_iterations));
  }
}

[[noreturn]] void refuse_alpha(double alpha) {
  throw std::invalid_argument(
      "katz_centrality: alpha must be below 1 / the largest eigenvalue, got " +
      std::to_string(alpha));
}

// The largest row sum of A, which no eigenvalue exceeds.
double largest_in_strength(const CsrGraph& graph) {
  double largest = 0.0;
  for (const Vertex v : graph.vertices()) {
    const auto strengths = graph.in_strengths(v);
    const double total = graph.has_strengths()
                             ? std::accumulate(strengths.begin(), strengths.end(), 0.0)
                             : static_cast<double>(graph.in_degree(v));
    largest = std::max(largest, total);
  }
  return largest;
}

struct PlainSteps {
  std::vector<double> scores{};  // by vertex
  int sweeps = 0;
  double residual = 0.0;  // as KatzCentralityResult has it
};

// x = β + α A x step by step on the graph's own rows, as long as each step leaves so little of the
// residual that conjugate gradients, which touch more vectors per row, take longer.
PlainSteps plain_steps(const CsrGraph& graph, const KatzCentralityOptions& options, double alpha) {
  const Vertex n = graph.num_vertices();
  constexpr double kPatience = 0.6;
  const auto& offsets = graph.in_rows().offsets;
  const RowBlocks blocks(std::span(offsets.data(), offsets.size()), 0, n);
  PlainSteps steps{.scores = std::vector<double>(n, options.beta)};
  std::vector<double> next(n);
  for (double before = std::numeric_limits<double>::infinity();; before = steps.residual) {
    auto& x = steps.scores;
    const auto sums = blocks.sum<2>(options.execution, [&](Vertex begin, Vertex end) {
      std::array<double, 2> part{};
      for (Vertex v = begin; v < end; ++v) {
        next[v] = options.beta + alpha * row_sum(graph.in_neighbors(v), x.data());
        part[0] += std::abs(next[v] - x[v]);
        part[1] += x[v];
      }
      return part;
    });
    steps.residual = sums[0] / sums[1];
    ++steps.sweeps;
    if (steps.residual <= options.tolerance || steps.sweeps >= options.max_iterations ||
        steps.residual > kPatience * before) {
      return steps;
    }
    x.swap(next);
  }
}

class KatzSystem {
 public:
  KatzSystem(const CsrGraph& graph, const KatzCentralityOptions& options, double alpha,
             double bound)
      : options_(options),
        directed_(graph.is_directed()),
        surely_below_(alpha * bound < 1.0),
        order_(directed_ ? sweep_order(graph) : SweepOrder{}),
        rows_(directed_ ? arc_rows(graph, ArcSide::in, order_.original, options.execution)
                        : arc_rows(graph, ArcSide::in, options.execution)),
        ones_(graph.num_vertices(), 1.0),
        constant_(graph.num_vertices(), options.beta),
        x_(graph.num_vertices(), options.beta),
        image_(graph.num_vertices()),
        system_{.rows = rows_, .factor = alpha, .divisor = ones_, .constant = constant_} {}

  // From where the plain steps got, if any were taken.
  KatzCentralityResult solve(const PlainSteps& steps) {
    KatzCentralityResult result{.alpha = system_.factor, .iterations = steps.sweeps};
    if (steps.sweeps > 0) {
      for (Vertex v = 0; v < rows_.size(); ++v) x_[v] = steps.scores[rows_.original[v]];
    }
    measure();
    // Rounding keeps the residual that the solver follows from the true one, so it begins afresh
    // from the true one until that is small enough.
    double goal = 0.9;
    while (residual_ > options_.tolerance * sum_ && result.iterations < options_.max_iterations) {
      result.iterations +=
          improve(goal * options_.tolerance * sum_, options_.max_iterations - result.iterations);
      measure();
      if (residual_ > options_.tolerance * sum_) goal *= 0.5;
    }
    result.residual = residual_ / sum_;
    result.converged = result.residual <= options_.tolerance;
    if (result.converged && !surely_below_ && !certainly_below()) refuse_alpha(system_.factor);
    result.scores = by_vertex(rows_, x_);
    return result;
  }

 private:
  int improve(double goal, int max_sweeps) {
    if (!directed_) {
      std::vector<double> residual(x_.size());
      for (std::size_t v = 0; v < x_.size(); ++v) residual[v] = image_[v] - x_[v];
      const auto run =
          conjugate_gradients(system_, x_, residual, goal, 1.0, max_sweeps, options_.execution);
      if (!run.definite && !surely_below_) refuse_alpha(system_.factor);
      return run.sweeps;
    }
    return seidel_sweeps(goal, max_sweeps);
  }

  // Scores grow towards the solution from below, beyond all bounds when there is none.
  int seidel_sweeps(double goal, int max_sweeps) {
    constexpr int kAtATime = 64;
    int sweeps = 0;
    for (bool settled = false; !settled && sweeps < max_sweeps;) {
      const auto run = gauss_seidel(system_, order_, 1.0, x_, goal,
                                    std::min(kAtATime, max_sweeps - sweeps), options_.execution);
      sweeps += run.sweeps;
      if (!std::isfinite(run.residual)) refuse_alpha(system_.factor);
      settled = run.residual <= goal;
    }
    return sweeps;
  }

  // image = β + α A x, Σ|image - x| and Σ|x|.
  void measure() {
    const auto sums = rows_.blocks.sum<2>(options_.execution, [&](Vertex begin, Vertex end) {
      std::array<double, 2> part{};
      for (Vertex v = begin; v < end; ++v) {
        image_[v] = options_.beta + system_.factor * rows_.pull(v, x_.data());
        part[0] += std::abs(image_[v] - x_[v]);
        part[1] += std::abs(x_[v]);
      }
      return part;
    });
    residual_ = sums[0];
    sum_ = sums[1];
    if (!std::isfinite(residual_)) refuse_alpha(system_.factor);
  }

  // α A x < x in every entry of x > 0 bounds the spectral radius of α A below 1 (Collatz, 1942).
  [[nodiscard]] bool certainly_below() const {
    for (std::size_t v = 0; v < x_.size(); ++v) {
      if (!(x_[v] > 0.0 && image_[v] - options_.beta < x_[v])) return false;
    }
    return true;
  }

  const KatzCentralityOptions& options_;
  bool directed_;
  bool surely_below_;
  SweepOrder order_;
  ArcRows rows_;
  std::vector<double> ones_;
  std::vector<double> constant_;
  std::vector<double> x_;
  std::vector<double> image_;
  DampedSystem system_;
  double residual_ = 0.0;
  double sum_ = 0.0;
};

}  // namespace

KatzCentralityResult katz_centrality(const CsrGraph& graph, const KatzCentralityOptions& options) {
  validate(options);
  const double bound = largest_in_strength(graph);
  const double alpha = options.alpha.value_or(1.0 / (1.0 + bound));
  if (graph.num_vertices() == 0) return {.alpha = alpha, .converged = true};
  PlainSteps steps;
  const bool surely_below = alpha * bound < 1.0;
  // Where vertices have many arcs the vectors cost little beside them.
  const bool is_sparse = graph.num_arcs() < ArcIndex{6} * graph.num_vertices();
  if (surely_below && is_sparse && !graph.is_directed() && !graph.has_strengths()) {
    steps = plain_steps(graph, options, alpha);
    const bool converged = steps.residual <= options.tolerance;
    if (converged || steps.sweeps >= options.max_iterations) {
      return {.scores = std::move(steps.scores),
              .alpha = alpha,
              .iterations = steps.sweeps,
              .residual = steps.residual,
              .converged = converged};
    }
  }
  return KatzSystem(graph, options, alpha, bound).solve(steps);
}

}  // namespace musubi
