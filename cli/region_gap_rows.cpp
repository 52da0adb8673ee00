#include "cli/region_gap_rows.hpp"

#include <nlohmann/json.hpp>

#include "cli/evidence_rows.hpp"
#include "cli/gap_status.hpp"
#include "cli/hub_tie_rows.hpp"
#include "cli/overseas_gap_rows.hpp"
#include "viz/gap_words.hpp"

namespace musubi::cli {
namespace {

// How many a source counts; null when it names them, or gives no number.
Json count_json(const Network& network, const RegionPath& path) {
  if (!path.counted) return nullptr;
  double sum = 0.0;
  for (const LinkId link : path.links) {
    const auto& ends = network.graph.link(link);
    if (ends.source != path.partner && ends.target != path.partner) continue;
    sum += network.graph.link_number(link, "count").value_or(0.0);
  }
  return sum > 0.0 ? Json(sum) : Json(nullptr);
}

Json path_json(const Network& network, const RegionPath& path, Language language) {
  return {{"carrier", network.graph.id(path.carrier)},
          {"carrier_name", network.node_name(path.carrier, language)},
          {"partner", path.counted ? Json(nullptr) : Json(network.graph.id(path.partner))},
          {"partner_name",
           path.counted ? Json(nullptr) : Json(network.node_name(path.partner, language))},
          {"counted", path.counted},
          {"count", count_json(network, path)},
          {"basis", path.derived ? "derived" : "stated"},
          {"evidence", evidence_json(network, path.links)}};
}

Json through_json(const Network& network, const RegionCell& cell, Language language) {
  if (cell.steps.empty()) return nullptr;
  Json steps = Json::array();
  for (const auto& step : cell.steps) {
    Json of_step{{"hub", network.graph.id(step.hub)},
                 {"hub_name", network.node_name(step.hub, language)},
                 {"tie", hub_tie_json(network, step.tie)}};
    steps.push_back(std::move(of_step));
  }
  return {{"steps", std::move(steps)}, {"last", path_json(network, cell.last, language)}};
}

std::vector<NodeId> hubs_on_the_way(const RegionCell& cell) {
  std::vector<NodeId> hubs;
  for (const auto& step : cell.steps) hubs.push_back(step.hub);
  return hubs;
}

// "LINK-J → Biocom"; nobody is named behind a counted tie.
std::string path_text(const Network& network, const RegionPath& path, Language language) {
  const auto carrier = network.node_name(path.carrier, language);
  if (path.counted) {
    return carrier + (language == Language::ja ? "（相手の名称なし）" : " (partners not named)");
  }
  return carrier + " → " + network.node_name(path.partner, language);
}

std::string way_text(const Network& network, const RegionGaps& gaps, const RegionCell& cell,
                     Language language) {
  NameList ways;
  for (const auto& path : cell.via) ways.add(path_text(network, path, language));
  if (!cell.steps.empty()) {
    std::string chain;
    for (const auto& step : cell.steps) {
      chain += "(" + via_text(network, step.tie, language) + ") → " +
               network.node_name(step.hub, language) + " → ";
    }
    ways.add(chain + path_text(network, cell.last, language));
  }
  if (cell.access == Access::none) {
    for (const NodeId node : gaps.reach[cell.region].outside_hubs) {
      ways.add(network.node_name(node, language) +
               (language == Language::ja ? "（拠点外）" : " (serves no hub)"));
    }
  }
  return ways.text();
}

std::vector<LinkId> links_of(const RegionCell& cell) {
  std::vector<LinkId> links;
  const auto add = [&](const std::vector<LinkId>& more) {
    links.insert(links.end(), more.begin(), more.end());
  };
  for (const auto& path : cell.via) add(path.links);
  for (const auto& step : cell.steps) add(step.tie.links);
  add(cell.last.links);
  return links;
}

}  // namespace

Json region_gap_json(const Network& network, const RegionGaps& gaps, Language language) {
  Json results = Json::array();
  for (const auto& cell : gaps.cells) {
    const auto& region = gaps.places.regions[cell.region];
    Json via = Json::array();
    for (const auto& path : cell.via) via.push_back(path_json(network, path, language));
    results.push_back({{"hub", network.graph.id(cell.hub)},
                       {"hub_name", network.node_name(cell.hub, language)},
                       {"region", region.code},
                       {"region_name", region_name(network, region, language)},
                       {"status", tie_status(cell.status)},
                       {"access", std::string(name_of(cell.access))},
                       {"via", std::move(via)},
                       {"through", through_json(network, cell, language)}});
  }
  return results;
}

ResultTable region_gap_table(const Network& network, const RegionGaps& gaps, Language language) {
  ResultTable table;
  table.columns = {{"hub", {"拠点", "Hub"}},
                   {"region", {"国・地域", "Region"}},
                   {"status", {"状態", "Status"}},
                   {"access", {"つながり方", "Reached"}},
                   {"via", {"担う機関と相手", "Through whom, to whom"}},
                   {"evidence", {"出典", "Evidence"}}};
  for (const auto& cell : gaps.cells) {
    table.rows.push_back({network.node_name(cell.hub, language),
                          region_name(network, gaps.places.regions[cell.region], language),
                          status_word(cell.status, language),
                          access_text(network, cell.access, hubs_on_the_way(cell), language),
                          way_text(network, gaps, cell, language),
                          sources_of(network, links_of(cell))});
  }
  return table;
}

Json region_list_json(const Network& network, const RegionGaps& gaps, Language language) {
  Json list = Json::array();
  for (std::size_t r = 0; r < gaps.reach.size(); ++r) {
    const auto& region = gaps.places.regions[r];
    const auto& reach = gaps.reach[r];
    list.push_back({{"region", region.code},
                    {"region_name", region_name(network, region, language)},
                    {"country", region.is_country() ? Json(region.code) : Json(nullptr)},
                    {"partners", ids_json(network, region.partners)},
                    {"hubs", ids_json(network, reach.hubs)},
                    {"hubs_at_most", reach.hubs_at_most},
                    {"only_hub", only_id(network, reach.hubs)},
                    {"only_carrier", only_id(network, reach.carriers)},
                    {"carriers", ids_json(network, reach.carriers)},
                    {"outside_hubs", ids_json(network, reach.outside_hubs)}});
  }
  return list;
}

}  // namespace musubi::cli
