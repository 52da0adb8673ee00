#include "algorithms/centrality/share_intervals.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace musubi {
namespace {

// The different values in rising order, with how often each is there.
std::vector<std::pair<double, double>> counted(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  std::vector<std::pair<double, double>> groups;
  for (const double value : values) {
    if (groups.empty() || groups.back().first != value) groups.emplace_back(value, 0.0);
    groups.back().second += 1.0;
  }
  return groups;
}

// How far below and above the share in `drawn` of at most `most` paths the truth may lie.
ShareMargins margins(double share, double delta, double most, double drawn) {
  const double log = std::log(1 / delta);
  const double ratio = most / drawn;
  const auto root = [&](double third) { return std::sqrt(third * third + 2 * share * most / log); };
  const double minus = 1.0 / 3 - ratio;
  const double plus = 1.0 / 3 + ratio;
  return {log / drawn * (minus + root(minus)), log / drawn * (plus + root(plus))};
}

}  // namespace

std::vector<double> shared_delta(const PathCounts& counts, const std::vector<double>& wanted,
                                 double delta) {
  constexpr double kEven = 0.001;  // is shared out evenly
  const double allowed = delta / 2 * (1 - kEven);
  const auto n = static_cast<Vertex>(wanted.size());
  std::vector<double> ease(n);  // the risk is e to the - effort times this
  for (Vertex v = 0; v < n; ++v) {
    const double share = std::max(counts.share(v), 1.0 / static_cast<double>(counts.drawn()));
    ease[v] = wanted[v] * wanted[v] / share;
  }
  const auto groups = counted(ease);  // few: most vertices lay on few paths
  const double least = *std::min_element(wanted.begin(), wanted.end());
  double low = 0.0;
  double high = std::log(4.0 * n / delta) / (least * least);
  for (int step = 0; step < 60; ++step) {
    const double effort = (low + high) / 2;
    double sum = 0.0;
    for (const auto& [value, count] : groups) sum += 2 * count * std::exp(-effort * value);
    (sum > allowed ? low : high) = effort;
  }
  std::vector<double> result(n);
  for (Vertex v = 0; v < n; ++v) {
    result[v] = std::min(0.5, std::exp(-high * ease[v]) + kEven * delta / (4.0 * n));
  }
  return result;
}

ShareMargins ShareIntervals::of(Vertex v) const {
  auto own = margins(counts_.share(v), delta_[v], bound_, static_cast<double>(counts_.drawn()));
  if (static_cast<double>(counts_.drawn()) < bound_) return own;
  return {std::min(own.below, error_), std::min(own.above, error_)};
}

bool ShareIntervals::all_known() const {
  for (Vertex v = 0; v < delta_.size(); ++v) {
    if (!known(v)) return false;
  }
  return true;
}

bool ShareIntervals::top_parted(const std::vector<Vertex>& order, std::size_t top,
                                bool excused) const {
  // The least that the vertices of the top before may have: all, and those not known so well.
  double least = std::numeric_limits<double>::infinity();
  double least_unknown = least;
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    const Vertex v = order[rank];
    const auto own = of(v);
    const double share = counts_.share(v);
    const bool is_excused = excused && known(v);
    if (share + own.above > (is_excused ? least_unknown : least)) return false;
    if (rank >= top) continue;
    least = std::min(least, share - own.below);
    if (!is_excused) least_unknown = std::min(least_unknown, share - own.below);
  }
  return true;
}

bool ShareIntervals::known(Vertex v) const {
  const auto own = of(v);
  return own.below <= error_ && own.above <= error_;
}

}  // namespace musubi
