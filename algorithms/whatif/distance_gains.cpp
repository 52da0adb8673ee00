#include "algorithms/whatif/distance_gains.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace musubi {
namespace {

using Pairs = std::span<const std::pair<Vertex, Vertex>>;

constexpr std::size_t kMostCounted = 32;  // distances, no way among them, that counts are kept of

double worth_of(const DistanceSum& sum, double distance) {
  if (sum.worth == DistanceSum::Worth::inverse) return distance > 0.0 ? 1.0 / distance : 0.0;
  return -std::min(distance, sum.far);
}

std::vector<Vertex> or_all(const std::vector<Vertex>& some, Vertex n) {
  if (!some.empty()) return some;
  std::vector<Vertex> all(n);
  std::iota(all.begin(), all.end(), Vertex{0});
  return all;
}

void validate(const DistanceMatrix& distances, const DistanceSum& sum, Pairs pairs) {
  const auto check = [&](Vertex v) {
    if (v >= distances.num_vertices()) {
      throw std::out_of_range("distance_gains: vertex " + std::to_string(v) +
                              " is not below n = " + std::to_string(distances.num_vertices()));
    }
  };
  for (const Vertex v : sum.from) check(v);
  for (const Vertex v : sum.to) check(v);
  for (const auto& [a, b] : pairs) {
    check(a);
    check(b);
  }
}

// The candidates by the end behind the new link.
struct FarEnd {
  Vertex vertex = 0;
  std::vector<std::pair<Vertex, std::size_t>> candidates{};  // the near end, and which pair it is
};

// Both ends of every pair, or with `one_side` the end that more pairs have.
std::vector<FarEnd> far_ends(Pairs pairs, Vertex n, bool one_side) {
  std::vector<std::size_t> count(n, 0);
  for (const auto& [a, b] : pairs) {
    ++count[a];
    ++count[b];
  }
  std::vector<FarEnd> ends(n);
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    const auto& [a, b] = pairs[p];
    if (a == b) continue;
    const bool b_first = count[b] > count[a] || (count[b] == count[a] && b < a);
    if (!one_side || b_first) ends[b].candidates.emplace_back(a, p);
    if (!one_side || !b_first) ends[a].candidates.emplace_back(b, p);
  }
  for (Vertex v = 0; v < n; ++v) ends[v].vertex = v;
  std::erase_if(ends, [](const FarEnd& end) { return end.candidates.empty(); });
  return ends;
}

// Distances in whole steps, no way as one step more than the farthest.
class StepGains {
 public:
  StepGains(const DistanceMatrix& distances, const DistanceSum& sum, bool symmetric)
      : n_(distances.num_vertices()),
        from_(or_all(sum.from, n_)),
        to_(or_all(sum.to, n_)),
        symmetric_(symmetric),
        far_(static_cast<std::size_t>(distances.farthest()) + 1) {
    for (std::size_t d = 0; d <= 2 * far_ + 1; ++d) {
      worth_.push_back(worth_of(sum, static_cast<double>(d)));
    }
    no_way_ = worth_of(sum, std::numeric_limits<double>::infinity());
    steps_ = StepTable(n_, to_, distances, far_);
    if (symmetric) return;
    near_ = StepTable(n_, from_, distances, far_);
  }

  std::vector<double> compute(Pairs pairs, const Execution& execution) const {
    const auto ends = far_ends(pairs, n_, symmetric_);
    // With both ends, each writes its own half of a pair.
    std::vector<double> gains(pairs.size() * (symmetric_ ? 1 : 2), 0.0);
    std::vector<Worker> workers(static_cast<std::size_t>(execution.thread_count()));
    parallel_for(ends.size(), execution, [&](std::size_t e, int thread) {
      one_end(ends[e], pairs, workers[static_cast<std::size_t>(thread)], gains);
    });
    if (symmetric_) {
      for (double& gain : gains) gain *= 2.0;  // the way there, and the same way back
      return gains;
    }
    std::vector<double> both(pairs.size());
    for (std::size_t p = 0; p < pairs.size(); ++p) both[p] = gains[2 * p] + gains[2 * p + 1];
    return both;
  }

