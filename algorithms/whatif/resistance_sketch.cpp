#include "algorithms/whatif/resistance_sketch.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

#include "algorithms/spectral/component_laplacian.hpp"
#include "engine/random.hpp"

namespace musubi {
namespace {

// The e in [0, high) at which an increasing function reaches a value.
template <typename Function>
double reached_at(Function&& function, double high, double value) {
  double low = 0.0;
  for (int step = 0; step < 200; ++step) {
    const double middle = 0.5 * (low + high);
    (function(middle) < value ? low : high) = middle;
  }
  return high;
}

// Standard normal numbers (Box and Muller, 1958), the same on every platform but for rounding.
class Gaussians {
 public:
  explicit Gaussians(std::uint64_t seed) : random_(seed) {}
  double next() {
    const double radius = std::sqrt(-2.0 * std::log1p(-random_.uniform()));
    return radius * std::cos(2.0 * std::numbers::pi * random_.uniform());
  }

 private:
  SplitMix64 random_;
};

std::uint64_t seed_of_row(std::uint64_t seed, std::size_t part, std::size_t row) {
  SplitMix64 mixed(SplitMix64(seed).next() ^ part);
  return SplitMix64(mixed.next() ^ row).next();
}

double weakest_strength(const CsrGraph& graph) {
  double weakest = 1.0;
  for (const Vertex v : graph.vertices()) {
    for (const double strength : graph.out_strengths(v)) {
      if (strength > 0.0) weakest = std::min(weakest, strength);
    }
  }
  return weakest;
}

Eigen::VectorXd unit(Eigen::Index size, Eigen::Index at) {
  Eigen::VectorXd e = Eigen::VectorXd::Zero(size);
  e[at] = 1.0;
  return e;
}

Eigen::VectorXd gaussian_vector(Eigen::Index size, double scale, Gaussians& random) {
  Eigen::VectorXd q(size);
  for (double& x : q) x = scale * random.next();
  return q;
}

// q W^½ B: a Gaussian current along each edge. An undirected edge is in the rows of both its ends.
Eigen::VectorXd gaussian_currents(const CsrGraph& graph, const std::vector<Vertex>& vertices,
                                  const std::vector<Eigen::Index>& place, double scale,
                                  Gaussians& random) {
  Eigen::VectorXd b = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(vertices.size()));
  for (const Vertex u : vertices) {
    const auto row = graph.out_neighbors(u);
    const auto strengths = graph.out_strengths(u);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const double strength = strengths.empty() ? 1.0 : strengths[i];
      if (row[i] == u || !(strength > 0.0) || (!graph.is_directed() && row[i] < u)) continue;
      const double current = scale * std::sqrt(strength) * random.next();
      b[place[u]] += current;
      b[place[row[i]]] -= current;
    }
  }
  return b;
}

struct SketchedPart {
  ComponentLaplacian laplacian;
  double size = 0.0;
  double trace = 0.0;
  double spread = 0.0;  // |L⁺|² where the trace is an estimate
  bool is_exact = true;
};

double exact_trace(const ComponentLaplacian& laplacian, const Execution& execution) {
  std::vector<double> diagonal(static_cast<std::size_t>(laplacian.size()));
  parallel_for(diagonal.size(), execution.quiet(), [&](std::size_t i, int) {
    const auto at = static_cast<Eigen::Index>(i);
    diagonal[i] = laplacian.pseudo_inverse_times(unit(laplacian.size(), at), execution.stop)[at];
  });
  double trace = 0.0;
  for (const double entry : diagonal) trace += entry;
  return trace;
}

// n |L⁺b|² / (1 + bᵀL⁺b) from estimates of both.
GainRange gain_within(double size, double moved, double resistance, const SketchError& error) {
  moved = std::max(0.0, moved);
  resistance = std::max(0.0, resistance);
  return {.gain = size * moved / (1.0 + resistance),
          .least = size * moved / (1.0 + error.above) / (1.0 + resistance / (1.0 - error.below)),
          .most = size * moved / (1.0 - error.below) / (1.0 + resistance / (1.0 + error.above))};
}

}  // namespace

