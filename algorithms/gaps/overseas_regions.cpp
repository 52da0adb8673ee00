#include "algorithms/gaps/overseas_regions.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace musubi {
namespace {

// What a node is inside of, by links that count: where they lead, by NodeId.
using Upwards = std::map<NodeId, std::vector<NodeId>>;

Upwards links_upwards(const PropertyGraph& graph, const GapOptions& options) {
  Upwards up;
  for (const LinkId link : graph.links()) {
    const auto& relation = graph.relation(link);
    if (relation != "located_in" && relation != "part_of") continue;
    if (!status_counts(graph, link, options.statuses)) continue;
    up[graph.link(link).source].push_back(graph.link(link).target);
  }
  return up;
}

// The node and all that it is inside of, the nearest first.
std::vector<NodeId> with_all_above(const Upwards& up, NodeId node) {
  std::vector<NodeId> all{node};
  std::set<NodeId> seen{node};
  for (std::size_t at = 0; at < all.size(); ++at) {
    const auto above = up.find(all[at]);
    if (above == up.end()) continue;
    for (const NodeId next : above->second) {
      if (seen.insert(next).second) all.push_back(next);
    }
  }
  return all;
}

// A region as it is found, in the order of the answer: countries by code, then nodes by id.
struct Place {
  bool is_node = false;
  std::string code{};
  NodeId node = kNoNode;
  auto operator<=>(const Place&) const = default;
};

// Where nodes lie, and which regions are abroad.
class RegionMap {
 public:
  RegionMap(const PropertyGraph& graph, const HubNetwork& hubs, const GapOptions& options)
      : graph_(graph), abroad_(graph, hubs), up_(links_upwards(graph, options)) {
    for (const NodeId hub : hubs.hubs) {
      for (const NodeId above : with_all_above(up_, hub)) around_hubs_.insert(above);
    }
  }

  [[nodiscard]] bool is_partner(NodeId node) const { return abroad_.is_partner(node); }
  [[nodiscard]] bool is_region(NodeId node) const {
    return abroad_.is_region(node) && !around_hubs_.contains(node);
  }

  [[nodiscard]] std::vector<Place> places_of(NodeId node) const {
    std::vector<Place> places;
    std::string_view country;
    for (const NodeId above : with_all_above(up_, node)) {
      const auto its_country = graph_.node_text(above, "country");
      if (country.empty()) country = its_country;
      if (is_region(above) && !abroad_.is_country(its_country)) {
        places.push_back({true, graph_.id(above), above});
      }
    }
    if (abroad_.is_country(country)) places.push_back({false, std::string(country), kNoNode});
    return places;
  }

 private:
  const PropertyGraph& graph_;
  Abroad abroad_;
  Upwards up_;
  std::set<NodeId> around_hubs_{};  // a region that a hub lies in is not abroad
};

}  // namespace

bool OverseasRegions::known_elsewhere(NodeId node, std::size_t region) const {
  if (!regions[region].is_country()) return false;
  const auto placed = of_node.find(node);
  if (placed == of_node.end()) return false;
  bool in_a_country = false;
  for (const std::size_t place : placed->second) {
    if (place == region) return false;
    in_a_country = in_a_country || regions[place].is_country();
  }
  return in_a_country;
}

OverseasRegions overseas_regions(const Network& network, const HubNetwork& hubs,
                                 std::span<const NodeId> partners, const GapOptions& options) {
  const auto& graph = network.graph;
  const RegionMap map(graph, hubs, options);
  OverseasRegions result;
  std::map<NodeId, std::vector<Place>> places;
  for (const NodeId partner : partners) places.emplace(partner, map.places_of(partner));
  for (const LinkId link : graph.links()) {
    if (graph.relation(link) != "partners_with") continue;
    auto [source, target, relation, directed] = graph.link(link);
    if (map.is_region(source)) std::swap(source, target);
    if (!map.is_region(target) || map.is_region(source) || map.is_partner(source)) continue;
    places.emplace(target, map.places_of(target));
    if (!status_counts(graph, link, options.statuses)) continue;
    result.statements.push_back({source, target, link});
  }

  std::map<Place, std::size_t> position;
  for (const auto& [node, its_places] : places) {
    for (const auto& place : its_places) position.emplace(place, 0);
  }
  for (auto& [place, at] : position) {
    at = result.regions.size();
    result.regions.push_back({place.code, place.node, {}});
  }
  for (const auto& [node, its_places] : places) {
    auto& at = result.of_node[node];
    for (const auto& place : its_places) at.push_back(position.at(place));
    std::sort(at.begin(), at.end());
  }
  for (const NodeId partner : partners) {
    for (const std::size_t at : result.of_node[partner]) {
      result.regions[at].partners.push_back(partner);
    }
  }
  for (auto& region : result.regions) {
    std::sort(region.partners.begin(), region.partners.end(),
              [&](NodeId a, NodeId b) { return graph.id(a) < graph.id(b); });
  }
  return result;
}

}  // namespace musubi
