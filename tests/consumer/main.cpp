// What the README shows an engineer: load a package, project it, ask who is central.
#include <algorithm>
#include <iostream>

#include "algorithms/centrality/betweenness.hpp"
#include "engine/network_reader.hpp"
#include "engine/projection.hpp"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const auto network = musubi::load(argv[1]);
  const auto projection = musubi::project(network.graph, network.projection(""));
  const auto scores = musubi::betweenness(projection.graph);
  const auto best = std::max_element(scores.begin(), scores.end()) - scores.begin();
  const auto node = projection.node_of_vertex[static_cast<std::size_t>(best)];
  std::cout << network.graph.id(node) << '\n';
  return network.graph.num_nodes() > 300 ? 0 : 1;
}