 private:
  // The steps from every vertex to some, in rows.
  struct StepTable {
    StepTable() = default;
    StepTable(Vertex n, const std::vector<Vertex>& columns, const DistanceMatrix& distances,
              std::size_t far)
        : width(columns.size()), cells(std::size_t{n} * columns.size()) {
      std::visit(
          [&](const auto& matrix) {
            for (Vertex v = 0; v < n; ++v) {
              for (std::size_t c = 0; c < width; ++c) {
                cells[v * width + c] = static_cast<std::uint16_t>(std::min<std::size_t>(
                    static_cast<std::size_t>(matrix.row(v)[columns[c]]), far));
              }
            }
          },
          distances.cells());
    }
    [[nodiscard]] const std::uint16_t* row(Vertex v) const { return cells.data() + v * width; }
    std::size_t width = 0;
    std::vector<std::uint16_t> cells{};
  };
  struct Worker {
    std::vector<std::uint32_t> counts{};
    std::vector<double> table{};  // by d(s, a), what the way over the link gains
  };

  [[nodiscard]] std::size_t step(std::size_t source, Vertex v) const {
    return symmetric_ ? steps_.row(from_[source])[v] : near_.row(v)[source];
  }

  void one_end(const FarEnd& end, Pairs pairs, Worker& worker, std::vector<double>& gains) const {
    const std::uint16_t* const onward = steps_.row(end.vertex);
    worker.table.assign(far_ + 1, 0.0);
    for (std::size_t s = 0; s < from_.size(); ++s) {
      const std::size_t now = step(s, end.vertex);
      if (now < 2 && now != far_) continue;  // no way over a link to `end` is shorter
      const std::size_t most = now == far_ ? far_ : now - 1;  // above it, d(s, a) gains nothing
      std::fill(worker.table.begin(), worker.table.end(), 0.0);
      if (far_ + 1 <= kMostCounted) {
        count(steps_.row(from_[s]), onward, worker);
        tabulate(most, worker);
      } else {
        follow(steps_.row(from_[s]), onward, worker);
      }
      if (symmetric_) {
        const std::uint16_t* const row = steps_.row(from_[s]);
        for (const auto& [a, p] : end.candidates) gains[p] += worker.table[row[a]];
      } else {
        for (const auto& [a, p] : end.candidates) {
          const std::size_t slot = 2 * p + (pairs[p].first == a ? 0 : 1);
          gains[slot] += worker.table[step(s, a)];
        }
      }
    }
  }

  // Counts t by d(s, t) and d(b, t). Four sets of counters: most t fall into few of them, and the
  // next one need not wait for the last.
  void count(const std::uint16_t* direct, const std::uint16_t* onward, Worker& worker) const {
    const std::size_t width = far_ + 1;
    const std::size_t size = width * width;
    worker.counts.assign(4 * size, 0);
    std::uint32_t* const counts = worker.counts.data();
    const std::size_t t4 = steps_.width / 4 * 4;
    for (std::size_t t = 0; t < t4; t += 4) {
      ++counts[direct[t] * width + onward[t]];
      ++counts[size + direct[t + 1] * width + onward[t + 1]];
      ++counts[2 * size + direct[t + 2] * width + onward[t + 2]];
      ++counts[3 * size + direct[t + 3] * width + onward[t + 3]];
    }
    for (std::size_t t = t4; t < steps_.width; ++t) ++counts[direct[t] * width + onward[t]];
    for (std::size_t i = 0; i < size; ++i) {
      counts[i] += counts[size + i] + counts[2 * size + i] + counts[3 * size + i];
    }
  }

