#pragma once
#include <span>
#include <string>
#include <vector>

#include "algorithms/centrality/centrality_table.hpp"
#include "algorithms/community/partition.hpp"
#include "algorithms/gaps/function_gaps.hpp"
#include "algorithms/gaps/hub_gaps.hpp"
#include "viz/diagram.hpp"

namespace musubi {

/// What the explorer shows. What there is none of is empty: a plain graph file has no hubs.
struct ExplorerInput {
  const Network& network;
  const Projection& projection;     ///< in which centrality and communities were computed
  std::span<const Point> places{};  ///< by NodeId, of network_layout()
  std::span<const CentralityColumn> centrality{};
  const Partition& partition;  ///< by vertex of the projection
  const HubNetwork& hubs;
  std::span<const HubPair> pairs{};
  std::span<const FunctionCell> functions{};
};

/// True when a browser can show the network: at most 20,000 nodes and 100,000 links.
[[nodiscard]] bool fits_explorer(const PropertyGraph& graph);

/// The data of the explorer's page as JSON (musubi/explorer/1), in both languages: terms, nodes and
/// links as columns, sources, measures, communities, hubs with their gaps. Nodes, links, terms and
/// sources are named by their position. `<` is written as \u003c, so that the text can stand in a
/// page; bytes that are not UTF-8 become U+FFFD. The same input gives the same bytes. O(size).
[[nodiscard]] std::string explorer_json(const ExplorerInput& input);

}  // namespace musubi
