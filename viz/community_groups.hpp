#pragma once
#include <cstddef>
#include <vector>

#include "algorithms/community/partition.hpp"
#include "engine/network.hpp"

namespace musubi {

/// One community as it is shown.
struct CommunityGroup {
  std::vector<Vertex> members{};   ///< those with most ties first
  std::vector<NodeId> named_by{};  ///< its hubs, else its two members with most ties
  std::vector<LinkId> links{};     ///< between members
};

/// Two communities with links between them.
struct CommunityTie {
  std::size_t a = 0;  ///< positions in CommunityGroups::groups, a < b
  std::size_t b = 0;
  std::vector<LinkId> links{};
};

struct CommunityGroups {
  std::vector<CommunityGroup> groups{};  ///< in the order of the partition: the largest first
  std::vector<CommunityTie> ties{};      ///< in order of a and b
  std::size_t alone = 0;                 ///< vertices that share their community with nobody
};

/// The communities of more than one vertex, who is central in each by the number of ties (the
/// degree), and the links of the network within and between them. Communities of one vertex are
/// counted only. Throws std::invalid_argument when the partition is not of the projection's
/// vertices. O((n + m) log(n + m)).
[[nodiscard]] CommunityGroups community_groups(const Network& network, const Projection& projection,
                                               const Partition& partition);

}  // namespace musubi
