#pragma once
#include "algorithms/gaps/hub_gaps.hpp"
#include "algorithms/gaps/overseas_gaps.hpp"
#include "engine/network.hpp"

namespace musubi {

/// A community of `count` hubs along a bay, each with one institution of its own; the institution
/// of the first holds a tie with a partner abroad, and an agency without a hub with another.
inline Network hub_community(std::size_t count) {
  GraphBuilder builder;
  const NodeId agency = builder.add_node("agency", "support_agency");
  std::vector<NodeId> partners;
  for (const auto* country : {"US", "DE"}) {
    const NodeId partner = builder.add_node(std::string("partner-") + country, "overseas_body");
    builder.set_node_attribute(partner, "name_en", std::string("Partner in ") + country);
    builder.set_node_attribute(partner, "country", std::string(country));
    partners.push_back(partner);
  }
  for (std::size_t i = 0; i < count; ++i) {
    const auto number = std::to_string(10 + i);
    const NodeId hub = builder.add_node("hub-" + number, "hub");
    const NodeId institution = builder.add_node("inst-" + number, "university");
    builder.set_node_attribute(hub, "name_ja", "本郷・お茶の水・東京駅エリア" + number);
    builder.set_node_attribute(hub, "name_en", "Hongo–Ochanomizu–Tokyo Station " + number);
    builder.set_node_attribute(hub, "lat", 36.0 - 0.1 * static_cast<double>(i));
    builder.set_node_attribute(hub, "lon", 140.0 - 0.1 * static_cast<double>(i));
    builder.add_link(institution, hub, "serves", true, {{"src", "p. " + number}});
    if (i == 0)
      builder.add_link(institution, partners[0], "partners_with", true, {{"src", "p. 1"}});
  }
  builder.add_link(agency, partners[1], "partners_with", true, {{"src", "p. 2"}});
  Network network;
  network.title = {"見本の共同体", "A sample community"};
  network.sources = {{"src", "資料（その1）", "publisher", "2022", ""}};
  network.graph = builder.build();
  network.projections = {ProjectionSpec{}};
  return network;
}

}  // namespace musubi
