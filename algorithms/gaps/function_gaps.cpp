#include "algorithms/gaps/function_gaps.hpp"

#include <algorithm>

#include "algorithms/gaps/hub_links.hpp"

namespace musubi {
namespace {

FunctionCell cell_of(const Network& network, const HubNetwork& hubs, std::size_t i,
                     const std::string& function) {
  const auto& graph = network.graph;
  FunctionCell cell{.hub = hubs.hubs[i], .function = function};
  for (const auto& service : hubs.services[i]) {
    const auto& of = service.functions;
    if (std::find(of.begin(), of.end(), function) == of.end()) continue;
    cell.institutions.push_back(service.institution);
    cell.links.push_back(service.link);
  }
  auto& who = cell.institutions;
  std::sort(who.begin(), who.end(), [&](NodeId a, NodeId b) { return graph.id(a) < graph.id(b); });
  who.erase(std::unique(who.begin(), who.end()), who.end());
  if (!who.empty()) {
    cell.status = GapStatus::present;
  } else if (network.covered(graph.id(cell.hub), function) == Coverage::documented) {
    cell.status = GapStatus::missing;
  }
  return cell;
}

bool directly_linked(const std::vector<HubLink>& links) {
  return std::any_of(links.begin(), links.end(),
                     [](const HubLink& link) { return is_direct(link.kind); });
}

// Hubs that have the function: those already linked to this one first, then in order of id.
void add_complements(const HubNetwork& hubs, const std::vector<std::vector<HubLink>>& links,
                     std::size_t functions, std::vector<FunctionCell>& cells) {
  const std::size_t h = hubs.hubs.size();
  for (std::size_t at = 0; at < cells.size(); ++at) {
    if (cells[at].status == GapStatus::present) continue;
    const std::size_t i = at / functions;
    std::vector<NodeId> others;
    for (std::size_t j = 0; j < h; ++j) {
      if (cells[j * functions + at % functions].status != GapStatus::present) continue;
      if (directly_linked(links[pair_index(std::min(i, j), std::max(i, j), h)])) {
        cells[at].complemented_by.push_back(hubs.hubs[j]);
      } else {
        others.push_back(hubs.hubs[j]);
      }
    }
    auto& result = cells[at].complemented_by;
    result.insert(result.end(), others.begin(), others.end());
  }
}

}  // namespace

std::vector<FunctionCell> function_gaps(const Network& network, const GapOptions& options) {
  const auto hubs = hub_network(network, options);
  const auto functions = network.vocabularies.names("function");
  std::vector<FunctionCell> cells;
  for (std::size_t i = 0; i < hubs.hubs.size(); ++i) {
    for (const auto& function : functions) cells.push_back(cell_of(network, hubs, i, function));
  }
  add_complements(hubs, hub_links(network, hubs, options), functions.size(), cells);
  return cells;
}

}  // namespace musubi
