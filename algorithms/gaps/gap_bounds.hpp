#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "algorithms/gaps/gap_score.hpp"
#include "algorithms/gaps/hub_network.hpp"

namespace musubi {

/// How far what is unknown could move a pair of hubs.
struct GapBounds {
  double score_low = 0.0;
  double score_high = 0.0;
  std::size_t rank_best = 0;  ///< among the gaps, from 1; of an unknown pair if it is a gap at all
  std::size_t rank_worst = 0;
};

/// One pair that is not linked, as it stands if no unknown link exists, and if all do.
struct BoundedPair {
  GapStatus status = GapStatus::missing;
  std::size_t settled = 0;    ///< functions known to complement
  std::size_t unsettled = 0;  ///< functions that could, being unknown of one or both
  GapScore without{};         ///< its parts if no unknown pair is linked
  GapScore with{};            ///< its parts if all other unknown pairs are
};

/// Scores and ranks between the two extremes, that none of the unknown links exists and that all
/// do, and whatever the unknown functions turn out to be. A pair's best rank is behind those whose
/// lowest score is above its highest; its worst is behind all whose highest is above its lowest. An
/// unknown pair that turns out to be linked is no gap: such pairs stand in the way of others only
/// in the worst case. Cases between the extremes may move the scaled parts a little further.
/// `functions` is the size of the vocabulary. O(pairs log pairs). Ours.
[[nodiscard]] std::vector<GapBounds> gap_bounds(std::span<const BoundedPair> pairs,
                                                std::size_t functions, const GapWeights& weights);

}  // namespace musubi
