#include "engine/network_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/diagnostics_of.hpp"
#include "tests/temporary_folder.hpp"

namespace musubi::graphml_reader_test {
namespace {

using musubi::testing::Complaint;
using musubi::testing::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr const char* kHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";

Network read_text(const std::string& text, const ReadOptions& options = {}) {
  const TemporaryFolder folder;
  return read_graphml(folder.write("g.graphml", text), options);
}
/// Reads what stands inside <graphml>; its first line is line 3 of the file.
Network read(const std::string& body, const ReadOptions& options = {}) {
  return read_text(kHead + body + "</graphml>\n", options);
}
std::vector<Diagnostic> complaints(const std::string& body, const ReadOptions& options = {}) {
  return musubi::testing::diagnostics_of([&] { static_cast<void>(read(body, options)); });
}

TEST(Graphml, ReadsTypesAndDefaults) {
  const auto network = read(R"(<key id="n_kind" for="node" attr.name="kind" attr.type="string"/>
<key id="n_big" for="node" attr.name="big" attr.type="long"><default>7</default></key>
<key id="n_on" for="node" attr.name="on" attr.type="boolean"/>
<key id="e_s" for="edge" attr.name="strength" attr.type="double"><default>1.5</default></key>
<key id="e_r" for="edge" attr.name="relation" attr.type="string"/>
<key id="e_e" for="edge" attr.name="evidence" attr.type="string"/>
<key id="e_l" for="edge" attr.name="locator" attr.type="string"/>
<key id="e_n" for="edge" attr.name="note"/>
<graph id="G" edgedefault="directed">
<node id="a"><data key="n_kind">hub</data><data key="n_big"> 9007199254740993 </data><data key="n_on"> True </data></node>
<node id="b"/>
<edge source="a" target="b"><data key="e_r">serves</data><data key="e_e">x;y</data><data key="e_l">p. 1</data></edge>
<edge source="b" target="a" directed="false"><data key="e_s">2</data><data key="e_n">a &lt; b &amp; 結び</data></edge>
</graph>
)");
  const auto& graph = network.graph;
  EXPECT_THAT(network.warnings, IsEmpty());
  EXPECT_EQ(graph.kind(0), "hub");
  const auto& big = graph.node_attributes().find("big")->second;
  EXPECT_EQ(big.get(0), AttributeValue(std::int64_t{9007199254740993})) << "2^53 + 1";
  EXPECT_EQ(big.get(1), AttributeValue(std::int64_t{7})) << "the default";
  EXPECT_EQ(graph.node_attributes().find("on")->second.get(0), AttributeValue(true));
  EXPECT_EQ(graph.node_attributes().find("on")->second.get(1), AttributeValue());
  EXPECT_EQ(graph.link_number(0, "strength"), 1.5);
  EXPECT_EQ(graph.link_number(1, "strength"), 2.0);
  EXPECT_EQ(graph.link_text(1, "note"), "a < b & 結び");
  EXPECT_EQ(graph.relation(0), "serves");
  EXPECT_THAT(graph.evidence(0), ElementsAre(Evidence{"x", "p. 1"}, Evidence{"y", "p. 1"}));
  EXPECT_TRUE(graph.link(0).directed);
  EXPECT_FALSE(graph.link(1).directed);
  EXPECT_FALSE(network.projection("").directed) << "not all edges are";
}

TEST(Graphml, EdgesMayStandBeforeTheirNodesAndKeysBehind) {
  const auto network = read(R"(<graph edgedefault="directed">
<edge source="a" target="b"><data key="w">4</data></edge>
<node id="b"/><node id="a"/>
</graph>
<key id="w" for="edge" attr.name="strength" attr.type="int"/>
)");
  EXPECT_EQ(network.graph.link_number(0, "strength"), 4.0);
  EXPECT_EQ(network.graph.id(network.graph.link(0).source), "a");
  EXPECT_TRUE(network.projection("").directed);
}

TEST(Graphml, AnUnknownTypeIsTextWithAWarning) {
  const std::string body =
      "<key id=\"k\" for=\"node\" attr.name=\"tags\" attr.type=\"string[]\"/>\n"
      "<graph><node id=\"a\"><data key=\"k\">[x]</data></node></graph>\n";
  const auto network = read(body);
  EXPECT_EQ(network.graph.node_text(0, "tags"), "[x]");
  EXPECT_THAT(network.warnings,
              ElementsAre(Complaint("g.graphml", 3, "'tags' has the unknown type", "")));
  EXPECT_THAT(complaints(body, {.strict = true}),
              ElementsAre(Complaint("g.graphml", 3, "string[]", "")));
}

TEST(Graphml, NestedGraphsPortsAndHyperedgesAreReadWithAWarning) {
  const auto network = read(R"(<graph>
<node id="a"><port name="p"/><graph id="inner" edgedefault="directed"><node id="b"/></graph></node>
<edge source="a" target="b"/>
<hyperedge><endpoint node="a"/></hyperedge>
</graph>
)");
  EXPECT_EQ(network.graph.num_nodes(), 2U);
  EXPECT_FALSE(network.graph.link(0).directed) << "the outer graph's default is back";
  EXPECT_EQ(network.warnings.size(), 3U);
}

TEST(Graphml, TextOfMarkupInsideData) {
  const auto network = read(R"(<key id="d6" for="node" attr.type="string"/>
<graph><node id="a"><data key="d6"><y:S xmlns:y="y"><y:L>Name</y:L></y:S></data></node></graph>
)");
  EXPECT_THAT(std::string(network.graph.node_text(0, "d6")), HasSubstr("Name"));
}

// As yEd 3.22 saves a node in a group, a node and an edge.
constexpr const char* kYed = R"(<key for="port" id="d0" yfiles.type="portgraphics"/>
<key attr.name="description" attr.type="string" for="node" id="d5"/>
<key for="node" id="d6" yfiles.type="nodegraphics"/>
<key for="graphml" id="d7" yfiles.type="resources"/>
<key for="edge" id="d10" yfiles.type="edgegraphics"/>
<graph edgedefault="directed" id="G">
<node id="n0" yfiles.foldertype="group"><data key="d6"><y:ProxyAutoBoundsNode><y:Realizers active="0">
<y:GroupNode><y:Geometry height="100.0" width="100.0" x="-50.0" y="-50.0"/><y:NodeLabel>Team</y:NodeLabel></y:GroupNode>
<y:GroupNode><y:Geometry height="50.0" width="50.0" x="0.0" y="60.0"/><y:NodeLabel>Folder 1</y:NodeLabel></y:GroupNode>
</y:Realizers></y:ProxyAutoBoundsNode></data>
<graph edgedefault="directed" id="n0:"><node id="n0::n0"><data key="d6"><y:ShapeNode>
<y:Geometry height="30.0" width="60.0" x="10.0" y="20.0"/><y:Fill color="#FFCC00" transparent="false"/>
<y:NodeLabel fontSize="12">名前 &amp; <![CDATA[<b>]]>
2<y:LabelModel><y:SmartNodeLabelModel distance="4.0"/></y:LabelModel></y:NodeLabel><y:NodeLabel>second</y:NodeLabel>
<y:Shape type="rectangle"/></y:ShapeNode></data></node></graph></node>
<edge id="e0" source="n0::n0" target="n0"><data key="d10"><y:PolyLineEdge><y:Path sx="0.0" sy="0.0" tx="0.0" ty="0.0"/>
<y:EdgeLabel>leads<y:LabelModel/></y:EdgeLabel></y:PolyLineEdge></data></edge>
</graph>
<data key="d7"><y:Resources/></data>
)";

TEST(Graphml, PlacesAndLabelsAsYedWritesThem) {
  const auto network = read(kYed);
  const auto& graph = network.graph;
  const auto& attributes = graph.node_attributes();
  ASSERT_EQ(graph.num_nodes(), 2U);
  EXPECT_EQ(network.node_name(0, Language::en), "Team");
  EXPECT_EQ(network.node_name(1, Language::ja), "名前 & <b>\n2");
  EXPECT_EQ(attributes.at("x").number(0), 0.0) << "the centre";
  EXPECT_EQ(attributes.at("x").number(1), 40.0);
  EXPECT_EQ(attributes.at("y").number(1), 35.0);
  EXPECT_EQ(attributes.at("size").number(0), 100.0);
  EXPECT_EQ(attributes.at("size").number(1), std::nullopt) << "not as wide as high";
  EXPECT_EQ(graph.node_text(1, "color"), "#FFCC00");
  EXPECT_EQ(graph.link_text(0, "label"), "leads");
  EXPECT_FALSE(attributes.contains("d6")) << "graphics are no attribute";
}

TEST(Graphml, ColoursAsGephiWritesThem) {
  const auto network = read(R"(<key attr.name="r" attr.type="int" for="node" id="r"/>
<key attr.name="g" attr.type="int" for="node" id="g"/><key attr.name="b" attr.type="int" for="node" id="b"/>
<graph><node id="a"><data key="r">255</data><data key="g">0</data><data key="b">16</data></node><node id="b"/></graph>
)");
  EXPECT_EQ(network.graph.node_text(0, "color"), "#FF0010");
  EXPECT_EQ(network.graph.node_text(1, "color"), "");
  EXPECT_FALSE(network.graph.node_attributes().contains("r"));
}

TEST(Graphml, MissingNumbersAsIgraphWritesThem) {
  const auto network = read(R"(<key id="v" for="node" attr.name="size" attr.type="double"/>
<graph><node id="a"><data key="v">NaN</data></node><node id="b"><data key="v">2</data></node></graph>
)");
  EXPECT_EQ(network.graph.node_attributes().find("size")->second.number(0), std::nullopt);
  EXPECT_EQ(network.graph.node_attributes().find("size")->second.number(1), 2.0);
}

TEST(Graphml, RefusesADocumentTypeDeclaration) {
  // Entities could grow a few bytes to gigabytes, or pull in other files.
  const TemporaryFolder folder;
  const auto path = folder.write("g.graphml",
                                 "<?xml version=\"1.0\"?>\n"
                                 "<!DOCTYPE graphml [<!ENTITY a \"aaaa\"><!ENTITY f SYSTEM "
                                 "\"file:///etc/hostname\">]>\n"
                                 "<graphml><graph><node id=\"&a;&f;\"/></graph></graphml>");
  EXPECT_THAT(
      musubi::testing::diagnostics_of([&] { static_cast<void>(read_graphml(path)); }),
      ElementsAre(Complaint("g.graphml", 2, "document type declaration", "remove the <!DOCTYPE")));
}

TEST(Graphml, BrokenXmlNamesTheLine) {
  EXPECT_THAT(complaints("<graph>\n<node id=\"a\">\n</graph>\n"),
              ElementsAre(Complaint("g.graphml", 5, "broken XML: mismatched tag", "")));
  EXPECT_THAT(complaints("<graph><node id=\"\x01\"/></graph>\n"),
              ElementsAre(Complaint("g.graphml", 3, "broken XML", "")));
  const auto unended = [] { static_cast<void>(read_text(std::string(kHead) + "<graph>")); };
  EXPECT_THAT(musubi::testing::diagnostics_of(unended),
              ElementsAre(Complaint("g.graphml", 3, "broken XML: no element found", "")));
  const auto svg = [] { static_cast<void>(read_text("<svg><node/><edge/></svg>")); };
  EXPECT_THAT(musubi::testing::diagnostics_of(svg),
              ElementsAre(Complaint("g.graphml", 0, "is not GraphML", "root element")));
  const auto empty = [] { static_cast<void>(read_text("")); };
  EXPECT_THAT(musubi::testing::diagnostics_of(empty),
              ElementsAre(Complaint("g.graphml", 0, "the file is empty", "")));
}

TEST(Graphml, DeepNestingIsRefused) {
  std::string body;
  for (int i = 0; i < 2000; ++i) body += "<graph>";
  EXPECT_THAT(complaints(body), ElementsAre(Complaint("g.graphml", 3, "nested too deeply", "")));
}

TEST(Graphml, EveryMistakeIsReported) {
  EXPECT_THAT(complaints(R"(<key id="k" for="node" attr.name="n" attr.type="int"/>
<graph>
<node id="alpha"/>
<node id="alpha"/>
<node/>
<node id="beta"><data key="k">many</data></node>
<node id="c"><data key="q">1</data></node>
<edge source="alpha" target="betta"/>
<edge source="alpha"/>
</graph>
)"),
              ElementsAre(Complaint("g.graphml", 6, "duplicate node id 'alpha'", "unique"),
                          Complaint("g.graphml", 7, "a node has no id", "give it one"),
                          Complaint("g.graphml", 8, "'many' is not an integer", ""),
                          Complaint("g.graphml", 9, "unknown key 'q'", "<key>"),
                          Complaint("g.graphml", 10, "unknown node 'betta'", "'beta'"),
                          Complaint("g.graphml", 11, "unknown node ''", "")));
}

TEST(Graphml, TwoKeysOfOneNameAndDifferentTypesClash) {
  EXPECT_THAT(complaints(R"(<key id="a" for="node" attr.name="n" attr.type="int"/>
<key id="b" for="node" attr.name="n" attr.type="string"/><graph/>
)"),
              ElementsAre(Complaint("g.graphml", 0, "attribute 'n'", "different names")));
}

TEST(Graphml, AnEmptyGraphIsFine) {
  EXPECT_EQ(read("<graph edgedefault=\"directed\"/>\n").graph.num_nodes(), 0U);
}

}  // namespace
}  // namespace musubi::graphml_reader_test
