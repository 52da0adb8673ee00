#include "algorithms/whatif/comparison_communities.hpp"

#include <algorithm>
#include <map>

namespace musubi {
namespace {

// The nodes that both have, with their community in each.
struct Common {
  std::vector<std::string> ids{};
  Partition before{};
  Partition after{};
};

std::map<std::string, Community> communities_of(const ComparedVersion& version) {
  std::map<std::string, Community> result;
  for (Vertex v = 0; v < version.partition.size(); ++v) {
    result[version.network->graph.id(version.projection->node_of_vertex[v])] = version.partition[v];
  }
  return result;
}

Common common_nodes(const ComparedVersion& before, const ComparedVersion& after) {
  Common common;
  const auto now = communities_of(after);
  for (const auto& [id, community] : communities_of(before)) {
    const auto it = now.find(id);
    if (it == now.end()) continue;
    common.ids.push_back(id);
    common.before.push_back(community);
    common.after.push_back(it->second);
  }
  return common;
}

// How many nodes each pair of communities shares.
struct Overlaps {
  std::map<std::pair<Community, Community>, std::size_t> shared{};
  std::map<Community, std::size_t> before{};
  std::map<Community, std::size_t> after{};

  explicit Overlaps(const Common& common) {
    for (std::size_t i = 0; i < common.ids.size(); ++i) {
      ++shared[{common.before[i], common.after[i]}];
      ++before[common.before[i]];
      ++after[common.after[i]];
    }
  }

  [[nodiscard]] double jaccard(Community a, Community b) const {
    const auto it = shared.find({a, b});
    if (it == shared.end()) return 0.0;
    return static_cast<double>(it->second) /
           static_cast<double>(before.at(a) + after.at(b) - it->second);
  }
};

std::vector<std::pair<Community, Community>> best_matches(const Overlaps& overlaps) {
  std::map<Community, std::pair<double, Community>> best_after;
  std::map<Community, std::pair<double, Community>> best_before;
  for (const auto& [pair, count] : overlaps.shared) {
    const auto [a, b] = pair;
    const double index = overlaps.jaccard(a, b);
    if (index > best_after[a].first) best_after[a] = {index, b};
    if (index > best_before[b].first) best_before[b] = {index, a};
  }
  std::vector<std::pair<Community, Community>> matched;
  for (const auto& [a, best] : best_after) {
    if (best_before.at(best.second).second == a) matched.emplace_back(a, best.second);
  }
  return matched;
}

// For each community of one side, those of the other that hold a quarter of it or more.
std::vector<CommunityChange> parted(
    const std::map<std::pair<Community, Community>, std::size_t>& shared,
    const std::map<Community, std::size_t>& sizes) {
  std::map<Community, std::vector<std::pair<std::size_t, Community>>> shares;
  for (const auto& [pair, count] : shared) {
    if (count >= 2 && 4 * count >= sizes.at(pair.first)) {
      shares[pair.first].emplace_back(count, pair.second);
    }
  }
  std::vector<CommunityChange> result;
  for (auto& [community, parts] : shares) {
    if (parts.size() < 2) continue;
    std::stable_sort(parts.begin(), parts.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    CommunityChange change{.community = community};
    for (const auto& [count, other] : parts) change.others.push_back(other);
    result.push_back(std::move(change));
  }
  return result;
}

}  // namespace

CommunityComparison compare_communities(const ComparedVersion& before,
                                        const ComparedVersion& after) {
  CommunityComparison result;
  if (before.partition.empty() || after.partition.empty()) return result;
  result.before = num_communities(before.partition);
  result.after = num_communities(after.partition);
  const auto common = common_nodes(before, after);
  const Overlaps overlaps(common);
  result.matched = best_matches(overlaps);
  result.split = parted(overlaps.shared, overlaps.before);
  std::map<std::pair<Community, Community>, std::size_t> reversed;
  for (const auto& [pair, count] : overlaps.shared) reversed[{pair.second, pair.first}] = count;
  result.merged = parted(reversed, overlaps.after);
  const std::map<Community, Community> match(result.matched.begin(), result.matched.end());
  for (std::size_t i = 0; i < common.ids.size(); ++i) {
    const auto it = match.find(common.before[i]);
    if (it == match.end() || it->second != common.after[i]) result.moved.push_back(common.ids[i]);
  }
  // Numbers of communities need not be 0 .. k-1 over the nodes in common.
  result.agreement = partition_agreement(canonical(common.before), canonical(common.after));
  return result;
}

}  // namespace musubi
