#pragma once
#include <string_view>
#include <vector>

#include "algorithms/community/community_report.hpp"
#include "algorithms/gaps/function_gaps.hpp"
#include "algorithms/gaps/hub_gaps.hpp"
#include "algorithms/gaps/hub_network.hpp"
#include "algorithms/gaps/indicator_comparison.hpp"
#include "algorithms/gaps/overseas_gaps.hpp"
#include "engine/localized_text.hpp"
#include "viz/diagram.hpp"
#include "viz/view_style.hpp"

namespace musubi {

/// The pictures that have a name on the command line.
enum class View {
  hubs,
  hub,
  gaps,
  overseas,
  functions,
  map,
  ego,
  projects,
  communities,
  indicators,
  network
};

[[nodiscard]] const std::vector<View>& all_views();
[[nodiscard]] std::string_view name_of(View view);  ///< "hubs", ...
[[nodiscard]] LocalizedText label_of(View view);    ///< its title, for people
/// Throws Error(usage) with the names there are.
[[nodiscard]] View view_named(std::string_view name);

/// True when the view shows results: which of them ViewResults must hold.
[[nodiscard]] bool needs_hub_gaps(View view);
[[nodiscard]] bool needs_overseas_gaps(View view);
[[nodiscard]] bool needs_function_gaps(View view);

/// What was found out about a network, as far as views show it. What a view does not need may be
/// empty.
struct ViewResults {
  HubNetwork hubs{};
  std::vector<HubPair> pairs{};                   ///< of hub_gaps(): hubs, hub, gaps, map
  std::vector<OverseasCell> overseas{};           ///< of overseas_gaps(): overseas, hub
  std::vector<FunctionCell> functions{};          ///< of function_gaps(): functions, hub
  Projection projection{};                        ///< in which there are: communities
  CommunityResult communities{};                  ///< communities
  std::vector<IndicatorComparison> indicators{};  ///< of indicator_comparison(): indicators
  NodeId ego = kNoNode;                           ///< whose links, or which hub: ego, hub
  std::vector<std::string> statuses{"actual"};    ///< of links that count: ego, projects
};

/// The diagram of a view. Cost and errors as of the view's own function.
[[nodiscard]] Diagram make_view(View view, const Network& network, const ViewResults& results,
                                Language language, const ViewStyle& style = {});

}  // namespace musubi
