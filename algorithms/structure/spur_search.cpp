#include "algorithms/structure/spur_search.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <stdexcept>

#include "algorithms/centrality/shortest_paths.hpp"

namespace musubi {
namespace {

constexpr std::size_t kNotThere = KShortestPathsOptions::kAnyNumber;

CsrGraph turned_round(const CsrGraph& graph) {
  std::vector<Edge> edges;
  std::vector<double> lengths;
  edges.reserve(graph.num_edges());
  for (const Vertex u : graph.vertices()) {
    for (const Vertex v : graph.out_neighbors(u)) edges.push_back({v, u});
    const auto row = graph.out_lengths(u);
    lengths.insert(lengths.end(), row.begin(), row.end());
  }
  return CsrGraph::from_edges(graph.num_vertices(), edges, Direction::directed,
                              {.lengths = lengths});
}

// Fewest steps from `source`; kNotThere where there is no way.
std::vector<std::size_t> fewest_steps(const CsrGraph& graph, Vertex source) {
  std::vector<std::size_t> steps(graph.num_vertices(), kNotThere);
  std::vector<Vertex> order{source};
  steps[source] = 0;
  for (std::size_t next = 0; next < order.size(); ++next) {
    for (const Vertex v : graph.out_neighbors(order[next])) {
      if (steps[v] != kNotThere) continue;
      steps[v] = steps[order[next]] + 1;
      order.push_back(v);
    }
  }
  return steps;
}

double with_tolerance(double length) {
  return length + length * kLengthTolerance;
}

// A step of `length` that leads from a length to a larger one, as nearly as tolerance asks.
bool leads(double from, double length, double to) {
  return from < to && std::abs(from + length - to) <= kLengthTolerance * to;
}

}  // namespace

SpurSearch::SpurSearch(const CsrGraph& graph, Vertex t, std::size_t max_steps)
    : graph_(graph),
      n_(graph.num_vertices()),
      target_(t),
      max_steps_(max_steps),
      by_steps_(graph.has_lengths() && max_steps < n_ - std::size_t{1}),
      to_target_(graph.num_vertices(), kFar),
      on_path_(graph.num_vertices(), false) {
  if (graph.is_directed()) reversed_ = turned_round(graph);
  const auto& backward = graph.is_directed() ? reversed_ : graph;
  ShortestPathSearch search(backward);
  search.run(t);
  for (const Vertex v : search.order()) to_target_[v] = search.distance(v);
  if (by_steps_) steps_to_target_ = fewest_steps(backward, t);
  const State states = std::size_t{n_} * (by_steps_ ? max_steps + 1 : 1);
  length_.assign(states, kFar);
  marked_.assign(states, false);
}

std::optional<SimplePath> SpurSearch::best(const std::vector<Vertex>& root,
                                           const std::vector<Vertex>& not_next, double bound,
                                           const Execution& execution) {
  const double root_length = path_length(graph_, root);
  // Without lengths a limit on steps is one on length.
  double limit = with_tolerance(bound);
  if (!graph_.has_lengths()) limit = std::min(limit, static_cast<double>(max_steps_));
  const double least = root_length + shortest_beyond(root, not_next);
  if (least == kFar || least > limit) return std::nullopt;

  SimplePath path{.vertices = root};
  for (const Vertex v : root) on_path_[v] = true;
  bool found = go_straight(path.vertices, not_next, least - root_length);
  if (!found) {
    path.vertices = root;
    const double shortest =
        reach_target(root.back(), root_length, root.size() - 1, not_next, limit, execution);
    found = shortest < kFar;
    if (found) {
      mark_ways_to_target(root.back(), shortest);
      walk(path.vertices, not_next);
    }
    forget();
  }
  for (const Vertex v : path.vertices) on_path_[v] = false;
  if (!found) return std::nullopt;
  path.length = path_length(graph_, path.vertices);
  return path;
}

// The length of the shortest way on from the root's end, were the root not in its way.
double SpurSearch::shortest_beyond(const std::vector<Vertex>& root,
                                   const std::vector<Vertex>& not_next) const {
  double shortest = kFar;
  const auto row = graph_.out_neighbors(root.back());
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (std::binary_search(not_next.begin(), not_next.end(), row[i])) continue;
    shortest = std::min(shortest, step_length(root.back(), i) + to_target_[row[i]]);
  }
  return shortest;
}

// Along shortest ways of the whole graph, always to the first vertex that fits. If they do not run
// into the root, nothing can be shorter, nor as short and before it in order: the search is saved.
bool SpurSearch::go_straight(std::vector<Vertex>& path, const std::vector<Vertex>& not_next,
                             double length) const {
  const std::size_t begin = path.size();
  while (path.back() != target_) {
    const Vertex u = path.back();
    const auto row = graph_.out_neighbors(u);
    std::size_t i = 0;
    const auto fits = [&](Vertex v) {
      if (path.size() > begin) return leads(to_target_[v], step_length(u, i), to_target_[u]);
      return !std::binary_search(not_next.begin(), not_next.end(), v) &&
             step_length(u, i) + to_target_[v] <= with_tolerance(length);
    };
    while (i < row.size() && !fits(row[i])) ++i;
    if (i == row.size() || on_path_[row[i]] || path.size() > max_steps_) return false;
    path.push_back(row[i]);
  }
  return true;
}

