#pragma once
#include <optional>
#include <string>
#include <vector>

#include "algorithms/whatif/comparison_version.hpp"

namespace musubi {

/// A node's score and rank by one measure; nullopt where the node, or its score, is not there.
struct RankMove {
  std::string id{};
  Measure measure = Measure::degree;
  std::optional<double> score_before{};
  std::optional<double> score_after{};
  std::optional<std::uint32_t> before{};  ///< rank, 1 the most central
  std::optional<std::uint32_t> after{};

  /// Places gained, positive towards the first; nullopt when one of the ranks is.
  [[nodiscard]] std::optional<std::int64_t> places() const;
};

/// Of every measure that both have, the nodes of either whose score or rank differs: those that
/// came or went first, then the widest moves by rank, then by id. Scores that differ by less than
/// 1e-12 of the larger, which is rounding, are the same. O(measures × n log n).
[[nodiscard]] std::vector<RankMove> rank_moves(const ComparedVersion& before,
                                               const ComparedVersion& after);

}  // namespace musubi
