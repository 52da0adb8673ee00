#include "algorithms/centrality/pagerank.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <string>
#include <utility>

#include "algorithms/centrality/arc_rows.hpp"
#include "algorithms/centrality/conjugate_gradients.hpp"
#include "algorithms/centrality/gauss_seidel.hpp"
#include "algorithms/centrality/power_walk.hpp"

namespace musubi {
namespace {

void validate(const PageRankOptions& options) {
  if (!(options.damping >= 0.0 && options.damping < 1.0)) {
    throw std::invalid_argument("pagerank: damping must be in [0, 1), got " +
                                std::to_string(options.damping));
  }
  if (!(options.tolerance > 0.0)) {
    throw std::invalid_argument("pagerank: tolerance must be > 0, got " +
                                std::to_string(options.tolerance));
  }
  if (options.max_iterations < 1) {
    throw std::invalid_argument("pagerank: max_iterations must be >= 1, got " +
                                std::to_string(options.max_iterations));
  }
}

// Where a jump lands: probabilities that sum to 1.
std::vector<double> jump_distribution(Vertex n, std::span<const double> personalization) {
  if (personalization.empty()) return std::vector<double>(n, 1.0 / static_cast<double>(n));
  double sum = 0.0;
  for (const double weight : personalization) {
    if (!(weight >= 0.0) || std::isinf(weight)) {
      throw std::invalid_argument("pagerank: personalization must be finite and >= 0, got " +
                                  std::to_string(weight));
    }
    sum += weight;
  }
  if (personalization.size() != n || !(sum > 0.0)) {
    throw std::invalid_argument("pagerank: personalization must have length n and a sum above 0");
  }
  std::vector<double> jump(personalization.begin(), personalization.end());
  for (double& weight : jump) weight /= sum;
  return jump;
}

double out_strength_total(const CsrGraph& graph, Vertex v) {
  if (!graph.has_strengths()) return static_cast<double>(graph.out_degree(v));
  const auto strengths = graph.out_strengths(v);
  return std::accumulate(strengths.begin(), strengths.end(), 0.0);
}

// The scores x are those of the linear system x = (1 - d) jump + d Aᵀ D⁻¹ x, in which sinks send
// nothing on, divided by their sum: what sinks send on by the jump distribution only scales it.
class PageRankSystem {
 public:
  PageRankSystem(const CsrGraph& graph, const PageRankOptions& options,
                 std::span<const double> jump)
      : options_(options), graph_(graph), by_vertex_jump_(jump) {
    arrange(gradients_alone(graph) ? SweepOrder{.original = by_falling_length(graph, ArcSide::in)}
                                   : sweep_order(graph));
  }

  PageRankResult solve(const PowerWalk& walked) {
    start(walked);
    PageRankResult result{.iterations = walked.sweeps};
    // A sweep that changes the scores by the tolerance leaves a residual of at most that.
    const double enough = options_.damping * options_.tolerance;
    double goal = enough;
    if (!graph_.is_directed()) result.iterations += gradient_sweeps(goal, walked.sweeps);
    for (bool done = gradients_finished_;; done = false) {
      if (!done) {
        if (order_.class_begin.empty()) rearrange();
        result.iterations +=
            gauss_seidel(system_, order_, relaxation(), x_, goal,
                         options_.max_iterations - result.iterations, options_.execution)
                .sweeps;
      }
      const double sum = normalise();
      result.residual = true_residual();
      result.converged = result.residual <= enough;
      if (result.converged || result.iterations >= options_.max_iterations) break;
      goal *= std::min(0.5, 0.5 * enough / result.residual);
      for (double& score : x_) score *= sum;
    }
    result.scores = by_vertex(rows_, x_);
    return result;
  }

 private:
  // Whether conjugate gradients go all the way: on two cores they are the quicker way through large
  // graphs, as every sweep can be shared out, and never fall far behind: their error shrinks to
  // (1 - sqrt(1 - d²)) / d of what it was, or less, in a sweep. Rows must not be too short.
  static bool gradients_alone(const CsrGraph& graph) {
    return !graph.is_directed() && graph.num_arcs() >= BlockSizes{}.worth_threads &&
           graph.num_arcs() >= kFewestArcs * graph.num_vertices();
  }

