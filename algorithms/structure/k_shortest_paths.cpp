#include "algorithms/structure/k_shortest_paths.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <set>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>

#include "algorithms/centrality/shortest_paths.hpp"
#include "algorithms/structure/spur_search.hpp"

namespace musubi {
namespace {

// The best path of a set: those that begin with its first `spur` + 1 vertices and do not go on to
// one of `not_next`.
struct Candidate {
  double rank = 0.0;  // its length in units so coarse that equal lengths are equal
  SimplePath path{};
  std::size_t spur = 0;
  std::vector<Vertex> not_next{};

  friend bool operator<(const Candidate& a, const Candidate& b) {
    return std::tie(a.rank, a.path.vertices) < std::tie(b.rank, b.path.vertices);
  }
};

class PathFinder {
 public:
  PathFinder(const CsrGraph& graph, Vertex s, Vertex t, const KShortestPathsOptions& options)
      : options_(options), search_(graph, t, options.max_steps), distance_(search_.distance(s)) {
    if (std::isinf(distance_)) return;
    look_for({s}, {});
    while (!candidates_.empty() && found_.size() < options_.count) {
      const Candidate best = std::move(candidates_.extract(candidates_.begin()).value());
      found_.push_back(best.path);
      part(best);
    }
  }

  [[nodiscard]] std::vector<SimplePath> take() { return std::move(found_); }

 private:
  // Parts what is left of the set of `best`, once it is taken away, by where a path leaves it. None
  // of these sets has a path in common with another (Lawler), so no path comes twice.
  void part(const Candidate& best) {
    const auto& vertices = best.path.vertices;
    for (std::size_t i = best.spur; i + 1 < vertices.size(); ++i) {
      if (found_.size() == options_.count) return;
      std::vector<Vertex> not_next = i == best.spur ? best.not_next : std::vector<Vertex>{};
      not_next.insert(std::lower_bound(not_next.begin(), not_next.end(), vertices[i + 1]),
                      vertices[i + 1]);
      const auto end = vertices.begin() + static_cast<std::ptrdiff_t>(i) + 1;
      look_for({vertices.begin(), end}, std::move(not_next));
    }
  }

  // Keeps only as many candidates as paths are still wanted: none behind them can be one.
  void look_for(const std::vector<Vertex>& root, std::vector<Vertex> not_next) {
    options_.execution.check_stop();
    const std::size_t wanted = options_.count - found_.size();
    const double bound = candidates_.size() < wanted ? std::numeric_limits<double>::infinity()
                                                     : candidates_.rbegin()->path.length;
    auto path = search_.best(root, not_next, bound, options_.execution);
    if (!path) return;
    const double rank = std::round(path->length / (kLengthTolerance * distance_));
    candidates_.insert({rank, std::move(*path), root.size() - 1, std::move(not_next)});
    if (candidates_.size() > wanted) candidates_.erase(std::prev(candidates_.end()));
  }

  const KShortestPathsOptions& options_;
  SpurSearch search_;
  double distance_;
  std::set<Candidate> candidates_{};
  std::vector<SimplePath> found_{};
};

}  // namespace

std::vector<SimplePath> k_shortest_paths(const CsrGraph& graph, Vertex s, Vertex t,
                                         const KShortestPathsOptions& options) {
  if (s >= graph.num_vertices() || t >= graph.num_vertices()) {
    throw std::invalid_argument("k_shortest_paths: two vertices below " +
                                std::to_string(graph.num_vertices()) + " are needed, got " +
                                std::to_string(s) + " and " + std::to_string(t));
  }
  if (options.count == 0) return {};
  if (s == t) return {SimplePath{.vertices = {s}}};
  return PathFinder(graph, s, t, options).take();
}

}  // namespace musubi
