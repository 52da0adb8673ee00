#include "viz/hub_boxes.hpp"

#include <set>

#include "viz/cited_sources.hpp"
#include "viz/line_routing.hpp"

namespace musubi {
namespace {

constexpr std::string_view kTopic = "inter_hub_links";

}  // namespace

std::size_t num_institutions(const std::vector<Service>& services) {
  std::set<NodeId> wholes;
  for (const auto& service : services) wholes.insert(service.whole);
  return wholes.size();
}

std::string institutions_text(std::size_t count, Language language) {
  if (language == Language::ja) return std::to_string(count) + "機関";
  return std::to_string(count) + (count == 1 ? " institution" : " institutions");
}

DiagramAttributes coverage_outline(Coverage coverage) {
  const bool documented = coverage == Coverage::documented;
  return {{"style", documented                      ? "filled"
                    : coverage == Coverage::partial ? "filled,dashed"
                                                    : "filled,dotted"},
          {"fillcolor", std::string(documented ? palette::kPaleBlue : "#FFFFFF")},
          {"color", std::string(documented ? palette::kBlue : palette::kGrey)},
          {"penwidth", documented ? "1.6" : "1.2"}};
}

HubBoxes::HubBoxes(Page& page, const Network& network, const HubNetwork& hubs,
                   const HubPlacement& placement, Language language) {
  for (std::size_t i = 0; i < hubs.hubs.size(); ++i) {
    const NodeId hub = hubs.hubs[i];
    const auto& place = placement.boxes[i];
    const auto name = network.node_name(hub, language);
    auto lines = balanced_lines(name, place.size.x - 4, 11, language);
    const auto bold = lines.size();
    lines.push_back(institutions_text(num_institutions(hubs.services[i]), language));
    auto attributes = coverage_outline(network.covered(network.graph.id(hub), kTopic));
    attributes["class"] = "hub";
    attributes["tooltip"] = name;
    ids_[hub] = page.add_box(place.center, place.size, lines, bold, 11, std::move(attributes));
    positions_[hub] = boxes_.size();
    boxes_.push_back(place);
  }
}

std::vector<std::vector<Point>> HubBoxes::lines(std::span<const HubPair> pairs) const {
  constexpr double kClearance = 9;
  std::vector<Obstacle> obstacles;
  obstacles.reserve(boxes_.size());
  for (const auto& box : boxes_) obstacles.push_back({box, kClearance});
  LineRouting routing(std::move(obstacles));
  std::vector<std::vector<Point>> lines;
  lines.reserve(pairs.size());
  for (const auto& pair : pairs) {
    lines.push_back(routing.route(positions_.at(pair.a), positions_.at(pair.b)));
  }
  return lines;
}

LabelPlacement HubBoxes::labels(std::vector<std::vector<Point>> lines) const {
  return {boxes_, std::move(lines)};
}

std::vector<LegendEntry> outline_legend(Language language) {
  const bool ja = language == Language::ja;
  const auto box = LegendEntry::Sign::box;
  return {
      {box, coverage_outline(Coverage::documented), "",
       ja ? "拠点間のつながりが資料に記載されている拠点" : "hub whose links the sources describe"},
      {box, coverage_outline(Coverage::partial), "",
       ja ? "資料の記載が一部のみの拠点" : "hub that the sources describe only in part"}};
}

std::vector<std::string> hub_link_sources(const Network& network, const HubNetwork& hubs,
                                          std::span<const HubPair> pairs) {
  std::set<std::string> cited;
  for (const auto& pair : pairs) {
    for (const auto& link : pair.links) {
      if (is_direct(link.kind)) collect_sources(network, link.links, cited);
    }
  }
  collect_coverage_sources(network, hubs.hubs, kTopic, cited);
  return source_titles(network, cited);
}

}  // namespace musubi
