#include "algorithms/distributed/distributed_cycles.hpp"

#include <algorithm>
#include <numeric>

namespace musubi {
namespace {

class Peeling {
 public:
  Peeling(const DistributedGraph& graph, const Ranks& ranks)
      : graph_(graph), ranks_(ranks), waiting_(graph.num_own(), 0) {}

  // How many vertices come off.
  std::uint64_t run() {
    for (std::size_t v = 0; v < graph_.num_own(); ++v) {
      each_head(v, [&](Vertex head) { outgoing_.push_back(head); });
    }
    for (const Vertex head : sent()) ++waiting_[head - graph_.first];
    for (std::size_t v = 0; v < graph_.num_own(); ++v) {
      if (waiting_[v] == 0) ready_.push_back(v);
    }
    do {
      while (!ready_.empty()) {
        const auto v = ready_.back();
        ready_.pop_back();
        ++peeled_;
        each_head(v, [&](Vertex head) { pass(head); });
      }
      for (const Vertex head : sent()) pass(head);
    } while (ranks_.sum(std::uint64_t{ready_.size()}) > 0);
    return ranks_.sum(peeled_);
  }

 private:
  template <typename Use>
  void each_head(std::size_t v, Use&& use) const {
    const auto row = graph_.row(v);
    const auto strengths = graph_.row_strengths(v);
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (strengths.empty() || strengths[i] > 0.0) use(row[i]);
    }
  }

  // An arc to `head` is gone.
  void pass(Vertex head) {
    if (head < graph_.first || head >= graph_.first + graph_.num_own()) {
      outgoing_.push_back(head);
    } else if (--waiting_[head - graph_.first] == 0) {
      ready_.push_back(head - graph_.first);
    }
  }

  // Sends what is outgoing to those who own it, and gives what came.
  std::vector<Vertex> sent() {
    std::sort(outgoing_.begin(), outgoing_.end());
    std::vector<std::size_t> counts(static_cast<std::size_t>(ranks_.size()), 0);
    for (const Vertex head : outgoing_) ++counts[graph_.owner(head)];
    auto received = ranks_.exchange<Vertex>(outgoing_, counts).items;
    outgoing_.clear();
    return received;
  }

  const DistributedGraph& graph_;
  const Ranks& ranks_;
  std::vector<std::uint64_t> waiting_;  // arcs that still lead to a vertex
  std::vector<std::size_t> ready_{};
  std::vector<Vertex> outgoing_{};
  std::uint64_t peeled_ = 0;
};

}  // namespace

bool has_cycle(const DistributedGraph& graph, const Ranks& ranks) {
  if (!graph.is_directed() && !graph.has_strengths) return graph.num_arcs > 0;
  return Peeling(graph, ranks).run() < graph.num_vertices();
}

}  // namespace musubi
