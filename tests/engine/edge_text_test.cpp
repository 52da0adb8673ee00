#include "engine/edge_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <string>
#include <thread>

#include "engine/number_text.hpp"
#include "tests/diagnostics_of.hpp"
#include "tests/plain_rows.hpp"
#include "tests/temporary_folder.hpp"

namespace musubi::edge_text_test {
namespace {

using musubi::testing::Complaint;
using musubi::testing::diagnostics_of;
using musubi::testing::RandomEdges;
using musubi::testing::same_graph;
using musubi::testing::TemporaryFolder;
using ::testing::ElementsAre;
using namespace std::string_view_literals;
using ::testing::IsEmpty;

LoadedGraph read(std::string_view text, const EdgeTextOptions& options = {}) {
  const TemporaryFolder folder;
  return read_edge_text(folder.write("g.el", text), options);
}

std::vector<Diagnostic> complaints(std::string_view text, const EdgeTextOptions& options = {}) {
  return diagnostics_of([&] { static_cast<void>(read(text, options)); });
}

std::vector<std::uint64_t> ids(const LoadedGraph& loaded) {
  return {loaded.ids.span().begin(), loaded.ids.span().end()};
}

std::vector<double> strengths(const LoadedGraph& loaded, Vertex v) {
  const auto row = loaded.graph.out_strengths(v);
  return {row.begin(), row.end()};
}

std::filesystem::path write_gzip(const TemporaryFolder& folder, std::string_view text,
                                 const std::string& name = "g.el.gz") {
  const auto path = folder.path() / name;
  gzFile file = gzopen(path.c_str(), "wb");
  gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
  gzclose(file);
  return path;
}

// A list in all the ways in which programs write one: the separator, line ends, comments between.
std::string spelled(const RandomEdges& list, bool weighted, std::uint64_t seed) {
  SplitMix64 random(seed);
  const auto one_of = [&](std::initializer_list<const char*> texts) {
    return std::string(*(texts.begin() + random.below(texts.size())));
  };
  std::string text = one_of({"", "# Nodes: 7 Edges: 9\n", "\xEF\xBB\xBF", "source,target\r\n"});
  for (std::size_t e = 0; e < list.edges.size(); ++e) {
    const auto separator = [&] { return one_of({" ", " ", "\t", ",", "  ", " , ", ";"}); };
    text += one_of({"", "", "", " ", "\n", "% comment\n", "#\n", "\r\n"});
    text += one_of({"", "", "0", "000000000000000000000000"}) + std::to_string(list.edges[e].tail) +
            separator() + std::to_string(list.edges[e].head);
    if (weighted) text += separator() + number_text(list.weights[e]) + one_of({"", " 9", ",x y"});
    text += one_of({"\n", "\n", " \n", "\r\n"});
  }
  if (random.below(2) == 0 && !text.empty()) text.pop_back();
  return text;
}

// The ids that occur, in increasing order, and the graph of their places.
LoadedGraph plainly(const RandomEdges& list, Direction direction, bool weighted) {
  std::vector<std::uint64_t> occurring;
  for (const auto& [tail, head] : list.edges) {
    occurring.push_back(tail);
    occurring.push_back(head);
  }
  std::sort(occurring.begin(), occurring.end());
  occurring.erase(std::unique(occurring.begin(), occurring.end()), occurring.end());
  const auto place = [&](Vertex id) {
    return static_cast<Vertex>(std::lower_bound(occurring.begin(), occurring.end(), id) -
                               occurring.begin());
  };
  std::vector<Edge> edges;
  for (const auto& [tail, head] : list.edges) edges.push_back({place(tail), place(head)});
  const auto n = static_cast<Vertex>(occurring.size());
  LoadedGraph loaded;
  loaded.graph = weighted ? CsrGraph::from_edges(n, edges, direction, {.strengths = list.weights})
                          : CsrGraph::from_edges(n, edges, direction);
  if (n > 0 && occurring.back() + 1 != n) {
    loaded.ids = SharedArray<std::uint64_t>::own(std::move(occurring));
  }
  return loaded;
}

TEST(EdgeText, KeepsDenseIdsLoopsAndParallelEdges) {
  const auto loaded = read("0 1\n2 2\n1 0\n");
  EXPECT_TRUE(loaded.ids.empty());
  EXPECT_EQ(loaded.id(2), 2U);
  EXPECT_TRUE(
      same_graph(loaded.graph, CsrGraph::from_edges(3, std::vector<Edge>{{0, 1}, {2, 2}, {1, 0}})));
}

TEST(EdgeText, NumbersOtherIdsInTheOrderOfTheirValues) {
  const auto close = read("7 3\n3 5\n5 9\n3 3\n9 9\n");
  EXPECT_THAT(ids(close), ElementsAre(3, 5, 7, 9));
  const auto far = read("18446744073709551614 4294967295\n5 4294967296\n");
  EXPECT_THAT(ids(far), ElementsAre(5, 4294967295, 4294967296, 18446744073709551614U));
  EXPECT_TRUE(same_graph(far.graph, CsrGraph::from_edges(4, std::vector<Edge>{{3, 1}, {0, 2}})));
}

TEST(EdgeText, NothingIsTheEmptyGraph) {
  for (const auto* text : {"", "\n", "# only\n%comments", "\xEF\xBB\xBF", " \t\r\n"}) {
    const auto loaded = read(text);
    EXPECT_EQ(loaded.graph.num_vertices(), 0U) << text;
    EXPECT_EQ(loaded.graph.num_edges(), 0U);
    EXPECT_THAT(ids(loaded), IsEmpty());
  }
}

TEST(EdgeText, AThirdColumnIsTheStrengthUnlessItIsNotWanted) {
  const auto weighted =
      read("u,v,weight\n0,1,0.5\n0,2,1e3\n0,3,17.25,x\n0,4,123456789.123456789\n");
  EXPECT_THAT(strengths(weighted, 0), ElementsAre(0.5, 1000, 17.25, 123456789.123456789));
  const auto bare = read("0 1 red\n0 2\n1 2 -7 8\n", {.weights = false});
  EXPECT_FALSE(bare.graph.has_strengths());
  EXPECT_EQ(bare.graph.num_edges(), 3U);
}

TEST(EdgeText, AgreesWithAPlainReadingForAnyNumberOfThreads) {
  std::uint64_t seed = 10;
  for (const auto& [n, m] : {std::pair<Vertex, std::size_t>{4, 20},
                             {1000, 300},
                             {90, 40000},
                             {20000, 40000},
                             {4000000000, 20000}}) {
    for (const bool weighted : {false, true}) {
      const RandomEdges list(++seed, n, m);
      const TemporaryFolder folder;
      const auto text = spelled(list, weighted, seed);
      const auto plain = folder.write("g.el", text);
      const auto packed = write_gzip(folder, text);
      for (const auto direction : {Direction::undirected, Direction::directed}) {
        const auto expected = plainly(list, direction, weighted);
        for (const int threads : {1, 2, 5}) {
          for (const auto& path : {plain, packed}) {
            const auto loaded =
                read_edge_text(path, {.direction = direction, .execution = {.threads = threads}});
            EXPECT_TRUE(same_graph(loaded.graph, expected.graph)) << path << n << ' ' << threads;
            EXPECT_EQ(ids(loaded), ids(expected));
          }
        }
      }
    }
  }
}

// Lines longer than a block, and line ends at every place around the ends of blocks.
TEST(EdgeText, BlocksAreCutAtLineEndsOnly) {
  const std::size_t block = std::size_t{1} << 16U;
  for (std::size_t shift = 0; shift < 12; ++shift) {
    const std::string comment(block - 6 + shift, '#');
    const auto loaded = read(comment + "\n0 1\n1 2\n#" + std::string(3 * block, ' ') + "\n2 3");
    EXPECT_EQ(loaded.graph.num_vertices(), 4U) << shift;
    EXPECT_EQ(loaded.graph.num_edges(), 3U) << shift;
  }
}

TEST(EdgeText, SaysWhatIsWrongWithALine) {
  EXPECT_THAT(complaints("0 1\n0 x\nab 1\n"),
              ElementsAre(Complaint("g.el", 2, "'x' is not a whole number", "two numbers"),
                          Complaint("g.el", 3, "'ab' is not a whole number", "two numbers")));
  EXPECT_THAT(complaints("\n-3 1\n"), ElementsAre(Complaint("g.el", 2, "'-3' is negative", "0")));
  EXPECT_THAT(complaints("1 18446744073709551615\n"),
              ElementsAre(Complaint("g.el", 1, "is too large", "2^64 - 1")));
  EXPECT_THAT(complaints("1 99999999999999999999999\n"),
              ElementsAre(Complaint("g.el", 1, "is too large", "2^64 - 1")));
  EXPECT_THAT(complaints("1 2\n3\n"), ElementsAre(Complaint("g.el", 2, "two ids", "'1 2'")));
  EXPECT_THAT(complaints("1,,2\n"), ElementsAre(Complaint("g.el", 1, "two ids", "'1 2'")));
  EXPECT_THAT(complaints("1.5 2\n"),
              ElementsAre(Complaint("g.el", 1, "'1.5' is not a whole number", "")));
  EXPECT_THAT(complaints(std::string_view("1 2\n1\0 2\n", 9)),
              ElementsAre(Complaint("g.el", 2, "NUL byte", "plain text")));
  EXPECT_THAT(complaints("1 2 3\n1 2\n"),
              ElementsAre(Complaint("g.el", 2, "no weight", "the first edge has one")));
  EXPECT_THAT(complaints("1 2 3\n1 2 -4\n1 2 inf\n1 2 1e999\n1 2 4x\n"),
              ElementsAre(Complaint("g.el", 2, "'-4' is negative", ""),
                          Complaint("g.el", 3, "'inf' is not a finite number", ""),
                          Complaint("g.el", 4, "'1e999' is not a finite number", ""),
                          Complaint("g.el", 5, "'4x' is not a finite number", "")));
  EXPECT_THAT(complaints("1 2\n1 2 3\n"),
              ElementsAre(Complaint("g.el", 2, "a third column", "has two")));
  EXPECT_THAT(complaints("a b\n"), ElementsAre(Complaint("g.el", 1, "'a' is not", "")));
  EXPECT_THAT(complaints("source,target,year\n1,2,1999\n"),
              ElementsAre(Complaint("g.el", 1, "'source' is not", "")));
  EXPECT_THAT(complaints("1 2\nsource target\n"),
              ElementsAre(Complaint("g.el", 2, "'source' is not", "")));
}

TEST(EdgeText, ReportsTheFirstFiftyLinesThatAreWrongForAnyNumberOfThreads) {
  std::string text;
  for (int i = 0; i < 60000; ++i) text += i % 997 == 600 ? "what\n" : "12345 67890\n";
  const auto first = complaints(text, {.execution = {.threads = 1}});
  ASSERT_EQ(first.size(), 50U);
  EXPECT_THAT(first[0], Complaint("g.el", 601, "'what'", ""));
  EXPECT_THAT(first[49], Complaint("g.el", 601 + 49 * 997, "'what'", ""));
  EXPECT_EQ(complaints(text, {.execution = {.threads = 2}}).size(), 50U);
  EXPECT_EQ(complaints(text, {.execution = {.threads = 5}}).back().line, first.back().line);
}

TEST(EdgeText, AFileThatIsNotThereOrIsAFolderIsAnError) {
  const TemporaryFolder folder;
  const auto of = [](const std::filesystem::path& path) {
    return diagnostics_of([&] { static_cast<void>(read_edge_text(path)); });
  };
  EXPECT_THAT(of(folder.path() / "absent.el"),
              ElementsAre(Complaint("absent.el", 0, "no such file", "check the path")));
  EXPECT_THAT(of(folder.path()), ElementsAre(Complaint("", 0, "is a folder", "")));
}

TEST(EdgeText, ABrokenGzipStreamIsAnError) {
  const TemporaryFolder folder;
  const auto text = spelled(RandomEdges(5, 1000, 30000), false, 5);
  const auto whole = write_gzip(folder, text);
  const auto size = std::filesystem::file_size(whole);
  for (const auto kept : {size - 1, size / 2, std::uintmax_t{20}}) {
    std::filesystem::resize_file(write_gzip(folder, text, "cut.gz"), kept);
    EXPECT_THAT(
        diagnostics_of([&] { static_cast<void>(read_edge_text(folder.path() / "cut.gz")); }),
        ElementsAre(Complaint("cut.gz", 0, "gzip data", "fetch or pack")));
  }
}

TEST(EdgeText, ReadsFromAPipe) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "pipe.el";
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  std::thread writer([&] { std::ofstream(path) << "0 1\n1 2\n"; });
  EXPECT_EQ(read_edge_text(path).graph.num_edges(), 2U);
  writer.join();
}

// A limit on memory stands for a machine that has no more; it needs a process of its own.
TEST(EdgeText, TooLittleMemoryIsAnError) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "sanitizers need memory of their own";
#endif
  const TemporaryFolder folder;
  std::string text = "1 2\n";
  while (text.size() < std::size_t{1} << 25U) text += text;
  const auto path = folder.write("g.el", text);
  text = {};
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    std::size_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    const auto bytes = static_cast<rlim_t>(pages) * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE));
    const rlimit limit{bytes + (rlim_t{8} << 20U), bytes + (rlim_t{8} << 20U)};
    ::setrlimit(RLIMIT_AS, &limit);
    try {
      static_cast<void>(read_edge_text(path, {.execution = {.threads = 1}}));
    } catch (const Error& error) {
      const bool told = error.diagnostics()[0].problem.find("memory") != std::string::npos;
      ::_exit(told && error.diagnostics()[0].file == path ? 0 : 1);
    }
    ::_exit(2);
  }
  int status = -1;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}

