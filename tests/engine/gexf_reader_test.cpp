#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/network_reader.hpp"
#include "tests/diagnostics_of.hpp"
#include "tests/temporary_folder.hpp"

namespace musubi::gexf_reader_test {
namespace {

using musubi::testing::Complaint;
using musubi::testing::diagnostics_of;
using musubi::testing::TemporaryFolder;
using ::testing::ElementsAre;

Network read_text(const std::string& text, const ReadOptions& options = {}) {
  const TemporaryFolder folder;
  return read_gexf(folder.write("g.gexf", text), options);
}
/// Reads what stands inside <graph>; its first line is line 2 of the file.
Network read(const std::string& body, const ReadOptions& options = {}) {
  return read_text(
      "<gexf version=\"1.3\"><graph defaultedgetype=\"directed\">\n" + body + "</graph></gexf>\n",
      options);
}

// As NetworkX 2.8 writes it.
TEST(Gexf, ReadsWhatNetworkxWrites) {
  const auto network = read_text(R"(<?xml version='1.0' encoding='utf-8'?>
<gexf xmlns:viz="http://www.gexf.net/1.2draft/viz" xmlns="http://www.gexf.net/1.2draft" version="1.2">
  <meta lastmodifieddate="2026-11-25"><creator>NetworkX 2.8.8</creator></meta>
  <graph defaultedgetype="directed" mode="static" name="n">
    <attributes mode="static" class="edge"><attribute id="3" title="note" type="string" /></attributes>
    <attributes mode="static" class="node">
      <attribute id="1" title="big" type="double" /><attribute id="2" title="ok" type="boolean" />
    </attributes>
    <nodes>
      <node id="a" label="Å &lt;b&gt;">
        <viz:color r="255" g="0" b="16" a="0.5" /><viz:size value="4.0" />
        <viz:position x="1.5" y="-2.0" z="0.0" />
        <attvalues><attvalue for="1" value="2.5" /><attvalue for="2" value="true" /></attvalues>
      </node>
      <node id="b" label="b" />
    </nodes>
    <edges>
      <edge source="a" target="b" id="0" weight="2.5" />
      <edge source="b" target="b" id="2"><attvalues><attvalue for="3" value="ü" /></attvalues></edge>
    </edges>
  </graph>
</gexf>
)",
                                 {.strict = true});
  const auto& graph = network.graph;
  const auto& attributes = graph.node_attributes();
  EXPECT_EQ(network.node_name(0, Language::en), "Å <b>");
  EXPECT_FALSE(attributes.at("label").get(1) != AttributeValue()) << "the id is no label";
  EXPECT_EQ(attributes.at("big").number(0), 2.5);
  EXPECT_EQ(attributes.at("ok").get(0), AttributeValue(true));
  EXPECT_EQ(attributes.at("x").number(0), 1.5);
  EXPECT_EQ(attributes.at("y").number(0), 2.0) << "downwards";
  EXPECT_EQ(attributes.at("size").number(0), 8.0) << "a diameter";
  EXPECT_EQ(graph.node_text(0, "color"), "#FF0010");
  EXPECT_EQ(graph.link_number(0, "strength"), 2.5);
  EXPECT_EQ(graph.link_text(1, "note"), "ü");
  EXPECT_TRUE(network.projection("").directed);
}

TEST(Gexf, KindsLabelsDefaultsAndDirectionsOfEdges) {
  const auto network = read(R"(<attributes class="edge">
<attribute id="0" title="certain" type="boolean"><default>true</default></attribute></attributes>
<nodes><node id="a"/><node id="b"/></nodes>
<edges><edge source="a" target="b" kind="serves" label="helps"/>
<edge source="b" target="a" type="undirected"><attvalues><attvalue id="0" value="false"/></attvalues></edge>
<edge source="a" target="a" type="mutual"/></edges>
)");
  const auto& graph = network.graph;
  EXPECT_EQ(graph.relation(0), "serves");
  EXPECT_EQ(graph.link_text(0, "label"), "helps");
  const auto& certain = graph.link_attributes().at("certain");
  EXPECT_EQ(certain.get(0), AttributeValue(true));
  EXPECT_EQ(certain.get(1), AttributeValue(false)) << "named as in GEXF 1.0";
  EXPECT_TRUE(graph.link(0).directed);
  EXPECT_FALSE(graph.link(1).directed);
  EXPECT_TRUE(graph.link(2).directed);
  EXPECT_FALSE(network.projection("").directed);
}

TEST(Gexf, WarnsOfWhatIsLeftOut) {
  const std::string body = R"(<attributes class="node">
<attribute id="0" title="tags" type="liststring"/></attributes>
<nodes><node id="a"><spells><spell start="1"/></spells>
<attvalues><attvalue for="0" value="[x]"/><attvalue for="0" value="[y]"/></attvalues>
<nodes><node id="b"/></nodes></node></nodes>
)";
  const auto network = read(body);
  EXPECT_EQ(network.graph.num_nodes(), 2U);
  EXPECT_EQ(network.graph.node_text(0, "tags"), "[y]");
  EXPECT_THAT(network.warnings, ElementsAre(Complaint("g.gexf", 3, "'liststring'", ""),
                                            Complaint("g.gexf", 4, "times", ""),
                                            Complaint("g.gexf", 6, "nodes inside nodes", ""),
                                            Complaint("g.gexf", 5, "several values", "")));
  EXPECT_EQ(diagnostics_of([&] { static_cast<void>(read(body, {.strict = true})); }).size(), 4U);
}

