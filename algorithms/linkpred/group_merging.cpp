#include "algorithms/linkpred/group_merging.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <span>
#include <tuple>
#include <utility>

namespace musubi {
namespace {

constexpr int kMergeDraws = 8;  // pairs of candidates per group

/// The graph of groups, with the ends of edges between each two, in rows.
class GroupGraph {
 public:
  struct Link {
    Community group = 0;
    std::uint32_t ends = 0;
    std::uint64_t before = 0;  // ends of the links that stand before it in the row
  };

  GroupGraph(const CsrGraph& graph, const Partition& partition)
      : size_(num_communities(partition), 0), ends_(size_.size(), 0), first_(1, 0) {
    const auto members = members_by_group(partition);
    std::vector<std::uint32_t> count(size_.size(), 0);
    std::vector<Community> met;
    for (auto it = members.begin(); it != members.end();) {
      const Community r = partition[*it];
      for (; it != members.end() && partition[*it] == r; ++it) {
        ++size_[r];
        for (const Vertex v : graph.out_neighbors(*it)) {
          if (count[partition[v]]++ == 0) met.push_back(partition[v]);
        }
      }
      add_row(r, met, count);
    }
  }

  [[nodiscard]] std::size_t size() const { return size_.size(); }
  [[nodiscard]] std::size_t vertices(Community r) const { return size_[r]; }
  [[nodiscard]] std::size_t ends(Community r) const { return ends_[r]; }
  [[nodiscard]] std::span<const Link> row(Community r) const {
    return {links_.data() + first_[r], first_[r + 1] - first_[r]};
  }

  /// A group at the other end of one of r's ends; r itself when it has none.
  [[nodiscard]] Community draw_neighbour(Community r, SplitMix64& random) const {
    if (ends_[r] == 0) return r;
    const std::uint64_t end = random.below(ends_[r]);
    const auto links = row(r);
    const auto after =
        std::upper_bound(links.begin(), links.end(), end,
                         [](std::uint64_t value, const Link& link) { return value < link.before; });
    return std::prev(after)->group;
  }

 private:
  static std::vector<Vertex> members_by_group(const Partition& partition) {
    std::vector<Vertex> members(partition.size());
    std::iota(members.begin(), members.end(), Vertex{0});
    std::stable_sort(members.begin(), members.end(),
                     [&](Vertex a, Vertex b) { return partition[a] < partition[b]; });
    return members;
  }

  void add_row(Community r, std::vector<Community>& met, std::vector<std::uint32_t>& count) {
    std::sort(met.begin(), met.end());
    for (const Community s : met) {
      links_.push_back({s, count[s], ends_[r]});
      ends_[r] += count[s];
      count[s] = 0;
    }
    met.clear();
    first_.push_back(links_.size());
  }

  std::vector<std::size_t> size_;
  std::vector<std::size_t> ends_;
  std::vector<std::size_t> first_;
  std::vector<Link> links_{};
};

struct Merger {
  double cost = std::numeric_limits<double>::infinity();
  Community from = 0;
  Community into = 0;
};

class MergerSearch {
 public:
  MergerSearch(const GroupGraph& groups, const LogFactorials& log_factorial)
      : groups_(groups), log_factorial_(log_factorial), ends_to_(groups.size(), 0) {}

  Merger best_of(Community r, SplitMix64& random) {
    for (const auto& link : groups_.row(r)) ends_to_[link.group] = link.ends;
    Merger best{.from = r, .into = r};
    const auto consider = [&](Community s) {
      if (s == r) return;
      const double cost = cost_of(r, s);
      if (std::tuple(cost, s) < std::tuple(best.cost, best.into)) best = {cost, r, s};
    };
    for (int draw = 0; draw < kMergeDraws; ++draw) {
      const Community neighbour = groups_.draw_neighbour(r, random);
      consider(neighbour);
      consider(groups_.draw_neighbour(neighbour, random));
    }
    if (groups_.size() > 1) {  // any other group, so that there is always something to merge
      const auto other = static_cast<Community>(random.below(groups_.size() - 1));
      consider(other < r ? other : other + 1);
    }
    for (const auto& link : groups_.row(r)) ends_to_[link.group] = 0;
    return best;
  }

 private:
  // Links to a third group cost more in one place only where both have some; all else is the two
  // groups' own.
  double cost_of(Community r, Community s) const {
    const auto& f = log_factorial_;
    double cost = 0.0;
    std::size_t inside = ends_to_[r] + 2 * std::size_t{ends_to_[s]};
    cost += f.even_double(ends_to_[r]) + f(ends_to_[s]);
    for (const auto& [t, ends, before] : groups_.row(s)) {
      if (t == s) {
        cost += f.even_double(ends);
        inside += ends;
      } else if (t != r && ends_to_[t] > 0) {
        cost += f(ends) + f(ends_to_[t]) - f(std::size_t{ends} + ends_to_[t]);
      }
    }
    cost -= f.even_double(inside);
    return cost +
           group_cost(f, groups_.vertices(r) + groups_.vertices(s),
                      groups_.ends(r) + groups_.ends(s)) -
           group_cost(f, groups_.vertices(r), groups_.ends(r)) -
           group_cost(f, groups_.vertices(s), groups_.ends(s));
  }

  const GroupGraph& groups_;
  const LogFactorials& log_factorial_;
  std::vector<std::uint32_t> ends_to_;  // from the group that is looked at
};

Community root_of(std::vector<Community>& parent, Community r) {
  while (parent[r] != r) r = parent[r] = parent[parent[r]];
  return r;
}

}  // namespace

Partition merge_groups(const CsrGraph& simple, const Partition& partition, std::size_t target,
                       const LogFactorials& log_factorial, SplitMix64& random) {
  const GroupGraph groups(simple, partition);
  MergerSearch search(groups, log_factorial);
  std::vector<Merger> mergers;
  for (Community r = 0; r < groups.size(); ++r) mergers.push_back(search.best_of(r, random));
  std::sort(mergers.begin(), mergers.end(), [](const Merger& a, const Merger& b) {
    return std::tuple(a.cost, a.from) < std::tuple(b.cost, b.from);
  });
  std::vector<Community> parent(groups.size());
  std::iota(parent.begin(), parent.end(), Community{0});
  std::size_t left = groups.size();
  for (const auto& [cost, from, into] : mergers) {
    if (left <= target) break;
    const Community a = root_of(parent, from);
    const Community b = root_of(parent, into);
    if (a == b) continue;
    parent[std::max(a, b)] = std::min(a, b);
    --left;
  }
  Partition merged(partition.size());
  for (std::size_t v = 0; v < merged.size(); ++v) merged[v] = root_of(parent, partition[v]);
  return canonical(merged);
}

}  // namespace musubi
