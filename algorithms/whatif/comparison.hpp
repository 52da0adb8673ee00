#pragma once
#include <optional>
#include <string>
#include <vector>

#include "algorithms/whatif/comparison_communities.hpp"
#include "algorithms/whatif/comparison_measures.hpp"
#include "algorithms/whatif/comparison_ranks.hpp"
#include "algorithms/whatif/comparison_version.hpp"

namespace musubi {

/// A cell whose status differs; nullopt where one version does not have the cell.
struct GapChange {
  GapCell cell{};
  std::optional<GapStatus> before{};
  std::optional<GapStatus> after{};

  /// It was no stated tie (or was not there) and is one now; and the other way round.
  [[nodiscard]] bool closed() const;
  [[nodiscard]] bool opened() const;
};

struct RequirementChange {
  RequirementCell cell{};
  std::optional<RequirementStatus> before{};
  std::optional<RequirementStatus> after{};

  [[nodiscard]] bool newly_met() const;
  [[nodiscard]] bool lost() const;
};

/// A hub from which fewer of the hubs that both versions have can be reached than before.
struct HubCutOff {
  std::string hub{};
  std::size_t before = 0;  ///< other hubs in its component of the projection
  std::size_t after = 0;
};

/// Two versions of a network, or two networks, side by side. Nodes are the same when their ids are.
struct Comparison {
  std::vector<MeasureChange> measures{};  ///< those that were asked for, in their order
  std::vector<RankMove> ranks{};
  std::vector<GapChange> gaps{};  ///< in order of matrix, hub, other; only those that differ
  std::vector<RequirementChange> requirements{};  ///< only those that differ
  CommunityComparison communities{};
  std::vector<HubCutOff> cut_off{};  ///< in order of id
};

/// Compares what measure_version() found with the same options. O(what was found, log).
[[nodiscard]] Comparison compare(const ComparedVersion& before, const ComparedVersion& after,
                                 const ComparisonOptions& options = {});

}  // namespace musubi
