#include "algorithms/centrality/betweenness.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "algorithms/centrality/betweenness_parts.hpp"
#include "algorithms/centrality/single_dependencies.hpp"
#include "algorithms/centrality/source_dependencies.hpp"
#include "engine/error.hpp"

namespace musubi {
namespace {

// Sources are summed in blocks of this many, and the blocks in order: few additions to the totals,
// and the same rounding whatever the number of threads.
constexpr std::size_t kSourcesPerBlock = 64;

BetweennessResult sum_with_lengths(const CsrGraph& graph, const EdgeNumbering* numbering,
                                   const BetweennessOptions& options) {
  const auto& execution = options.execution;
  const std::size_t n = graph.num_vertices();
  BetweennessResult total{std::vector<double>(n, 0.0),
                          std::vector<double>(numbering == nullptr ? 0 : graph.num_edges(), 0.0)};
  std::vector<std::size_t> blocks;  // the first source of each
  for (std::size_t block = 0; block * kSourcesPerBlock < n; ++block) {
    if (options.share.has(block)) blocks.push_back(block * kSourcesPerBlock);
  }
  std::vector<std::optional<SourceDependencies>> sums(
      static_cast<std::size_t>(execution.thread_count()));
  parallel_for_ordered(
      blocks.size(), execution,
      [&](std::size_t block, int thread) {
        auto& sum = sums[static_cast<std::size_t>(thread)];
        if (!sum) sum.emplace(graph, numbering);
        sum->clear();
        const auto last = std::min(n, blocks[block] + kSourcesPerBlock);
        for (std::size_t s = blocks[block]; s < last; ++s) sum->add(static_cast<Vertex>(s));
      },
      [&](std::size_t, int thread) {
        const auto& sum = *sums[static_cast<std::size_t>(thread)];
        for (std::size_t v = 0; v < n; ++v) total.vertices[v] += sum.vertices()[v];
        for (std::size_t e = 0; e < total.edges.size(); ++e) total.edges[e] += sum.edges()[e];
      });
  return total;
}

// Some sources of a part.
struct SourceBlock {
  std::size_t part = 0;
  std::size_t first = 0;
  std::size_t last = 0;
};

// What one thread does at a time: one block of a large part, or many small parts whole.
using Task = std::vector<SourceBlock>;

// Those of a share: every so manieth, so that each share has some of every part.
std::vector<Task> tasks_of(const std::vector<BetweennessPart>& parts, const SourceShare& share) {
  constexpr std::uint64_t kEnough = 1U << 18;  // arcs looked at
  std::vector<Task> tasks;
  std::uint64_t work = kEnough;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const std::size_t count = parts[p].sources.size();
    for (std::size_t first = 0; first < count; first += kSourcesPerBlock) {
      const auto last = std::min(count, first + kSourcesPerBlock);
      if (work >= kEnough) {
        tasks.emplace_back();
        work = 0;
      }
      tasks.back().push_back({p, first, last});
      work += (last - first) * parts[p].out.targets.size();
    }
  }
  std::size_t number = 0;
  std::erase_if(tasks, [&](const Task&) { return !share.has(number++); });
  return tasks;
}

// Whether eight sources at once pay: not where they reach most vertices at many levels.
bool lanes_pay(const BetweennessPart& part) {
  constexpr Vertex kFew = 128;
  constexpr std::size_t kLanes = LaneDependencies::kLanes;
  if (part.num_members() < kFew || part.sources.size() < 2 * kLanes) return false;
  LaneDependencies sample(part.out, part.in_rows(), part.weights);
  std::vector<double> ignored(part.num_members(), 0.0);
  const auto middle = part.sources.size() / 2;
  sample.run({part.sources.data() + middle, kLanes}, ignored, {});
  constexpr double kMost = 1.9;  // lines for each arc and source, measured
  return static_cast<double>(sample.work()) <
         kMost * static_cast<double>(kLanes * part.out.targets.size());
}

// What one thread needs to sum the dependencies of a task.
class PartSearch {
 public:
  PartSearch(const std::vector<BetweennessPart>& parts, const std::vector<bool>& by_lanes,
             bool with_arcs, const Execution& execution)
      : parts_(parts), by_lanes_(by_lanes), with_arcs_(with_arcs), execution_(execution) {}

  void run(const Task& task) {
    vertices_.clear();
    arcs_.clear();
    for (const auto& block : task) {
      enter(block.part);
      const auto& part = parts_[block.part];
      const auto first_vertex = vertices_.size();
      const auto first_arc = arcs_.size();
      vertices_.resize(first_vertex + part.members.size(), 0.0);
      if (with_arcs_) arcs_.resize(first_arc + part.out.targets.size(), 0.0);
      run(std::span(part.sources).subspan(block.first, block.last - block.first),
          std::span(vertices_).subspan(first_vertex), std::span(arcs_).subspan(first_arc));
    }
  }