// A* from the end of the root; afterwards every state on a shortest way has its length. The lower
// bound is the distance in the whole graph, so a state is never taken up too late.
double SpurSearch::reach_target(Vertex spur, double root_length, std::size_t root_steps,
                                const std::vector<Vertex>& not_next, double limit,
                                const Execution& execution) {
  double shortest = kFar;
  set_length(state(spur, 0), root_length);
  push({root_length + to_target_[spur], root_length, spur, 0});
  for (std::size_t taken = 0; !heap_.empty() && heap_.front().estimate <= limit; ++taken) {
    if (taken % 4096 == 0) execution.check_stop();
    std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
    const Entry entry = heap_.back();
    heap_.pop_back();
    const Vertex u = entry.vertex;
    if (entry.length > length_[state(u, entry.steps)]) continue;  // found shorter since
    if (u == target_) {
      shortest = std::min(shortest, entry.length);
      limit = std::min(limit, with_tolerance(shortest));
      continue;
    }
    const std::size_t steps = after(entry.steps);
    const auto row = graph_.out_neighbors(u);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const Vertex v = row[i];
      const double length = entry.length + step_length(u, i);
      if (on_path_[v] || to_target_[v] == kFar || length + to_target_[v] > limit) continue;
      if (u == spur && std::binary_search(not_next.begin(), not_next.end(), v)) continue;
      if (by_steps_ && root_steps + steps + steps_to_target_[v] > max_steps_) continue;
      if (length >= length_[state(v, steps)]) continue;
      set_length(state(v, steps), length);
      push({length + to_target_[v], length, v, steps});
    }
  }
  heap_.clear();
  return shortest;
}

// Backward from the target over the steps that fit.
void SpurSearch::mark_ways_to_target(Vertex spur, double shortest) {
  const auto& backward = graph_.is_directed() ? reversed_ : graph_;
  std::vector<std::pair<Vertex, std::size_t>> open;
  const auto mark = [&](Vertex v, std::size_t steps) {
    if (marked_[state(v, steps)]) return;
    marked_[state(v, steps)] = true;
    open.emplace_back(v, steps);
  };
  const std::size_t most = by_steps_ ? max_steps_ : 0;
  for (std::size_t steps = 0; steps <= most; ++steps) {
    if (length_[state(target_, steps)] <= with_tolerance(shortest)) mark(target_, steps);
  }
  while (!open.empty()) {
    const auto [v, steps] = open.back();
    open.pop_back();
    if (v == spur || (by_steps_ && steps == 0)) continue;
    const std::size_t before = by_steps_ ? steps - 1 : 0;
    const auto row = backward.out_neighbors(v);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const Vertex u = row[i];
      if (u == target_ || (on_path_[u] && u != spur)) continue;
      const double length = backward.has_lengths() ? backward.out_lengths(v)[i] : 1.0;
      if (leads(length_[state(u, before)], length, length_[state(v, steps)])) mark(u, before);
    }
  }
}

// From the end of the root along marked states, always to the first vertex that fits. Only where
// states have steps can a way come back to a vertex, round a circle so short that the tolerance
// does not see it; then it goes back and takes the next one that fits.
void SpurSearch::walk(std::vector<Vertex>& path, const std::vector<Vertex>& not_next) {
  const std::size_t begin = path.size();
  std::vector<std::size_t> looked_at{0};  // places in the row of each vertex of the way
  while (path.back() != target_) {
    const Vertex u = path.back();
    const State here = state(u, by_steps_ ? path.size() - begin : 0);
    const State there = here - u + (by_steps_ ? n_ : 0);
    const auto row = graph_.out_neighbors(u);
    std::size_t i = looked_at.back();
    const auto fits = [&](Vertex v) {
      if (!marked_[there + v] || on_path_[v]) return false;
      if (path.size() == begin && std::binary_search(not_next.begin(), not_next.end(), v)) {
        return false;
      }
      return leads(length_[here], step_length(u, i), length_[there + v]);
    };
    while (i < row.size() && !fits(row[i])) ++i;
    if (i < row.size()) {
      looked_at.back() = i + 1;
      looked_at.push_back(0);
      path.push_back(row[i]);
    } else {
      if (looked_at.size() == 1) {
        throw std::invalid_argument(
            "k_shortest_paths: a length is lost in rounding beside those of its way");
      }
      looked_at.pop_back();
      path.pop_back();
    }
    on_path_[i < row.size() ? row[i] : u] = i < row.size();
  }
}

void SpurSearch::set_length(State state, double length) {
  if (length_[state] == kFar) reached_.push_back(state);
  length_[state] = length;
}

void SpurSearch::push(const Entry& entry) {
  heap_.push_back(entry);
  std::push_heap(heap_.begin(), heap_.end(), std::greater<>{});
}

void SpurSearch::forget() {
  for (const State state : reached_) {
    length_[state] = kFar;
    marked_[state] = false;
  }
  reached_.clear();
}

double path_length(const CsrGraph& graph, const std::vector<Vertex>& vertices) {
  if (!graph.has_lengths()) return static_cast<double>(vertices.size() - 1);
  double length = 0.0;
  for (std::size_t i = 1; i < vertices.size(); ++i) {
    const auto row = graph.out_neighbors(vertices[i - 1]);
    const auto lengths = graph.out_lengths(vertices[i - 1]);
    const auto [first, last] = std::equal_range(row.begin(), row.end(), vertices[i]);
    length += *std::min_element(lengths.begin() + (first - row.begin()),
                                lengths.begin() + (last - row.begin()));
  }
  return length;
}

}  // namespace musubi
