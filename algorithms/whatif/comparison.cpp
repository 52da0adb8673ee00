#include "algorithms/whatif/comparison.hpp"

#include <set>

namespace musubi {
namespace {

template <typename Value>
std::optional<Value> find_in(const auto& map, const auto& key) {
  const auto it = map.find(key);
  return it == map.end() ? std::nullopt : std::optional<Value>(it->second);
}

// The keys of either map whose values are not the same.
template <typename Change, typename Map>
std::vector<Change> differences(const Map& before, const Map& after) {
  std::set<typename Map::key_type> cells;
  for (const auto& [cell, status] : before) cells.insert(cell);
  for (const auto& [cell, status] : after) cells.insert(cell);
  std::vector<Change> changes;
  for (const auto& cell : cells) {
    const auto old = find_in<typename Map::mapped_type>(before, cell);
    const auto now = find_in<typename Map::mapped_type>(after, cell);
    if (old != now) changes.push_back({cell, old, now});
  }
  return changes;
}

std::size_t reached_from(const std::string& hub, const ComparedVersion& version,
                         const ComparedVersion& other) {
  const Vertex component = version.hub_components.at(hub);
  if (component == kNoVertex) return 0;
  std::size_t reached = 0;
  for (const auto& [id, its_component] : version.hub_components) {
    if (id != hub && its_component == component && other.hub_components.contains(id)) ++reached;
  }
  return reached;
}

std::vector<HubCutOff> cut_off_hubs(const ComparedVersion& before, const ComparedVersion& after) {
  std::vector<HubCutOff> result;
  for (const auto& [hub, component] : before.hub_components) {
    if (!after.hub_components.contains(hub)) continue;  // closed, not cut off
    const HubCutOff one{hub, reached_from(hub, before, after), reached_from(hub, after, before)};
    if (one.after < one.before) result.push_back(one);
  }
  return result;
}

}  // namespace

bool GapChange::closed() const {
  return before != GapStatus::present && after == GapStatus::present;
}

bool GapChange::opened() const {
  return before == GapStatus::present && after != GapStatus::present;
}

bool RequirementChange::newly_met() const {
  return before != RequirementStatus::met && after == RequirementStatus::met;
}

bool RequirementChange::lost() const {
  return before == RequirementStatus::met && after != RequirementStatus::met;
}

Comparison compare(const ComparedVersion& before, const ComparedVersion& after,
                   const ComparisonOptions& options) {
  Comparison result;
  for (const NetworkMeasure measure : options.measures) {
    MeasureChange change{measure, find_in<double>(before.measures, measure),
                         find_in<double>(after.measures, measure)};
    if (change.before || change.after) result.measures.push_back(change);
  }
  result.ranks = rank_moves(before, after);
  result.gaps = differences<GapChange>(before.gaps, after.gaps);
  result.requirements = differences<RequirementChange>(before.requirements, after.requirements);
  result.communities = compare_communities(before, after);
  result.cut_off = cut_off_hubs(before, after);
  return result;
}

}  // namespace musubi
