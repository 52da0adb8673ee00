#pragma once
#include "algorithms/community/partition.hpp"

namespace musubi {

/// What a search for communities maximises.
enum class QualityFunction {
  modularity,     ///< modularity()
  constant_potts  ///< constant_potts()
};

/// What a search for communities found.
struct CommunitySearchResult {
  Partition partition{};  ///< canonical()
  double quality = 0.0;   ///< of the partition, by the quality function that was asked for
  int iterations = 0;     ///< how many were run
};

}  // namespace musubi
