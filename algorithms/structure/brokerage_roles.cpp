#include "algorithms/structure/brokerage_roles.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <string>

#include "algorithms/structure/sorted_rows.hpp"

namespace musubi {
namespace {

// Arcs between different vertices, each once; an undirected edge is one each way.
CsrGraph simple_arcs(const CsrGraph& graph) {
  std::vector<Edge> arcs;
  for (const Vertex u : graph.vertices()) {
    const auto row = graph.out_neighbors(u);
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i] != u && (i == 0 || row[i] != row[i - 1])) arcs.push_back({u, row[i]});
    }
  }
  return CsrGraph::from_edges(graph.num_vertices(), arcs, Direction::directed);
}

// The groups numbered 0 .. k-1, so that they can be counted in an array.
struct DenseGroups {
  std::vector<Group> of_vertex{};  // kNoGroup stays
  std::size_t count = 0;
};

DenseGroups dense_groups(std::span<const Group> group_of) {
  std::vector<Group> names(group_of.begin(), group_of.end());
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  if (!names.empty() && names.back() == kNoGroup) names.pop_back();
  DenseGroups dense{.of_vertex = {}, .count = names.size()};
  for (const Group group : group_of) {
    const auto place = std::lower_bound(names.begin(), names.end(), group);
    const auto number = static_cast<Group>(place - names.begin());
    dense.of_vertex.push_back(group == kNoGroup ? kNoGroup : number);
  }
  return dense;
}

std::uint64_t& count_of(BrokerageCounts& counts, BrokerageRole role) {
  return counts.by_role[static_cast<std::size_t>(role)];
}

class BrokerageCounter {
 public:
  BrokerageCounter(const CsrGraph& arcs, const DenseGroups& groups)
      : arcs_(arcs), group_of_(groups.of_vertex) {}

  // `to_group` is scratch: a zero for every group, as it is left again.
  [[nodiscard]] BrokerageCounts counts_of(Vertex v, std::vector<std::uint64_t>& to_group) const {
    BrokerageCounts counts = all_pairs(v, to_group);
    take_out_returns(v, counts);
    take_out_tied(v, counts);
    return counts;
  }

 private:
  // How many of the ends of a row are in the broker's group, in another one, in none.
  struct Ends {
    std::uint64_t own = 0;
    std::uint64_t other = 0;
    std::uint64_t all = 0;
  };

  [[nodiscard]] Ends ends(std::span<const Vertex> row, Group broker) const {
    Ends found{.all = row.size()};
    for (const Vertex u : row) {
      if (group_of_[u] == kNoGroup) continue;
      ++(group_of_[u] == broker ? found.own : found.other);
    }
    return found;
  }

  // All pairs of an in-neighbour and an out-neighbour, be they tied, different or not.
  [[nodiscard]] BrokerageCounts all_pairs(Vertex v, std::vector<std::uint64_t>& to_group) const {
    const Group broker = group_of_[v];
    const auto from = ends(arcs_.in_neighbors(v), broker);
    const auto to = ends(arcs_.out_neighbors(v), broker);
    BrokerageCounts counts;
    if (broker != kNoGroup) {
      const std::uint64_t within = pairs_of_one_other_group(v, to_group);
      count_of(counts, BrokerageRole::coordinator) = from.own * to.own;
      count_of(counts, BrokerageRole::itinerant) = within;
      count_of(counts, BrokerageRole::gatekeeper) = from.other * to.own;
      count_of(counts, BrokerageRole::representative) = from.own * to.other;
      count_of(counts, BrokerageRole::liaison) = from.other * to.other - within;
    }
    count_of(counts, BrokerageRole::undetermined) = from.all * to.all - counts.total();
    return counts;
  }

  [[nodiscard]] std::uint64_t pairs_of_one_other_group(Vertex v,
                                                       std::vector<std::uint64_t>& to_group) const {
    const auto counted = [&](Vertex u) {
      return group_of_[u] != kNoGroup && group_of_[u] != group_of_[v];
    };
    for (const Vertex b : arcs_.out_neighbors(v)) {
      if (counted(b)) ++to_group[group_of_[b]];
    }
    std::uint64_t pairs = 0;
    for (const Vertex a : arcs_.in_neighbors(v)) {
      if (counted(a)) pairs += to_group[group_of_[a]];
    }
    for (const Vertex b : arcs_.out_neighbors(v)) {
      if (counted(b)) to_group[group_of_[b]] = 0;
    }
    return pairs;
  }

  void take_out(Vertex a, Vertex v, Vertex b, BrokerageCounts& counts) const {
    --count_of(counts, brokerage_role(group_of_[a], group_of_[v], group_of_[b]));
  }

  // a -> v -> a goes nowhere.
  void take_out_returns(Vertex v, BrokerageCounts& counts) const {
    const auto from = arcs_.in_neighbors(v);
    for_each_common(from, arcs_.out_neighbors(v),
                    [&](std::size_t i, std::size_t) { take_out(from[i], v, from[i], counts); });
  }

  // a -> b needs no broker.
  void take_out_tied(Vertex v, BrokerageCounts& counts) const {
    const auto from = arcs_.in_neighbors(v);
    for (const Vertex b : arcs_.out_neighbors(v)) {
      for_each_common(from, arcs_.in_neighbors(b),
                      [&](std::size_t i, std::size_t) { take_out(from[i], v, b, counts); });
    }
  }

  const CsrGraph& arcs_;
  const std::vector<Group>& group_of_;
};

}  // namespace

BrokerageRole brokerage_role(Group from, Group broker, Group to) {
  if (from == kNoGroup || broker == kNoGroup || to == kNoGroup) return BrokerageRole::undetermined;
  if (from == broker) {
    return to == broker ? BrokerageRole::coordinator : BrokerageRole::representative;
  }
  if (to == broker) return BrokerageRole::gatekeeper;
  return from == to ? BrokerageRole::itinerant : BrokerageRole::liaison;
}

std::uint64_t BrokerageCounts::total() const {
  const auto all = std::accumulate(by_role.begin(), by_role.end(), std::uint64_t{0});
  return all - (*this)[BrokerageRole::undetermined];
}

std::vector<BrokerageCounts> brokerage_roles(const CsrGraph& graph, std::span<const Group> group_of,
                                             const BrokerageOptions& options) {
  if (group_of.size() != graph.num_vertices()) {
    throw std::invalid_argument("brokerage roles: " + std::to_string(group_of.size()) +
                                " groups for " + std::to_string(graph.num_vertices()) +
                                " vertices");
  }
  const auto arcs = simple_arcs(graph);
  const auto groups = dense_groups(group_of);
  const BrokerageCounter counter(arcs, groups);
  std::vector<BrokerageCounts> counts(graph.num_vertices());
  std::vector<std::vector<std::uint64_t>> to_group(
      static_cast<std::size_t>(options.execution.thread_count()),
      std::vector<std::uint64_t>(groups.count, 0));
  parallel_for(counts.size(), options.execution, [&](std::size_t v, int thread) {
    counts[v] =
        counter.counts_of(static_cast<Vertex>(v), to_group[static_cast<std::size_t>(thread)]);
  });
  return counts;
}

}  // namespace musubi
