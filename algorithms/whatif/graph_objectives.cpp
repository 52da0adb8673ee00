#include "algorithms/whatif/graph_objectives.hpp"

#include <algorithm>
#include <stdexcept>

#include "algorithms/whatif/connectivity_spectrum.hpp"
#include "algorithms/whatif/loss_robustness.hpp"
#include "algorithms/whatif/resistance_matrix.hpp"

namespace musubi {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

// clone() of an objective that is a value.
template <typename Objective>
class Cloneable : public LinkObjective {
 public:
  [[nodiscard]] std::unique_ptr<LinkObjective> clone() const override {
    return std::make_unique<Objective>(static_cast<const Objective&>(*this));
  }
};

class OfDistances : public Cloneable<OfDistances> {
 public:
  OfDistances(const CsrGraph& graph, DistanceSum sum, double scale, const Execution& execution)
      : distances_(graph, execution), sum_(std::move(sum)), scale_(scale) {}

  [[nodiscard]] double value() const override {
    const double sum = scale_ * distance_sum(distances_, sum_);
    return smaller_is_better() ? -sum : sum;
  }
  [[nodiscard]] bool smaller_is_better() const override {
    return sum_.worth == DistanceSum::Worth::nearness;
  }
  [[nodiscard]] std::vector<double> gains(std::span<const NewLink> links,
                                          const Execution& execution) const override {
    auto gains = distance_gains(distances_, sum_, links, execution);
    for (double& gain : gains) gain *= scale_;
    return gains;
  }
  void add_link(NewLink link) override { distances_.add_link(link.first, link.second); }
  [[nodiscard]] bool is_submodular(std::span<const NewLink> links) const override {
    if (sum_.from.size() != 1) return false;
    const Vertex source = sum_.from.front();
    return std::all_of(links.begin(), links.end(), [&](const NewLink& link) {
      return link.first == source || link.second == source;
    });
  }
  [[nodiscard]] bool is_bounded_by_ends() const override { return true; }

  // Every pair as near as two steps, and 2 k ordered ones as near as one.
  [[nodiscard]] double most_gain(std::size_t k) const override {
    if (distances_.has_lengths()) return kInfinite;
    const bool inverse = sum_.worth == DistanceSum::Worth::inverse;
    const double one = inverse ? 1.0 : -1.0;
    const double two = inverse ? 0.5 : -2.0;
    const Vertex n = distances_.num_vertices();
    double total = 2.0 * static_cast<double>(k) * (one - two);
    const auto from = sum_.from.empty() ? n : static_cast<Vertex>(sum_.from.size());
    const auto to = sum_.to.empty() ? n : static_cast<Vertex>(sum_.to.size());
    for (Vertex i = 0; i < from; ++i) {
      const Vertex s = sum_.from.empty() ? i : sum_.from[i];
      for (Vertex j = 0; j < to; ++j) {
        const Vertex t = sum_.to.empty() ? j : sum_.to[j];
        const double distance = distances_.at(s, t);
        if (s == t || distance <= 2.0) continue;
        total += two - (inverse ? 1.0 / distance : -std::min(distance, sum_.far));
      }
    }
    return scale_ * total;
  }

 private:
  DistanceMatrix distances_;
  DistanceSum sum_;
  double scale_;
};

class OfResistances : public Cloneable<OfResistances> {
 public:
  OfResistances(const CsrGraph& graph, const Execution& execution)
      : resistances_(graph, execution) {}

  [[nodiscard]] double value() const override { return resistances_.kirchhoff_index(); }
  [[nodiscard]] bool smaller_is_better() const override { return true; }
  [[nodiscard]] std::vector<double> gains(std::span<const NewLink> links,
                                          const Execution& execution) const override {
    return resistances_.gains(links, execution);
  }
  void add_link(NewLink link) override { resistances_.add_link(link.first, link.second); }
  [[nodiscard]] std::vector<double> slopes(std::span<const NewLink> links) const override {
    // Between components no slope is finite, and once joined those within are others.
    if (resistances_.num_components() != 1) return {};
    return resistances_.slopes(links);
  }
  // The index is a sum of resistances: none is below 0.
  [[nodiscard]] double most_gain(std::size_t) const override { return value(); }

