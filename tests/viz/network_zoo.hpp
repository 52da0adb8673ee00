#pragma once
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "engine/network.hpp"
#include "tests/viz/sample_network.hpp"
#include "viz/appearance.hpp"

namespace musubi {

/// Texts that would break a careless writer or a reader of what it wrote.
inline std::vector<std::string> hostile_names() {
  return {"<script>alert(\"x\")</script>",
          "a & b &amp; &#34; ]]> <![CDATA[",
          "quote \" and ' and \\ and \\",
          "two\nlines\tand a tab",
          "=HYPERLINK(\"x\")",
          "%comment *Vertices # ; ,",
          "\u202Eright to left\u200F",
          "千葉・かずさ 「結び」 \u00e9\u0301 \U0001F300",
          " blanks around ",
          "null",
          "{\"id\": 1}"};
}

inline Network named(std::string name, PropertyGraph graph) {
  Network network;
  network.name = std::move(name);
  network.graph = std::move(graph);
  network.projections = {ProjectionSpec{}};
  return network;
}

/// Two nodes and links between them and to themselves, of this direction; mixed with both flags.
inline Network pair_network(std::string name, bool with_directed, bool with_undirected) {
  GraphBuilder builder;
  const NodeId a = builder.add_node("a", "hub");
  const NodeId b = builder.add_node("b", "");
  for (const bool directed : {true, false}) {
    if (directed ? !with_directed : !with_undirected) continue;
    builder.add_link(a, b, "serves", directed, {{"s", "p. 1"}});
    builder.add_link(a, b, "serves", directed);  // parallel
    const LinkId loop = builder.add_link(b, b, "", directed);
    builder.set_link_attribute(loop, "strength", 2.5);
    builder.set_link_attribute(loop, "checked", true);
  }
  return named(std::move(name), builder.build());
}

inline Network hostile_network() {
  GraphBuilder builder;
  const auto names = hostile_names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    const NodeId node = builder.add_node("n" + std::to_string(i), "kind " + names[i]);
    builder.set_node_attribute(node, "name_ja", names[i]);
    builder.set_node_attribute(node, "name_en", names[names.size() - 1 - i]);
    builder.set_node_attribute(node, "a " + names[1], names[i]);
    builder.set_link_attribute(builder.add_link(node, 0, names[i], true, {{"s", names[i]}}), "note",
                               names[i]);
  }
  return named("hostile", builder.build());
}

/// Networks of every shape that a format must hold.
inline std::vector<Network> network_zoo() {
  GraphBuilder one;
  one.add_node("only", "");
  GraphBuilder gone;  // numbers are not consecutive
  for (const auto* id : {"a", "b", "c"}) gone.add_node(id, "k");
  gone.add_link(0, 2, "r");
  gone.remove_node(1);
  return {sample_network(),
          pair_network("directed", true, false),
          pair_network("undirected", false, true),
          pair_network("mixed", true, true),
          hostile_network(),
          named("empty", PropertyGraph{}),
          named("one", one.build()),
          named("gone", gone.build())};
}

/// Places, colours and sizes of all nodes.
inline Appearance looks_of(const Network& network) {
  Appearance looks;
  for (NodeId node = 0; node < network.graph.node_bound(); ++node) {
    looks.positions.push_back({node * 10.1, 0.1 - node / 3.0});
    looks.colors.push_back(node % 2 == 0 ? "#0072B2" : "#E69F00");
    looks.sizes.push_back(12.0 + node / 7.0);
  }
  return looks;
}

}  // namespace musubi
