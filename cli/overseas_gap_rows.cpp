#include "cli/overseas_gap_rows.hpp"

#include <nlohmann/json.hpp>
#include <set>

#include "cli/evidence_rows.hpp"
#include "cli/gap_status.hpp"
#include "cli/hub_tie_rows.hpp"
#include "engine/country_name.hpp"
#include "viz/gap_words.hpp"

namespace musubi::cli {
namespace {

Json via_json(const Network& network, const OverseasCell& cell, Language language) {
  Json via = Json::array();
  for (const auto& path : cell.via) {
    via.push_back({{"id", network.graph.id(path.carrier)},
                   {"name", network.node_name(path.carrier, language)},
                   {"basis", path.derived ? "derived" : "stated"},
                   {"evidence", evidence_json(network, path.links)}});
  }
  return via;
}

}  // namespace

std::vector<NodeId> OverseasAnswer::through(std::size_t cell) const {
  std::vector<NodeId> hubs;
  const std::size_t p = reach.partners.size();
  for (const std::size_t hub : HubChains::chain(partner_of(cell).next, hub_of(cell))) {
    hubs.push_back(cells[hub * p].hub);
  }
  return hubs;
}

std::string access_text(const Network& network, Access access, const std::vector<NodeId>& through,
                        Language language) {
  const bool ja = language == Language::ja;
  if (access == Access::direct) return ja ? "直接" : "directly";
  if (access == Access::none) return ja ? "道筋なし" : "no way found";
  std::string hubs;
  for (const NodeId hub : through) {
    hubs += (hubs.empty() ? "" : " → ") + network.node_name(hub, language);
  }
  return ja ? hubs + "経由" : "by way of " + hubs;
}

Json overseas_gap_json(const Network& network, const OverseasAnswer& answer, Language language) {
  Json results = Json::array();
  for (std::size_t c = 0; c < answer.cells.size(); ++c) {
    const auto& cell = answer.cells[c];
    const auto& reach = answer.partner_of(c);
    const auto access = access_of(reach, cell, answer.hub_of(c));
    const auto country = std::string(network.graph.node_text(cell.partner, "country"));
    results.push_back({{"hub", network.graph.id(cell.hub)},
                       {"hub_name", network.node_name(cell.hub, language)},
                       {"partner", network.graph.id(cell.partner)},
                       {"partner_name", network.node_name(cell.partner, language)},
                       {"country", country.empty() ? Json(nullptr) : Json(country)},
                       {"status", tie_status(cell.status)},
                       {"access", std::string(name_of(access))},
                       {"via", via_json(network, cell, language)},
                       {"through_hubs", ids_json(network, answer.through(c))},
                       {"hubs_reaching", reach.hubs.size()},
                       {"hubs_at_most", reach.hubs_at_most},
                       {"only_hub", only_id(network, reach.hubs)},
                       {"only_carrier", only_id(network, reach.carriers)}});
  }
  return results;
}

ResultTable overseas_gap_table(const Network& network, const OverseasAnswer& answer,
                               Language language) {
  ResultTable table;
  table.columns = {{"hub", {"拠点", "Hub"}},
                   {"partner", {"海外連携先", "Partner abroad"}},
                   {"country", {"国・地域", "Country"}},
                   {"status", {"状態", "Status"}},
                   {"access", {"つながり方", "Reached"}},
                   {"via", {"担う機関", "Through"}},
                   {"hubs", {"つながる拠点の数", "Hubs reaching it"}},
                   {"evidence", {"出典", "Evidence"}}};
  for (std::size_t c = 0; c < answer.cells.size(); ++c) {
    const auto& cell = answer.cells[c];
    const auto& reach = answer.partner_of(c);
    NameList via;
    std::vector<LinkId> links;
    for (const auto& path : cell.via) {
      via.add(network.node_name(path.carrier, language));
      links.insert(links.end(), path.links.begin(), path.links.end());
    }
    const auto country = network.graph.node_text(cell.partner, "country");
    table.rows.push_back(
        {network.node_name(cell.hub, language), network.node_name(cell.partner, language),
         country.empty() ? std::string() : country_name(country, language),
         status_word(cell.status, language),
         access_text(network, access_of(reach, cell, answer.hub_of(c)), answer.through(c),
                     language),
         via.text(), static_cast<std::int64_t>(reach.hubs.size()), sources_of(network, links)});
  }
  return table;
}

Json hub_ties_json(const Network& network, const OverseasAnswer& answer, const HubNetwork& hubs,
                   const HubChains& chains) {
  std::set<std::pair<std::size_t, std::size_t>> used;
  for (const auto& reach : answer.reach.partners) {
    for (std::size_t i = 0; i < reach.next.size(); ++i) {
      if (reach.next[i] != kNoHub) used.insert(std::minmax(i, reach.next[i]));
    }
  }
  Json ties = Json::array();
  for (const auto& [i, j] : used) {
    Json tie{{"a", network.graph.id(hubs.hubs[i])}, {"b", network.graph.id(hubs.hubs[j])}};
    tie.update(hub_tie_json(network, chains.tie(i, j)));
    ties.push_back(std::move(tie));
  }
  return ties;
}

}  // namespace musubi::cli