  void arrange(SweepOrder order) {
    order_ = std::move(order);
    rows_ = arc_rows(graph_, ArcSide::in, order_.original, options_.execution);
    const Vertex n = rows_.size();
    jump_.resize(n);
    constant_.resize(n);
    divisor_.resize(n);
    sink_.resize(n);
    for (Vertex v = 0; v < n; ++v) {
      const Vertex original = rows_.original[v];
      jump_[v] = by_vertex_jump_[original];
      constant_[v] = (1.0 - options_.damping) * jump_[v];
      divisor_[v] = out_strength_total(graph_, original);
      sink_[v] = divisor_[v] > 0.0 ? 0 : 1;
      if (sink_[v] != 0) divisor_[v] = 1.0;  // nobody asks for its share
    }
    system_.divisor = divisor_;
    system_.constant = constant_;
  }

  // For sweeps in turn, from where the scores are.
  void rearrange() {
    const auto scores = by_vertex(rows_, x_);
    arrange(sweep_order(graph_));
    for (Vertex v = 0; v < rows_.size(); ++v) x_[v] = scores[rows_.original[v]];
  }

  // Best where walks return, as along undirected edges; arcs may lead round long cycles.
  [[nodiscard]] double relaxation() const {
    const double d = options_.damping;
    return graph_.is_directed() ? 1.0 : 2.0 / (1.0 + std::sqrt(1.0 - d * d));
  }

  // Conjugate gradients first on undirected graphs, as long as they do better than over-relaxation,
  // which shrinks the residual to about 0.45 per sweep on every graph: they do where the walk
  // forgets its start soon. Beside its arcs they touch more vectors per row.
  int gradient_sweeps(double goal, int walked) {
    const double degree =
        static_cast<double>(rows_.columns.size()) / static_cast<double>(x_.size());
    if (degree < kFewestArcs) return 0;
    const double patience =
        order_.class_begin.empty() ? 1.0 : std::pow(0.45, (degree + 12.0) / (degree + 4.0));
    const auto run = conjugate_gradients(system_, x_, residual_, goal, patience,
                                         options_.max_iterations - walked, options_.execution);
    gradients_finished_ = run.residual <= goal || run.sweeps + walked == options_.max_iterations;
    return run.sweeps;
  }

  // Where the walk got, without what sinks send on. When it was not walked: undirected, what every
  // edge would hold if it had forgotten where it began; directed, the jump distribution.
  void start(const PowerWalk& walked) {
    if (walked.sweeps > 0) return start_from(walked);
    x_ = jump_;
    if (graph_.is_directed()) return;
    double mass = 0.0;
    double strength = 0.0;
    for (Vertex v = 0; v < rows_.size(); ++v) {
      mass += sink_[v] != 0 ? 0.0 : jump_[v];
      strength += sink_[v] != 0 ? 0.0 : divisor_[v];
    }
    residual_.resize(x_.size());
    for (Vertex v = 0; v < rows_.size(); ++v) {
      x_[v] = sink_[v] != 0 ? constant_[v] : mass * (divisor_[v] / strength);
      // The start spreads evenly over the edges, so a step along them leaves it as it is.
      residual_[v] = sink_[v] != 0 ? 0.0 : constant_[v] - (1.0 - options_.damping) * x_[v];
    }
  }

  void start_from(const PowerWalk& walked) {
    const double d = options_.damping;
    const double scale = (1.0 - d) / (1.0 - d + d * walked.sink_mass);
    x_.resize(rows_.size());
    residual_.resize(rows_.size());
    for (Vertex v = 0; v < rows_.size(); ++v) {
      const Vertex original = rows_.original[v];
      const bool settled = sink_[v] != 0 && !graph_.is_directed();  // nothing leads there
      x_[v] = settled ? constant_[v] : scale * walked.scores[original];
      residual_[v] = settled ? 0.0 : scale * (walked.image[original] - walked.scores[original]);
    }
  }