TEST(Gexf, EveryMistakeIsReported) {
  const auto action = [] {
    static_cast<void>(
        read(R"(<attributes class="node"><attribute id="0" title="n" type="integer"/></attributes>
<nodes><node id="alpha"><attvalues><attvalue for="0" value="many"/></attvalues></node>
<node id="alpha"/><node/>
<node id="beta"><attvalues><attvalue for="7" value="1"/></attvalues></node></nodes>
<edges><edge source="alpha" target="betta" weight="heavy"/></edges>
)"));
  };
  EXPECT_THAT(diagnostics_of(action),
              ElementsAre(Complaint("g.gexf", 3, "'many' is not an integer", ""),
                          Complaint("g.gexf", 4, "duplicate node id 'alpha'", "unique"),
                          Complaint("g.gexf", 4, "a node has no id", "give it one"),
                          Complaint("g.gexf", 5, "unknown attribute '7'", "<attribute>"),
                          Complaint("g.gexf", 6, "'heavy' is not a number", ""),
                          Complaint("g.gexf", 6, "unknown node 'betta'", "'beta'")));
}

TEST(Gexf, RefusesPlacesThatAreNone) {
  const auto action = [] {
    static_cast<void>(read(R"(<nodes><node id="a"><position x="left"/>
<color r="256" g="0" b="0"/>
<size value=""/></node></nodes>
)"));
  };
  EXPECT_THAT(diagnostics_of(action), ElementsAre(Complaint("g.gexf", 2, "<position>", ""),
                                                  Complaint("g.gexf", 3, "<color>", ""),
                                                  Complaint("g.gexf", 4, "<size>", "")));
}

TEST(Gexf, RefusesWhatIsNoGexf) {
  const auto of = [](const std::string& text) {
    return diagnostics_of([&] { static_cast<void>(read_text(text)); });
  };
  EXPECT_THAT(of(""), ElementsAre(Complaint("g.gexf", 0, "the file is empty", "")));
  EXPECT_THAT(of("<graphml/>"), ElementsAre(Complaint("g.gexf", 0, "is not GEXF", "<gexf>")));
  EXPECT_THAT(of("<config><node/><edge/></config>"),
              ElementsAre(Complaint("g.gexf", 0, "is not GEXF", "<gexf>")));
  EXPECT_THAT(of("<gexf>\n<graph>"), ElementsAre(Complaint("g.gexf", 2, "broken XML", "")));
  EXPECT_THAT(of("\n<!DOCTYPE gexf [<!ENTITY a \"aaaa\">]>\n<gexf/>"),
              ElementsAre(Complaint("g.gexf", 2, "document type", "<!DOCTYPE")));
}

}  // namespace
}  // namespace musubi::gexf_reader_test
