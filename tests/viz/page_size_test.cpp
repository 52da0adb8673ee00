#include "viz/page_size.hpp"

#include <gtest/gtest.h>

namespace musubi {
namespace {

Diagram sheet(Point page) {
  Diagram diagram{.layout = LayoutEngine::fixed, .page = page};
  diagram.nodes.push_back({.id = "a", .center = Point{page.x / 2, 10}});
  diagram.edges.push_back(
      {.id = "e", .source = "a", .target = "a", .path = {{0, 0}, {1, 1}, {2, 2}, {3, 3}}});
  return diagram;
}

TEST(ShapeTo, ASlideGetsRoomAtBothSides) {
  auto diagram = sheet({842, 595});
  shape_to(diagram, PageSize::slide, kA4Landscape);
  EXPECT_NEAR(diagram.page.x / diagram.page.y, 16.0 / 9.0, 1e-9);
  EXPECT_EQ(diagram.page.y, 595);
  EXPECT_NEAR(diagram.nodes[0].center->x, diagram.page.x / 2, 0.5);
  EXPECT_EQ(diagram.edges[0].path[0].x, diagram.nodes[0].center->x - 421);
}

TEST(ShapeTo, APageThatGrewGetsTheShapeOfA4Again) {
  auto diagram = sheet({842, 900});
  shape_to(diagram, PageSize::a4, kA4Landscape);
  EXPECT_NEAR(diagram.page.x / diagram.page.y, 842.0 / 595.0, 1e-9);
  EXPECT_EQ(diagram.page.y, 900);
  auto flat = sheet({1200, 300});
  shape_to(flat, PageSize::a4, kA4Landscape);
  EXPECT_NEAR(flat.page.x / flat.page.y, 842.0 / 595.0, 1e-9);
  EXPECT_EQ(flat.page.x, 1200);
  EXPECT_EQ(flat.nodes[0].center->x, 600);
}

TEST(ShapeTo, ThePageOfTheViewStaysAsItIs) {
  auto diagram = sheet({842, 900});
  shape_to(diagram, PageSize::own, kA4Landscape);
  EXPECT_EQ(diagram, sheet({842, 900}));
}

}  // namespace
}  // namespace musubi
