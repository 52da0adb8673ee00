#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "engine/network_reader.hpp"
#include "tests/diagnostics_of.hpp"
#include "tests/temporary_folder.hpp"

namespace musubi::edge_list_reader_test {
namespace {

using musubi::testing::Complaint;
using musubi::testing::TemporaryFolder;
using ::testing::ElementsAre;

Network read(std::string_view text, const std::string& name = "g.el") {
  const TemporaryFolder folder;
  return read_edge_list(folder.write(name, text));
}
std::vector<Diagnostic> complaints(std::string_view text) {
  return musubi::testing::diagnostics_of([&] { static_cast<void>(read(text)); });
}
std::vector<std::string> links_of(const PropertyGraph& graph) {
  std::vector<std::string> result;
  for (const LinkId link : graph.links()) {
    result.push_back(graph.id(graph.link(link).source) + ">" + graph.id(graph.link(link).target));
  }
  return result;
}

TEST(EdgeList, AnySeparatorWillDo) {
  for (const auto* text : {"# comment\n% comment\na b 2\n\nb c\n", "a,b,2\nb,c\n",
                           "a;b;2\r\nb;c\r\n", "a\tb\t2\nb\tc", "\uFEFFa  b   2 \nb c\n"}) {
    const auto network = read(text);
    EXPECT_THAT(links_of(network.graph), ElementsAre("a>b", "b>c")) << text;
    EXPECT_EQ(network.graph.link_number(0, "strength"), 2.0) << text;
    EXPECT_EQ(network.graph.link_number(1, "strength"), std::nullopt);
    EXPECT_FALSE(network.projection("").directed);
    EXPECT_FALSE(network.is_package);
  }
}

TEST(EdgeList, AHeaderNamesTheColumns) {
  const auto network = read(
      "source,target,weight,relation,year,directed\n\"a, Inc.\",b,0.5,owns,1999,true\n", "g.csv");
  const auto& graph = network.graph;
  EXPECT_THAT(links_of(graph), ElementsAre("a, Inc.>b"));
  EXPECT_EQ(graph.link_number(0, "strength"), 0.5);
  EXPECT_EQ(graph.relation(0), "owns");
  EXPECT_EQ(graph.link_text(0, "year"), "1999");
  EXPECT_TRUE(graph.link(0).directed);
  EXPECT_TRUE(network.projection("").directed);
}

TEST(EdgeList, QuotedFieldsHoldSeparatorsAndDoubledQuotes) {
  const auto network = read("\"a, Inc.\",\"say \"\"b\"\"\",1\n", "g.csv");
  EXPECT_THAT(links_of(network.graph), ElementsAre("a, Inc.>say \"b\""));
}

TEST(EdgeList, LoopsAndParallelEdgesAreKept) {
  const auto network = read("a a\na b\nb a\n");
  EXPECT_THAT(links_of(network.graph), ElementsAre("a>a", "a>b", "b>a"));
  EXPECT_TRUE(network.projection("").self_loops);
}

TEST(EdgeList, EveryBadLineIsReported) {
  EXPECT_THAT(complaints("a b 1\nonly\na b x\na b -2\na b 1e109\na b nan\n"),
              ElementsAre(Complaint("g.el", 2, "an edge needs two ids", "a b"),
                          Complaint("g.el", 3, "'x' is not a number", "column 3"),
                          Complaint("g.el", 4, "'-2' is negative", "not negative"),
                          Complaint("g.el", 5, "'1e109' is out of range", "1e-60"),
                          Complaint("g.el", 6, "'nan' is not a number", "column 3")));
  EXPECT_THAT(complaints("source,target,directed\na,b,perhaps\na,b,1,2\n"),
              ElementsAre(Complaint("g.el", 2, "'perhaps' is not a boolean", "directed"),
                          Complaint("g.el", 3, "4 fields under 3 columns", "quote")));
  EXPECT_THAT(complaints(""), ElementsAre(Complaint("g.el", 0, "the file is empty", "")));
  EXPECT_THAT(complaints("a,\"b\nc,d\n"),
              ElementsAre(Complaint("g.el", 1, "never closed", "close the quote")));
}

TEST(EdgeList, AnEmptyIdIsNone) {
  EXPECT_THAT(complaints("a,b\n;\na,\n\"\",b\n"),
              ElementsAre(Complaint("g.el", 2, "an edge needs two ids", "a b"),
                          Complaint("g.el", 3, "an edge needs two ids", "a b"),
                          Complaint("g.el", 4, "an edge needs two ids", "a b")));
}

TEST(EdgeList, OnlyCommentsMakeAnEmptyGraph) {
  EXPECT_EQ(read("# nothing\n").graph.num_nodes(), 0U);
}

TEST(EdgeList, IsReadFromGzip) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "g.el.gz";
  gzFile file = gzopen(path.c_str(), "wb");
  gzputs(file, "a b\nb c\n");
  gzclose(file);
  EXPECT_EQ(load(path).graph.num_links(), 2U);
  EXPECT_EQ(load(path).name, "g");
}

}  // namespace
}  // namespace musubi::edge_list_reader_test