  [[nodiscard]] double now_worth(std::size_t steps) const {
    return steps == far_ ? no_way_ : worth_[steps];
  }

  void tabulate(std::size_t most, Worker& worker) const {
    const std::size_t width = far_ + 1;
    for (std::size_t i = 2; i <= far_; ++i) {
      for (std::size_t j = 0; j + 2 <= i && j < far_; ++j) {
        const auto many = worker.counts[i * width + j];
        if (many == 0) continue;
        const std::size_t below = i == far_ ? most : std::min(most, i - j - 1);
        for (std::size_t k = 0; k < below; ++k) {
          worker.table[k] += many * (worth_[k + 1 + j] - now_worth(i));
        }
      }
    }
    // Whoever has no way to t may get one of any length from the part of t.
    for (std::size_t k = 0; k < most; ++k) {
      const auto many = worker.counts[far_ * width + far_ - 1];
      if (many > 0) worker.table[k] += many * (worth_[k + far_] - no_way_);
    }
  }

  void follow(const std::uint16_t* direct, const std::uint16_t* onward, Worker& worker) const {
    for (std::size_t t = 0; t < steps_.width; ++t) {
      const std::size_t i = direct[t];
      const std::size_t j = onward[t];
      if (j == far_) continue;
      const std::size_t below = i == far_ ? far_ : i > j + 1 ? i - j - 1 : 0;
      for (std::size_t k = 0; k < below; ++k) worker.table[k] += worth_[k + 1 + j] - now_worth(i);
    }
  }

  Vertex n_;
  std::vector<Vertex> from_;
  std::vector<Vertex> to_;
  bool symmetric_;
  std::size_t far_;  // stands for no way
  std::vector<double> worth_{};
  double no_way_ = 0.0;
  StepTable steps_{};  // to `to_`
  StepTable near_{};   // to `from_`
};

// Any lengths: every pair of vertices for every candidate.
std::vector<double> length_gains(const DistanceCells<double>& cells, const DistanceSum& sum,
                                 Pairs pairs, const Execution& execution) {
  const auto n = static_cast<Vertex>(cells.n);
  const auto from = or_all(sum.from, n);
  const auto to = or_all(sum.to, n);
  std::vector<double> gains(pairs.size(), 0.0);
  parallel_for(pairs.size(), execution, [&](std::size_t p, int) {
    const auto& [a, b] = pairs[p];
    if (a == b) return;
    const double* const from_a = cells.row(a);
    const double* const from_b = cells.row(b);
    for (const Vertex s : from) {
      const double over_a = from_a[s] + 1.0;
      const double over_b = from_b[s] + 1.0;
      const double* const now = cells.row(s);
      for (const Vertex t : to) {
        const double after = std::min(over_a + from_b[t], over_b + from_a[t]);
        if (after < now[t]) gains[p] += worth_of(sum, after) - worth_of(sum, now[t]);
      }
    }
  });
  return gains;
}

}  // namespace

double distance_sum(const DistanceMatrix& distances, const DistanceSum& sum) {
  validate(distances, sum, {});
  const auto from = or_all(sum.from, distances.num_vertices());
  const auto to = or_all(sum.to, distances.num_vertices());
  double total = 0.0;
  for (const Vertex s : from) {
    for (const Vertex t : to) {
      if (s != t) total += worth_of(sum, distances.at(s, t));
    }
  }
  return total;
}

std::vector<double> distance_gains(const DistanceMatrix& distances, const DistanceSum& sum,
                                   Pairs pairs, const Execution& execution) {
  validate(distances, sum, pairs);
  if (pairs.empty()) return {};
  if (const auto* cells = std::get_if<DistanceCells<double>>(&distances.cells())) {
    return length_gains(*cells, sum, pairs, execution);
  }
  const bool symmetric = sum.from.empty() && sum.to.empty();
  return StepGains(distances, sum, symmetric).compute(pairs, execution);
}

}  // namespace musubi
