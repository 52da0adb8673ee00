#include "viz/view.hpp"

#include "viz/ego_view.hpp"
#include "viz/function_view.hpp"
#include "viz/gap_view.hpp"
#include "viz/hub_view.hpp"
#include "viz/map_view.hpp"
#include "viz/network_view.hpp"
#include "viz/overseas_view.hpp"
#include "viz/project_view.hpp"

namespace musubi {

const std::vector<View>& all_views() {
  static const std::vector<View> kViews{View::hubs, View::gaps, View::overseas, View::functions,
                                        View::map,  View::ego,  View::projects, View::network};
  return kViews;
}

std::string_view name_of(View view) {
  switch (view) {
    case View::hubs:
      return "hubs";
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
    case View::network:
      return "network";
  }
  return "network";
}

LocalizedText label_of(View view) {
  switch (view) {
    case View::hubs:
      return {"拠点どうしのつながり", "How the hubs are linked"};
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
  return view == View::hubs || view == View::gaps || view == View::map;
}
bool needs_overseas_gaps(View view) {
  return view == View::overseas;
}
bool needs_function_gaps(View view) {
  return view == View::functions;
}

Diagram make_view(View view, const Network& network, const ViewResults& results, Language language,
                  const ViewStyle& style) {
  switch (view) {
    case View::hubs:
      return hub_view(network, results.hubs, results.pairs, language, style);
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
    case View::network:
      break;
  }
  return network_view(network, language, style);
}

}  // namespace musubi
