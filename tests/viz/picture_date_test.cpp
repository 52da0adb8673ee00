#include "viz/picture_date.hpp"

#include <gtest/gtest.h>

#include "tests/viz/gtb_results.hpp"
#include "viz/page.hpp"

namespace musubi::picture_date_test {
namespace {

TEST(PictureDate, IsThatOfThePackage) {
  Network network;
  EXPECT_EQ(data_date(network, Language::en), "");
  network.created = "2026-11-22";
  EXPECT_EQ(data_date(network, Language::en), "Data as of 2026-11-22");
  EXPECT_EQ(data_date(network, Language::ja), "データ：2026-11-22現在");
  EXPECT_EQ(gtb().created.size(), network.created.size());
}

TEST(PictureDate, StandsInTheCornerOfAPage) {
  auto diagram = Page("p", "Title", "", kSlide, Language::en).take();
  const auto nodes = diagram.nodes.size();
  add_date(diagram, "", Language::en);
  EXPECT_EQ(diagram.nodes.size(), nodes);
  add_date(diagram, "May 2026", Language::en);
  ASSERT_EQ(diagram.nodes.size(), nodes + 1);
  EXPECT_EQ(diagram.nodes.back().id, "p-date");
  EXPECT_GT(diagram.nodes.back().center->x, kSlide.x * 0.8);
}

TEST(PictureDate, StandsUnderTheTitleOfANetwork) {
  Diagram diagram{.layout = LayoutEngine::fdp, .graph_attributes = {{"label", "Title"}}};
  add_date(diagram, "May 2026", Language::en);
  EXPECT_EQ(diagram.graph_attributes.at("label"), "Title\nMay 2026");
}

}  // namespace
}  // namespace musubi::picture_date_test
