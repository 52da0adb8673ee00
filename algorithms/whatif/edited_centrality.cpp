#include "algorithms/whatif/edited_centrality.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>

#include "algorithms/centrality/betweenness.hpp"
#include "algorithms/whatif/source_repair.hpp"

namespace musubi {
namespace {

// As in betweenness(): sums of blocks, merged in order, round alike for any number of threads.
constexpr std::size_t kSourcesPerPart = 64;

struct Worker {
  explicit Worker(PathTable& table) : repair(table), change(table.num_vertices(), 0.0) {}
  SourceRepair repair;
  std::vector<double> change;
};

std::vector<PathTable::Distance> copied(std::span<const PathTable::Distance> row) {
  return {row.begin(), row.end()};
}

}  // namespace

EditedCentrality::EditedCentrality(const CsrGraph& graph, const Execution& execution)
    : execution_(execution.quiet()),
      table_(graph, execution_),
      dependencies_(musubi::betweenness(graph, {.execution = execution_})) {
  if (!graph.is_directed()) {
    for (double& sum : dependencies_) sum *= 2.0;
  }
  const std::size_t n = graph.num_vertices();
  closeness_ = {std::vector<double>(n), std::vector<double>(n), std::vector<std::uint32_t>(n),
                std::vector<double>(n)};
  for (Vertex s = 0; s < n; ++s) sum_distances(s);
}

void EditedCentrality::check(Vertex u, Vertex v) const {
  const Vertex n = table_.num_vertices();
  if (u >= n || v >= n) {
    throw std::invalid_argument("EditedCentrality: no edge from " + std::to_string(u) + " to " +
                                std::to_string(v) + " in a graph of " + std::to_string(n) +
                                " vertices");
  }
}

void EditedCentrality::add_edge(Vertex u, Vertex v) {
  check(u, v);
  concerned_ = 0;
  if (u == v) return;
  table_.insert_edge(u, v);
  update(u, v, true);
}

void EditedCentrality::remove_edge(Vertex u, Vertex v) {
  check(u, v);
  concerned_ = 0;
  if (u == v) return;  // loops are not kept
  if (!table_.has_edge(u, v)) {
    throw std::invalid_argument("EditedCentrality: there is no edge from " + std::to_string(u) +
                                " to " + std::to_string(v));
  }
  update(u, v, false);
  table_.erase_edge(u, v);
}

std::vector<EditedCentrality::Concern> EditedCentrality::concerned(const ArcEdit& along,
                                                                   const ArcEdit& back) const {
  std::vector<Concern> found;
  for (Vertex s = 0; s < table_.num_vertices(); ++s) {
    const auto row = table_.distances(s);
    if (along.concerns(row[along.tail], row[along.head])) {
      found.push_back({s, false});
    } else if (!table_.is_directed() && back.concerns(row[back.tail], row[back.head])) {
      found.push_back({s, true});
    }
  }
  return found;
}

void EditedCentrality::update(Vertex u, Vertex v, bool added) {
  const auto from_v = copied(table_.distances(v));
  const auto from_u = copied(table_.distances(u));
  const ArcEdit along{u, v, added, &from_v};
  const ArcEdit back{v, u, added, &from_u};
  const auto sources = concerned(along, back);
  concerned_ = sources.size();
  std::vector<std::optional<Worker>> workers(static_cast<std::size_t>(execution_.thread_count()));
  const std::size_t blocks = (sources.size() + kSourcesPerPart - 1) / kSourcesPerPart;
  parallel_for_ordered(
      blocks, execution_,
      [&](std::size_t block, int thread) {
        auto& worker = workers[static_cast<std::size_t>(thread)];
        if (!worker) worker.emplace(table_);
        std::fill(worker->change.begin(), worker->change.end(), 0.0);
        const std::size_t end = std::min(sources.size(), (block + 1) * kSourcesPerPart);
        for (std::size_t i = block * kSourcesPerPart; i < end; ++i) {
          const auto& [source, reversed] = sources[i];
          worker->repair.run(source, reversed ? back : along, worker->change);
          sum_distances(source);
        }
      },
      [&](std::size_t, int thread) {
        const auto& change = workers[static_cast<std::size_t>(thread)]->change;
        for (std::size_t i = 0; i < change.size(); ++i) dependencies_[i] += change[i];
      });
}

void EditedCentrality::sum_distances(Vertex source) {
  const auto row = table_.distances(source);
  std::uint64_t sum = 0;
  std::uint32_t reached = 0;
  double harmonic = 0.0;
  PathTable::Distance farthest = 0;
  for (const auto distance : row) {
    if (distance == PathTable::kFar || distance == 0) continue;
    ++reached;
    sum += distance;
    harmonic += 1.0 / distance;
    farthest = std::max(farthest, distance);
  }
  const double others = static_cast<double>(row.size()) - 1.0;
  const double share = static_cast<double>(reached);
  closeness_.reached[source] = reached;
  closeness_.harmonic[source] = harmonic;
  closeness_.eccentricity[source] = farthest;
  closeness_.closeness[source] =
      reached == 0 ? 0.0 : share / others * (share / static_cast<double>(sum));
}

std::vector<double> EditedCentrality::betweenness() const {
  auto scores = dependencies_;
  for (double& score : scores) {
    score = std::max(0.0, table_.is_directed() ? score : score / 2.0);
  }
  return scores;
}

}  // namespace musubi
