#include "engine/property_graph.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdexcept>

namespace musubi::property_graph_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(SharedVector, ACopyIsUntouchedByChangesOfTheOther) {
  SharedVector<int> base;
  for (int i = 0; i < 1000; ++i) base.push_back(i);
  auto copy = base;
  EXPECT_EQ(copy.shared_chunks(base), 4U);  // 1000 entries in chunks of 256
  copy.set(300, -1);
  copy.push_back(7);
  EXPECT_EQ(base[300], 300);
  EXPECT_EQ(copy[300], -1);
  EXPECT_EQ(base.size(), 1000U);
  EXPECT_EQ(copy[1000], 7);
  EXPECT_EQ(copy.shared_chunks(base), 2U) << "the chunk of entry 300 and the last one are its own";
  copy.resize(5000);
  EXPECT_EQ(copy[4999], 0);
}

PropertyGraph line(std::size_t nodes) {
  GraphBuilder builder;
  for (std::size_t i = 0; i < nodes; ++i) {
    builder.add_node("n" + std::to_string(i), "kind");
    if (i > 0) {
      builder.add_link(static_cast<NodeId>(i - 1), static_cast<NodeId>(i), "next", true,
                       {{"paper", "p. " + std::to_string(i)}});
    }
  }
  return builder.build();
}

TEST(PropertyGraph, KnowsItsNodesAndLinks) {
  const auto graph = line(3);
  EXPECT_EQ(graph.num_nodes(), 3U);
  EXPECT_EQ(graph.num_links(), 2U);
  EXPECT_EQ(graph.find("n2"), NodeId{2});
  EXPECT_EQ(graph.find("n3"), std::nullopt);
  EXPECT_EQ(graph.id(1), "n1");
  EXPECT_EQ(graph.kind(1), "kind");
  EXPECT_EQ(graph.relation(1), "next");
  EXPECT_EQ(graph.link(1).source, 1U);
  EXPECT_EQ(graph.link(1).target, 2U);
  EXPECT_THAT(graph.evidence(1), ElementsAre(Evidence{"paper", "p. 2"}));
  EXPECT_EQ(PropertyGraph().num_nodes(), 0U);
  EXPECT_THAT(PropertyGraph().links(), IsEmpty());
}

TEST(PropertyGraph, AVersionSharesWhatDidNotChange) {
  const auto base = line(10'001);  // 10,000 links in 40 chunks
  GraphBuilder builder(base);
  EXPECT_EQ(builder.build().shared_link_chunks(base), 40U);
  const LinkId added = builder.add_link(0, 9, "shortcut");
  const auto version = builder.build();
  EXPECT_EQ(version.shared_link_chunks(base), 39U) << "only the last chunk is new";
  EXPECT_EQ(version.num_links(), 10'001U);
  EXPECT_EQ(version.relation(added), "shortcut");
  EXPECT_EQ(base.num_links(), 10'000U);
  EXPECT_FALSE(base.contains_link(added));
  EXPECT_EQ(base.relations().find("shortcut"), std::nullopt);
}

TEST(PropertyGraph, RemovalKeepsIdsAndLeavesTheBaseAlone) {
  const auto base = line(4);
  GraphBuilder builder(base);
  builder.remove_node(1);
  builder.set_kind(3, "other");
  builder.set_node_attribute(3, "size", std::int64_t{5});
  const auto version = builder.build();

  EXPECT_THAT(version.nodes(), ElementsAre(0, 2, 3));
  EXPECT_THAT(version.links(), ElementsAre(2)) << "the links at the node went with it";
  EXPECT_EQ(version.find("n1"), std::nullopt);
  EXPECT_EQ(version.id(3), "n3");
  EXPECT_EQ(version.node_bound(), 4U);
  EXPECT_FALSE(version.contains_node(1));

  EXPECT_THAT(base.nodes(), ElementsAre(0, 1, 2, 3));
  EXPECT_THAT(base.links(), ElementsAre(0, 1, 2));
  EXPECT_EQ(base.find("n1"), NodeId{1});
  EXPECT_EQ(base.kind(3), "kind");
  EXPECT_TRUE(base.node_attributes().empty());
}

TEST(PropertyGraph, ANumberIsNotUsedAgain) {
  GraphBuilder builder(line(2));
  builder.remove_node(1);
  EXPECT_EQ(builder.add_node("n1", "again"), NodeId{2});
  const auto version = builder.build();
  EXPECT_EQ(version.find("n1"), NodeId{2});
  EXPECT_EQ(version.num_nodes(), 2U);
}

TEST(PropertyGraph, FindsIdsThroughManyVersions) {
  PropertyGraph graph;
  for (int i = 0; i < 300; ++i) {
    GraphBuilder builder(graph);
    builder.add_node("v" + std::to_string(i), "k");
    if (i >= 5) builder.remove_node(static_cast<NodeId>(i - 5));
    graph = builder.build();
  }
  EXPECT_EQ(graph.num_nodes(), 5U);
  EXPECT_EQ(graph.find("v299"), NodeId{299});
  EXPECT_EQ(graph.find("v294"), std::nullopt);
}

TEST(PropertyGraph, AttributesAreTypedAndMayBeMissing) {
  GraphBuilder builder(line(2));
  builder.declare_link_attribute("strength", AttributeType::real);
  builder.set_link_attribute(0, "strength", 2.5);
  builder.set_node_attribute(0, "label", std::string("zero"));
  const auto graph = builder.build();
  EXPECT_EQ(graph.link_number(0, "strength"), 2.5);
  EXPECT_EQ(graph.link_number(0, "absent"), std::nullopt);
  EXPECT_EQ(graph.node_text(0, "label"), "zero");
  EXPECT_EQ(graph.node_text(1, "label"), "");
  EXPECT_EQ(graph.link_text(0, "strength"), "") << "a number is no text";
}

TEST(GraphBuilder, RefusesMistakesAndStaysAsItWas) {
  GraphBuilder builder(line(2));
  EXPECT_THROW(builder.add_node("n0", "k"), std::invalid_argument);
  EXPECT_THROW(builder.add_link(0, 2, "r"), std::invalid_argument);
  EXPECT_THROW(builder.add_link(kNoNode, 0, "r"), std::invalid_argument);
  EXPECT_THROW(builder.remove_node(7), std::invalid_argument);
  EXPECT_THROW(builder.remove_link(1), std::invalid_argument);
  EXPECT_THROW(builder.set_kind(7, "k"), std::invalid_argument);
  builder.declare_node_attribute("a", AttributeType::text);
  EXPECT_THROW(builder.declare_node_attribute("a", AttributeType::real), std::invalid_argument);
  EXPECT_THROW(builder.set_node_attribute(0, "a", 1.0), std::invalid_argument);
  EXPECT_THROW(builder.set_node_attribute(7, "a", std::string("x")), std::invalid_argument);
  EXPECT_THROW(builder.set_link_attribute(7, "a", std::string("x")), std::invalid_argument);
  builder.remove_link(0);
  EXPECT_THROW(builder.remove_link(0), std::invalid_argument);
  const auto graph = builder.build();
  EXPECT_EQ(graph.num_nodes(), 2U);
  EXPECT_EQ(graph.num_links(), 0U);
  EXPECT_EQ(graph.relations().names().size(), 1U);
}

}  // namespace
}  // namespace musubi::property_graph_test
