#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/network_reader.hpp"
#include "engine/pajek_color.hpp"
#include "tests/diagnostics_of.hpp"
#include "tests/temporary_folder.hpp"

namespace musubi::pajek_reader_test {
namespace {

using musubi::testing::Complaint;
using musubi::testing::diagnostics_of;
using musubi::testing::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Network read(const std::string& text, const ReadOptions& options = {}) {
  const TemporaryFolder folder;
  return read_pajek(folder.write("g.net", text), options);
}
std::vector<Diagnostic> complaints(const std::string& text) {
  return diagnostics_of([&] { static_cast<void>(read(text)); });
}

// Source, target, whether directed, strength or -1, relation.
using Tuple = std::tuple<std::string, std::string, bool, double, std::string>;
std::vector<Tuple> links_of(const Network& network) {
  const auto& graph = network.graph;
  std::vector<Tuple> result;
  for (const LinkId link : graph.links()) {
    result.emplace_back(graph.id(graph.link(link).source), graph.id(graph.link(link).target),
                        graph.link(link).directed,
                        graph.link_number(link, "strength").value_or(-1.0), graph.relation(link));
  }
  return result;
}

TEST(Pajek, ReadsVerticesArcsAndEdges) {
  const auto network = read(
      "% a comment\r\n"
      "*Network a name\r\n"
      "*VERTICES 3\r\n"
      "1 \"A & B \"  0.25 0.5 0.5 box x_fact 2 y_fact 2 ic red bc Black\r\n"
      "2 plain\t0.1 0.2\r\n"
      "3 \"say &#34;&#32080;&#34;\" ellipse ic Nosuch\r\n"
      "*Arcs\r\n"
      "1 2 2.5 l \"works for\" c Blue\r\n"
      "2 2\r\n"
      "*Edges\r\n"
      "  3 1 -1 [1-5]\r\n",
      {.strict = true});
  const auto& graph = network.graph;
  EXPECT_EQ(graph.id(0), "A & B ");
  EXPECT_EQ(graph.id(1), "plain");
  EXPECT_EQ(graph.id(2), "say \"結\"");
  EXPECT_EQ(graph.node_attributes().at("x").number(0), 250.0);
  EXPECT_EQ(graph.node_attributes().at("y").number(0), 500.0);
  EXPECT_EQ(graph.node_attributes().at("x").number(1), 100.0);
  EXPECT_EQ(graph.node_attributes().at("x").number(2), std::nullopt);
  EXPECT_EQ(graph.node_attributes().at("size").number(0), 24.0);
  EXPECT_EQ(graph.node_text(0, "color"), "#FF0000");
  EXPECT_EQ(graph.node_text(2, "color"), "Nosuch");
  EXPECT_THAT(links_of(network), ElementsAre(Tuple("A & B ", "plain", true, 2.5, "works for"),
                                             Tuple("plain", "plain", true, -1.0, ""),
                                             Tuple("say \"結\"", "A & B ", false, -1.0, "")));
  EXPECT_FALSE(network.projection("").directed);
}

TEST(Pajek, ReadsListsAndMatrices) {
  const auto network = read(
      "*Vertices 3\n"
      "*Arcslist :2 \"cites\"\n"
      "1 2 3\n"
      "*Edgeslist\n"
      "2 3\n"
      "*Matrix\n"
      "0 0.5 0\n"
      "0 0 0\n"
      "1 0 2\n");
  EXPECT_THAT(
      links_of(network),
      ElementsAre(Tuple("1", "2", true, -1.0, "cites"), Tuple("1", "3", true, -1.0, "cites"),
                  Tuple("2", "3", false, -1.0, ""), Tuple("1", "2", true, 0.5, ""),
                  Tuple("3", "1", true, 1.0, ""), Tuple("3", "3", true, 2.0, "")));
}

TEST(Pajek, ReadsTwoModesAndRelationsByNumber) {
  EXPECT_THAT(links_of(read("*Vertices 3 1\n1 \"p\"\n2 \"q\"\n3 \"r\"\n*Matrix\n0 4\n")),
              ElementsAre(Tuple("p", "r", true, 4.0, "")));
  EXPECT_THAT(links_of(read("*Vertices 2\n*Arcs :1 \"likes\"\n*Edges :2\n1 2\n1: 1 2 3\n7: 2 2\n")),
              ElementsAre(Tuple("1", "2", false, -1.0, "2"), Tuple("1", "2", false, 3.0, "likes"),
                          Tuple("2", "2", false, -1.0, "7")));
}

TEST(Pajek, NumbersAreIdsWhenLabelsAreNotUnique) {
  const auto network = read("*Vertices 3\n1 \"same\"\n2 \"same\"\n*Arcs\n1 3\n");
  EXPECT_EQ(network.graph.id(1), "2");
  EXPECT_EQ(network.node_name(1, Language::ja), "same");
  EXPECT_EQ(network.node_name(2, Language::ja), "3");
}

// As igraph 0.10 writes it: everything in quotes.
TEST(Pajek, ReadsWhatIgraphWrites) {
  const auto network = read(
      "*Vertices 2\n1 \"x y\" 0.1 0.5 \"ellipse\" ic \"Red\"\n2 \"b\" 0.2 0.6 \"ellipse\" ic "
      "\"Blue\"\n*Arcs\n1 2 1 l \"serves\"\n");
  EXPECT_EQ(network.graph.node_text(1, "color"), "#0000FF");
  EXPECT_THAT(links_of(network), ElementsAre(Tuple("x y", "b", true, 1.0, "serves")));
}

TEST(Pajek, ReadsTheEncodingsOfWindows) {
  EXPECT_EQ(read("\xEF\xBB\xBF*Vertices 1\n1 \"結び\"\n").graph.id(0), "結び");
  EXPECT_EQ(read("*Vertices 1\n1 \"\x8C\x8B\x82\xD1\"\n").graph.id(0), "結び") << "CP932";
}

TEST(Pajek, LeavesOutOtherPartsWithAWarning) {
  const auto network = read("*Vertices 1\n*Partition p\n*Arcs\n1 1\n*Vector v\n0.5\n");
  EXPECT_EQ(network.graph.num_links(), 1U);
  EXPECT_THAT(network.warnings, ElementsAre(Complaint("g.net", 2, "*Partition", ""),
                                            Complaint("g.net", 5, "*Vector", "")));
}

TEST(Pajek, EveryMistakeIsReported) {
  EXPECT_THAT(
      complaints("*Vertices 2\n1 \"a\n1 \"b\"\n3 \"c\"\n*Arcs\n1\n1 4\nx 2\n*Matrix\n1 2\n1 z\n"),
      ElementsAre(Complaint("g.net", 2, "never closed", "close the quote"),
                  Complaint("g.net", 3, "described twice", "line 2"),
                  Complaint("g.net", 4, "'3' is not the number", "from 1 to 2"),
                  Complaint("g.net", 6, "two vertices", ""),
                  Complaint("g.net", 7, "'4' is not the number", "from 1 to 2"),
                  Complaint("g.net", 8, "'x' is not the number", ""),
                  Complaint("g.net", 11, "'z' is not a number", "")));
  EXPECT_THAT(complaints("*Vertices 2\n*Matrix\n1 2\n"),
              ElementsAre(Complaint("g.net", 3, "1 of 2 rows", "")));
  EXPECT_THAT(complaints("*Vertices 2\n*Matrix\n1\n1 2\n1 2\n1 2\n"),
              ElementsAre(Complaint("g.net", 3, "2 rows of 2 numbers", ""),
                          Complaint("g.net", 6, "2 rows of 2 numbers", "")));
}

TEST(Pajek, RefusesWhatIsNoPajek) {
  EXPECT_THAT(complaints(""), ElementsAre(Complaint("g.net", 0, "the file is empty", "")));
  EXPECT_THAT(complaints("a b\n"), ElementsAre(Complaint("g.net", 1, "outside of any part", ""),
                                               Complaint("g.net", 1, "no *Vertices", "")));
  EXPECT_THAT(complaints("*Arcs\n1 2\n"),
              ElementsAre(Complaint("g.net", 1, "before *Vertices", "first"),
                          Complaint("g.net", 2, "'1' is not the number", "there are none"),
                          Complaint("g.net", 2, "'2' is not the number", "there are none")));
  EXPECT_THAT(complaints("*Vertices many\n"), ElementsAre(Complaint("g.net", 1, "number of", "")));
  EXPECT_THAT(complaints("*Vertices 99999999999\n"),
              ElementsAre(Complaint("g.net", 1, "up to 10000000", "")));
  EXPECT_THAT(complaints("*Vertices 1\n*Vertices 1\n"),
              ElementsAre(Complaint("g.net", 2, "second *Vertices", "one network")));
}

TEST(Pajek, AnEmptyNetworkIsFine) {
  const auto network = read("*Vertices 0\n");
  EXPECT_EQ(network.graph.num_nodes(), 0U);
  EXPECT_THAT(network.warnings, IsEmpty());
}

TEST(PajekColor, NamesAndTheirNeighbours) {
  EXPECT_EQ(hex_of_pajek_color("yellow"), "#FFFF00");
  EXPECT_EQ(hex_of_pajek_color("#FFFF00"), "");
  EXPECT_EQ(nearest_pajek_color("#FFFF00"), "Yellow");
  EXPECT_EQ(nearest_pajek_color("#fff9f0"), "Lavender") << "never white unless it is";
  EXPECT_EQ(nearest_pajek_color("#FFFFFF"), "White");
  EXPECT_EQ(nearest_pajek_color("red"), "");
}

}  // namespace
}  // namespace musubi::pajek_reader_test
