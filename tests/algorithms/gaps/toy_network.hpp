#pragma once
#include <string>
#include <vector>

#include "engine/network.hpp"

namespace musubi::testing {

/// A network for gap analyses, put together statement by statement. Ids of nodes are their names;
/// links are numbered in the order in which they were stated.
class ToyNetwork {
 public:
  ToyNetwork();  ///< with the functions contact, talent and funding

  NodeId node(const std::string& id, const std::string& kind, const std::string& country = "");
  LinkId link(const std::string& source, const std::string& relation, const std::string& target);
  LinkId serves(const std::string& institution, const std::string& hub,
                const std::string& functions = "");
  /// Gives a node coordinates, in degrees.
  void place(const std::string& id, double lat, double lon);
  /// Adds a figure, of the status `actual` when it has none.
  void figure(const Indicator& figure);
  void set(LinkId link, const std::string& attribute, const std::string& value);
  /// The sources document the hub on this topic (a function, inter_hub_links or overseas).
  void documented(const std::string& subject, const std::string& topic,
                  Coverage coverage = Coverage::documented);

  [[nodiscard]] NodeId operator[](const std::string& id) const { return *builder_.find(id); }
  [[nodiscard]] Network network();

 private:
  GraphBuilder builder_{};
  Network network_{};
};

/// The ids of nodes, for readable expectations.
[[nodiscard]] std::vector<std::string> ids(const Network& network,
                                           const std::vector<NodeId>& nodes);

}  // namespace musubi::testing
