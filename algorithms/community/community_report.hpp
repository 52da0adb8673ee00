#pragma once
#include <optional>
#include <string>

#include "algorithms/community/partition.hpp"

namespace musubi {

/// What a community method found and how far it can be trusted.
struct CommunityResult {
  std::string method{};  ///< "leiden", ...
  Partition partition{};
  PartitionQuality quality{};
  /// Against the declared hubs, over the vertices that serve exactly one hub; nothing without hubs.
  std::optional<PartitionAgreement> hub_agreement{};
  std::size_t agreement_vertices = 0;  ///< how many vertices that comparison rests on
};

}  // namespace musubi
