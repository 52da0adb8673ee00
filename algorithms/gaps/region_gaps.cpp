#include "algorithms/gaps/region_gaps.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "algorithms/gaps/hub_carriers.hpp"

namespace musubi {
namespace {

class RegionSearch {
 public:
  RegionSearch(const Network& network, const HubNetwork& hubs, const HubChains& chains,
               std::span<const OverseasCell> partners, const GapOptions& options)
      : network_(network),
        hubs_(hubs),
        chains_(chains),
        partners_(partners),
        carriers_(hub_carriers(network, hubs, options)) {
    std::vector<NodeId> named;
    for (std::size_t k = 0; k < num_partners(); ++k) named.push_back(partners[k].partner);
    result_.places = overseas_regions(network, hubs, named, options);
    result_.reach.resize(num_regions());
  }

  RegionGaps find(const GapOptions& options) {
    for (std::size_t i = 0; i < hubs_.hubs.size(); ++i) add_cells_of(i);
    for (std::size_t r = 0; r < num_regions(); ++r) add_steps(r);
    add_outside_hubs(options);
    return std::move(result_);
  }

 private:
  [[nodiscard]] std::size_t num_regions() const { return result_.places.regions.size(); }
  [[nodiscard]] std::size_t num_partners() const {
    return hubs_.hubs.empty() ? 0 : partners_.size() / hubs_.hubs.size();
  }
  [[nodiscard]] RegionCell& cell(std::size_t i, std::size_t r) {
    return result_.cells[i * num_regions() + r];
  }

  // What the hub reaches, and from what of it a region could not be told apart.
  void add_cells_of(std::size_t i) {
    for (std::size_t r = 0; r < num_regions(); ++r) {
      result_.cells.push_back({.hub = hubs_.hubs[i], .region = r});
    }
    std::vector<NodeId> reached;
    for (std::size_t k = 0; k < num_partners(); ++k) {
      const auto& of_partner = partners_[i * num_partners() + k];
      if (of_partner.status != GapStatus::present) continue;
      reached.push_back(of_partner.partner);
      for (const std::size_t r : result_.places.of_node.at(of_partner.partner)) {
        for (const auto& path : of_partner.via) {
          cell(i, r).via.push_back(
              {path.carrier, of_partner.partner, path.links, path.derived, false});
        }
      }
    }
    for (const auto& path : counted_ties(i)) {
      reached.push_back(path.partner);
      for (const std::size_t r : result_.places.of_node.at(path.partner)) {
        cell(i, r).via.push_back(path);
      }
    }
    const bool documented =
        network_.covered(network_.graph.id(hubs_.hubs[i]), "overseas") == Coverage::documented;
    for (std::size_t r = 0; r < num_regions(); ++r) {
      auto& of_region = cell(i, r);
      if (!of_region.via.empty()) {
        of_region.status = GapStatus::present;
        of_region.access = Access::direct;
      } else if (documented && std::all_of(reached.begin(), reached.end(), [&](NodeId node) {
                   return result_.places.known_elsewhere(node, r);
                 })) {
        of_region.status = GapStatus::missing;
      }
    }
  }

  // The ties of the hub's carriers to whole regions, one for a carrier and a region.
  [[nodiscard]] std::vector<RegionPath> counted_ties(std::size_t i) const {
    std::vector<RegionPath> ties;
    for (const auto& [carrier, of_region, link] : result_.places.statements) {
      const NodeId region = of_region;  // clang 14 captures no binding in a lambda
      const auto way = carriers_[i].find(carrier);
      if (way == carriers_[i].end()) continue;
      auto tie = std::find_if(ties.begin(), ties.end(), [&](const RegionPath& path) {
        return path.carrier == way->first && path.partner == region;
      });
      if (tie == ties.end()) {
        tie = ties.insert(tie, {carrier, region, way->second, false, true});
      }
      tie->links.push_back(link);
      tie->derived = any_derived(network_, tie->links);
    }
    return ties;
  }

