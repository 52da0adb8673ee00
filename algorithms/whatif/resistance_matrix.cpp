#include "algorithms/whatif/resistance_matrix.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Dense>
#include <algorithm>
#include <limits>
#include <stdexcept>

#include "algorithms/spectral/component_laplacian.hpp"
#include "algorithms/whatif/dense_laplacian.hpp"

namespace musubi {
namespace {

using Pairs = std::span<const std::pair<Vertex, Vertex>>;

// One component: G = L⁺ and its square.
struct Part {
  Eigen::MatrixXd inverse{};
  Eigen::MatrixXd square{};

  [[nodiscard]] double size() const { return static_cast<double>(inverse.rows()); }
  [[nodiscard]] double resistance(Eigen::Index a, Eigen::Index b) const {
    return inverse(a, a) + inverse(b, b) - 2.0 * inverse(a, b);
  }
  /// |L⁺b|², which rounding may not take below 0.
  [[nodiscard]] double moved(Eigen::Index a, Eigen::Index b) const {
    return std::max(0.0, square(a, a) + square(b, b) - 2.0 * square(a, b));
  }
};

constexpr Eigen::Index kColumnsAtOnce = 128;  // columns that one thread takes at a time

template <typename Work>
void each_block(Eigen::Index columns, const Execution& execution, Work&& work) {
  const auto blocks = static_cast<std::size_t>((columns + kColumnsAtOnce - 1) / kColumnsAtOnce);
  parallel_for(blocks, execution.quiet(), [&](std::size_t block, int) {
    const auto first = static_cast<Eigen::Index>(block) * kColumnsAtOnce;
    work(first, std::min(kColumnsAtOnce, columns - first));
  });
}

// L⁺ = (L + J/k)⁻¹ - J/k: J/k is 1 on the vector of ones, where L is 0, and 0 elsewhere.
Part part_of(Eigen::MatrixXd laplacian, const Execution& execution) {
  const Eigen::Index k = laplacian.rows();
  const double share = 1.0 / static_cast<double>(k);
  laplacian.array() += share;
  const Eigen::LLT<Eigen::MatrixXd, Eigen::Lower> factor(laplacian);
  Part part{.inverse = Eigen::MatrixXd::Zero(k, k), .square = Eigen::MatrixXd(k, k)};
  // Column i of C⁻¹ begins at row i; the inverse is C⁻ᵀ C⁻¹, of which a block needs the rows below
  // its own only.
  const Eigen::MatrixXd& lower = factor.matrixLLT();
  Eigen::MatrixXd& half = part.square;
  half.setZero();
  each_block(k, execution, [&](Eigen::Index first, Eigen::Index count) {
    const Eigen::Index rest = k - first;
    auto block = half.block(first, first, rest, count);
    block.topRows(count).setIdentity();
    lower.bottomRightCorner(rest, rest).triangularView<Eigen::Lower>().solveInPlace(block);
  });
  each_block(k, execution, [&](Eigen::Index first, Eigen::Index count) {
    const Eigen::Index rest = k - first;
    part.inverse.block(first, first, rest, count).noalias() =
        half.bottomRightCorner(rest, rest).transpose() * half.block(first, first, rest, count);
  });
  part.inverse.array() -= share;
  part.inverse.triangularView<Eigen::StrictlyUpper>() = part.inverse.transpose().eval();
  each_block(k, execution, [&](Eigen::Index first, Eigen::Index count) {
    const Eigen::Index rest = k - first;
    part.square.block(first, first, rest, count).noalias() =
        part.inverse.middleRows(first, rest) * part.inverse.middleCols(first, count);
  });
  part.square.triangularView<Eigen::StrictlyUpper>() = part.square.transpose().eval();
  return part;
}

}  // namespace

struct ResistanceMatrix::Parts {
  std::vector<Part> all{};
  std::vector<std::size_t> part_of{};     // by vertex
  std::vector<Eigen::Index> place{};      // by vertex, within its part
  std::vector<std::vector<Vertex>> of{};  // the vertices of each part
  double no_way = 0.0;                    // what counts as the resistance between parts
};

ResistanceMatrix::ResistanceMatrix(const CsrGraph& graph, const Execution& execution)
    : parts_(std::make_unique<Parts>()) {
  const std::size_t n = graph.num_vertices();
  parts_->part_of.resize(n);
  parts_->place.resize(n);
  parts_->of = conducting_components(graph);
  double weakest = 1.0;
  for (const Vertex v : graph.vertices()) {
    for (const double strength : graph.out_strengths(v)) {
      if (strength > 0.0) weakest = std::min(weakest, strength);
    }
  }
  parts_->no_way = static_cast<double>(n) / weakest;
  for (std::size_t c = 0; c < parts_->of.size(); ++c) {
    const auto& vertices = parts_->of[c];
    if (vertices.size() > kMostDenseVertices) {
      throw std::invalid_argument("ResistanceMatrix: a component of at most " +
                                  std::to_string(kMostDenseVertices) + " vertices, got " +
                                  std::to_string(vertices.size()));
    }
    const auto k = static_cast<double>(vertices.size());
    constexpr double kMatrices = 4.0;  // while two of them are made
    execution.memory.require(
        kMatrices * sizeof(double) * k * k,
        "the resistances between all pairs of " + std::to_string(vertices.size()) + " vertices");
    for (std::size_t i = 0; i < vertices.size(); ++i) {
      parts_->part_of[vertices[i]] = c;
      parts_->place[vertices[i]] = static_cast<Eigen::Index>(i);
    }
    parts_->all.push_back(part_of(dense_laplacian(graph, vertices), execution));
  }
}

ResistanceMatrix::ResistanceMatrix(const ResistanceMatrix& other)
    : parts_(std::make_unique<Parts>(*other.parts_)) {}
ResistanceMatrix& ResistanceMatrix::operator=(const ResistanceMatrix& other) {
  if (this != &other) *this = ResistanceMatrix(other);
  return *this;
}
ResistanceMatrix::ResistanceMatrix(ResistanceMatrix&& other) noexcept = default;
ResistanceMatrix& ResistanceMatrix::operator=(ResistanceMatrix&& other) noexcept = default;
ResistanceMatrix::~ResistanceMatrix() = default;

double ResistanceMatrix::kirchhoff_index() const {
  const auto n = static_cast<double>(parts_->part_of.size());
  double index = 0.0;
  double joined = 0.0;  // pairs within parts
  for (const Part& part : parts_->all) {
    index += part.size() * part.inverse.trace();
    joined += part.size() * (part.size() - 1.0) / 2.0;
  }
  return index + parts_->no_way * (n * (n - 1.0) / 2.0 - joined);
}

std::size_t ResistanceMatrix::num_components() const {
  return parts_->all.size();
}

std::vector<double> ResistanceMatrix::gains(Pairs pairs, const Execution& execution) const {
  std::vector<double> traces;
  for (const Part& part : parts_->all) traces.push_back(part.inverse.trace());
  std::vector<double> gains(pairs.size());
  constexpr std::size_t kChunk = 4096;
  const auto gain = [&](Vertex a, Vertex b) {
    const std::size_t of_a = parts_->part_of.at(a);
    const std::size_t of_b = parts_->part_of.at(b);
    const Eigen::Index at_a = parts_->place[a];
    const Eigen::Index at_b = parts_->place[b];
    const Part& part = parts_->all[of_a];
    if (of_a == of_b) {
      return part.size() * part.moved(at_a, at_b) / (1.0 + part.resistance(at_a, at_b));
    }
    const Part& other = parts_->all[of_b];
    const double sum_a = part.size() * part.inverse(at_a, at_a) + traces[of_a];
    const double sum_b = other.size() * other.inverse(at_b, at_b) + traces[of_b];
    return part.size() * other.size() * (parts_->no_way - 1.0) - other.size() * sum_a -
           part.size() * sum_b;
  };
  parallel_for((pairs.size() + kChunk - 1) / kChunk, execution.quiet(),
               [&](std::size_t chunk, int) {
                 const auto end = std::min(pairs.size(), (chunk + 1) * kChunk);
                 for (std::size_t p = chunk * kChunk; p < end; ++p) {
                   gains[p] = gain(pairs[p].first, pairs[p].second);
                 }
               });
  return gains;
}

std::vector<double> ResistanceMatrix::slopes(Pairs pairs) const {
  std::vector<double> slopes;
  for (const auto& [a, b] : pairs) {
    const Part& part = parts_->all[parts_->part_of.at(a)];
    slopes.push_back(parts_->part_of[a] == parts_->part_of.at(b)
                         ? part.size() * part.moved(parts_->place[a], parts_->place[b])
                         : std::numeric_limits<double>::infinity());
  }
  return slopes;
}

void ResistanceMatrix::add_link(Vertex a, Vertex b) {
  if (a == b) return;
  const std::size_t of_a = parts_->part_of.at(a);
  const std::size_t of_b = parts_->part_of.at(b);
  const Eigen::Index at_a = parts_->place[a];
  if (of_a == of_b) {
    Part& part = parts_->all[of_a];
    const Eigen::Index at_b = parts_->place[b];
    const double scale = 1.0 / (1.0 + part.resistance(at_a, at_b));
    const Eigen::VectorXd x = part.inverse.col(at_a) - part.inverse.col(at_b);
    const Eigen::VectorXd y = part.square.col(at_a) - part.square.col(at_b);
    part.inverse.noalias() -= scale * x * x.transpose();
    part.square.noalias() -= scale * (x * y.transpose() + y * x.transpose());
    part.square.noalias() += (scale * scale * x.squaredNorm()) * x * x.transpose();
    return;
  }
  // The two parts with the link between them. Resistances add up over it, and L⁺ is -1/2 of the
  // resistances with rows and columns centred.
  const Part& first = parts_->all[of_a];
  const Part& second = parts_->all[of_b];
  const Eigen::Index k = first.inverse.rows();
  const Eigen::Index size = k + second.inverse.rows();
  const auto resistances = [](const Part& part) {
    const Eigen::VectorXd d = part.inverse.diagonal();
    Eigen::MatrixXd r = -2.0 * part.inverse;
    r.colwise() += d;
    r.rowwise() += d.transpose();
    return r;
  };
  const Eigen::MatrixXd r_a = resistances(first);
  const Eigen::MatrixXd r_b = resistances(second);
  Eigen::MatrixXd r(size, size);
  r.topLeftCorner(k, k) = r_a;
  r.bottomRightCorner(size - k, size - k) = r_b;
  r.topRightCorner(k, size - k) =
      (r_a.col(at_a).replicate(1, size - k).rowwise() + r_b.col(parts_->place[b]).transpose())
          .array() +
      1.0;
  r.bottomLeftCorner(size - k, k) = r.topRightCorner(k, size - k).transpose().eval();
  const Eigen::VectorXd means = r.rowwise().mean();
  const double mean = means.mean();
  Part joined;
  joined.inverse = r;
  joined.inverse.colwise() -= means;
  joined.inverse.rowwise() -= means.transpose();
  joined.inverse.array() += mean;
  joined.inverse *= -0.5;
  joined.square = joined.inverse * joined.inverse;
  parts_->all[of_a] = std::move(joined);
  for (const Vertex v : parts_->of[of_b]) {
    parts_->part_of[v] = of_a;
    parts_->place[v] += k;
  }
  auto& vertices = parts_->of[of_a];
  vertices.insert(vertices.end(), parts_->of[of_b].begin(), parts_->of[of_b].end());
  const auto at = static_cast<std::ptrdiff_t>(of_b);
  parts_->of.erase(parts_->of.begin() + at);
  parts_->all.erase(parts_->all.begin() + at);
  for (std::size_t& part : parts_->part_of) part -= part > of_b ? 1 : 0;
}

}  // namespace musubi
