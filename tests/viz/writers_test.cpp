#include <expat.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>

#include "engine/file.hpp"
#include "engine/network_reader.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/viz/network_zoo.hpp"
#include "viz/convert.hpp"
#include "viz/cx2_writer.hpp"
#include "viz/edge_list_writer.hpp"
#include "viz/gexf_writer.hpp"
#include "viz/node_link_json_writer.hpp"
#include "viz/pajek_writer.hpp"
#include "viz/yed_writer.hpp"

namespace musubi::writers_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

bool is_well_formed(const std::string& xml) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
      XML_ParserCreate(nullptr), &XML_ParserFree);
  return XML_Parse(parser.get(), xml.data(), static_cast<int>(xml.size()), 1) == XML_STATUS_OK;
}

TEST(GexfWriter, WritesTypesKindsAndWeights) {
  std::ostringstream out;
  write_gexf(out, sample_network(), Language::en);
  const auto xml = out.str();
  EXPECT_TRUE(is_well_formed(xml));
  EXPECT_THAT(xml, HasSubstr("<gexf xmlns=\"http://gexf.net/1.3\" "
                             "xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">"));
  EXPECT_THAT(xml, HasSubstr("defaultedgetype=\"directed\""));
  EXPECT_THAT(xml, HasSubstr("<attribute id=\"founded\" title=\"founded\" type=\"long\"/>"));
  EXPECT_THAT(xml, HasSubstr("<attvalue for=\"founded\" value=\"9007199254740993\"/>"));
  EXPECT_THAT(xml, HasSubstr("<node id=\"hub-a\" label=\"Hub A\">"));
  EXPECT_THAT(xml, HasSubstr("<edge id=\"e1\" source=\"inst-b\" target=\"hub-a\" kind=\"part_of\" "
                             "label=\"part_of\" weight=\"0.5\">"));
  EXPECT_THAT(xml, HasSubstr("<description>Sample</description>"));
}

TEST(GexfWriter, WritesLooksAsGephiMeansThem) {
  std::ostringstream out;
  const Appearance looks{.positions = {{1.5, 2}, {3, 0}}, .colors = {"#0072B2"}, .sizes = {12}};
  write_gexf(out, sample_network(), Language::en, {}, looks);
  const auto xml = out.str();
  EXPECT_TRUE(is_well_formed(xml));
  EXPECT_THAT(xml, HasSubstr("<viz:color r=\"0\" g=\"114\" b=\"178\"/>\n"
                             "        <viz:position x=\"1.5\" y=\"-2\" z=\"0\"/>\n"
                             "        <viz:size value=\"6\"/>\n      </node>"));
  EXPECT_THAT(xml, HasSubstr("<viz:position x=\"3\" y=\"0\" z=\"0\"/>\n      </node>"));
}

TEST(GexfWriter, WritesTheEmptyNetwork) {
  std::ostringstream out;
  write_gexf(out, Network{}, Language::ja);
  EXPECT_TRUE(is_well_formed(out.str()));
}

TEST(NodeLinkJsonWriter, WritesWhatNetworkxReads) {
  std::ostringstream out;
  write_node_link_json(out, sample_network(), Language::ja);
  const auto text = out.str();
  EXPECT_THAT(text, Not(HasSubstr("<")));
  const auto json = nlohmann::json::parse(text);
  EXPECT_TRUE(json.at("directed").get<bool>());
  EXPECT_TRUE(json.at("multigraph").get<bool>());
  EXPECT_EQ(json.at("graph").at("title"), "見本");
  ASSERT_EQ(json.at("nodes").size(), 3U);
  EXPECT_EQ(json.at("nodes")[1].at("founded"), 9007199254740993);
  EXPECT_EQ(json.at("nodes")[1].at("label"), "大学 <b>\"い\" & う\\</b>");
  EXPECT_FALSE(json.at("nodes")[0].contains("founded"));
  EXPECT_EQ(json.at("nodes")[2].at("open"), false);
  ASSERT_EQ(json.at("links").size(), 3U);
  EXPECT_EQ(json.at("links")[1].at("key"), "e1");
  EXPECT_EQ(json.at("links")[1].at("evidence"), "src-1;src-2");
}

TEST(EdgeTableWriter, WritesATableThatReadsBack) {
  std::ostringstream out;
  write_edge_table(out, sample_network());
  EXPECT_EQ(out.str(),
            "source,target,directed,relation,evidence,locator,status,strength\n"
            "inst-b,hub-a,true,serves,src-1,参考2 > 3.,planned,\n"
            "inst-b,hub-a,true,part_of,src-1;src-2,p. 1,,0.5\n"
            "\"c<&>\"\"\",hub-a,true,active_in,,,,\n");
}

TEST(EdgeListWriter, WritesBareLinesOrRefuses) {
  GraphBuilder builder;
  const NodeId a = builder.add_node("a", "");
  const NodeId b = builder.add_node("b", "");
  builder.add_link(a, b, "r");
  builder.set_link_attribute(builder.add_link(b, a, "r"), "strength", 2.5);
  Network network;
  network.graph = builder.build();
  std::ostringstream out;
  write_edge_list(out, network);
  EXPECT_EQ(out.str(), "a b 1\nb a 2.5\n");
  std::ostringstream refused;
  EXPECT_THROW(write_edge_list(refused, sample_network()), Error);
}

TEST(YedWriter, DrawsNodesAndEdges) {
  std::ostringstream out;
  const Appearance looks{.positions = {{100, 50}}, .colors = {"#0072B2"}, .sizes = {20}};
  write_yed_graphml(out, sample_network(), Language::en, {}, looks);
  const auto xml = out.str();
  EXPECT_TRUE(is_well_formed(xml));
  EXPECT_THAT(xml,
              HasSubstr("<y:ShapeNode><y:Geometry x=\"90\" y=\"40\" width=\"20\" height=\"20\"/>"
                        "<y:Fill color=\"#0072B2\" transparent=\"false\"/>"));
  EXPECT_THAT(xml, HasSubstr(">大学 &lt;b&gt;&quot;い&quot; &amp; う\\&lt;/b&gt;</y:NodeLabel>"));
  EXPECT_THAT(xml, HasSubstr("<y:LineStyle color=\"#8F8F8F\" type=\"dashed\" width=\"1\"/>"
                             "<y:Arrows source=\"none\" target=\"standard\"/>"));
  EXPECT_THAT(xml, HasSubstr("<data key=\"n_founded\">9007199254740993</data>"));
}

TEST(PajekWriter, WritesThisForThreeNodes) {
  GraphBuilder builder;
  for (const auto* id : {"a", "b", "c"}) builder.add_node(id, "");
  builder.set_node_attribute(0, "name_en", std::string("same \"name\" \\ &#34;"));
  builder.set_node_attribute(1, "name_en", std::string("same \"name\" \\ &#34;"));
  builder.add_link(0, 1, "works for", true);
  builder.add_link(1, 2, "", false);
  builder.set_link_attribute(builder.add_link(2, 2, "r", true), "strength", 0.5);
  Network network;
  network.graph = builder.build();
  const Appearance looks{
      .positions = {{10, 10}, {110, 60}}, .colors = {"#FF0001"}, .sizes = {24, 12}};
  std::ostringstream out;
  write_pajek(out, network, Language::en, looks);
  EXPECT_EQ(out.str(), R"net(*Vertices 3
1 "same &#34;name&#34; &#92; &#38;#34; (a)" 0.05 0.05 ellipse x_fact 2 y_fact 2 ic Red
2 "same &#34;name&#34; &#92; &#38;#34; (b)" 0.95 0.5 ellipse x_fact 1 y_fact 1
3 "c"
*Arcs
1 2 1 l "works for"
3 3 0.5 l "r"
*Edges
2 3 1
)net");
}

TEST(PajekWriter, ReadsBackAsFarAsTheFormatGoes) {
  const testing::TemporaryFolder folder;
  const auto path = folder.path() / "n.net";
  for (const auto& network : network_zoo()) {
    SCOPED_TRACE(network.name);
    write_network(network, path, Language::ja, {}, looks_of(network));
    const auto back = load(path, {.strict = true}).graph;
    const auto nodes = network.graph.nodes();
    ASSERT_EQ(back.num_nodes(), nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      EXPECT_EQ(back.id(static_cast<NodeId>(i)), network.node_name(nodes[i], Language::ja));
    }
    ASSERT_EQ(back.num_links(), network.graph.num_links());
    // All arcs come first.
    auto links = network.graph.links();
    std::stable_partition(links.begin(), links.end(),
                          [&](LinkId link) { return network.graph.link(link).directed; });
    for (LinkId link = 0; link < links.size(); ++link) {
      EXPECT_EQ(back.relation(link), network.graph.relation(links[link]));
      EXPECT_EQ(back.link(link).directed, network.graph.link(links[link]).directed);
      const auto strength = network.graph.link_number(links[link], "strength");
      if (strength) {
        EXPECT_EQ(back.link_number(link, "strength"), strength);
      }
    }
  }
}

TEST(PajekWriter, MarksWhatIsNotAscii) {
  std::ostringstream out;
  write_pajek(out, sample_network(), Language::ja);
  EXPECT_TRUE(out.str().starts_with("\xEF\xBB\xBF% UTF-8\n*Vertices 3\n1 \"拠点あ\"\n"));
}

TEST(Cx2Writer, WritesPlacesOnlyWhenAllNodesHaveOne) {
  const auto nodes_of = [](const Appearance& looks) {
    std::ostringstream out;
    write_cx2(out, sample_network(), Language::ja, {}, looks);
    return nlohmann::json::parse(out.str()).at(4).at("nodes");
  };
  const auto placed = nodes_of({.positions = {{1, 2}, {3, 4}, {5, 6.5}}});
  EXPECT_EQ(placed[2].at("y"), 6.5);
  EXPECT_EQ(placed[1].at("v").at("represents"), "inst-b");
  EXPECT_EQ(placed[1].at("v").at("name"), "大学 <b>\"い\" & う\\</b>");
  EXPECT_EQ(placed[1].at("v").at("founded"), 9007199254740993);
  EXPECT_FALSE(nodes_of({.positions = {{1, 2}, {3, 4}}})[0].contains("x"));
}

TEST(Convert, TellsWhichFormatsHoldLooks) {
  EXPECT_TRUE(holds_appearance("a.GEXF"));
  EXPECT_TRUE(holds_appearance("a.yed.graphml"));
  EXPECT_FALSE(holds_appearance("a.el"));
  EXPECT_THROW(static_cast<void>(holds_appearance("a.xyz")), Error);
}

TEST(Convert, ChoosesByTheEnding) {
  const testing::TemporaryFolder folder;
  for (const auto& ending : writable_endings()) {
    if (ending == ".dot" || ending == ".el" || ending == ".musubi") continue;
    const auto path = folder.path() / ("network" + ending);
    write_network(sample_network(), path, Language::ja);
    EXPECT_FALSE(read_file(path).empty()) << ending;
  }
  EXPECT_EQ(load(folder.path() / "network.graphml").graph.num_links(), 3U);
  EXPECT_EQ(load(folder.path() / "network.csv").graph.num_links(), 3U);
  EXPECT_EQ(load(folder.path() / "network.tsv").graph.num_links(), 3U);
}

TEST(Convert, NamesTheEndingsForAnother) {
  try {
    write_network(sample_network(), "network.xyz", Language::ja);
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    EXPECT_THAT(error.what(), HasSubstr(".graphml, .yed.graphml, .gexf"));
  }
}

}  // namespace
}  // namespace musubi::writers_test
