#include "cli/single_point_rows.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/evidence_rows.hpp"
#include "viz/gap_words.hpp"

namespace musubi::cli {
namespace {

// The node and its name under `key` and `key`_name; nulls when there is none.
void add(Json& json, const std::string& key, const Network& network, NodeId node,
         Language language) {
  const bool none = node == kNoNode;
  json[key] = none ? Json(nullptr) : Json(network.graph.id(node));
  json[key + "_name"] = none ? Json(nullptr) : Json(network.node_name(node, language));
}

}  // namespace

Json single_points_json(const Network& network, const OverseasReach& reach, Language language) {
  Json points = Json::array();
  for (const auto& point : reach.single_points) {
    Json json{{"of", point.is_partner() ? "partner" : "region"}};
    if (point.is_partner()) {
      add(json, "partner", network, point.partner, language);
    } else {
      const auto& region = reach.regions.places.regions[point.region];
      json["region"] = region.code;
      json["region_name"] = region_name(network, region, language);
    }
    json["hubs"] = ids_json(network, point.hubs);
    if (point.is_partner()) json["hubs_at_most"] = point.hubs_at_most;
    add(json, "only_hub", network, point.only_hub(), language);
    add(json, "only_carrier", network, point.only_carrier, language);
    json["evidence"] = evidence_json(network, point.links);
    points.push_back(std::move(json));
  }
  return points;
}

std::string single_points_sentence(const OverseasReach& reach, Language language) {
  const auto reached = std::count_if(reach.partners.begin(), reach.partners.end(),
                                     [](const PartnerReach& of) { return !of.hubs.empty(); });
  if (reached == 0) return {};
  std::size_t one_hub = 0;
  std::size_t one_carrier = 0;
  for (const auto& point : reach.single_points) {
    if (!point.is_partner()) continue;
    if (point.only_hub() != kNoNode) ++one_hub;
    if (point.only_carrier != kNoNode) ++one_carrier;
  }
  const auto all = std::to_string(reached);
  const auto hub = std::to_string(one_hub);
  const auto carrier = std::to_string(one_carrier);
  if (language == Language::ja) {
    return "いずれかの拠点がつながる海外連携先" + all + "のうち、一つの拠点だけがつながるものは" +
           hub + "、一つの機関だけが担うものは" + carrier + "です。";
  }
  return "Of the " + all + " partners abroad that some hub reaches, " + hub +
         " are reached by one hub alone, " + carrier + " through one institution alone.";
}

Json bounds_json(const PresenceBounds& bounds) {
  return {{"cells", bounds.cells},
          {"present_now", bounds.present_now},
          {"present_at_most", bounds.present_at_most}};
}

}  // namespace musubi::cli
