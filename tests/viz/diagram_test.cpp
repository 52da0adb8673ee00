#include "viz/diagram.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/error.hpp"

namespace musubi::diagram_test {
namespace {

using ::testing::HasSubstr;

Diagram small_diagram() {
  Diagram diagram;
  diagram.name = "見本 \"quoted\" \\";
  diagram.layout = LayoutEngine::fixed;
  diagram.directed = true;
  diagram.page = {100, 50.25};
  diagram.graph_attributes = {{"bgcolor", "white"}};
  diagram.node_defaults = {{"shape", "box"}};
  diagram.edge_defaults = {{"dir", "none"}};
  diagram.clusters = {{.id = "c", .attributes = {{"label", "<x>\n"}}}};
  diagram.nodes = {
      {.id = "n0", .cluster = "c", .label_kind = LabelKind::html, .center = Point{1, 2}},
      {.id = "n1", .attributes = {{"label", "\u200F</script>"}}, .center = Point{3, 4}}};
  diagram.edges = {
      {.id = "e0", .source = "n0", .target = "n1", .path = {{1, 2}, {1, 3}, {2, 4}, {3, 4}}}};
  return diagram;
}

TEST(Diagram, ComesBackFromJson) {
  const auto diagram = small_diagram();
  EXPECT_EQ(diagram_from_json(to_json(diagram)), diagram);
  EXPECT_EQ(to_json(diagram), to_json(small_diagram()));
}

std::string message_for(const Diagram& diagram) {
  try {
    (void)diagram_from_json(to_json(diagram));
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::input);
    return error.what();
  }
  return {};
}

TEST(Diagram, RefusesWhatCannotBeDrawn) {
  auto unknown_end = small_diagram();
  unknown_end.edges[0].target = "n9";
  EXPECT_THAT(message_for(unknown_end), HasSubstr("unknown node 'n9'"));
  auto unknown_cluster = small_diagram();
  unknown_cluster.nodes[0].cluster = "d";
  EXPECT_THAT(message_for(unknown_cluster), HasSubstr("unknown cluster 'd'"));
  auto twice = small_diagram();
  twice.nodes[1].id = "n0";
  EXPECT_THAT(message_for(twice), HasSubstr("two nodes 'n0'"));
  auto no_place = small_diagram();
  no_place.nodes[0].center.reset();
  EXPECT_THAT(message_for(no_place), HasSubstr("'n0' no place"));
  auto no_path = small_diagram();
  no_path.edges[0].path.pop_back();
  EXPECT_THAT(message_for(no_path), HasSubstr("no path"));
}

TEST(Diagram, RefusesWhatIsNoDiagram) {
  for (const auto* text : {"", "[", "[]", "{}", "{\"name\": 1}"}) {
    EXPECT_THROW((void)diagram_from_json(text), Error) << text;
  }
}

}  // namespace
}  // namespace musubi::diagram_test
