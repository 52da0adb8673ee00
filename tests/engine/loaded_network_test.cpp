#include "engine/loaded_network.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/network_reader.hpp"
#include "engine/snapshot.hpp"
#include "tests/diagnostics_of.hpp"
#include "tests/plain_rows.hpp"
#include "tests/temporary_folder.hpp"

namespace musubi::loaded_network_test {
namespace {

using musubi::testing::Complaint;
using musubi::testing::diagnostics_of;
using musubi::testing::RandomEdges;
using musubi::testing::same_graph;
using musubi::testing::TemporaryFolder;
using ::testing::ElementsAre;

TEST(LoadedNetwork, ComesBackThroughANetwork) {
  for (const auto direction : {Direction::undirected, Direction::directed}) {
    for (const bool weighted : {false, true}) {
      const RandomEdges list(3, 40, 200);
      EdgeWeights weights;
      if (weighted) weights = {.strengths = list.weights, .lengths = list.weights};
      LoadedGraph loaded{CsrGraph::from_edges(list.n, list.edges, direction, weights), {}};
      std::vector<std::uint64_t> ids;
      for (std::uint64_t v = 0; v < list.n; ++v) ids.push_back(v * v + 5);
      loaded.ids = SharedArray<std::uint64_t>::own(ids);
      const auto network = network_of(loaded, "name");
      EXPECT_EQ(network.name, "name");
      EXPECT_EQ(network.graph.num_links(), 200U);
      EXPECT_EQ(network.graph.id(3), "14");
      const auto back = loaded_graph_of(network);
      EXPECT_TRUE(same_graph(back.graph, loaded.graph));
      EXPECT_TRUE(std::ranges::equal(back.ids.span(), loaded.ids.span()));
    }
  }
}

TEST(LoadedNetwork, AnEmptyOneIsEmpty) {
  EXPECT_EQ(loaded_graph_of(network_of({}, "")).graph.num_vertices(), 0U);
}

TEST(LoadedNetwork, LoadReadsSnapshotsAndMetisFiles) {
  const TemporaryFolder folder;
  const std::vector<Edge> edges = {{0, 1}, {1, 1}};
  write_snapshot(folder.path() / "two.musubi", {CsrGraph::from_edges(2, edges), {}});
  const auto snapshot = load(folder.path() / "two.musubi");
  EXPECT_EQ(snapshot.name, "two");
  EXPECT_EQ(snapshot.graph.num_links(), 2U);
  EXPECT_FALSE(snapshot.projections[0].directed);
  const auto metis = load(folder.write("m.graph", "2 1\n2\n1\n"));
  EXPECT_EQ(metis.graph.num_links(), 1U);
  EXPECT_TRUE(metis.graph.find("2").has_value());
}

TEST(LoadedNetwork, RefusesWhatABareGraphCannotHold) {
  const TemporaryFolder folder;
  const auto complaints = [&](std::string_view csv) {
    const auto network = load(folder.write("g.csv", csv));
    return diagnostics_of([&] { static_cast<void>(loaded_graph_of(network)); }, ErrorKind::output);
  };
  for (const auto* id : {"a", "01", "-1", "1x", "18446744073709551615"}) {
    EXPECT_THAT(
        complaints(std::string("source,target\n1,") + id + '\n'),
        ElementsAre(Complaint("", 0, std::string("'") + id + "' is not a whole", "graphml")));
  }
  EXPECT_THAT(complaints("source,target,directed\n1,2,true\n2,3,false\n"),
              ElementsAre(Complaint("", 0, "only some links are directed", "graphml")));
}

}  // namespace
}  // namespace musubi::loaded_network_test
