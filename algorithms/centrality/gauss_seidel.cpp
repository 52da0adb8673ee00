#include "algorithms/centrality/gauss_seidel.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

namespace musubi {
namespace {

// Kahn's algorithm from one end, among the vertices not yet `taken`. In topological order when it
// begins where no arc comes in, in reverse when it begins where none goes out.
std::vector<Vertex> peel(const CsrGraph& graph, ArcSide towards, std::vector<char>& taken) {
  const auto ahead = [&](Vertex v) {
    return towards == ArcSide::out ? graph.out_neighbors(v) : graph.in_neighbors(v);
  };
  std::vector<ArcIndex> waiting(graph.num_vertices());
  std::vector<Vertex> peeled;
  for (const Vertex v : graph.vertices()) {
    waiting[v] = towards == ArcSide::out ? graph.in_degree(v) : graph.out_degree(v);
    if (waiting[v] == 0 && taken[v] == 0) peeled.push_back(v);
  }
  for (std::size_t next = 0; next < peeled.size(); ++next) {
    taken[peeled[next]] = 1;
    for (const Vertex v : ahead(peeled[next])) {
      if (--waiting[v] == 0 && taken[v] == 0) peeled.push_back(v);
    }
  }
  return peeled;
}

constexpr std::size_t kClasses = 64;  // bits of a word

// Greedily: each vertex joins the first class in which it has no neighbour.
std::vector<std::uint8_t> independent_classes(const CsrGraph& graph,
                                              std::span<const Vertex> vertices) {
  constexpr std::uint8_t kNone = kClasses - 1;  // shares its number with the last class
  std::vector<std::uint8_t> class_of(graph.num_vertices(), kNone);
  for (const Vertex v : vertices) {
    std::uint64_t taken = 0;
    for (const Vertex u : graph.out_neighbors(v)) taken |= std::uint64_t{1} << class_of[u];
    if (graph.is_directed()) {
      for (const Vertex u : graph.in_neighbors(v)) taken |= std::uint64_t{1} << class_of[u];
    }
    class_of[v] = static_cast<std::uint8_t>(std::min<int>(std::countr_one(taken), kNone));
  }
  return class_of;
}

// Orders the core by classes and says where each begins.
void cut_into_classes(const CsrGraph& graph, SweepOrder& order, std::size_t begin) {
  const std::vector<Vertex> core(order.original.begin() + static_cast<std::ptrdiff_t>(begin),
                                 order.original.end());
  const auto class_of = independent_classes(graph, core);
  std::vector<Vertex> next(kClasses + 1, 0);
  for (const Vertex v : core) ++next[class_of[v] + std::size_t{1}];
  next[0] = static_cast<Vertex>(begin);
  for (std::size_t k = 0; k < kClasses; ++k) next[k + 1] += next[k];
  order.class_begin = next;
  for (const Vertex v : core) order.original[next[class_of[v]]++] = v;
}

class Sweeper {
 public:
  Sweeper(const DampedSystem& system, const SweepOrder& order, double relaxation,
          std::vector<double>& x, const Execution& execution)
      : system_(system),
        order_(order),
        relaxation_(relaxation),
        x_(x),
        share_(x.size()),
        inverse_(x.size()),
        execution_(execution) {
    for (std::size_t v = 0; v < x.size(); ++v) {
      inverse_[v] = 1.0 / system.divisor[v];
      share_[v] = x[v] * inverse_[v];
    }
    for (std::size_t k = 0; k + 2 < order.class_begin.size(); ++k) {
      blocks_.emplace_back(system.rows.offsets, order.class_begin[k], order.class_begin[k + 1],
                           system.rows.blocks.sizes());
    }
  }

  // Each row from the newest entries; returns the Σ|step|.
  double in_turn(Vertex begin, Vertex end, double relaxation) {
    double steps = 0.0;
    for (Vertex v = begin; v < end; ++v) {
      const double step =
          system_.constant[v] + system_.factor * system_.rows.pull(v, share_.data()) - x_[v];
      steps += std::abs(step);
      x_[v] += relaxation * step;
      share_[v] = x_[v] * inverse_[v];
    }
    return steps;
  }

  double core() {
    execution_.check_stop();
    double steps = 0.0;
    for (const auto& block : blocks_) {
      if (block.count() == 0) continue;
      steps += block.sum<1>(execution_, [&](Vertex begin, Vertex end) {
        return std::array<double, 1>{in_turn(begin, end, relaxation_)};
      })[0];
    }
    const Vertex last = order_.class_begin[order_.class_begin.size() - 2];
    return steps + in_turn(last, order_.class_begin.back(), relaxation_);
  }

 private:
  const DampedSystem& system_;
  const SweepOrder& order_;
  double relaxation_;
  std::vector<double>& x_;
  std::vector<double> share_;  // D⁻¹ x
  std::vector<double> inverse_;
  std::vector<RowBlocks> blocks_{};
  const Execution& execution_;
};

}  // namespace

SweepOrder sweep_order(const CsrGraph& graph) {
  SweepOrder order;
  std::vector<char> taken(graph.num_vertices(), 0);
  std::vector<Vertex> last;
  if (graph.is_directed()) {
    order.original = peel(graph, ArcSide::out, taken);
    last = peel(graph, ArcSide::in, taken);
  }
  const std::size_t begin = order.original.size();
  for (const Vertex v : by_falling_length(graph, ArcSide::in)) {
    if (taken[v] == 0) order.original.push_back(v);
  }
  cut_into_classes(graph, order, begin);
  order.original.insert(order.original.end(), last.rbegin(), last.rend());
  return order;
}

SolverRun gauss_seidel(const DampedSystem& system, const SweepOrder& order, double relaxation,
                       std::vector<double>& x, double goal, int max_sweeps,
                       const Execution& execution) {
  Sweeper sweeper(system, order, relaxation, x, execution);
  SolverRun run;
  sweeper.in_turn(0, order.class_begin.front(), 1.0);
  do {
    run.residual = sweeper.core();
    ++run.sweeps;
  } while (run.residual > goal && run.sweeps < max_sweeps);
  sweeper.in_turn(order.class_begin.back(), system.rows.size(), 1.0);
  return run;
}

}  // namespace musubi
