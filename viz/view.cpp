#include "viz/view.hpp"

#include "viz/community_view.hpp"
#include "viz/ego_view.hpp"
#include "viz/function_view.hpp"
#include "viz/gap_view.hpp"
#include "viz/hub_detail_view.hpp"
#include "viz/hub_view.hpp"
#include "viz/indicator_view.hpp"
#include "viz/map_view.hpp"
#include "viz/network_view.hpp"
#include "viz/overseas_view.hpp"
#include "viz/project_view.hpp"

namespace musubi {

const std::vector<View>& all_views() {
  static const std::vector<View> kViews{
      View::hubs, View::hub,      View::gaps,        View::overseas,   View::functions, View::map,
      View::ego,  View::projects, View::communities, View::indicators, View::network};
  return kViews;
}

std::string_view name_of(View view) {
  switch (view) {
    case View::hubs:
      return "hubs";
    case View::hub:
      return "hub";
    case View::gaps:
      return "gaps";
    case View::overseas:
      return "overseas";
    case View::functions:
      return "functions";
    case View::map:
      return "map";
    case View::ego:
      return "ego";
    case View::projects:
      return "projects";
    case View::communities:
      return "communities";
    case View::indicators:
      return "indicators";
    case View::network:
      return "network";
  }
  return "network";
}

LocalizedText label_of(View view) {
  switch (view) {
    case View::hubs:
      return {"拠点どうしのつながり", "How the hubs are linked"};
    case View::hub:
      return {"1つの拠点の機能と担い手", "The functions of one hub, and who provides them"};
    case View::gaps:
      return {"資料につながりの記載がない拠点の組", "Pairs of hubs for which no link is stated"};
    case View::overseas:
      return {"海外とのつながり", "Ties abroad"};
    case View::functions:
      return {"拠点ごとの機能", "Functions of each hub"};
    case View::map:
      return {"拠点の位置とつながり", "Where the hubs are, and how they are linked"};
    case View::ego:
      return {"1つの機関のつながり", "The links of one node"};
    case View::projects:
      return {"プロジェクトへの参加", "Who takes part in which project"};
    case View::communities:
      return {"自然にできているまとまり", "Communities"};
    case View::indicators:
      return {"海外のクラスターなどとの数値の比較", "Figures beside those of peers"};
    case View::network:
      return {"ネットワーク全体", "The whole network"};
  }
  return {};
}

View view_named(std::string_view name) {
  std::vector<std::string> names;
  for (const View view : all_views()) {
    if (name_of(view) == name) return view;
    names.emplace_back(name_of(view));
  }
  throw Error(ErrorKind::usage, "no view '" + std::string(name) + "'", suggest(name, names));
}

bool needs_hub_gaps(View view) {
  return view == View::hubs || view == View::hub || view == View::gaps || view == View::map;
}
bool needs_overseas_gaps(View view) {
  return view == View::overseas || view == View::hub;
}
bool needs_function_gaps(View view) {
  return view == View::functions || view == View::hub;
}

Diagram make_view(View view, const Network& network, const ViewResults& results, Language language,
                  const ViewStyle& style) {
  switch (view) {
    case View::hubs:
      return hub_view(network, results.hubs, results.pairs, language, style);
    case View::hub:
      return hub_detail_view(network,
                             {results.hubs, results.functions, results.pairs, results.overseas},
                             results.ego, language, style);
    case View::gaps:
      return gap_view(network, results.hubs, results.pairs, language, style);
    case View::overseas:
      return overseas_view(network, results.hubs, results.overseas, language, style);
    case View::functions:
      return function_view(network, results.functions, language, style);
    case View::map:
      return map_view(network, results.hubs, results.pairs, language, style);
    case View::ego:
      return ego_view(network, results.ego, results.statuses, language, style);
    case View::projects:
      return project_view(network, results.statuses, language, style);
    case View::communities:
      return community_view(network, results.projection, results.communities, language, style);
    case View::indicators:
      return indicator_view(network, results.indicators, language, style);
    case View::network:
      break;
  }
  return network_view(network, language, style);
}

}  // namespace musubi
