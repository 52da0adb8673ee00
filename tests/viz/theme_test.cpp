#include "viz/theme.hpp"

#include <gtest/gtest.h>

#include "engine/error.hpp"
#include "tests/viz/gtb_results.hpp"
#include "viz/color.hpp"
#include "viz/palette.hpp"

namespace musubi::theme_test {
namespace {

std::string value_of(const DiagramAttributes& own, const DiagramAttributes& defaults,
                     const std::string& name, const std::string& otherwise) {
  for (const auto* attributes : {&own, &defaults}) {
    const auto it = attributes->find(name);
    if (it != attributes->end() && !it->second.empty()) return it->second;
  }
  return otherwise;
}

double contrast_of(const std::string& a, const std::string& b) {
  const auto first = parse_color(a);
  const auto second = parse_color(b);
  EXPECT_TRUE(first && second) << a << " " << b;
  return first && second ? contrast(*first, *second) : 0.0;
}

// What stands under a text without a fill of its own: the box drawn before it, or the page.
std::string ground_under(const Diagram& diagram, const DiagramNode& text, const std::string& page) {
  std::string ground = page;
  for (const auto& node : diagram.nodes) {
    if (&node == &text) break;
    const auto style = value_of(node.attributes, diagram.node_defaults, "style", "");
    if (style.find("filled") == std::string::npos || !node.center || !text.center) continue;
    const double width = std::stod(value_of(node.attributes, {}, "width", "0")) * 36;
    const double height = std::stod(value_of(node.attributes, {}, "height", "0")) * 36;
    if (std::abs(node.center->x - text.center->x) <= width &&
        std::abs(node.center->y - text.center->y) <= height) {
      ground = value_of(node.attributes, diagram.node_defaults, "fillcolor", page);
    }
  }
  return ground;
}

void expect_readable(const Diagram& diagram) {
  const auto page = value_of(diagram.graph_attributes, {}, "bgcolor", "white");
  for (const auto& node : diagram.nodes) {
    const auto& own = node.attributes;
    const auto style = value_of(own, diagram.node_defaults, "style", "");
    if (style == "invis") continue;
    const bool filled = style.find("filled") != std::string::npos;
    const auto ground = filled ? value_of(own, diagram.node_defaults, "fillcolor", "#D3D3D3")
                               : ground_under(diagram, node, page);
    const auto label = value_of(own, {}, "label", "");
    if (!label.empty()) {
      const auto ink = value_of(own, diagram.node_defaults, "fontcolor", "black");
      EXPECT_GE(contrast_of(ink, ground), kTextContrast)
          << ink << " on " << ground << ": " << label;
      for (auto at = label.find(" COLOR=\""); at != std::string::npos;
           at = label.find(" COLOR=\"", at + 1)) {
        EXPECT_GE(contrast_of(label.substr(at + 8, 7), ground), kTextContrast) << label;
      }
    }
    if (value_of(own, diagram.node_defaults, "penwidth", "1") == "0") continue;
    if (value_of(own, {}, "shape", "") == "plaintext") continue;
    // An outline that is not seen must not be needed: then the fill is.
    const auto outline = value_of(own, diagram.node_defaults, "color", "black");
    const double seen = std::max(contrast_of(outline, page), contrast_of(ground, page));
    if (value_of(own, {}, "class", "") == "present") continue;  // shades: the number says it
    EXPECT_GE(seen, kLineContrast) << outline << " around " << ground;
  }
  for (const auto& edge : diagram.edges) {
    const auto color = value_of(edge.attributes, diagram.edge_defaults, "color", "black");
    EXPECT_GE(contrast_of(color, page), kLineContrast) << "line " << color << " on " << page;
  }
}

class ThemeOfView : public testing::TestWithParam<std::tuple<View, Theme, Language>> {};

TEST_P(ThemeOfView, KeepsTextAndLinesReadable) {
  const auto network = gtb();
  const auto [view, theme, language] = GetParam();
  auto diagram = make_view(view, network, gtb_results(network), language);
  apply_theme(diagram, theme);
  expect_readable(diagram);
}

std::string name_of_case(const testing::TestParamInfo<ThemeOfView::ParamType>& test) {
  const auto [view, theme, language] = test.param;
  return std::string(name_of(view)) + "_" + std::string(name_of(theme)) +
         (language == Language::ja ? "_ja" : "_en");
}

INSTANTIATE_TEST_SUITE_P(Gtb, ThemeOfView,
                         testing::Combine(testing::ValuesIn(all_views()),
                                          testing::Values(Theme::light, Theme::dark),
                                          testing::Values(Language::ja, Language::en)),
                         name_of_case);

TEST(Theme, LightLeavesWhatIsReadable) {
  const auto network = gtb();
  auto diagram = make_view(View::hubs, network, gtb_results(network), Language::en);
  const auto before = diagram;
  apply_theme(diagram, Theme::light);
  EXPECT_EQ(diagram, before);
}

TEST(Theme, DarkReplacesGroundInkAndMarkup) {
  Diagram diagram;
  diagram.graph_attributes = {{"bgcolor", "white"}};
  diagram.nodes = {{.id = "a",
                    .attributes = {{"style", "filled"},
                                   {"fillcolor", "#FFFFFF"},
                                   {"color", std::string(palette::kBlue)},
                                   {"label", "<FONT COLOR=\"#595959\">x</FONT>"}},
                    .label_kind = LabelKind::html},
                   {.id = "dot", .attributes = {{"style", "filled"}, {"fillcolor", "#00446B"}}}};
  apply_theme(diagram, Theme::dark);
  EXPECT_EQ(diagram.graph_attributes.at("bgcolor"), palette::dark::kPage);
  EXPECT_EQ(diagram.nodes[0].attributes.at("fillcolor"), palette::dark::kPage);
  EXPECT_EQ(diagram.nodes[0].attributes.at("color"), palette::dark::kLines[0]);
  EXPECT_EQ(diagram.nodes[0].attributes.at("label"), "<FONT COLOR=\"#B4BBC3\">x</FONT>");
  EXPECT_EQ(diagram.node_defaults.at("fontcolor"), palette::dark::kInk);
  EXPECT_GE(contrast_of(diagram.nodes[1].attributes.at("fillcolor"), "#15191E"), kLineContrast);
}

TEST(Theme, MendsTextThatCannotBeRead) {
  Diagram diagram;
  diagram.nodes = {
      {.id = "a", .attributes = {{"style", "filled"}, {"fillcolor", "#0B4F80"}, {"label", "x"}}}};
  apply_theme(diagram, Theme::light);
  EXPECT_EQ(diagram.nodes[0].attributes.at("fontcolor"), "#FFFFFF");
}

TEST(Theme, HasNames) {
  EXPECT_EQ(theme_named("dark"), Theme::dark);
  EXPECT_THROW((void)theme_named("darc"), Error);
}

TEST(Color, ReadsAndWritesHex) {
  EXPECT_EQ(hex(*parse_color("#0b4F80")), "#0B4F80");
  EXPECT_EQ(hex(*parse_color("white")), "#FFFFFF");
  for (const auto* wrong : {"#12345", "#12345G", "red", "", "1234567"}) {
    EXPECT_FALSE(parse_color(wrong)) << wrong;
  }
}

TEST(Color, HasTheContrastOfTheGuidelines) {
  EXPECT_DOUBLE_EQ(contrast({0, 0, 0}, {255, 255, 255}), 21.0);
  // Greys that the guidelines' authors give as just enough, and just too little.
  EXPECT_GE(contrast(*parse_color("#767676"), {255, 255, 255}), 4.5);
  EXPECT_LT(contrast(*parse_color("#777777"), {255, 255, 255}), 4.5);
}

TEST(Color, MovesToTheInkUntilItIsRead) {
  const Color page = *parse_color("#15191E");
  const Color white{255, 255, 255};
  EXPECT_EQ(readable(white, page, white, 3.0), white);
  EXPECT_GE(contrast(readable(*parse_color("#00446B"), page, white, 3.0), page), 3.0);
}

}  // namespace
}  // namespace musubi::theme_test
