#include "engine/memory_budget.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "engine/file.hpp"
#include "engine/loaded_network.hpp"
#include "engine/network_reader.hpp"
#include "tests/diagnostics_of.hpp"
#include "tests/temporary_folder.hpp"

namespace musubi::memory_budget_test {
namespace {

using musubi::testing::Complaint;
using musubi::testing::diagnostics_of;
using musubi::testing::TemporaryFolder;
using ::testing::ElementsAre;

constexpr double kGib = 1024.0 * 1024.0 * 1024.0;

TEST(MemoryBudget, RefusesWhatIsTooMuchAndSaysHowMuch) {
  const MemoryBudget budget(std::uint64_t{3} << 30U);
  budget.require(0.5 * kGib, "the table");
  EXPECT_THAT(diagnostics_of([&] { budget.require(7.25 * kGib, "the table"); }, ErrorKind::memory),
              ElementsAre(Complaint("", 0, "the table would take about 7.2 GiB of memory beside",
                                    "--max-memory")));
  EXPECT_THAT(diagnostics_of([&] { budget.require(7.25 * kGib, "x"); }, ErrorKind::memory),
              ElementsAre(Complaint("", 0, "3.0 GiB is allowed", "set_max_memory")));
}

TEST(MemoryBudget, CountsWhatTheProcessHasAlready) {
  const auto used = used_memory();
  ASSERT_GT(used, 0U);
  const MemoryBudget budget(used + (std::uint64_t{64} << 20U));
  budget.require(16.0 * (1U << 20U), "a little");
  const std::string much(std::size_t{96} << 20U, 'x');
  EXPECT_EQ(
      diagnostics_of([&] { budget.require(16.0 * (1U << 20U), "a little"); }, ErrorKind::memory)
          .size(),
      1U)
      << much.size();
}

TEST(MemoryBudget, DefaultsToMostOfWhatIsFree) {
  const auto free = static_cast<double>(free_memory());
  EXPECT_GT(free, 0.0);
  const MemoryBudget budget;
  budget.require(0.1 * free, "a part");
  EXPECT_EQ(
      diagnostics_of([&] { budget.require(0.95 * free, "all of it"); }, ErrorKind::memory).size(),
      1U);
}

// n² of the largest n is more than 64 bits hold.
TEST(MemoryBudget, RefusesWhatNoMachineHas) {
  constexpr double kVertices = 4294967294.0;
  EXPECT_THAT(diagnostics_of([] { MemoryBudget().require(8.0 * kVertices * kVertices, "pairs"); },
                             ErrorKind::memory),
              ElementsAre(Complaint("", 0, "would take about 128 EiB", "")));
}

TEST(MemoryText, HasTwoDigitsAtLeast) {
  EXPECT_EQ(memory_text(1000), "1000 bytes");
  EXPECT_EQ(memory_text(1024.0 * 1024), "1.0 MiB");
  EXPECT_EQ(memory_text(12.4 * kGib), "12 GiB");
}

Execution little() {
  return {.memory = MemoryBudget(1)};
}

TEST(Readers, RefuseAFileThatTakesMoreThanAllowed) {
  const TemporaryFolder folder;
  const auto graphml = folder.write("g.graphml", "<graphml/>");
  const auto edges = folder.write("g.el", "1 2\n");
  for (const auto& path : {graphml, edges}) {
    const auto told = diagnostics_of(
        [&] { static_cast<void>(load(path, {.execution = little()})); }, ErrorKind::memory);
    ASSERT_EQ(told.size(), 1U);
    EXPECT_NE(told[0].problem.find(path.filename().string()), std::string::npos);
  }
}

// As many megabytes as `mib` of blanks, in a file of a thousandth of that.
std::filesystem::path bomb(const TemporaryFolder& folder, unsigned mib) {
  const auto path = folder.path() / "bomb.graphml.gz";
  gzFile file = gzopen(path.c_str(), "wb");
  const std::string blanks(std::size_t{1} << 20U, ' ');
  for (unsigned i = 0; i < mib; ++i) {
    gzwrite(file, blanks.data(), static_cast<unsigned>(blanks.size()));
  }
  gzclose(file);
  return path;
}

TEST(Readers, StopUnpackingBeforeItIsTooMuch) {
  const TemporaryFolder folder;
  const auto path = bomb(folder, 200);
  const MemoryBudget budget(used_memory() + (std::uint64_t{64} << 20U));
  const auto before = used_memory();
  EXPECT_EQ(diagnostics_of([&] { static_cast<void>(read_file(path, {.memory = budget})); },
                           ErrorKind::memory)
                .size(),
            1U);
  EXPECT_LT(used_memory(), before + (std::uint64_t{80} << 20U));
}

TEST(Readers, AskForWhatAHeaderAnnounces) {
  const TemporaryFolder folder;
  const auto path = folder.write("many.net", "*Vertices 9999999\n*Edges\n1 2\n");
  const MemoryBudget budget(used_memory() + (std::uint64_t{256} << 20U));
  EXPECT_THAT(diagnostics_of(
                  [&] { static_cast<void>(read_pajek(path, {.execution = {.memory = budget}})); },
                  ErrorKind::memory),
              ElementsAre(Complaint("", 0, "many.net: the vertices that it announces", "")));
}

// A hundred kilobytes of text stand for 25 million edges.
TEST(Readers, AskForTheEdgesBetweenSubgraphs) {
  const TemporaryFolder folder;
  std::string text = "graph {";
  for (const char* part : {"{", "} -- {"}) {
    text += part;
    for (int i = 0; i < 5000; ++i)
      text += " " + std::string(part[0] == '{' ? "a" : "b") + std::to_string(i);
  }
  const auto path = folder.write("product.dot", text + "}}");
  const MemoryBudget budget(used_memory() + (std::uint64_t{512} << 20U));
  EXPECT_THAT(
      diagnostics_of([&] { static_cast<void>(read_dot(path, {.execution = {.memory = budget}})); },
                     ErrorKind::memory),
      ElementsAre(Complaint("", 0, "product.dot:1: the edges between two subgraphs", "")));
}

TEST(CsrGraph, IsAskedForBeforeItIsMade) {
  const std::vector<Edge> edges{{0, 1}};
  EXPECT_THAT(
      diagnostics_of(
          [&] {
            static_cast<void>(CsrGraph::from_edges(2, edges, Direction::undirected, {}, little()));
          },
          ErrorKind::memory),
      ElementsAre(Complaint("", 0, "a graph of 2 vertices and 2 arcs", "")));
}

TEST(Readers, AskForTheNetworkOfAGraph) {
  const std::vector<Edge> edges{{0, 1}};
  const LoadedGraph loaded{.graph = CsrGraph::from_edges(2, edges)};
  EXPECT_THAT(diagnostics_of([&] { static_cast<void>(network_of(loaded, "g", little())); },
                             ErrorKind::memory),
              ElementsAre(Complaint("", 0, "a network of 1 links", "")));
}

TEST(Readers, RefuseARowOfMoreColumnsThanASheetHas) {
  const TemporaryFolder folder;
  const auto path =
      folder.write("wide.csv", "source,target\na,b" + std::string(20'000, ',') + "\n");
  EXPECT_THAT(diagnostics_of([&] { static_cast<void>(read_edge_list(path)); }),
              ElementsAre(Complaint("wide.csv", 2, "has more than 16384 columns", "separates")));
}

TEST(Readers, EndWhenTheyAreAskedToStop) {
  const TemporaryFolder folder;
  std::stop_source source;
  source.request_stop();
  const ReadOptions options{.execution = {.stop = source.get_token()}};
  for (const auto& [name, text] : std::vector<std::pair<std::string, std::string>>{
           {"g.el", "1 2\n"},
           {"g.csv", "source,target\na,b\n"},
           {"g.graph", "2 1\n2\n1\n"},
           {"g.net", "*Vertices 2\n*Edges\n1 2\n"},
           {"g.dot", "graph { a -- b }"},
           {"g.json", R"({"nodes": [{"id": 1}], "links": []})"},
           {"g.graphml",
            R"(<graphml><graph edgedefault="directed"><node id="a"/></graph></graphml>)"},
           {"g.gexf", R"(<gexf><graph><nodes><node id="a"/></nodes></graph></gexf>)"}}) {
    const auto path = folder.write(name, text);
    EXPECT_EQ(diagnostics_of([&] { static_cast<void>(load(path, options)); }, ErrorKind::cancelled)
                  .size(),
              1U)
        << name;
  }
  EXPECT_EQ(
      diagnostics_of([&] { static_cast<void>(load(MUSUBI_SOURCE_DIR "/graphs/gtb", options)); },
                     ErrorKind::cancelled)
          .size(),
      1U);
}

}  // namespace
}  // namespace musubi::memory_budget_test
