#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "algorithms/centrality/centrality_table.hpp"
#include "algorithms/community/community_report.hpp"
#include "algorithms/gaps/function_gaps.hpp"
#include "algorithms/gaps/hub_gaps.hpp"
#include "algorithms/gaps/indicator_comparison.hpp"
#include "algorithms/gaps/overseas_gaps.hpp"
#include "algorithms/gaps/overseas_reach.hpp"
#include "algorithms/gaps/profile_assessment.hpp"
#include "algorithms/linkpred/link_trust.hpp"
#include "algorithms/structure/structure_summary.hpp"
#include "algorithms/whatif/scenario_cases.hpp"
#include "engine/network.hpp"

namespace musubi {

/// What a report tells: a network and the results on it. A section whose results are empty is left
/// out; a plain graph file has no hubs, so it has no pairs, functions or overseas cells.
struct ReportInput {
  const Network& network;
  const Projection& projection;  ///< in which structure, centrality and communities were computed
  StructureSummary structure{};
  std::vector<HubPair>
      pairs{};  ///< in the order of hub_gaps(): the rank in the report is this order
  HubGapOptions gap_options{};  ///< with which the pairs were ranked: the report names its weights
  std::vector<FunctionCell> functions{};
  std::vector<OverseasCell> overseas{};
  OverseasReach reach{};  ///< of the overseas cells
  std::vector<IndicatorComparison> indicators{};
  std::vector<ProfileAssessment> requirements{};
  LinkTrust trust{};  ///< of suggested links; left out when the projection has no links
  std::vector<CentralityColumn> centrality{};      ///< each of length n of the projection
  std::span<const ScenarioCase> scenarios{};       ///< measured against scenario_base
  const ComparedVersion* scenario_base = nullptr;  ///< never null when there are scenarios
  std::vector<std::string> scenario_svgs{};        ///< of each scenario; of those behind them none
  CommunityResult communities{};                   ///< left out when its partition is empty
  std::string hubs_svg{};                          ///< pictures, each "" when there is none
  std::string gaps_svg{};
  std::string overseas_svg{};
  std::string explorer_json{};  ///< of explorer_json(); "": without an explorer
  std::uint64_t seed = 42;
  std::string version{};  ///< of the program
};

/// The report as one HTML file that needs nothing else: no network, no other file; its only scripts
/// sort tables and show the explorer. All names and texts of the network are escaped; the pictures
/// are taken as they are, but no script in them runs. The same input gives the same bytes. O(size
/// of the input and of the report).
[[nodiscard]] std::string report_html(const ReportInput& input, Language language);

}  // namespace musubi
