#include "viz/direct_links.hpp"

#include <algorithm>
#include <set>

#include "engine/number_text.hpp"

namespace musubi {

DirectLinks direct_links(const HubPair& pair) {
  DirectLinks direct;
  std::set<HubLinkKind> kinds;
  for (const auto& link : pair.links) {
    if (!is_direct(link.kind)) continue;
    ++direct.count;
    kinds.insert(link.kind);
  }
  direct.kinds = kinds.size();
  return direct;
}

std::string line_width(std::size_t links) {
  return number_text(std::min(1.0 + 0.5 * static_cast<double>(links - 1), 6.0));
}

std::string pair_name(const Network& network, const HubPair& pair, Language language) {
  return network.node_name(pair.a, language) + (language == Language::ja ? "－" : " – ") +
         network.node_name(pair.b, language);
}

std::string direct_links_text(const DirectLinks& direct, Language language) {
  const auto count = std::to_string(direct.count);
  const auto kinds = std::to_string(direct.kinds);
  if (language == Language::ja) return count + "件・" + kinds + "種";
  return count + " / " + kinds + (direct.kinds == 1 ? " kind" : " kinds");
}

std::vector<LegendEntry> direct_link_legend(std::string_view color, Language language) {
  const bool ja = language == Language::ja;
  const auto line = [color](std::size_t links) {
    return DiagramAttributes{{"color", std::string(color)}, {"penwidth", line_width(links)}};
  };
  return {{LegendEntry::Sign::line, line(1), "", ja ? "直接のつながり 1件" : "1 direct link"},
          {LegendEntry::Sign::line, line(7), "",
           ja ? "7件（太いほど多い）" : "7 (the wider, the more)"}};
}

}  // namespace musubi
