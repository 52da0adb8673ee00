#include "algorithms/spectral/laplacian_measures.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <stdexcept>

#include "algorithms/spectral/laplacian_spectrum.hpp"
#include "engine/compensated_sum.hpp"

namespace musubi {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

using Pairs = std::span<const std::pair<Vertex, Vertex>>;

Eigen::VectorXd unit(const ComponentLaplacian& laplacian, Vertex v) {
  Eigen::VectorXd b = Eigen::VectorXd::Zero(laplacian.size());
  b[laplacian.place(v)] = 1.0;
  return b;
}

// The pairs within one component, and what their new edges change there.
class ComponentGains {
 public:
  ComponentGains(const CsrGraph& graph, const std::vector<Vertex>& vertices,
                 const std::vector<Vertex>& ends, const Execution& execution)
      : laplacian_(graph, vertices),
        spectrum_(laplacian_spectrum(laplacian_, execution.stop)),
        ends_(ends) {
    potentials_ = images(execution, [&](std::size_t e) { return unit(laplacian_, ends_[e]); });
    products_ = potentials_.transpose() * potentials_;
    if (spectrum_.complete) return;
    const Eigen::MatrixXd twice = images(execution, [&](std::size_t e) {
      return Eigen::VectorXd(potentials_.col(static_cast<Eigen::Index>(e)));
    });
    third_ = potentials_.transpose() * twice;
    fourth_ = twice.transpose() * twice;
  }

  [[nodiscard]] LaplacianGain of(Vertex a, Vertex b) const {
    const auto i = end_place(a);
    const auto j = end_place(b);
    const auto at_a = laplacian_.place(a);
    const auto at_b = laplacian_.place(b);
    const double resistance =
        potentials_(at_a, i) - potentials_(at_b, i) - potentials_(at_a, j) + potentials_(at_b, j);
    const double squared = between(products_, i, j);
    const auto k = static_cast<double>(laplacian_.size());
    Moments moments{};
    if (!spectrum_.complete) {
      moments = {resistance, squared, between(third_, i, j), between(fourth_, i, j)};
    }
    return {k * squared / (1.0 + resistance), rise(at_a, at_b, moments)};
  }

 private:
  [[nodiscard]] Eigen::Index end_place(Vertex v) const {
    return std::lower_bound(ends_.begin(), ends_.end(), v) - ends_.begin();
  }

  // bᵀ L⁺^j b for j = 1 .. 4.
  using Moments = std::array<double, 4>;

  // L⁺ of one vector per end, as columns.
  template <typename VectorOf>
  [[nodiscard]] Eigen::MatrixXd images(const Execution& execution, VectorOf&& vector_of) const {
    Eigen::MatrixXd result(laplacian_.size(), static_cast<Eigen::Index>(ends_.size()));
    parallel_for(ends_.size(), execution.quiet(), [&](std::size_t e, int) {
      result.col(static_cast<Eigen::Index>(e)) =
          laplacian_.pseudo_inverse_times(vector_of(e), execution.stop);
    });
    return result;
  }

  // (e_i - e_j)ᵀ M (e_i - e_j) of a symmetric M.
  static double between(const Eigen::MatrixXd& m, Eigen::Index i, Eigen::Index j) {
    return m(i, i) + m(j, j) - m(i, j) - m(j, i);
  }

  // How far the root of the secular equation lies above λ_2: it grows from -∞ there.
  [[nodiscard]] double rise(Eigen::Index a, Eigen::Index b, Moments rest) const {
    const auto& values = spectrum_.values;
    const Eigen::ArrayXd z2 =
        (spectrum_.vectors.row(a) - spectrum_.vectors.row(b)).array().square().transpose();
    Eigen::ArrayXd known = z2;
    for (double& moment : rest) {  // what eigenvalues add that are not known
      known /= values.array();
      moment = std::max(0.0, moment - known.sum());
    }
    const auto secular = [&](double mu) {
      // The series of the moments, its end as a geometric one: their ratios never fall.
      const double ratio = rest[2] > 0.0 ? mu * rest[3] / rest[2] : 0.0;
      const double end = ratio < 1.0 ? rest[2] / (1.0 - ratio) : rest[2];
      const double others = rest[0] + mu * (rest[1] + mu * end);
      return 1.0 + (z2 / (values.array() - mu)).sum() + others;
    };
    double low = values[0];
    double high = values.size() > 1 ? values[1] : values[0] + 2.0;  // |b|² = 2 is the most
    high = std::min(high, values[0] + 2.0);
    constexpr int kHalvings = 60;
    for (int step = 0; step < kHalvings; ++step) {
      const double mid = low + (high - low) / 2.0;
      if (!(low < mid && mid < high)) break;
      (secular(mid) < 0.0 ? low : high) = mid;
    }
    return low - values[0];
  }

