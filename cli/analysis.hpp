#pragma once
#include <vector>

#include "algorithms/centrality/centrality_table.hpp"
#include "algorithms/community/community_report.hpp"
#include "algorithms/gaps/function_gaps.hpp"
#include "algorithms/gaps/indicator_comparison.hpp"
#include "algorithms/gaps/overseas_reach.hpp"
#include "algorithms/gaps/profile_assessment.hpp"
#include "algorithms/linkpred/link_trust.hpp"
#include "algorithms/structure/structure_summary.hpp"
#include "cli/community_method.hpp"
#include "viz/explorer_data.hpp"
#include "viz/view.hpp"

namespace musubi::cli {

/// Every first analysis of a network in one run.
struct Analysis {
  Projection projection{};
  StructureSummary structure{};
  std::vector<CentralityColumn> centrality{};
  CommunityResult communities{};
  std::vector<IndicatorComparison> indicators{};
  std::vector<ProfileAssessment> requirements{};
  LinkTrust trust{};      ///< of the walk that the likelihood of hub pairs is made of
  bool has_hubs = false;  ///< without hubs the rest is empty
  HubGapOptions gap_options{};
  std::vector<FunctionCell> functions{};
  ViewResults gaps{};     ///< hubs, pairs and overseas cells
  OverseasReach reach{};  ///< of the overseas cells
};

/// Runs them. `statuses` are those of links that count. Throws what the analyses throw.
[[nodiscard]] Analysis analyze(const Network& network, const ProjectionSpec& spec,
                               const std::vector<std::string>& statuses,
                               const CommunityOptions& communities, const Execution& execution);

/// What the explorer shows of it, at these places of network_layout(). Refers to all three.
[[nodiscard]] ExplorerInput explorer_input(const Network& network, const Analysis& analysis,
                                           std::span<const Point> places);

}  // namespace musubi::cli