SketchError sketch_error(std::size_t rows, double events, double failure) {
  if (rows < 1 || !(events >= 1.0) || !(failure > 0.0 && failure < 1.0)) {
    throw std::invalid_argument("sketch_error: rows, events >= 1 and a failure between 0 and 1");
  }
  const double target = 2.0 / static_cast<double>(rows) * std::log(2.0 * events / failure);
  // e - ln(1 + e) is at least e/4 from e = 3 on, so that it has reached the target there.
  return {
      .above = reached_at([](double e) { return e - std::log1p(e); }, 4.0 * target + 3.0, target),
      .below = reached_at([](double e) { return -e - std::log1p(-e); }, 1.0, target)};
}

struct ResistanceSketch::Parts {
  std::vector<SketchedPart> all{};
  std::vector<std::size_t> part_of{};  // by vertex
  std::vector<Eigen::Index> place{};   // by vertex, within its part
  Eigen::MatrixXd moved{};             // Y: a column per vertex
  Eigen::MatrixXd potentials{};        // F
  Eigen::VectorXd moved_squares{};     // of the columns
  Eigen::VectorXd squares{};
  double no_way = 0.0;

  void add(const CsrGraph& graph, const std::vector<Vertex>& vertices, std::uint64_t seed,
           const Execution& execution);
  [[nodiscard]] GainRange gain_between(const SketchedPart& a, double at_a, const SketchedPart& b,
                                       double at_b, bool known, const SketchError& error) const;
};

void ResistanceSketch::Parts::add(const CsrGraph& graph, const std::vector<Vertex>& vertices,
                                  std::uint64_t seed, const Execution& execution) {
  for (std::size_t i = 0; i < vertices.size(); ++i) {
    part_of[vertices[i]] = all.size();
    place[vertices[i]] = static_cast<Eigen::Index>(i);
  }
  SketchedPart part{.laplacian = {graph, vertices}, .size = static_cast<double>(vertices.size())};
  if (vertices.size() > 1) {
    const double scale = 1.0 / std::sqrt(static_cast<double>(moved.rows()));
    parallel_for(
        static_cast<std::size_t>(moved.rows()), execution.quiet(), [&](std::size_t row, int) {
          Gaussians random(seed_of_row(seed, all.size(), row));
          const auto y = part.laplacian.pseudo_inverse_times(
              gaussian_vector(part.laplacian.size(), scale, random), execution.stop);
          const auto f = part.laplacian.pseudo_inverse_times(
              gaussian_currents(graph, vertices, place, scale, random), execution.stop);
          for (std::size_t i = 0; i < vertices.size(); ++i) {
            moved(static_cast<Eigen::Index>(row), vertices[i]) = y[place[vertices[i]]];
            potentials(static_cast<Eigen::Index>(row), vertices[i]) = f[place[vertices[i]]];
          }
        });
    part.is_exact = vertices.size() <= kMostExactTrace;
    if (part.is_exact) part.trace = exact_trace(part.laplacian, execution);
    for (const Vertex v : vertices) {
      if (part.is_exact) break;
      part.trace += potentials.col(v).squaredNorm();
      part.spread += moved.col(v).squaredNorm();
    }
  }
  all.push_back(std::move(part));
}

// As ResistanceMatrix::gains(). What is subtracted is a sum of estimates and of what is known;
// `known`: the entries of the diagonals are.
GainRange ResistanceSketch::Parts::gain_between(const SketchedPart& a, double at_a,
                                                const SketchedPart& b, double at_b, bool known,
                                                const SketchError& error) const {
  const double all_ways = a.size * b.size * (no_way - 1.0);
  double exact = 0.0;
  double estimated = 0.0;
  (known ? exact : estimated) += a.size * b.size * (at_a + at_b);
  (a.is_exact ? exact : estimated) += b.size * a.trace;
  (b.is_exact ? exact : estimated) += a.size * b.trace;
  return {.gain = all_ways - exact - estimated,
          .least = all_ways - exact - estimated / (1.0 - error.below),
          .most = all_ways - exact - estimated / (1.0 + error.above)};
}

ResistanceSketch::ResistanceSketch(const CsrGraph& graph, std::size_t rows, std::uint64_t seed,
                                   const Execution& execution)
    : parts_(std::make_unique<Parts>()) {
  if (rows < 1) throw std::invalid_argument("ResistanceSketch: at least one row");
  const std::size_t n = graph.num_vertices();
  const auto k = static_cast<Eigen::Index>(rows);
  parts_->part_of.resize(n);
  parts_->place.resize(n);
  parts_->moved = Eigen::MatrixXd::Zero(k, static_cast<Eigen::Index>(n));
  parts_->potentials = parts_->moved;
  parts_->no_way = static_cast<double>(n) / weakest_strength(graph);
  for (const auto& vertices : conducting_components(graph)) {
    parts_->add(graph, vertices, seed, execution);
  }
  parts_->moved_squares = parts_->moved.colwise().squaredNorm().transpose();
  parts_->squares = parts_->potentials.colwise().squaredNorm().transpose();
}

