#include <expat.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>

#include "engine/file.hpp"
#include "engine/network_reader.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/viz/sample_network.hpp"
#include "viz/convert.hpp"
#include "viz/edge_list_writer.hpp"
#include "viz/gexf_writer.hpp"
#include "viz/node_link_json_writer.hpp"

namespace musubi {
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
  EXPECT_THAT(xml, HasSubstr("<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">"));
  EXPECT_THAT(xml, HasSubstr("defaultedgetype=\"directed\""));
  EXPECT_THAT(xml, HasSubstr("<attribute id=\"founded\" title=\"founded\" type=\"long\"/>"));
  EXPECT_THAT(xml, HasSubstr("<attvalue for=\"founded\" value=\"9007199254740993\"/>"));
  EXPECT_THAT(xml, HasSubstr("<node id=\"hub-a\" label=\"Hub A\">"));
  EXPECT_THAT(xml, HasSubstr("<edge id=\"e1\" source=\"inst-b\" target=\"hub-a\" kind=\"part_of\" "
                             "label=\"part_of\" weight=\"0.5\">"));
  EXPECT_THAT(xml, HasSubstr("<description>Sample</description>"));
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

TEST(Convert, ChoosesByTheEnding) {
  const testing::TemporaryFolder folder;
  for (const auto& ending : writable_endings()) {
    if (ending == ".dot" || ending == ".el") continue;
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
    EXPECT_THAT(error.what(), HasSubstr(".graphml, .gexf, .json"));
  }
}

}  // namespace
}  // namespace musubi