 private:
  ResistanceMatrix resistances_;
};

class OfConnectivity : public Cloneable<OfConnectivity> {
 public:
  explicit OfConnectivity(const CsrGraph& graph) : spectrum_(graph) {}

  [[nodiscard]] double value() const override { return spectrum_.algebraic_connectivity(); }
  [[nodiscard]] std::vector<double> gains(std::span<const NewLink> links,
                                          const Execution& execution) const override {
    return spectrum_.gains(links, execution);
  }
  void add_link(NewLink link) override { spectrum_.add_link(link.first, link.second); }
  [[nodiscard]] std::vector<double> slopes(std::span<const NewLink> links) const override {
    return spectrum_.slopes(links);
  }
  [[nodiscard]] double most_gain(std::size_t k) const override {
    return spectrum_.ceiling(k) - value();
  }

 private:
  ConnectivitySpectrum spectrum_;
};

class OfLosses : public Cloneable<OfLosses> {
 public:
  OfLosses(const CsrGraph& graph, std::vector<Vertex> lost, const Execution& execution)
      : robustness_(graph, std::move(lost), execution) {}

  [[nodiscard]] double value() const override { return robustness_.value(); }
  [[nodiscard]] std::vector<double> gains(std::span<const NewLink> links,
                                          const Execution& execution) const override {
    return robustness_.gains(links, execution);
  }
  void add_link(NewLink link) override { robustness_.add_link(link.first, link.second); }
  [[nodiscard]] bool is_bounded_by_ends() const override { return true; }
  [[nodiscard]] double most_gain(std::size_t) const override { return 1.0 - value(); }

 private:
  LossRobustness robustness_;
};

void require_group(const std::vector<Vertex>& group, const char* what) {
  if (group.empty()) {
    throw std::invalid_argument(std::string(what) + ": an empty group of vertices");
  }
}

double longest_length(const CsrGraph& graph) {
  double longest = 1.0;
  for (const Vertex v : graph.vertices()) {
    for (const double length : graph.out_lengths(v)) longest = std::max(longest, length);
  }
  return longest;
}

}  // namespace

std::unique_ptr<LinkObjective> efficiency_objective(const CsrGraph& graph,
                                                    const Execution& execution) {
  const auto n = static_cast<double>(graph.num_vertices());
  return std::make_unique<OfDistances>(graph, DistanceSum{}, n < 2.0 ? 0.0 : 1.0 / (n * (n - 1.0)),
                                       execution);
}

std::unique_ptr<LinkObjective> harmonic_objective(const CsrGraph& graph, std::vector<Vertex> group,
                                                  const Execution& execution) {
  require_group(group, "harmonic_objective");
  const double scale = 1.0 / static_cast<double>(group.size());
  return std::make_unique<OfDistances>(graph, DistanceSum{.from = std::move(group)}, scale,
                                       execution);
}

std::unique_ptr<LinkObjective> distance_objective(const CsrGraph& graph, std::vector<Vertex> from,
                                                  std::vector<Vertex> to,
                                                  const Execution& execution) {
  require_group(from, "distance_objective");
  require_group(to, "distance_objective");
  std::size_t pairs = from.size() * to.size();
  for (const Vertex s : from) pairs -= std::find(to.begin(), to.end(), s) == to.end() ? 0 : 1;
  if (pairs == 0) throw std::invalid_argument("distance_objective: no pair of different vertices");
  DistanceSum sum{.from = std::move(from),
                  .to = std::move(to),
                  .worth = DistanceSum::Worth::nearness,
                  .far = graph.num_vertices() * longest_length(graph)};
  return std::make_unique<OfDistances>(graph, std::move(sum), 1.0 / static_cast<double>(pairs),
                                       execution);
}

std::unique_ptr<LinkObjective> kirchhoff_objective(const CsrGraph& graph,
                                                   const Execution& execution) {
  return std::make_unique<OfResistances>(graph, execution);
}

std::unique_ptr<LinkObjective> connectivity_objective(const CsrGraph& graph) {
  return std::make_unique<OfConnectivity>(graph);
}

std::unique_ptr<LinkObjective> robustness_objective(const CsrGraph& graph, std::vector<Vertex> lost,
                                                    const Execution& execution) {
  return std::make_unique<OfLosses>(graph, std::move(lost), execution);
}

}  // namespace musubi
