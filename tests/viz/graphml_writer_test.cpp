#include "viz/graphml_writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "engine/file.hpp"
#include "engine/network_reader.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/viz/sample_network.hpp"

namespace musubi::graphml_writer_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string graphml(const Network& network, Language language = Language::ja,
                    std::span<const NodeColumn> columns = {}) {
  std::ostringstream out;
  write_graphml(out, network, language, columns);
  return out.str();
}

Network read_back(const std::string& text) {
  const testing::TemporaryFolder folder;
  const auto path = folder.path() / "back.graphml";
  write_file(path, text);
  return read_graphml(path, {.strict = true});
}

TEST(GraphmlWriter, WritesThisForTwoNodes) {
  GraphBuilder builder;
  const NodeId a = builder.add_node("a", "hub");
  const NodeId b = builder.add_node("b", "");
  builder.set_node_attribute(a, "name_en", std::string("A & \"A\""));
  builder.set_link_attribute(builder.add_link(a, b, "serves", true, {{"s", "p. 1"}}), "strength",
                             0.1);
  Network network;
  network.graph = builder.build();
  EXPECT_EQ(graphml(network, Language::en), R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="n_kind" for="node" attr.name="kind" attr.type="string"/>
  <key id="n_label" for="node" attr.name="label" attr.type="string"/>
  <key id="n_label_en" for="node" attr.name="label_en" attr.type="string"/>
  <key id="n_name_en" for="node" attr.name="name_en" attr.type="string"/>
  <key id="e_relation" for="edge" attr.name="relation" attr.type="string"/>
  <key id="e_evidence" for="edge" attr.name="evidence" attr.type="string"/>
  <key id="e_locator" for="edge" attr.name="locator" attr.type="string"/>
  <key id="e_strength" for="edge" attr.name="strength" attr.type="double"/>
  <graph edgedefault="directed">
    <node id="a">
      <data key="n_kind">hub</data>
      <data key="n_label">A &amp; &quot;A&quot;</data>
      <data key="n_label_en">A &amp; &quot;A&quot;</data>
      <data key="n_name_en">A &amp; &quot;A&quot;</data>
    </node>
    <node id="b">
      <data key="n_label">b</data>
    </node>
    <edge id="e0" source="a" target="b">
      <data key="e_relation">serves</data>
      <data key="e_evidence">s</data>
      <data key="e_locator">p. 1</data>
      <data key="e_strength">0.1</data>
    </edge>
  </graph>
</graphml>
)");
}

TEST(GraphmlWriter, ReadsBackEqual) {
  const auto network = sample_network();
  const auto back = read_back(graphml(network));
  const auto& before = network.graph;
  const auto& after = back.graph;
  ASSERT_EQ(after.num_nodes(), before.num_nodes());
  ASSERT_EQ(after.num_links(), before.num_links());
  for (const NodeId node : before.nodes()) {
    EXPECT_EQ(after.id(node), before.id(node));
    EXPECT_EQ(after.kind(node), before.kind(node));
    for (const auto& [name, column] : before.node_attributes()) {
      ASSERT_TRUE(after.node_attributes().contains(name)) << name;
      EXPECT_EQ(after.node_attributes().at(name).type(), column.type()) << name;
      EXPECT_EQ(after.node_attributes().at(name).get(node), column.get(node)) << name;
    }
  }
  for (const LinkId link : before.links()) {
    EXPECT_EQ(after.link(link).source, before.link(link).source);
    EXPECT_EQ(after.link(link).target, before.link(link).target);
    EXPECT_EQ(after.link(link).directed, before.link(link).directed);
    EXPECT_EQ(after.relation(link), before.relation(link));
    EXPECT_EQ(after.evidence(link), before.evidence(link));
    for (const auto& [name, column] : before.link_attributes()) {
      EXPECT_EQ(after.link_attributes().at(name).get(link), column.get(link)) << name;
    }
  }
}

TEST(GraphmlWriter, WritesComputedColumnsAndLeavesOutWhatIsMissing) {
  const NodeColumn columns[] = {
      {"betweenness", AttributeType::real, {0.25, std::monostate{}, 1.0}},
      {"community", AttributeType::integer, {std::int64_t{0}, std::int64_t{1}}},
      {"lat", AttributeType::text, {std::string("replaced")}}};
  const auto text = graphml(sample_network(), Language::en, columns);
  EXPECT_THAT(text, HasSubstr("<data key=\"n_betweenness\">0.25</data>"));
  EXPECT_THAT(text, HasSubstr("<data key=\"n_community\">1</data>"));
  EXPECT_THAT(text, HasSubstr("<data key=\"n_lat\">replaced</data>"));
  EXPECT_THAT(text, Not(HasSubstr("35.706")));
  EXPECT_THAT(text, Not(HasSubstr("></data>")));
}

TEST(GraphmlWriter, GivesKeysIdsThatAreNameTokensAndDiffer) {
  GraphBuilder builder;
  const NodeId a = builder.add_node("a", "");
  builder.set_node_attribute(a, "name of it", std::string("x"));
  builder.set_node_attribute(a, "name-of\"it", std::string("y"));
  builder.set_node_attribute(a, "name of:it", std::string("z"));
  Network network;
  network.graph = builder.build();
  const auto text = graphml(network);
  EXPECT_THAT(text, HasSubstr("id=\"n_name_of_it\""));
  EXPECT_THAT(text, HasSubstr("id=\"n_name_of_it_2\""));
  EXPECT_EQ(read_back(text).graph.node_text(0, "name of:it"), "z");
}

TEST(GraphmlWriter, WritesAMixedNetworkAsDirectedAndSaysSo) {
  GraphBuilder builder;
  const NodeId a = builder.add_node("a", "");
  const NodeId b = builder.add_node("b", "");
  builder.add_link(a, b, "r", true);
  builder.add_link(a, b, "s", false);
  Network network;
  network.graph = builder.build();
  const auto text = graphml(network);
  EXPECT_THAT(text, HasSubstr("edgedefault=\"directed\""));
  EXPECT_THAT(text, HasSubstr("<desc>1 undirected links"));
  EXPECT_THAT(text, HasSubstr("<data key=\"e_undirected\">true</data>"));
  EXPECT_THAT(text, Not(HasSubstr(" directed=")));
}

TEST(GraphmlWriter, RefusesControlCharactersBeforeTheFirstByte) {
  GraphBuilder builder;
  const NodeId a = builder.add_node("a", "");
  builder.set_node_attribute(a, "note", std::string("bell \x07"));
  builder.set_link_attribute(builder.add_link(a, a, "r"), "note", std::string("\xFF"));
  Network network;
  network.graph = builder.build();
  std::ostringstream out;
  try {
    write_graphml(out, network, Language::en);
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::output);
    EXPECT_EQ(error.diagnostics().size(), 2U);
    EXPECT_THAT(error.what(), HasSubstr("node 'a': the field 'note'"));
    EXPECT_THAT(error.what(), HasSubstr("link 'a -> a': the field 'note'"));
  }
  EXPECT_EQ(out.str(), "");
}

TEST(GraphmlWriter, WritesTheEmptyNetwork) {
  EXPECT_EQ(read_back(graphml(Network{})).graph.num_nodes(), 0U);
}

}  // namespace
}  // namespace musubi::graphml_writer_test
