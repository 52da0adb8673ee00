#include "viz/picture_style.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "engine/error.hpp"
#include "tests/diagnostics_of.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/viz/gtb_results.hpp"
#include "viz/ego_view.hpp"
#include "viz/font.hpp"
#include "viz/network_view.hpp"
#include "viz/page.hpp"
#include "viz/picture_date.hpp"

namespace musubi::picture_style_test {
namespace {

using testing::Complaint;
using testing::diagnostics_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::TemporaryFolder;

std::string four_bytes(std::size_t value) {
  std::string bytes;
  for (const unsigned shift : {24U, 16U, 8U, 0U}) bytes += static_cast<char>(value >> shift & 255U);
  return bytes;
}

std::string chunk(const std::string& type, const std::string& data) {
  const auto body = type + data;
  const auto sum =
      crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
  return four_bytes(data.size()) + body + four_bytes(sum);
}

// Whole as far as its parts go; what its pixels are is nothing to the style.
std::string png(std::size_t width, std::size_t height) {
  return "\x89PNG\r\n\x1a\n" +
         chunk("IHDR", four_bytes(width) + four_bytes(height) + std::string("\x08\x02\0\0\0", 5)) +
         chunk("IDAT", "x") + chunk("IEND", "");
}

std::string svg(const std::string& attributes, const std::string& inside = "") {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" " + attributes + ">" + inside + "</svg>\n";
}

class StyleFile : public ::testing::Test {
 protected:
  [[nodiscard]] PictureStyle read(const std::string& text) const {
    return read_picture_style(folder_.write("style.toml", text), vocabularies_);
  }
  [[nodiscard]] std::vector<Diagnostic> complaints(const std::string& text) const {
    return diagnostics_of([&] { (void)read(text); });
  }
  // What is said of a logo with this content.
  [[nodiscard]] Diagnostic logo_complaint(const std::string& content) const {
    folder_.write("logo", content);
    const auto all = complaints("\n[logo]\nfile = \"logo\"\n");
    EXPECT_EQ(all.size(), 1U);
    return all.empty() ? Diagnostic{} : all.front();
  }
  [[nodiscard]] double logo_ratio(const std::string& content) const {
    folder_.write("logo", content);
    return read("[logo]\nfile = \"logo\"\n").logo.value().ratio;
  }