ResistanceSketch::ResistanceSketch(ResistanceSketch&& other) noexcept = default;
ResistanceSketch& ResistanceSketch::operator=(ResistanceSketch&& other) noexcept = default;
ResistanceSketch::~ResistanceSketch() = default;

double ResistanceSketch::kirchhoff_index() const {
  const auto n = static_cast<double>(parts_->part_of.size());
  double index = 0.0;
  double joined = 0.0;  // pairs within parts
  for (const SketchedPart& part : parts_->all) {
    index += part.size * part.trace;
    joined += part.size * (part.size - 1.0) / 2.0;
  }
  return index + parts_->no_way * (n * (n - 1.0) / 2.0 - joined);
}

double ResistanceSketch::standard_error() const {
  double variance = 0.0;
  for (const SketchedPart& part : parts_->all) {
    variance +=
        part.size * part.size * 2.0 / static_cast<double>(parts_->moved.rows()) * part.spread;
  }
  return std::sqrt(variance);
}

std::vector<GainRange> ResistanceSketch::gains(Vertex first, Vertex count,
                                               std::span<const Vertex> others,
                                               const SketchError& error) const {
  const Parts& parts = *parts_;
  const auto width = static_cast<Eigen::Index>(others.size());
  Eigen::MatrixXd moved(parts.moved.rows(), width);
  Eigen::MatrixXd potentials(parts.moved.rows(), width);
  for (Eigen::Index j = 0; j < width; ++j) {
    moved.col(j) = parts.moved.col(others[static_cast<std::size_t>(j)]);
    potentials.col(j) = parts.potentials.col(others[static_cast<std::size_t>(j)]);
  }
  const Eigen::MatrixXd y = parts.moved.middleCols(first, count).transpose() * moved;
  const Eigen::MatrixXd f = parts.potentials.middleCols(first, count).transpose() * potentials;
  std::vector<GainRange> gains;
  gains.reserve(others.size() * count);
  for (Vertex i = 0; i < count; ++i) {
    const Vertex a = first + i;
    const SketchedPart& part = parts.all[parts.part_of[a]];
    for (Eigen::Index j = 0; j < width; ++j) {
      const Vertex b = others[static_cast<std::size_t>(j)];
      const SketchedPart& other = parts.all[parts.part_of[b]];
      gains.push_back(
          &part == &other
              ? gain_within(part.size,
                            parts.moved_squares[a] + parts.moved_squares[b] - 2.0 * y(i, j),
                            parts.squares[a] + parts.squares[b] - 2.0 * f(i, j), error)
              : parts.gain_between(part, parts.squares[a], other, parts.squares[b], false, error));
    }
  }
  return gains;
}

GainRange ResistanceSketch::solved_gain(NewLink link, const SketchError& error,
                                        const std::stop_token& stop) const {
  const auto [a, b] = link;
  const Parts& parts = *parts_;
  const SketchedPart& part = parts.all[parts.part_of.at(a)];
  const SketchedPart& other = parts.all[parts.part_of.at(b)];
  const Eigen::Index at_a = parts.place[a];
  const Eigen::Index at_b = parts.place[b];
  const Eigen::VectorXd unit_a = unit(part.laplacian.size(), at_a);
  if (&part == &other) {
    Eigen::VectorXd ends = unit_a;
    ends[at_b] -= 1.0;
    const Eigen::VectorXd x = part.laplacian.pseudo_inverse_times(ends, stop);
    const double gain = part.size * x.squaredNorm() / (1.0 + ends.dot(x));
    return {.gain = gain, .least = gain, .most = gain};
  }
  const double entry_a = part.laplacian.pseudo_inverse_times(unit_a, stop)[at_a];
  const double entry_b =
      other.laplacian.pseudo_inverse_times(unit(other.laplacian.size(), at_b), stop)[at_b];
  return parts.gain_between(part, entry_a, other, entry_b, true, error);
}

}  // namespace musubi
