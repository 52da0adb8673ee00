#pragma once
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "algorithms/structure/k_shortest_paths.hpp"

namespace musubi {

/// The shortest way to the target that begins with a given path and then leaves it: the search that
/// k_shortest_paths() repeats. Mostly the shortest way of the whole graph does not run into the
/// given path and is the answer; else it takes an A* search, over states: a vertex, or a vertex and
/// the steps taken to it when both lengths and a limit on steps count.
class SpurSearch {
 public:
  /// Searches the distances to `t` once; `graph` must outlive the search. `max_steps` as in
  /// KShortestPathsOptions. Throws std::invalid_argument when a length is 0.
  SpurSearch(const CsrGraph& graph, Vertex t, std::size_t max_steps);

  /// From `v` to the target in the whole graph; infinity when it cannot be reached.
  [[nodiscard]] double distance(Vertex v) const { return to_target_[v]; }

  /// The shortest simple path to the target that begins with the `root` (never empty, its last
  /// vertex not the target) and does not go on to one of the vertices `not_next` (sorted);
  /// lexicographically first among equally long ones. Nothing when there is none, or none that is
  /// at most `bound` long.
  [[nodiscard]] std::optional<SimplePath> best(const std::vector<Vertex>& root,
                                               const std::vector<Vertex>& not_next, double bound,
                                               const Execution& execution);

 private:
  using State = std::size_t;
  struct Entry {
    double estimate = 0.0;  // f = g + h
    double length = 0.0;    // g, from the first vertex of the root
    Vertex vertex = 0;
    std::size_t steps = 0;  // behind the root's end; 0 always when steps do not count
    friend bool operator>(const Entry& a, const Entry& b) { return a.estimate > b.estimate; }
  };
  static constexpr double kFar = std::numeric_limits<double>::infinity();

  [[nodiscard]] State state(Vertex v, std::size_t steps) const { return steps * n_ + v; }
  [[nodiscard]] std::size_t after(std::size_t steps) const { return by_steps_ ? steps + 1 : 0; }
  [[nodiscard]] double step_length(Vertex u, std::size_t position) const {
    return graph_.has_lengths() ? graph_.out_lengths(u)[position] : 1.0;
  }
  void set_length(State state, double length);
  void push(const Entry& entry);
  [[nodiscard]] double shortest_beyond(const std::vector<Vertex>& root,
                                       const std::vector<Vertex>& not_next) const;
  bool go_straight(std::vector<Vertex>& path, const std::vector<Vertex>& not_next,
                   double length) const;
  double reach_target(Vertex spur, double root_length, std::size_t root_steps,
                      const std::vector<Vertex>& not_next, double limit,
                      const Execution& execution);
  void mark_ways_to_target(Vertex spur, double shortest);
  void walk(std::vector<Vertex>& path, const std::vector<Vertex>& not_next);
  void forget();

  const CsrGraph& graph_;
  CsrGraph reversed_{};  // of a directed graph
  Vertex n_;
  Vertex target_;
  std::size_t max_steps_;
  bool by_steps_;  // states are vertices with steps; no simple path has more than n - 1
  std::vector<double> to_target_;
  std::vector<std::size_t> steps_to_target_{};  // when states have steps

  // Of one search.
  std::vector<bool> on_path_;
  std::vector<double> length_{};  // g by state; kFar: not reached
  std::vector<bool> marked_{};    // by state: on a shortest way
  std::vector<State> reached_{};
  std::vector<Entry> heap_{};
};

/// The length of a path, its edges added up from the first on; of parallel edges the shortest.
[[nodiscard]] double path_length(const CsrGraph& graph, const std::vector<Vertex>& vertices);

}  // namespace musubi
