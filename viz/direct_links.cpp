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
  const bool ja = language == Language::ja;
  auto text = std::to_string(direct.count);
  text.append(ja ? "件" : direct.count == 1 ? " link" : " links");
  if (direct.kinds < 2) return text;
  text.append(ja ? "・" : ", ").append(std::to_string(direct.kinds));
  return text.append(ja ? "種" : " kinds");
}

std::size_t most_direct_links(std::span<const HubPair> pairs) {
  std::size_t most = 0;
  for (const auto& pair : pairs) most = std::max(most, direct_links(pair).count);
  return most;
}

std::vector<LegendEntry> direct_link_legend(std::string_view color, std::size_t most,
                                            Language language) {
  const bool ja = language == Language::ja;
  const auto line = [color](std::size_t links) {
    return DiagramAttributes{{"color", std::string(color)}, {"penwidth", line_width(links)}};
  };
  std::vector<LegendEntry> entries{
      {LegendEntry::Sign::line, line(1), "", ja ? "直接のつながり 1件" : "1 direct link"}};
  if (most > 1) {
    const auto count = std::to_string(most);
    entries.push_back({LegendEntry::Sign::line, line(most), "",
                       ja ? "同 " + count + "件（太いほど多い）"
                          : count + " direct links (the wider, the more)"});
  }
  return entries;
}

}  // namespace musubi
