// Reads a network and names the five nodes that stand most often between the others.
//
//   first_graph graphs/gtb
#include <algorithm>
#include <iostream>

#include "algorithms/centrality/betweenness.hpp"
#include "engine/error.hpp"
#include "engine/network_reader.hpp"
#include "engine/projection.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: first_graph GRAPH\n";
    return 2;
  }
  try {
    const auto network = musubi::load(argv[1]);
    const auto projection = musubi::project(network.graph, network.projection(""));
    const auto scores = musubi::betweenness(projection.graph);

    auto nodes = projection.node_of_vertex;
    const auto higher = [&](musubi::NodeId a, musubi::NodeId b) {
      return scores[projection.vertex_of_node[a]] > scores[projection.vertex_of_node[b]];
    };
    std::stable_sort(nodes.begin(), nodes.end(), higher);
    if (nodes.size() > 5) nodes.resize(5);
    for (const auto node : nodes) {
      std::cout << network.node_name(node, musubi::Language::en) << '\t'
                << scores[projection.vertex_of_node[node]] << '\n';
    }
  } catch (const musubi::Error& error) {
    std::cerr << error.what() << '\n';
    return 3;
  }
  return 0;
}
