#pragma once
#include "engine/network_reader.hpp"
#include "viz/view.hpp"

namespace musubi {

/// The shipped network of Greater Tokyo.
inline Network gtb() {
  return load(std::string(MUSUBI_SOURCE_DIR) + "/graphs/gtb");
}

/// All that views show of it, and the links of Kawasaki.
inline ViewResults gtb_results(const Network& network) {
  const auto projection = network.projection("");
  ViewResults results;
  results.hubs = hub_network(network);
  results.pairs = hub_gaps(network, {.projection = projection});
  results.overseas = overseas_gaps(network);
  results.functions = function_gaps(network);
  results.ego = *network.graph.find("hub-kawasaki");
  return results;
}

}  // namespace musubi
