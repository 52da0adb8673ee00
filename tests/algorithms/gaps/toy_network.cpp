#include "tests/algorithms/gaps/toy_network.hpp"

namespace musubi::testing {

ToyNetwork::ToyNetwork() {
  for (const auto* function : {"contact", "talent", "funding"}) {
    network_.vocabularies.add("function", function, {});
  }
  network_.projections.emplace_back();
}

NodeId ToyNetwork::node(const std::string& id, const std::string& kind,
                        const std::string& country) {
  const NodeId node = builder_.add_node(id, kind);
  if (!country.empty()) builder_.set_node_attribute(node, "country", country);
  return node;
}

LinkId ToyNetwork::link(const std::string& source, const std::string& relation,
                        const std::string& target) {
  return builder_.add_link((*this)[source], (*this)[target], relation, true, {{"paper", "p. 1"}});
}

LinkId ToyNetwork::serves(const std::string& institution, const std::string& hub,
                          const std::string& functions) {
  const LinkId made = link(institution, "serves", hub);
  if (!functions.empty()) set(made, "function", functions);
  return made;
}

void ToyNetwork::place(const std::string& id, double lat, double lon) {
  builder_.set_node_attribute((*this)[id], "lat", lat);
  builder_.set_node_attribute((*this)[id], "lon", lon);
}

void ToyNetwork::figure(const Indicator& figure) {
  network_.indicators.push_back(figure);
  if (figure.status.empty()) network_.indicators.back().status = "actual";
}

void ToyNetwork::set(LinkId link, const std::string& attribute, const std::string& value) {
  builder_.set_link_attribute(link, attribute, value);
}

void ToyNetwork::documented(const std::string& subject, const std::string& topic,
                            Coverage coverage) {
  network_.coverage.push_back({subject, topic, coverage, {"paper"}, ""});
}

Network ToyNetwork::network() {
  network_.graph = builder_.build();
  return network_;
}

std::vector<std::string> ids(const Network& network, const std::vector<NodeId>& nodes) {
  std::vector<std::string> result;
  for (const NodeId node : nodes) result.push_back(network.graph.id(node));
  return result;
}

}  // namespace musubi::testing
