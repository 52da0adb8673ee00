#pragma once
#include "engine/network.hpp"

namespace musubi {

/// Three nodes and three links with every type of attribute, missing values, names that would break
/// a careless writer, and evidence.
inline Network sample_network() {
  GraphBuilder builder;
  const NodeId a = builder.add_node("hub-a", "hub");
  const NodeId b = builder.add_node("inst-b", "university");
  const NodeId c = builder.add_node("c<&>\"", "");
  builder.set_node_attribute(a, "name_ja", std::string("拠点あ"));
  builder.set_node_attribute(a, "name_en", std::string("Hub A"));
  builder.set_node_attribute(b, "name_ja", std::string("大学 <b>\"い\" & う\\</b>"));
  builder.set_node_attribute(b, "founded", std::int64_t{9007199254740993});  // 2^53 + 1
  builder.set_node_attribute(b, "lat", 35.706);
  builder.set_node_attribute(c, "open", false);
  const LinkId serves = builder.add_link(b, a, "serves", true, {{"src-1", "参考2 > 3."}});
  const LinkId parallel =
      builder.add_link(b, a, "part_of", true, {{"src-1", "p. 1"}, {"src-2", "p. 1"}});
  builder.add_link(c, a, "active_in", true);
  builder.set_link_attribute(serves, "status", std::string("planned"));
  builder.set_link_attribute(parallel, "strength", 0.5);
  Network network;
  network.name = "sample";
  network.title = {"見本", "Sample"};
  network.graph = builder.build();
  network.projections = {ProjectionSpec{}};
  return network;
}

}  // namespace musubi
