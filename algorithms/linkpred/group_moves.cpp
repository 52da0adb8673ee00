#include "algorithms/linkpred/group_moves.hpp"

#include <algorithm>
#include <numeric>

namespace musubi {
namespace {

constexpr int kMoveDraws = 4;        // pairs of candidates per vertex and sweep
constexpr double kLeastGain = 1e-9;  // below this a move is rounding, and might go round in circles
constexpr double kFewMoved = 0.0005;  // share of vertices; fewer end the sweeps

class VertexMover {
 public:
  VertexMover(const CsrGraph& graph, Partition& partition, const LogFactorials& log_factorial)
      : graph_(graph),
        partition_(partition),
        log_factorial_(log_factorial),
        counts_(graph, partition),
        ends_to_(counts_.groups, 0) {}

  /// True when v changed its group.
  bool improve(Vertex v, SplitMix64& random) {
    const Community r = partition_[v];
    if (counts_.size[r] == 1) return false;
    count_ends(v);
    draw_candidates(v, random);
    double best_gain = kLeastGain;
    Community best = r;
    for (const Community s : candidates_) {
      const double gain = s == r ? 0.0 : gain_of(v, r, s);
      if (gain > best_gain) {
        best_gain = gain;
        best = s;
      }
    }
    if (best != r) move(v, r, best);
    for (const Community t : met_) ends_to_[t] = 0;
    met_.clear();
    return best != r;
  }

 private:
  void count_ends(Vertex v) {
    for (const Vertex w : graph_.out_neighbors(v)) {
      if (ends_to_[partition_[w]]++ == 0) met_.push_back(partition_[w]);
    }
  }

  void draw_candidates(Vertex v, SplitMix64& random) {
    candidates_.assign(1, static_cast<Community>(random.below(counts_.groups)));
    const auto row = graph_.out_neighbors(v);
    for (int draw = 0; draw < kMoveDraws && !row.empty(); ++draw) {
      const Vertex w = row[random.below(row.size())];
      const auto next = graph_.out_neighbors(w);
      candidates_.push_back(partition_[w]);
      candidates_.push_back(partition_[next[random.below(next.size())]]);
    }
    std::sort(candidates_.begin(), candidates_.end());
    candidates_.erase(std::unique(candidates_.begin(), candidates_.end()), candidates_.end());
  }

  // Description length before less after, when v goes from r to s. With all its ends k: links r-t
  // lose and s-t gain k_t; inside r, 2 k_r go, inside s, 2 k_s come, and r-s gains k_r - k_s.
  double gain_of(Vertex v, Community r, Community s) const {
    const auto& f = log_factorial_;
    const std::size_t to_r = ends_to_[r];
    const std::size_t to_s = ends_to_[s];
    const std::size_t both = counts_.between(r, s);
    const std::size_t in_r = counts_.between(r, r);
    const std::size_t in_s = counts_.between(s, s);
    double gain = f(both + to_r - to_s) - f(both) + f.even_double(in_r - 2 * to_r) -
                  f.even_double(in_r) + f.even_double(in_s + 2 * to_s) - f.even_double(in_s);
    const std::uint32_t* row_r = counts_.links.data() + r * counts_.groups;
    const std::uint32_t* row_s = counts_.links.data() + s * counts_.groups;
    for (const Community t : met_) {
      if (t == r || t == s) continue;
      const std::size_t k = ends_to_[t];
      gain += f(row_r[t] - k) - f(row_r[t]) + f(row_s[t] + k) - f(row_s[t]);
    }
    const std::size_t degree = graph_.out_degree(v);
    gain += group_cost(f, counts_.size[r], counts_.ends[r]) -
            group_cost(f, counts_.size[r] - 1, counts_.ends[r] - degree);
    gain += group_cost(f, counts_.size[s], counts_.ends[s]) -
            group_cost(f, counts_.size[s] + 1, counts_.ends[s] + degree);
    return gain;
  }

  void move(Vertex v, Community r, Community s) {
    for (const Community t : met_) {
      const std::uint32_t k = ends_to_[t];
      counts_.between(r, t) -= k;
      counts_.between(t, r) -= k;
      counts_.between(s, t) += k;
      counts_.between(t, s) += k;
    }
    --counts_.size[r];
    ++counts_.size[s];
    counts_.ends[r] -= graph_.out_degree(v);
    counts_.ends[s] += graph_.out_degree(v);
    partition_[v] = s;
  }

  const CsrGraph& graph_;
  Partition& partition_;
  const LogFactorials& log_factorial_;
  BlockCounts counts_;
  std::vector<std::uint32_t> ends_to_;  // of the vertex that is looked at, per group
  std::vector<Community> met_{};
  std::vector<Community> candidates_{};
};

}  // namespace

void move_vertices(const CsrGraph& simple, Partition& partition, int sweeps,
                   const LogFactorials& log_factorial, SplitMix64& random,
                   const Execution& execution) {
  if (num_communities(partition) < 2) return;
  VertexMover mover(simple, partition, log_factorial);
  std::vector<Vertex> order(partition.size());
  std::iota(order.begin(), order.end(), Vertex{0});
  for (int sweep = 0; sweep < sweeps; ++sweep) {
    execution.check_stop();
    random.shuffle(order);
    std::size_t moved = 0;
    for (const Vertex v : order) moved += mover.improve(v, random) ? 1 : 0;
    if (static_cast<double>(moved) <= kFewMoved * static_cast<double>(order.size())) return;
  }
}

}  // namespace musubi
