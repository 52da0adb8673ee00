#pragma once
#include <cstdint>

#include "algorithms/community/partition.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// What a search for communities maximises.
enum class QualityFunction {
  modularity,     ///< modularity()
  constant_potts  ///< constant_potts()
};

/// How louvain() and leiden() search.
struct CommunitySearchOptions {
  QualityFunction function = QualityFunction::modularity;
  double resolution = 1.0;  ///< γ of the quality function; larger gives smaller communities; > 0
  int iterations = 2;       ///< at most; 0: until one changes nothing
  std::uint64_t seed = 42;  ///< sets the order in which vertices are looked at
  Execution execution{};
};

/// What a search for communities found.
struct CommunitySearchResult {
  Partition partition{};  ///< canonical()
  double quality = 0.0;   ///< of the partition, by the quality function that was asked for
  int iterations = 0;     ///< how many were run
};

}  // namespace musubi