TEST(EdgeText, AStopRequestEndsReading) {
  std::stop_source source;
  source.request_stop();
  EXPECT_THROW(static_cast<void>(read("0 1\n", {.execution = {.stop = source.get_token()}})),
               Error);
}

// Any bytes give a graph or an Error; bytes that a list is made of get further than others.
TEST(EdgeText, RandomBytesDoNoHarm) {
  SplitMix64 random(7);
  constexpr std::string_view kAlphabet = "0123456789 0123456789 \n\n\t,;#%\r-.e\0x\x80"sv;
  for (int round = 0; round < 3000; ++round) {
    std::string text(random.below(200), ' ');
    for (char& c : text) {
      c = random.below(20) == 0 ? static_cast<char>(random.below(256))
                                : kAlphabet[random.below(kAlphabet.size())];
    }
    const EdgeTextOptions options{.direction = static_cast<Direction>(random.below(2)),
                                  .weights = random.below(2) == 0,
                                  .execution = {.threads = 1}};
    try {
      const auto loaded = read(text, options);
      EXPECT_LE(loaded.graph.num_vertices(), 2 * loaded.graph.num_edges());
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::input);
      EXPECT_FALSE(error.diagnostics().empty());
    }
  }
}

}  // namespace
}  // namespace musubi::edge_text_test
