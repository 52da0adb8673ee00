#include "algorithms/whatif/source_repair.hpp"

#include <algorithm>

namespace musubi {

bool ArcEdit::concerns(PathTable::Distance to_tail, PathTable::Distance to_head) const {
  if (to_tail == PathTable::kFar) return false;
  return added ? to_tail + 1 <= to_head : to_tail + 1 == to_head;
}

SourceRepair::SourceRepair(PathTable& table)
    : table_(table),
      is_target_(table.num_vertices(), 0),
      is_orphan_(table.num_vertices(), 0),
      is_listed_(table.num_vertices(), 0),
      dependency_(table.num_vertices(), 0.0) {}

void SourceRepair::run(Vertex source, const ArcEdit& edit, std::vector<double>& betweenness) {
  source_ = source;
  edit_ = edit;
  distances_ = table_.distances(source);
  counts_ = table_.path_counts(source);
  find_targets();
  add_dependencies(-1.0, !edit.added, betweenness);
  if (edit.added) {
    shorten();
  } else {
    lengthen();
  }
  count_paths();
  add_dependencies(1.0, edit.added, betweenness);
  for (const Vertex t : targets_) is_target_[t] = 0;
}

// Of the edge that comes or goes one copy is passed over when the paths are those without it.
template <typename Visit>
void SourceRepair::for_predecessors(Vertex v, bool with_edge, const Visit& visit) const {
  bool skip = !with_edge && v == edit_.head;
  for (const Vertex u : table_.predecessors(v)) {
    if (skip && u == edit_.tail) {
      skip = false;
      continue;
    }
    visit(u);
  }
}

// A search from the head through the edge: where it is no way to a vertex, it is none to those
// behind.
void SourceRepair::find_targets() {
  const auto& from_head = *edit_.from_head;
  const std::size_t to_head = distances_[edit_.tail] + std::size_t{1};
  const auto is_way = [&](Vertex t) {
    const std::size_t length = to_head + from_head[t];
    return edit_.added ? length <= distances_[t] : length == distances_[t];
  };
  targets_.assign(1, edit_.head);
  is_target_[edit_.head] = 1;
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    const Vertex t = targets_[i];
    for (const Vertex w : table_.successors(t)) {
      if (is_target_[w] != 0 || from_head[w] != from_head[t] + 1 || !is_way(w)) continue;
      is_target_[w] = 1;
      targets_.push_back(w);
    }
  }
}

void SourceRepair::shorten() {
  const auto to_head = static_cast<Distance>(distances_[edit_.tail] + 1);
  for (const Vertex t : targets_) {
    distances_[t] = static_cast<Distance>(to_head + (*edit_.from_head)[t]);
  }
}

// Who has no other way of the old length is an orphan; their ways begin at those who are none.
void SourceRepair::lengthen() {
  std::vector<Vertex> orphans;
  for (const Vertex t : targets_) {
    bool has_other = false;
    for_predecessors(t, false, [&](Vertex u) {
      has_other = has_other || (is_orphan_[u] == 0 && distances_[u] + 1 == distances_[t]);
    });
    if (has_other) continue;
    is_orphan_[t] = 1;
    orphans.push_back(t);
  }
  for (const Vertex t : orphans) distances_[t] = PathTable::kFar;
  for (const Vertex t : orphans) {
    std::size_t nearest = PathTable::kFar;
    for_predecessors(t, false, [&](Vertex u) {
      if (is_orphan_[u] == 0 && distances_[u] != PathTable::kFar) {
        nearest = std::min(nearest, distances_[u] + std::size_t{1});
      }
    });
    if (nearest < PathTable::kFar) put_in_bucket(t, nearest);
  }
  for (std::size_t distance = 0; distance < buckets_.size(); ++distance) {
    for (std::size_t i = 0; i < buckets_[distance].size(); ++i) {
      const Vertex t = buckets_[distance][i];
      if (distances_[t] <= distance) continue;
      distances_[t] = static_cast<Distance>(distance);
      for (const Vertex w : table_.successors(t)) {
        if (is_orphan_[w] != 0 && distances_[w] > distance + 1) put_in_bucket(w, distance + 1);
      }
    }
    buckets_[distance].clear();
  }
  for (const Vertex t : orphans) is_orphan_[t] = 0;
  std::sort(targets_.begin(), targets_.end(),
            [&](Vertex a, Vertex b) { return distances_[a] < distances_[b]; });
}

// Anew from the predecessors, not by a difference: no digits are lost.
void SourceRepair::count_paths() {
  for (const Vertex t : targets_) {
    counts_[t] = 0.0;
    if (distances_[t] == PathTable::kFar) continue;
    for_predecessors(t, edit_.added, [&](Vertex u) {
      if (distances_[u] + 1 == distances_[t]) counts_[t] += counts_[u];
    });
  }
}

// Brandes's back-propagation, of the pairs of the source and the targets alone.
void SourceRepair::add_dependencies(double sign, bool with_edge, std::vector<double>& betweenness) {
  for (const Vertex t : targets_) {
    if (distances_[t] == PathTable::kFar) continue;
    is_listed_[t] = 1;
    put_in_bucket(t, distances_[t]);
  }
  for (std::size_t distance = buckets_.size(); distance-- > 1;) {
    for (const Vertex v : buckets_[distance]) {
      const double paths = dependency_[v] + (is_target_[v] != 0 ? 1.0 : 0.0);
      for_predecessors(v, with_edge, [&](Vertex u) {
        if (distances_[u] + std::size_t{1} != distance) return;
        dependency_[u] += counts_[u] / counts_[v] * paths;
        if (is_listed_[u] != 0) return;
        is_listed_[u] = 1;
        put_in_bucket(u, distance - 1);
      });
      betweenness[v] += sign * dependency_[v];
      dependency_[v] = 0.0;
      is_listed_[v] = 0;
    }
    buckets_[distance].clear();
  }
  for (auto& bucket : buckets_) {  // the source
    for (const Vertex v : bucket) {
      dependency_[v] = 0.0;
      is_listed_[v] = 0;
    }
    bucket.clear();
  }
}

void SourceRepair::put_in_bucket(Vertex v, std::size_t distance) {
  if (buckets_.size() <= distance) buckets_.resize(distance + 1);
  buckets_[distance].push_back(v);
}

}  // namespace musubi
