#pragma once
#include <string>
#include <vector>

#include "algorithms/whatif/comparison_version.hpp"

namespace musubi {

/// A community of one version and those of the other in which its nodes are, the largest share
/// first.
struct CommunityChange {
  Community community = 0;
  std::vector<Community> others{};
};

/// How the communities of two versions match. A share is counted among the nodes that both have.
struct CommunityComparison {
  Community before = 0;  ///< how many there are
  Community after = 0;
  /// Pairs (before, after) that are each other's best match by Jaccard's index of their nodes.
  std::vector<std::pair<Community, Community>> matched{};
  std::vector<CommunityChange>
      split{};  ///< of the first version, in which others its nodes are now
  std::vector<CommunityChange> merged{};  ///< of the second, out of which its nodes came
  std::vector<std::string>
      moved{};  ///< nodes that are not in the match of the community they were in
  PartitionAgreement agreement{};
};

/// Matches them over the nodes that are vertices of both projections, by id. A community is split
/// when two or more of the other version each hold at least a quarter of its nodes and at least two
/// of them; merged is the same the other way round. Where partitions are missing all is empty.
/// O(n log n). The rule is ours; matching by Jaccard's index as in Greene, Doyle and Cunningham,
/// 2010, "Tracking the evolution of communities in dynamic social networks".
[[nodiscard]] CommunityComparison compare_communities(const ComparedVersion& before,
                                                      const ComparedVersion& after);

}  // namespace musubi
