#include "engine/projection.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "engine/error.hpp"

namespace musubi::projection_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> ids(const PropertyGraph& graph, const Projection& made) {
  std::vector<std::string> result;
  for (const NodeId node : made.node_of_vertex) result.push_back(graph.id(node));
  return result;
}
std::vector<LinkId> behind(const Projection& made, EdgeId edge) {
  const auto links = made.links_of_edge(edge);
  return {links.begin(), links.end()};
}
std::vector<double> strengths_by_edge(const Projection& made) {
  std::vector<double> result(made.graph.num_edges());
  for (const Vertex v : made.graph.vertices()) {
    for (std::size_t i = 0; i < made.graph.out_degree(v); ++i) {
      result[made.numbering.edge_of_arc[made.graph.first_arc(v) + i]] =
          made.graph.out_strengths(v)[i];
    }
  }
  return result;
}

// c -r- a, a -r- c (strength 3), a -s- b (planned), b -- b; added against the order of ids.
PropertyGraph small() {
  GraphBuilder builder;
  const NodeId c = builder.add_node("c", "x");
  const NodeId b = builder.add_node("b", "y");
  const NodeId a = builder.add_node("a", "x");
  builder.add_link(c, a, "r");
  builder.set_link_attribute(builder.add_link(a, c, "r"), "strength", 3.0);
  builder.set_link_attribute(builder.add_link(a, b, "s"), "status", std::string("planned"));
  builder.add_link(b, b, "r", /*directed=*/false);
  builder.add_node("d", "y");
  return builder.build();
}

TEST(Project, VerticesStandInOrderOfIdAndParallelLinksMerge) {
  const auto graph = small();
  const auto made = project(graph, {});
  EXPECT_THAT(ids(graph, made), ElementsAre("a", "b", "c", "d"));
  EXPECT_THAT(made.vertex_of_node, ElementsAre(2, 1, 0, 3));
  EXPECT_THAT(made.numbering.edges, ElementsAre(Edge{0, 2})) << "no loop, nothing planned";
  EXPECT_THAT(behind(made, 0), ElementsAre(0, 1));
  EXPECT_THAT(strengths_by_edge(made), ElementsAre(4.0));
}

TEST(Project, EveryKeyOfASpecCounts) {
  const auto graph = small();
  ProjectionSpec spec;
  spec.statuses = {"actual", "planned"};
  spec.self_loops = true;
  EXPECT_THAT(project(graph, spec).numbering.edges,
              ElementsAre(Edge{0, 1}, Edge{0, 2}, Edge{1, 1}));
  spec.relations = {"s"};
  EXPECT_THAT(project(graph, spec).numbering.edges, ElementsAre(Edge{0, 1}));
  spec.nodes = ProjectionSpec::Nodes::linked;
  EXPECT_THAT(ids(graph, project(graph, spec)), ElementsAre("a", "b"));
  ProjectionSpec kinds;
  kinds.kinds = {"x"};
  EXPECT_THAT(ids(graph, project(graph, kinds)), ElementsAre("a", "c"));
  ProjectionSpec without;
  without.without_kinds = {"x"};
  const auto made = project(graph, without);
  EXPECT_THAT(ids(graph, made), ElementsAre("b", "d"));
  EXPECT_EQ(made.vertex_of_node[0], kNoVertex);
}

TEST(Project, ParallelLinksMayBeKept) {
  ProjectionSpec spec;
  spec.parallel = ProjectionSpec::Parallel::keep;
  const auto made = project(small(), spec);
  EXPECT_THAT(made.numbering.edges, ElementsAre(Edge{0, 2}, Edge{0, 2}));
  EXPECT_THAT(strengths_by_edge(made), ElementsAre(1.0, 3.0));
  EXPECT_THAT(behind(made, 1), ElementsAre(1));
}

TEST(Project, StrengthsCombineAsTheSpecSays) {
  using Strength = ProjectionSpec::Strength;
  ProjectionSpec spec;
  spec.strength = Strength::maximum;
  EXPECT_THAT(strengths_by_edge(project(small(), spec)), ElementsAre(3.0));
  spec.strength = Strength::one;
  EXPECT_FALSE(project(small(), spec).graph.has_strengths()) << "all alike";
  spec.strength = Strength::sum;
  spec.length = ProjectionSpec::Length::inverse_strength;
  EXPECT_EQ(project(small(), spec).graph.out_lengths(0)[0], 0.25);
  EXPECT_FALSE(project(small(), {}).graph.has_lengths()) << "a strength is never a length";
}

TEST(Project, AStrengthOfZeroHasNoInverse) {
  GraphBuilder builder;
  builder.add_node("a", "");
  builder.add_node("b", "");
  builder.set_link_attribute(builder.add_link(0, 1, "r"), "strength", 0.0);
  ProjectionSpec spec;
  EXPECT_NO_THROW(static_cast<void>(project(builder.build(), spec)));
  spec.length = ProjectionSpec::Length::inverse_strength;
  EXPECT_THROW(static_cast<void>(project(builder.build(), spec)), Error);
}

TEST(Project, DirectedKeepsDirectionsAndAnUndirectedLinkIsTwoEdges) {
  GraphBuilder builder;
  for (const auto* id : {"a", "b", "c"}) builder.add_node(id, "");
  builder.add_link(1, 0, "r");
  builder.add_link(1, 2, "r", /*directed=*/false);
  builder.add_link(2, 2, "r", /*directed=*/false);
  ProjectionSpec spec;
  spec.directed = true;
  spec.self_loops = true;
  const auto made = project(builder.build(), spec);
  EXPECT_TRUE(made.graph.is_directed());
  EXPECT_THAT(made.numbering.edges, ElementsAre(Edge{1, 0}, Edge{1, 2}, Edge{2, 1}, Edge{2, 2}));
  EXPECT_THAT(behind(made, 1), ElementsAre(1));
  EXPECT_THAT(behind(made, 2), ElementsAre(1));
}

