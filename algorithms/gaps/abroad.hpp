#pragma once
#include <set>
#include <string_view>

#include "algorithms/gaps/hub_network.hpp"

namespace musubi {

/// What is abroad, seen from the hubs. Keeps a reference to the graph.
class Abroad {
 public:
  /// O(h).
  Abroad(const PropertyGraph& graph, const HubNetwork& hubs);

  /// A body abroad: of kind `overseas_body`, or in another country than the hubs, unless it is a
  /// `region`, an `event` or a `market_area`, which are nobody one could talk to.
  [[nodiscard]] bool is_partner(NodeId node) const;
  /// A node of kind `region` that is not in a country of the hubs. One without a country (Europe)
  /// counts as abroad.
  [[nodiscard]] bool is_region(NodeId node) const;
  /// A country other than the hubs'; not when no hub states its country.
  [[nodiscard]] bool is_country(std::string_view country) const;

 private:
  const PropertyGraph& graph_;
  std::set<std::string_view> home_{};  ///< countries of the hubs: what is elsewhere is abroad
};

}  // namespace musubi