  TemporaryFolder folder_{};
  Vocabularies vocabularies_ = [] {
    Vocabularies result;
    for (const auto* kind : {"hub", "university", "company"}) result.add("kind", kind, {});
    return result;
  }();
};

TEST_F(StyleFile, SaysNothingWhenEmpty) {
  const auto style = read("");
  EXPECT_FALSE(style.size || style.theme || style.size_by || style.logo);
  EXPECT_TRUE(style.date.empty() && style.kind_colors.empty() && style.font.empty());
  EXPECT_EQ(style.labels.names, LabelRules::Names::asked);
  EXPECT_EQ(style.labels.longest, 0U);
}

TEST_F(StyleFile, HoldsEveryKey) {
  folder_.write("art/logo.png", png(300, 100));
  const auto style = read(R"([page]
size = "slide"
theme = "dark"
date = "May 2026"
[colors]
hub = "#0072b2"
[sizes]
measure = "betweenness"
[labels]
language = "both"
longest = 12
[fonts]
family = "Noto Serif CJK JP"
[logo]
file = "art/logo.png"
)");
  EXPECT_EQ(style.size, PageSize::slide);
  EXPECT_EQ(style.theme, Theme::dark);
  EXPECT_EQ(style.date, "May 2026");
  EXPECT_EQ(style.kind_colors.at("hub"), "#0072B2");
  EXPECT_EQ(style.size_by, Measure::betweenness);
  EXPECT_EQ(style.labels.names, LabelRules::Names::both);
  EXPECT_EQ(style.labels.longest, 12U);
  EXPECT_EQ(style.font, "Noto Serif CJK JP");
  EXPECT_DOUBLE_EQ(style.logo.value().ratio, 3.0);
  EXPECT_TRUE(style.logo->file.is_absolute());
}

TEST_F(StyleFile, SaysWhereAllMistakesAreAndWhatWouldBeRight) {
  EXPECT_THAT(complaints(R"(collors = 1
page = "a4"
[colors]
hubb = "#0072B2"
hub = "blue"
company = 7
[labels]
language = "jp"
longest = 3
longests = 5
[sizes]
measure = "betweennes"
)"),
              ElementsAre(Complaint("style.toml", 1, "unknown key 'collors'", "'colors'"),
                          Complaint("style.toml", 2, "'page' must be a table", "[page]"),
                          Complaint("style.toml", 4, "unknown kind 'hubb'", "'hub'"),
                          Complaint("style.toml", 5, "'blue' is not a colour", "#0072B2"),
                          Complaint("style.toml", 6, "'company' must be a text", ""),
                          Complaint("style.toml", 8, "'language' has no such choice", "ja"),
                          Complaint("style.toml", 9, "'longest' must be at least 4", "columns"),
                          Complaint("style.toml", 10, "unknown key 'longests'", "'longest'"),
                          Complaint("style.toml", 12, "no measure 'betweennes'", "'betweenness'")));
  EXPECT_THAT(complaints("[page]\nsize = \"a5\"\ntheme = \"darc\"\ndates = \"x\"\ndate = 2026\n"),
              ElementsAre(Complaint("style.toml", 2, "no page size 'a5'", "a4"),
                          Complaint("style.toml", 3, "no theme 'darc'", "'dark'"),
                          Complaint("style.toml", 4, "unknown key 'dates'", "'date'"),
                          Complaint("style.toml", 5, "'date' must be a text", "")));
}

TEST_F(StyleFile, ThatIsNoTomlNamesItsOwnGuide) {
  EXPECT_THAT(complaints("[page]\nsize = a4\n"),
              ElementsAre(Complaint("style.toml", 2, "", "docs/styles.md")));
}

TEST_F(StyleFile, NamesThePackageOfAFontThatIsNotThere) {
  if (!has_font(std::string(kFontName)) || has_font("IPAexMincho")) GTEST_SKIP();
  EXPECT_THAT(complaints("[fonts]\nfamily = \"IPAexMincho\"\n"),
              ElementsAre(Complaint("style.toml", 2, "the font 'IPAexMincho' is not installed",
                                    "fonts-ipaexfont-mincho")));
}

TEST(Font, HasARemedyForEveryFamily) {
  EXPECT_THAT(font_remedy("Noto Sans CJK KR"), HasSubstr("fonts-noto-cjk"));
  EXPECT_THAT(font_remedy("Noto Sans JP"), HasSubstr("'Noto Sans CJK JP'"));
  EXPECT_THAT(font_remedy("BIZ UDPMincho"), HasSubstr("fonts-morisawa-bizud-mincho"));
  EXPECT_THAT(font_remedy("BIZ UDGothic"), HasSubstr("fonts-morisawa-bizud-gothic"));
  EXPECT_THAT(font_remedy("Comic Sans"), HasSubstr("fc-list"));
}

TEST_F(StyleFile, RefusesLogosThatWouldNotBeSeen) {
  EXPECT_THAT(complaints("\n[logo]\nfile = \"none.png\"\n"),
              ElementsAre(Complaint("style.toml", 3, "cannot be read", "PNG or SVG")));
  EXPECT_THAT(logo_complaint("GIF89a"), Complaint("style.toml", 3, "neither PNG nor SVG", ""));
  EXPECT_THAT(logo_complaint(std::string((1U << 20U) + 1, 'x')),
              Complaint("style.toml", 3, "1048577 bytes", "1048576"));
  EXPECT_THAT(logo_complaint(png(5000, 10)), Complaint("style.toml", 3, "5000 x 10", "4096"));
  EXPECT_THAT(logo_complaint(png(0, 10)), Complaint("style.toml", 3, "has no size", ""));
  auto broken = png(30, 10);
  EXPECT_THAT(logo_complaint(broken.substr(0, broken.size() - 6)),
              Complaint("style.toml", 3, "cut short or damaged", "save it again"));
  broken[broken.find("IDAT") + 4] = 'y';
  EXPECT_THAT(logo_complaint(broken), Complaint("style.toml", 3, "cut short or damaged", ""));
}

TEST_F(StyleFile, RefusesDrawingsThatNeedMoreThanThemselves) {
  const std::string size = "width=\"20\" height=\"10\"";
  EXPECT_THAT(logo_complaint("<svg " + size + "/>"),
              Complaint("style.toml", 3, "is no SVG", "xmlns"));
  EXPECT_THAT(logo_complaint("<html><svg/></html>"), Complaint("style.toml", 3, "is no SVG", ""));
  EXPECT_THAT(logo_complaint(svg(size, "<g>")), Complaint("style.toml", 3, "broken XML", ""));
  EXPECT_THAT(logo_complaint(svg("")), Complaint("style.toml", 3, "has no size", "viewBox"));
  EXPECT_THAT(logo_complaint(svg(size, "<script>x()</script>")),
              Complaint("style.toml", 3, "runs a script", ""));
  for (const auto* inside :
       {"<image href=\"photo.png\"/>", "<image href='https://example.org/x.png'/>",
        "<rect fill=\"url(other.svg#a)\"/>", "<style>@import 'a.css';</style>",
        "<style>rect{fill:url( 'https://example.org/#a')}</style>"}) {
    EXPECT_THAT(logo_complaint(svg(size, inside)),
                Complaint("style.toml", 3, "asks for another file", "plain SVG"))
        << inside;
  }
  EXPECT_THAT(logo_complaint("<!DOCTYPE svg [<!ENTITY a 'b'>]>" + svg(size)),
              Complaint("style.toml", 3, "document type", ""));
}

TEST_F(StyleFile, TakesTheDrawingsOfManyPrograms) {
  EXPECT_DOUBLE_EQ(logo_ratio(svg("width=\"20\" height=\"10\"")), 2.0);
  EXPECT_DOUBLE_EQ(logo_ratio(svg("width=\"20mm\" height=\"1cm\"")), 2.0);
  EXPECT_DOUBLE_EQ(logo_ratio(svg("viewBox=\"-5, 0, 30 10\"")), 3.0);
  EXPECT_DOUBLE_EQ(logo_ratio(svg("width=\"100%\" viewBox='0 0 40 10'")), 4.0);
  EXPECT_DOUBLE_EQ(
      logo_ratio("<?xml version=\"1.0\"?><!-- <svg width='1' -->\n<!DOCTYPE svg PUBLIC "
                 "\"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/x.dtd\">" +
                 svg("width=\"20\" height=\"10\"",
                     "<defs><g id=\"a\"/></defs><use href=\"#a\"/><a href=\"https://example.org\"/>"
                     "<rect fill=\"url(#a)\"/>")),
      2.0);
}

// The attributes of what stands for a node: by its tooltip in ego, by its id in network.
DiagramAttributes sign(const Diagram& diagram, const std::string& name, const std::string& begin) {
  for (const auto& node : diagram.nodes) {
    const auto it = node.attributes.find(name);
    if (it != node.attributes.end() && it->second.starts_with(begin)) return node.attributes;
  }
  ADD_FAILURE() << "no node with " << name << " " << begin;
  return {};
}

Diagram ego_of(const Network& network, const ViewStyle& style) {
  return ego_view(network, *network.graph.find("hub-kawasaki"), {"actual"}, Language::en, style);
}

TEST(PictureStyle, ColoursKindsInEgoAndNetwork) {
  const auto network = gtb();
  const ViewStyle style{.kind_colors = {{"university", "#123456"}}};
  const auto name = network.node_name(*network.graph.find("keio"), Language::en);
  const auto in_ego = sign(ego_of(network, style), "tooltip", name + ":");
  EXPECT_EQ(in_ego.at("fillcolor"), "#123456");
  const auto plain = sign(ego_of(network, {}), "tooltip", name + ":");
  EXPECT_NE(plain.at("fillcolor"), "#123456");
  EXPECT_EQ(in_ego.at("shape"), plain.at("shape"));
  const auto in_network = sign(network_view(network, Language::en, style), "musubi_id", "keio");
  EXPECT_EQ(in_network.at("fillcolor"), "#123456");
}

TEST(PictureStyle, GivesSizesByTheMeasure) {
  const auto network = gtb();
  ViewStyle style{.node_sizes = std::vector<double>(network.graph.node_bound()),
                  .size_meaning = {"媒介中心性", "Betweenness"}};
  const auto small = ego_of(network, style);
  std::fill(style.node_sizes.begin(), style.node_sizes.end(), 1.0);
  const auto large = ego_of(network, style);
  const auto width = [](const Diagram& diagram) {
    return std::stod(sign(diagram, "class", "neighbour").at("width"));
  };
  EXPECT_GT(width(large), 1.5 * width(small));
  const auto says = [](const Diagram& diagram) {
    return std::any_of(diagram.nodes.begin(), diagram.nodes.end(), [](const DiagramNode& node) {
      const auto it = node.attributes.find("label");
      return it != node.attributes.end() && it->second.find("Betweenness") != std::string::npos;
    });
  };
  EXPECT_TRUE(says(large));
  EXPECT_FALSE(says(ego_of(network, {})));
}

TEST(PictureStyle, WritesNamesByItsRules) {
  const auto network = gtb();
  const NodeId hub = *network.graph.find("hub-kawasaki");
  const auto ja = network.node_name(hub, Language::ja);
  const auto en = network.node_name(hub, Language::en);
  using Names = LabelRules::Names;
  EXPECT_EQ(node_label(network, hub, Language::en, {}), en);
  EXPECT_EQ(node_label(network, hub, Language::en, {.names = Names::ja}), ja);
  EXPECT_EQ(node_label(network, hub, Language::ja, {.names = Names::en}), en);
  EXPECT_EQ(node_label(network, hub, Language::ja, {.names = Names::both}), ja + " / " + en);
  EXPECT_EQ(cut_to_columns("abcdef", 6), "abcdef");
  EXPECT_EQ(cut_to_columns("abcdef", 5), "abcd…");
  EXPECT_EQ(cut_to_columns("日本橋拠点", 7), "日本橋…");
}

TEST(PictureStyle, SetsTheFontEverywhere) {
  auto diagram = network_view(gtb(), Language::en, {});
  apply_font(diagram, "Noto Serif CJK JP");
  EXPECT_EQ(diagram.graph_attributes.at("fontname"), "Noto Serif CJK JP");
  EXPECT_EQ(diagram.node_defaults.at("fontname"), "Noto Serif CJK JP");
  EXPECT_EQ(diagram.edge_defaults.at("fontname"), "Noto Serif CJK JP");
  for (const auto& cluster : diagram.clusters) {
    EXPECT_EQ(cluster.attributes.at("fontname"), "Noto Serif CJK JP");
  }
}

TEST(PictureStyle, PutsTheLogoIntoTheCornerOfAPage) {
  auto diagram = Page("p", "Title", "", kSlide, Language::en).take();
  add_date(diagram, "May 2026", Language::en);
  add_logo(diagram, {"/a/logo.png", 2.0});
  EXPECT_EQ(diagram.nodes.back().attributes.at("height"), "0.417");  // 30 points, as without a date
  EXPECT_EQ(diagram.nodes.back().attributes.at("image"), "/a/logo.png");
  EXPECT_GT(diagram.nodes.back().center->x, kSlide.x * 0.85);
  auto wide = Page("p", std::string(200, 'W'), std::string(300, 'W'), kSlide, Language::en).take();
  EXPECT_THROW(add_logo(wide, {"/a/logo.png", 2.0}), Error);
  Diagram network{.layout = LayoutEngine::fdp};
  EXPECT_THROW(add_logo(network, {"/a/logo.png", 2.0}), Error);
}

}  // namespace
}  // namespace musubi::picture_style_test