  double normalise() {
    const double sum = rows_.blocks.sum<1>(options_.execution, [&](Vertex begin, Vertex end) {
      std::array<double, 1> part{};
      for (Vertex v = begin; v < end; ++v) {
        x_[v] = std::max(x_[v], 0.0);  // no true score is below 0, but rounding takes some there
        part[0] += x_[v];
      }
      return part;
    })[0];
    for (double& score : x_) score /= sum;
    return sum;
  }

  // Σ|F(x) - x|, F(x) being where a walker spread by x is one step later.
  double true_residual() {
    const double d = options_.damping;
    std::vector<double> share(x_.size());
    const double sink_mass = rows_.blocks.sum<1>(options_.execution, [&](Vertex begin, Vertex end) {
      std::array<double, 1> part{};
      for (Vertex v = begin; v < end; ++v) {
        share[v] = x_[v] / divisor_[v];
        part[0] += sink_[v] != 0 ? x_[v] : 0.0;
      }
      return part;
    })[0];
    const double jumping = 1.0 - d + d * sink_mass;
    return rows_.blocks.sum<1>(options_.execution, [&](Vertex begin, Vertex end) {
      std::array<double, 1> part{};
      for (Vertex v = begin; v < end; ++v) {
        part[0] += std::abs(jumping * jump_[v] + d * rows_.pull(v, share.data()) - x_[v]);
      }
      return part;
    })[0];
  }

  static constexpr ArcIndex kFewestArcs = 8;  // per row, for conjugate gradients

  const PageRankOptions& options_;
  const CsrGraph& graph_;
  std::span<const double> by_vertex_jump_;
  SweepOrder order_{};
  ArcRows rows_{};
  std::vector<double> jump_{};  // by row, as all that follow
  std::vector<double> constant_{};
  std::vector<double> divisor_{};  // total strength of the out-arcs; 1 for a sink
  std::vector<char> sink_{};
  std::vector<double> x_{};
  std::vector<double> residual_{};  // of the start
  bool gradients_finished_ = false;
  DampedSystem system_{.rows = rows_, .factor = options_.damping};
};

// Step by step, as long as the walk forgets its start so soon that preparing for a better method
// takes longer. Nothing with strengths, which the walk does not know.
PowerWalk quick_walk(const CsrGraph& graph, const PageRankOptions& options,
                     std::span<const double> jump) {
  // No graph of mean degree k forgets much faster than 2 / sqrt(k) per step undirected (Alon and
  // Boppana, 1986), and 1 / sqrt(k) directed.
  const double patience = graph.is_directed() ? 0.55 : 0.4;
  const ArcIndex fewest = graph.is_directed() ? 2 : 16;
  if (graph.has_strengths() || graph.num_arcs() < fewest * graph.num_vertices()) return {};
  // An undirected walk tends to the shares of the degrees.
  std::vector<double> start(jump.begin(), jump.end());
  if (!graph.is_directed() && options.personalization.empty()) {
    const double d = options.damping;
    for (const Vertex v : graph.vertices()) {
      start[v] = (1.0 - d) * jump[v] + d * static_cast<double>(graph.out_degree(v)) /
                                           static_cast<double>(graph.num_arcs());
    }
  }
  return power_walk(graph, options.damping, jump, std::move(start),
                    options.damping * options.tolerance, patience, options.max_iterations,
                    options.execution);
}

}  // namespace

PageRankResult pagerank(const CsrGraph& graph, const PageRankOptions& options) {
  validate(options);
  if (graph.num_vertices() == 0) return {.converged = true};
  const auto jump = jump_distribution(graph.num_vertices(), options.personalization);
  auto walked = quick_walk(graph, options, jump);
  const bool converged = walked.residual <= options.damping * options.tolerance;
  if (walked.sweeps > 0 && (converged || walked.sweeps >= options.max_iterations)) {
    return {.scores = std::move(walked.scores),
            .iterations = walked.sweeps,
            .residual = walked.residual,
            .converged = converged};
  }
  return PageRankSystem(graph, options, jump).solve(walked);
}

}  // namespace musubi
