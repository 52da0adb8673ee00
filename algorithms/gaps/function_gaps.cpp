#include "algorithms/gaps/function_gaps.hpp"

#include <algorithm>

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

}  // namespace

std::vector<FunctionCell> function_gaps(const Network& network, const HubNetwork& hubs,
                                        const std::vector<std::vector<HubLink>>& links) {
  const auto functions = network.vocabularies.names("function");
  std::vector<FunctionCell> cells;
  for (std::size_t i = 0; i < hubs.hubs.size(); ++i) {
    for (const auto& function : functions) cells.push_back(cell_of(network, hubs, i, function));
  }
  add_complements(hubs, links, functions.size(), cells);
  return cells;
}

std::vector<FunctionCell> function_gaps(const Network& network, const GapOptions& options) {
  const auto hubs = hub_network(network, options);
  return function_gaps(network, hubs, hub_links(network, hubs, options));
}

}  // namespace musubi
