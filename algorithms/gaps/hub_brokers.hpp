#pragma once
#include <map>
#include <string_view>
#include <vector>

#include "algorithms/structure/brokerage_roles.hpp"
#include "engine/network.hpp"

namespace musubi {

/// Who could bring two hubs together: an institution on a shortest chain between them.
struct Broker {
  NodeId institution = kNoNode;
  std::vector<NodeId> chain{};  ///< from hub a to hub b, both included
  std::vector<LinkId> links{};  ///< one link of each step
  double share = 0.0;           ///< of the shortest chains between the two, those through it
  // How it is placed whoever asks; hub_gaps() fills them in from broker_standing().
  BrokerageCounts roles{};
  double constraint = 0.0;
  double effective_size = 0.0;
};

/// Finds brokers between many pairs of nodes: the shortest paths from each end are searched once.
class BrokerSearch {
 public:
  /// Searches from every one of `ends`. O(ends × (n + m)), 16 bytes per end and vertex. `network`
  /// and `projection` must outlive the search.
  BrokerSearch(const Network& network, const Projection& projection,
               const std::vector<NodeId>& ends, std::string_view group_kind);

  /// The vertices inside the shortest chains between two of the ends, hubs (nodes of `group_kind`)
  /// left out, ranked by the share of the shortest chains that pass through each, ties in order of
  /// id; at most five. Empty when no chain joins the two. O(n). Safe to call from several threads.
  [[nodiscard]] std::vector<Broker> between(NodeId a, NodeId b) const;

 private:
  // Shortest paths from one end, as ShortestPathSearch found them.
  struct Tree {
    std::vector<double> distance{};  // -1: not reached
    std::vector<double> path_count{};
  };

  [[nodiscard]] const Tree* tree_of(NodeId end) const;
  [[nodiscard]] std::vector<Vertex> way_to_root(const Tree& tree, Vertex from) const;
  [[nodiscard]] Broker broker_on(const std::vector<Vertex>& chain, Vertex broker) const;

  const Projection& projection_;
  std::vector<bool> is_hub_{};
  std::map<NodeId, Tree> trees_{};
};

}  // namespace musubi