  // Who reaches the region, and the way there for those who do not.
  void add_steps(std::size_t r) {
    auto& reach = result_.reach[r];
    std::vector<bool> there(hubs_.hubs.size(), false);
    for (std::size_t i = 0; i < hubs_.hubs.size(); ++i) {
      const auto& of_region = cell(i, r);
      there[i] = of_region.status == GapStatus::present;
      if (there[i]) reach.hubs.push_back(of_region.hub);
      if (of_region.status != GapStatus::missing) ++reach.hubs_at_most;
      for (const auto& path : of_region.via) {
        reach.carriers.push_back(institution_of(hubs_, path.carrier));
      }
    }
    make_set(reach.carriers);
    const auto next = chains_.next_hubs(there);
    for (std::size_t i = 0; i < hubs_.hubs.size(); ++i) {
      auto& of_region = cell(i, r);
      std::size_t from = i;
      for (const std::size_t to : HubChains::chain(next, i)) {
        of_region.steps.push_back({hubs_.hubs[to], chains_.tie(from, to)});
        from = to;
      }
      if (of_region.steps.empty()) continue;
      of_region.access = Access::through_other_hub;
      const auto& ways = cell(from, r).via;
      const auto stated = std::find_if(ways.begin(), ways.end(),
                                       [](const RegionPath& path) { return !path.derived; });
      of_region.last = stated == ways.end() ? ways.front() : *stated;
    }
  }

  // Institutions at home that have a tie to a region and through whom no hub reaches it.
  void add_outside_hubs(const GapOptions& options) {
    std::vector<std::set<NodeId>> tied(num_regions());
    const auto& graph = network_.graph;
    const Abroad abroad(graph, hubs_);
    const auto add = [&](NodeId partner, NodeId carrier) {
      const auto placed = result_.places.of_node.find(partner);
      if (placed == result_.places.of_node.end()) return;
      if (abroad.is_partner(carrier) || abroad.is_region(carrier)) return;
      for (const std::size_t r : placed->second) tied[r].insert(institution_of(hubs_, carrier));
    };
    for (const LinkId link : graph.links()) {
      if (graph.relation(link) != "partners_with") continue;
      if (!status_counts(graph, link, options.statuses)) continue;
      add(graph.link(link).target, graph.link(link).source);
      add(graph.link(link).source, graph.link(link).target);
    }
    for (std::size_t r = 0; r < num_regions(); ++r) {
      auto& reach = result_.reach[r];
      const std::set<NodeId> serving(reach.carriers.begin(), reach.carriers.end());
      std::set_difference(tied[r].begin(), tied[r].end(), serving.begin(), serving.end(),
                          std::back_inserter(reach.outside_hubs));
      make_set(reach.outside_hubs);
    }
  }

  void make_set(std::vector<NodeId>& nodes) const {
    std::sort(nodes.begin(), nodes.end(),
              [&](NodeId a, NodeId b) { return network_.graph.id(a) < network_.graph.id(b); });
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  }

  const Network& network_;
  const HubNetwork& hubs_;
  const HubChains& chains_;
  const std::span<const OverseasCell> partners_;
  const std::vector<Carriers> carriers_;
  RegionGaps result_{};
};

}  // namespace

RegionGaps region_gaps(const Network& network, const HubNetwork& hubs, const HubChains& chains,
                       std::span<const OverseasCell> partners, const GapOptions& options) {
  return RegionSearch(network, hubs, chains, partners, options).find(options);
}

RegionGaps region_gaps(const Network& network, const GapOptions& options) {
  const auto hubs = hub_network(network, options);
  const auto links = hub_links(network, hubs, options);
  const HubChains chains(links, hubs.hubs.size());
  return region_gaps(network, hubs, chains, overseas_gaps(network, hubs, options), options);
}

}  // namespace musubi
