#include "engine/metis_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "engine/number_text.hpp"
#include "tests/diagnostics_of.hpp"
#include "tests/plain_rows.hpp"
#include "tests/temporary_folder.hpp"

namespace musubi::metis_text_test {
namespace {

using musubi::testing::Complaint;
using musubi::testing::diagnostics_of;
using musubi::testing::RandomEdges;
using musubi::testing::same_graph;
using musubi::testing::TemporaryFolder;
using ::testing::ElementsAre;
using namespace std::string_view_literals;

LoadedGraph read(std::string_view text, const MetisOptions& options = {}) {
  const TemporaryFolder folder;
  return read_metis(folder.write("g.graph", text), options);
}

std::vector<Diagnostic> complaints(std::string_view text) {
  return diagnostics_of([&] { static_cast<void>(read(text)); });
}

// The example of the METIS manual: seven vertices and eleven edges.
const std::vector<Edge> kManual = {{0, 4}, {0, 2}, {0, 1}, {1, 2}, {1, 3}, {2, 4},
                                   {2, 3}, {3, 5}, {3, 6}, {4, 5}, {5, 6}};
const std::vector<double> kManualWeights = {1, 2, 1, 2, 1, 3, 2, 2, 5, 2, 6};

TEST(MetisText, ReadsTheExamplesOfTheManual) {
  const auto plain = CsrGraph::from_edges(7, kManual);
  const auto weighted =
      CsrGraph::from_edges(7, kManual, Direction::undirected, {.strengths = kManualWeights});
  const auto bare = read("% comment\n7 11\n5 3 2\n1 3 4\n5 4 2 1\n2 3 6 7\n1 3 6\n5 4 7\n6 4\n");
  EXPECT_TRUE(same_graph(bare.graph, plain));
  EXPECT_EQ(bare.id(0), 1U);
  EXPECT_EQ(bare.id(6), 7U);
  const std::string edge_weights =
      "7 11 001\n5 1 3 2 2 1\n1 1 3 2 4 1\n5 3 4 2 2 2 1 2\n2 1 3 2 6 2 7 5\n1 1 3 3 6 2\n5 2 4 2 "
      "7 "
      "6\n6 6 4 5\n";
  EXPECT_TRUE(same_graph(read(edge_weights).graph, weighted));
  EXPECT_TRUE(same_graph(read(edge_weights, {.weights = false}).graph, plain));
  EXPECT_TRUE(
      same_graph(read("7 11 011\n4 5 1 3 2 2 1\n2 1 1 3 2 4 1\n5 5 3 4 2 2 2 1 2\n3 2 1 3 2 "
                      "6 2 7 5\n1 1 1 3 3 6 2\n6 5 2 4 2 7 6\n2 6 6 4 5\n")
                     .graph,
                 weighted));
  EXPECT_TRUE(
      same_graph(read("7 11 10 3\r\n1 2 0 5 3 2\r\n0 2 2 1 3 4\r\n4 1 1 5 4 2 1\r\n2 2 3 2 3 "
                      "6 7\r\n1 1 1 1 3 6\r\n2 2 1 5 4 7\r\n1 2 1 6 4")
                     .graph,
                 plain));
}

TEST(MetisText, AnEmptyLineIsAVertexWithoutNeighbours) {
  const auto loaded = read("4 1\n\n3\n2\n\n\n\n");
  EXPECT_TRUE(same_graph(loaded.graph, CsrGraph::from_edges(4, std::vector<Edge>{{1, 2}})));
  EXPECT_EQ(read("0 0\n").graph.num_vertices(), 0U);
  EXPECT_EQ(read("2 0\n\n\n").graph.num_vertices(), 2U);
}

TEST(MetisText, AgreesWithFromEdgesForAnyNumberOfThreads) {
  RandomEdges list(4, 3000, 60000);
  std::erase_if(list.edges, [](const Edge& edge) { return edge.tail == edge.head; });
  list.weights.resize(list.edges.size());
  const auto expected =
      CsrGraph::from_edges(list.n, list.edges, Direction::undirected, {.strengths = list.weights});
  std::string text = "3000 " + std::to_string(list.edges.size()) + " 1\n";
  for (const Vertex v : expected.vertices()) {
    if (v % 100 == 7) text += "% between\n";
    for (std::size_t i = 0; i < expected.out_degree(v); ++i) {
      text += std::to_string(expected.out_neighbors(v)[i] + 1) + ' ' +
              number_text(expected.out_strengths(v)[i]) + ' ';
    }
    text += '\n';
  }
  for (const int threads : {1, 2, 5}) {
    EXPECT_TRUE(same_graph(read(text, {.execution = {.threads = threads}}).graph, expected));
  }
}

TEST(MetisText, SaysWhatIsWrong) {
  EXPECT_THAT(complaints(""), ElementsAre(Complaint("g.graph", 0, "no header", "begins with")));
  EXPECT_THAT(complaints("% c\nx 3\n"), ElementsAre(Complaint("g.graph", 2, "not the header", "")));
  EXPECT_THAT(complaints("3\n"), ElementsAre(Complaint("g.graph", 1, "not the header", "")));
  EXPECT_THAT(complaints("3 1 002\n"), ElementsAre(Complaint("g.graph", 1, "not the header", "")));
  EXPECT_THAT(complaints("4294967295 1\n"),
              ElementsAre(Complaint("g.graph", 1, "too many vertices", "2^32")));
  EXPECT_THAT(complaints("2 1\n2\n3\n"), ElementsAre(Complaint("g.graph", 3, "not from 1", "")));
  EXPECT_THAT(complaints("2 1\n0\n1\n"), ElementsAre(Complaint("g.graph", 2, "not from 1", "")));
  EXPECT_THAT(complaints("2 1\n-2\n1\n"),
              ElementsAre(Complaint("g.graph", 2, "not a whole number", "")));
  EXPECT_THAT(complaints("2 1\n2x\n1\n"), ElementsAre(Complaint("g.graph", 2, "ends in", "")));
  EXPECT_THAT(complaints(std::string_view("2 1\n2\0\n1\n", 9)),
              ElementsAre(Complaint("g.graph", 2, "NUL byte", "")));
  EXPECT_THAT(complaints("2 1 1\n2\n1 5\n"), ElementsAre(Complaint("g.graph", 2, "no weight", "")));
  EXPECT_THAT(complaints("2 1 1\n2 -1\n1 -1\n"),
              ElementsAre(Complaint("g.graph", 2, "no weight", ""),
                          Complaint("g.graph", 3, "no weight", "")));
  EXPECT_THAT(complaints("2 1 110 2\n1 1\n1 1 1\n"),
              ElementsAre(Complaint("g.graph", 2, "size or weight", "")));
  EXPECT_THAT(complaints("3 1\n2\n1\n"),
              ElementsAre(Complaint("g.graph", 0, "has 2 lines", "each vertex has a line")));
  EXPECT_THAT(complaints("2 1\n2\n1\n\n1\n"), ElementsAre(Complaint("g.graph", 0, "4 lines", "")));
  EXPECT_THAT(complaints("2 1\n1 2\n1\n"),
              ElementsAre(Complaint("g.graph", 0, "vertex 1 is its own", "loops")));
  EXPECT_THAT(complaints("3 1\n2\n\n1\n"),
              ElementsAre(Complaint("g.graph", 0, "one of their", "")));
  EXPECT_THAT(complaints("2 1 1\n2 5\n1 6\n"),
              ElementsAre(Complaint("g.graph", 0, "different weights", "")));
  EXPECT_THAT(complaints("2 2\n2\n1\n"), ElementsAre(Complaint("g.graph", 0, "has 1 edges", "")));
}

TEST(MetisText, RandomBytesDoNoHarm) {
  SplitMix64 random(8);
  constexpr std::string_view kAlphabet = "1234 1234 12\n\n\n%.\0x"sv;
  for (int round = 0; round < 3000; ++round) {
    std::string text = std::to_string(random.below(5)) + ' ' + std::to_string(random.below(4)) +
                       (random.below(2) == 0 ? "\n" : " 011 1\n");
    for (std::size_t i = random.below(40); i > 0; --i) {
      text += kAlphabet[random.below(kAlphabet.size())];
    }
    try {
      static_cast<void>(read(text, {.execution = {.threads = 1}}));
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::input);
    }
  }
}

}  // namespace
}  // namespace musubi::metis_text_test