// lab -> faculty -> university, plant -> company; university - company by way of their parts.
PropertyGraph with_parts() {
  GraphBuilder builder;
  for (const auto* id : {"university", "faculty", "lab", "company", "plant"}) {
    builder.add_node(id, "body");
  }
  builder.add_link(2, 1, "part_of");
  builder.add_link(1, 0, "part_of");
  builder.add_link(4, 3, "part_of");
  builder.add_link(2, 4, "works_with");
  builder.add_link(1, 4, "works_with");
  builder.add_link(2, 0, "works_with");  // inside the university: a loop once contracted
  return builder.build();
}

TEST(Project, ContractsChainsToTheirEnd) {
  const auto graph = with_parts();
  ProjectionSpec spec;
  spec.contract = {"part_of"};
  const auto made = project(graph, spec);
  EXPECT_THAT(ids(graph, made), ElementsAre("company", "university"));
  EXPECT_THAT(made.vertex_of_node, ElementsAre(1, 1, 1, 0, 0));
  EXPECT_THAT(made.numbering.edges, ElementsAre(Edge{0, 1}));
  EXPECT_THAT(behind(made, 0), ElementsAre(3, 4));
  spec.self_loops = true;
  EXPECT_THAT(project(graph, spec).numbering.edges, ElementsAre(Edge{0, 1}, Edge{1, 1}));
  spec.keep_apart = {"body"};
  EXPECT_EQ(project(graph, spec).graph.num_vertices(), 5U) << "kept apart, nothing is contracted";
}

TEST(Wholes, ACycleEndsAtItsSmallestIdAndSoDoesWhatLeadsToIt) {
  GraphBuilder builder;
  for (const auto* id : {"m", "k", "z", "tail"}) builder.add_node(id, "");
  builder.add_link(0, 1, "in");
  builder.add_link(1, 2, "in");
  builder.add_link(2, 0, "in");
  builder.add_link(3, 2, "in");
  builder.add_link(3, 3, "in");
  const std::string relation = "in";
  EXPECT_THAT(wholes(builder.build(), std::span(&relation, 1)), ElementsAre(1, 1, 1, 1));
}

TEST(Wholes, OfSeveralTheFirstInOrderOfId) {
  GraphBuilder builder;
  for (const auto* id : {"part", "b", "a"}) builder.add_node(id, "");
  builder.add_link(0, 1, "in");
  builder.add_link(0, 2, "in");
  const std::string relation = "in";
  EXPECT_THAT(wholes(builder.build(), std::span(&relation, 1)), ElementsAre(2, 1, 2));
}

TEST(Project, TheEmptyGraphIsEmpty) {
  for (const bool directed : {false, true}) {
    ProjectionSpec spec;
    spec.directed = directed;
    const auto made = project(PropertyGraph(), spec);
    EXPECT_EQ(made.graph.num_vertices(), 0U);
    EXPECT_THAT(made.links, IsEmpty());
    EXPECT_THAT(made.link_offsets, ElementsAre(0));
  }
}

TEST(Project, DoesNotDependOnTheOrderOfRows) {
  const auto build = [](bool backwards) {
    GraphBuilder builder;
    std::vector<std::string> names = {"a", "b", "c", "d"};
    std::vector<std::pair<std::string, std::string>> links = {
        {"a", "b"}, {"b", "c"}, {"c", "d"}, {"d", "b"}};
    if (backwards) {
      std::reverse(names.begin(), names.end());
      std::reverse(links.begin(), links.end());
    }
    for (const auto& name : names) builder.add_node(name, "");
    for (const auto& [u, v] : links) builder.add_link(*builder.find(u), *builder.find(v), "r");
    return project(builder.build(), {});
  };
  EXPECT_EQ(build(false).numbering.edges, build(true).numbering.edges);
}

TEST(Describe, NamesWhatChangesTheNumbers) {
  ProjectionSpec spec;
  spec.title = {"全体", "Whole"};
  EXPECT_EQ(describe(spec, Language::en),
            "Whole (undirected, parallel links merged, length of a link = 1, actual links)");
  spec.directed = true;
  spec.length = ProjectionSpec::Length::inverse_strength;
  EXPECT_THAT(describe(spec, Language::ja), ::testing::AllOf(::testing::HasSubstr("全体（向きあり"),
                                                             ::testing::HasSubstr("1/強さ")));
}

TEST(Project, AStrengthThatCountsIsFiniteAndNotNegative) {
  GraphBuilder builder;
  const NodeId a = builder.add_node("a", "x");
  const NodeId b = builder.add_node("b", "x");
  builder.set_link_attribute(builder.add_link(a, b, "r"), "strength", 3.0);
  const LinkId other = builder.add_link(a, b, "s");
  ProjectionSpec only_r;
  only_r.relations = {"r"};
  for (const double strength : {-1.0, std::numeric_limits<double>::infinity(),
                                std::numeric_limits<double>::quiet_NaN(), 1e61}) {
    builder.set_link_attribute(other, "strength", strength);
    EXPECT_THROW(static_cast<void>(project(builder.build(), {})), Error)
        << "not hidden in the sum of the merged links";
    EXPECT_EQ(project(builder.build(), only_r).graph.num_edges(), 1U);
  }
}

}  // namespace
}  // namespace musubi::projection_test
