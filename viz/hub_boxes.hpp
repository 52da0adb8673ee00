#pragma once
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "algorithms/gaps/hub_gaps.hpp"
#include "viz/hub_placement.hpp"
#include "viz/legend.hpp"
#include "viz/page.hpp"

namespace musubi {

/// What hub_view() and gap_view() share: the same boxes at the same places.
class HubBoxes {
 public:
  /// Adds a box for each hub: its name, the number of its institutions, and by its outline what the
  /// sources tell of its links to other hubs.
  HubBoxes(Page& page, const Network& network, const HubNetwork& hubs,
           const HubPlacement& placement, Language language);

  [[nodiscard]] const std::string& id(NodeId hub) const { return ids_.at(hub); }
  /// Lines between these hubs, each keeping off the boxes of the others.
  [[nodiscard]] std::vector<std::vector<Point>> lines(std::span<const HubPair> pairs) const;
  /// A placement of labels on these lines that keeps off the boxes.
  [[nodiscard]] LabelPlacement labels(std::vector<std::vector<Point>> lines) const;

 private:
  std::map<NodeId, std::string> ids_{};
  std::map<NodeId, std::size_t> positions_{};
  std::vector<Rectangle> boxes_{};
};

/// How many institutions serve a hub, departments counting as their whole.
[[nodiscard]] std::size_t num_institutions(const std::vector<Service>& services);
/// 3機関 / 3 institutions
[[nodiscard]] std::string institutions_text(std::size_t count, Language language);

/// The legend of the outlines.
[[nodiscard]] std::vector<LegendEntry> outline_legend(Language language);

/// Graphviz attributes of a box by what the sources tell.
[[nodiscard]] DiagramAttributes coverage_outline(Coverage coverage);

/// Titles of the sources behind these links between hubs, and behind what is said to be documented.
[[nodiscard]] std::vector<std::string> hub_link_sources(const Network& network,
                                                        const HubNetwork& hubs,
                                                        std::span<const HubPair> pairs);

}  // namespace musubi
