#include "viz/picture_date.hpp"

#include "viz/page.hpp"

namespace musubi {

std::string data_date(const Network& network, Language language) {
  if (network.created.empty()) return {};
  return language == Language::ja ? "データ：" + network.created + "現在"
                                  : "Data as of " + network.created;
}

void add_date(Diagram& diagram, const std::string& text, Language language) {
  if (text.empty()) return;
  if (diagram.layout != LayoutEngine::fixed) {
    diagram.graph_attributes["label"] += "\n" + text;
    return;
  }
  constexpr double kLine = 14;  // half-way up, above the title
  const double width = diagram.page.x - 2 * kPageMargin;
  const auto& prefix = diagram.graph_attributes["id"];
  diagram.nodes.push_back(text_node(prefix + "-date", {diagram.page.x - kPageMargin, kLine},
                                    cut_lines(text, width, kSmallText, 1, language).front(),
                                    {.color = palette::kGrey, .align = Align::right}));
}

}  // namespace musubi