  ComponentLaplacian laplacian_;
  LaplacianSpectrum spectrum_;
  std::vector<Vertex> ends_;
  Eigen::MatrixXd potentials_{};  // L⁺ e_v, a column per end
  Eigen::MatrixXd products_{};  // e_uᵀ L⁺² e_v of ends u and v; the next ones with L⁺³ and L⁺⁴
  Eigen::MatrixXd third_{};
  Eigen::MatrixXd fourth_{};
};

void validate(const CsrGraph& graph, Pairs pairs) {
  for (const auto& [a, b] : pairs) {
    if (a >= graph.num_vertices() || b >= graph.num_vertices()) {
      throw std::invalid_argument("laplacian_gains: a vertex of a pair is not below n");
    }
  }
}

}  // namespace

double kirchhoff_index(const CsrGraph& graph, const Execution& execution) {
  if (graph.num_vertices() < 2) return 0.0;
  const auto components = conducting_components(graph);
  if (components.size() > 1) return kInfinite;
  const ComponentLaplacian laplacian(graph, components.front());
  std::vector<double> diagonal(graph.num_vertices());
  parallel_for(diagonal.size(), execution.quiet(), [&](std::size_t v, int) {
    const auto at = static_cast<Eigen::Index>(v);
    diagonal[v] =
        laplacian.pseudo_inverse_times(unit(laplacian, static_cast<Vertex>(v)), execution.stop)[at];
  });
  CompensatedSum trace;
  for (const double entry : diagonal) trace.add(entry);
  return static_cast<double>(graph.num_vertices()) * trace.value();
}

double algebraic_connectivity(const CsrGraph& graph, const std::stop_token& stop) {
  if (graph.num_vertices() < 2) return 0.0;
  const auto components = conducting_components(graph);
  if (components.size() > 1) return 0.0;
  return laplacian_spectrum(ComponentLaplacian(graph, components.front()), stop).values[0];
}

std::vector<LaplacianGain> laplacian_gains(const CsrGraph& graph, Pairs pairs,
                                           const Execution& execution) {
  validate(graph, pairs);
  std::vector<LaplacianGain> gains(pairs.size());
  if (pairs.empty()) return gains;
  const auto components = conducting_components(graph);
  std::vector<std::size_t> component_of(graph.num_vertices());
  for (std::size_t c = 0; c < components.size(); ++c) {
    for (const Vertex v : components[c]) component_of[v] = c;
  }
  std::map<std::size_t, std::vector<std::size_t>> within;  // by component, pairs of its own
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    const auto& [a, b] = pairs[p];
    if (component_of[a] != component_of[b]) {
      gains[p] = {kInfinite, kInfinite};
    } else if (a != b) {
      within[component_of[a]].push_back(p);
    }
  }
  for (const auto& of_component : within) {
    const auto& own = of_component.second;
    std::vector<Vertex> ends;
    for (const std::size_t p : own) ends.insert(ends.end(), {pairs[p].first, pairs[p].second});
    std::sort(ends.begin(), ends.end());
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
    const auto k = static_cast<double>(ends.size());
    constexpr double kMatricesOfEnds = 3.0;
    execution.memory.require(
        sizeof(double) * k *
            (kMatricesOfEnds * k +
             2.0 * static_cast<double>(components[of_component.first].size())),
        "the potentials of the " + std::to_string(ends.size()) + " vertices that may be linked");
    const ComponentGains changes(graph, components[of_component.first], ends, execution);
    parallel_for(own.size(), execution.quiet(), [&](std::size_t i, int) {
      gains[own[i]] = changes.of(pairs[own[i]].first, pairs[own[i]].second);
    });
  }
  return gains;
}

}  // namespace musubi
