#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/network_reader.hpp"
#include "tests/diagnostics_of.hpp"
#include "tests/temporary_folder.hpp"

namespace musubi::dot_reader_test {
namespace {

using musubi::testing::Complaint;
using musubi::testing::diagnostics_of;
using musubi::testing::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Network read(const std::string& text) {
  const TemporaryFolder folder;
  return read_dot(folder.write("g.dot", text), {.strict = true});
}
std::vector<Diagnostic> complaints(const std::string& text) {
  return diagnostics_of([&] { static_cast<void>(read(text)); });
}

std::vector<std::string> pairs_of(const PropertyGraph& graph) {
  std::vector<std::string> pairs;
  for (const LinkId link : graph.links()) {
    pairs.push_back(graph.id(graph.link(link).source) + (graph.link(link).directed ? ">" : "-") +
                    graph.id(graph.link(link).target));
  }
  return pairs;
}

TEST(Dot, ReadsNodesEdgesAndWhatTheyAreDrawnBy) {
  const auto network = read(R"(# a comment
/* one
more */ digraph "my graph" {
  rankdir = LR; graph [bgcolor=white]
  node [shape=box, kind=fund]; // a default
  "a \"b\"" [label="two\nlines", pos="10,-20.5!", width=.5, height=0.5, fillcolor="#ffcc00"]
  c [kind="hub" note="one " + "text"; shape=ellipse];
  "a \"b\"" -> c:port:ne -> 結び [relation=serves, weight=2.5, label="helps"];
  c -> c [dir=none strength=-1 checked]
}
)");
  const auto& graph = network.graph;
  const auto& attributes = graph.node_attributes();
  EXPECT_THAT(pairs_of(graph), ElementsAre("a \"b\">c", "c>結び", "c-c"));
  EXPECT_EQ(graph.kind(0), "fund");
  EXPECT_EQ(graph.kind(1), "hub");
  EXPECT_EQ(graph.node_text(1, "note"), "one text");
  EXPECT_EQ(network.node_name(0, Language::en), "two\nlines");
  EXPECT_EQ(attributes.at("x").number(0), 10.0);
  EXPECT_EQ(attributes.at("y").number(0), 20.5) << "downwards";
  EXPECT_EQ(attributes.at("size").number(0), 36.0);
  EXPECT_EQ(graph.node_text(0, "color"), "#ffcc00");
  EXPECT_FALSE(attributes.contains("shape"));
  EXPECT_EQ(graph.relation(1), "serves");
  EXPECT_EQ(graph.link_text(1, "label"), "helps");
  EXPECT_EQ(graph.link_number(0, "strength"), 2.5);
  EXPECT_EQ(graph.link_number(2, "strength"), -1.0);
  EXPECT_EQ(graph.link_text(2, "checked"), "true");
}

TEST(Dot, ReadsSubgraphsAndScopes) {
  const auto network = read(
      "graph { node [k=1]\n{ node [k=2] a b } -- subgraph cluster_x { c; edge [w=1]; c -- d }\n"
      "e -- \"graph\" }");
  const auto& graph = network.graph;
  EXPECT_THAT(pairs_of(graph), ElementsAre("c-d", "a-c", "a-d", "b-c", "b-d", "e-graph"));
  EXPECT_EQ(graph.node_text(0, "k"), "2");
  EXPECT_EQ(graph.node_text(2, "k"), "1");
  EXPECT_EQ(graph.link_text(0, "w"), "1");
  EXPECT_EQ(graph.link_text(1, "w"), "");
}

TEST(Dot, StrictMergesParallelEdges) {
  EXPECT_THAT(pairs_of(read("graph { a -- b -- a }").graph), ElementsAre("a-b", "b-a"));
  EXPECT_THAT(pairs_of(read("strict graph { a -- b -- a }").graph), ElementsAre("a-b"));
  EXPECT_THAT(pairs_of(read("STRICT DIGRAPH { a -> b -> a -> b }").graph),
              ElementsAre("a>b", "b>a"));
}

TEST(Dot, AnEmptyGraphIsFine) {
  EXPECT_EQ(read("digraph {}").graph.num_nodes(), 0U);
  EXPECT_EQ(read("graph g { a }").graph.num_nodes(), 1U);
}

TEST(Dot, MistakesNameTheLine) {
  EXPECT_THAT(complaints(""), ElementsAre(Complaint("g.dot", 0, "empty", "")));
  EXPECT_THAT(complaints("a,b"), ElementsAre(Complaint("g.dot", 1, "is not DOT", "digraph {")));
  EXPECT_THAT(complaints("digraph {\na -- b }"), ElementsAre(Complaint("g.dot", 2, "--", "->")));
  EXPECT_THAT(complaints("graph {\na -> b }"), ElementsAre(Complaint("g.dot", 2, "->", "--")));
  EXPECT_THAT(complaints("graph {\na"), ElementsAre(Complaint("g.dot", 2, "here should be }", "")));
  EXPECT_THAT(complaints("graph {\na [b=]"), ElementsAre(Complaint("g.dot", 2, "a name", "")));
  EXPECT_THAT(complaints("graph { \"a\n"), ElementsAre(Complaint("g.dot", 1, "a quote", "close")));
  EXPECT_THAT(complaints("graph { /*\n"), ElementsAre(Complaint("g.dot", 1, "a comment", "*/")));
  EXPECT_THAT(complaints("graph {\n<a"), ElementsAre(Complaint("g.dot", 2, "a <", "close")));
  EXPECT_THAT(complaints("graph {\n!"),
              ElementsAre(Complaint("g.dot", 2, "a character", "quotes")));
  EXPECT_THAT(complaints("graph { a + b"), ElementsAre(Complaint("g.dot", 1, "+ joins", "")));
  EXPECT_THAT(complaints("graph { a -. }"), ElementsAre(Complaint("g.dot", 1, "'-.'", "quotes")));
  EXPECT_THAT(complaints("graph {} graph {}"),
              ElementsAre(Complaint("g.dot", 1, "behind the graph", "one graph")));
  EXPECT_THAT(complaints("graph {\na -- b [strength=x]}"),
              ElementsAre(Complaint("g.dot", 2, "the strength 'x' is not a number", "")));
  EXPECT_THAT(complaints("graph " + std::string(3000, '{')),
              ElementsAre(Complaint("g.dot", 1, "nested too deeply", "")));
}

TEST(Dot, EveryPrefixIsReadOrRefused) {
  const std::string whole =
      "digraph \"g\" { node [a=<b<i>>]; {x y} -> z:p [l=\"\\\"\\\\\", w=-1.5] /* c */\n// d\n q=1; "
      "}";
  for (std::size_t length = 1; length < whole.size(); ++length) {
    EXPECT_THAT(complaints(whole.substr(0, length)), ::testing::SizeIs(1)) << length;
  }
  EXPECT_THAT(read(whole).warnings, IsEmpty());
}

}  // namespace
}  // namespace musubi::dot_reader_test