  void merge_into(const Task& task, const EdgeNumbering* numbering,
                  BetweennessResult& total) const {
    auto vertex = vertices_.begin();
    auto arc = arcs_.begin();
    for (const auto& block : task) {
      const auto& part = parts_[block.part];
      for (const Vertex v : part.members) total.vertices[v] += *vertex++;
      if (!with_arcs_) continue;
      for (const ArcIndex a : part.graph_arcs) total.edges[numbering->edge_of_arc[a]] += *arc++;
    }
  }

 private:
  void enter(std::size_t p) {
    if (current_ == p) return;
    current_ = p;
    lanes_.reset();
    single_.reset();
    const auto& part = parts_[p];
    if (by_lanes_[p]) {
      lanes_.emplace(part.out, part.in_rows(), part.weights);
    } else {
      single_.emplace(part.out, part.weights);
    }
  }

  void run(std::span<const WeightedSource> sources, std::span<double> vertices,
           std::span<double> arcs) {
    const std::size_t at_a_time = single_ ? 1 : LaneDependencies::kLanes;
    for (std::size_t i = 0; i < sources.size(); i += at_a_time) {
      execution_.check_stop();  // a whole task may take a second
      const auto some = sources.subspan(i, std::min(at_a_time, sources.size() - i));
      if (single_) {
        single_->run(some, vertices, arcs);
      } else {
        lanes_->run(some, vertices, arcs);
      }
    }
  }

  const std::vector<BetweennessPart>& parts_;
  const std::vector<bool>& by_lanes_;
  bool with_arcs_;
  const Execution& execution_;
  std::optional<std::size_t> current_{};
  std::optional<LaneDependencies> lanes_{};
  std::optional<SingleDependencies> single_{};
  std::vector<double> vertices_{};
  std::vector<double> arcs_{};
};

BetweennessResult sum_over_parts(const CsrGraph& graph, const EdgeNumbering* numbering,
                                 const BetweennessOptions& options) {
  const auto& execution = options.execution;
  execution.check_stop();
  auto split = betweenness_parts(
      graph, numbering == nullptr ? BetweennessOf::vertices : BetweennessOf::vertices_and_edges);
  BetweennessResult total{std::move(split.between_parts), {}};
  total.vertices.resize(graph.num_vertices(), 0.0);
  if (!options.share.is_first()) std::fill(total.vertices.begin(), total.vertices.end(), 0.0);
  if (numbering != nullptr) {
    total.edges.assign(graph.num_edges(), 0.0);
    for (std::size_t a = 0; options.share.is_first() && a < split.between_pairs.size(); ++a) {
      total.edges[numbering->edge_of_arc[a]] += split.between_pairs[a];
    }
  }
  std::vector<bool> by_lanes;
  by_lanes.reserve(split.parts.size());
  for (const auto& part : split.parts) by_lanes.push_back(lanes_pay(part));
  const auto tasks = tasks_of(split.parts, options.share);
  std::vector<std::optional<PartSearch>> searches(
      static_cast<std::size_t>(execution.thread_count()));
  parallel_for_ordered(
      tasks.size(), execution,
      [&](std::size_t task, int thread) {
        auto& search = searches[static_cast<std::size_t>(thread)];
        if (!search) search.emplace(split.parts, by_lanes, numbering != nullptr, execution);
        search->run(tasks[task]);
      },
      [&](std::size_t task, int thread) {
        searches[static_cast<std::size_t>(thread)]->merge_into(tasks[task], numbering, total);
      });
  return total;
}

BetweennessResult sum_dependencies(const CsrGraph& graph, const EdgeNumbering* numbering,
                                   const BetweennessOptions& options) {
  auto total = graph.has_lengths() ? sum_with_lengths(graph, numbering, options)
                                   : sum_over_parts(graph, numbering, options);
  if (!graph.is_directed()) {  // each pair was counted from both ends
    for (double& score : total.vertices) score /= 2.0;
    for (double& score : total.edges) score /= 2.0;
  }
  const bool counted = std::all_of(total.vertices.begin(), total.vertices.end(),
                                   [](double score) { return std::isfinite(score); });
  if (!counted) {
    throw Error(ErrorKind::input,
                "betweenness: two vertices have more shortest paths between them than 10^308, "
                "which is as far as doubles count",
                "give the edges lengths that are not all alike, or use closeness");
  }
  return total;
}

}  // namespace

std::vector<double> betweenness(const CsrGraph& graph, const BetweennessOptions& options) {
  return sum_dependencies(graph, nullptr, options).vertices;
}

std::uint64_t betweenness_work(const CsrGraph& graph) {
  std::uint64_t work = 0;
  for (const auto& part : betweenness_parts(graph, BetweennessOf::vertices).parts) {
    work += std::uint64_t{part.sources.size()} * part.out.targets.size();
  }
  return work;
}

BetweennessResult vertex_and_edge_betweenness(const CsrGraph& graph,
                                              const BetweennessOptions& options) {
  const auto numbering = number_edges(graph);
  return sum_dependencies(graph, &numbering, options);
}

}  // namespace musubi
