#include "engine/snapshot.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <numeric>
#include <string>

#include "engine/file.hpp"
#include "engine/network_reader.hpp"
#include "engine/snapshot_format.hpp"
#include "tests/diagnostics_of.hpp"
#include "tests/plain_rows.hpp"
#include "tests/temporary_folder.hpp"

namespace musubi::snapshot_test {
namespace {

using musubi::testing::Complaint;
using musubi::testing::diagnostics_of;
using musubi::testing::RandomEdges;
using musubi::testing::same_graph;
using musubi::testing::TemporaryFolder;
using ::testing::ElementsAre;

std::string bytes_of(const LoadedGraph& loaded) {
  const TemporaryFolder folder;
  write_snapshot(folder.path() / "g.musubi", loaded);
  return read_file(folder.path() / "g.musubi");
}

LoadedGraph read(std::string_view bytes, const SnapshotOptions& options = {}) {
  const TemporaryFolder folder;
  return read_snapshot(folder.write("g.musubi", bytes), options);
}

std::vector<Diagnostic> complaints(std::string_view bytes, const SnapshotOptions& options = {}) {
  return diagnostics_of([&] { static_cast<void>(read(bytes, options)); });
}

LoadedGraph random_graph(std::uint64_t seed, Vertex n, std::size_t m, Direction direction,
                         bool strengths, bool lengths, bool ids) {
  const RandomEdges list(seed, n, m);
  EdgeWeights weights;
  if (strengths) weights.strengths = list.weights;
  if (lengths) weights.lengths = list.weights;
  LoadedGraph loaded{CsrGraph::from_edges(n, list.edges, direction, weights), {}};
  if (ids) {
    std::vector<std::uint64_t> values(n);
    std::iota(values.begin(), values.end(), std::uint64_t{1} << 40U);
    loaded.ids = SharedArray<std::uint64_t>::own(std::move(values));
  }
  return loaded;
}

// Changes the header and makes its checksum fit again: what a newer or hostile writer would do.
template <typename Change>
std::string rewritten(std::string bytes, Change&& change) {
  snapshot::Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  std::vector<snapshot::Section> table(header.sections);
  std::memcpy(table.data(), bytes.data() + sizeof header, table.size() * sizeof(table[0]));
  change(header, table);
  header.checksum = snapshot::checksum(header, table);
  std::memcpy(bytes.data(), &header, sizeof header);
  std::memcpy(bytes.data() + sizeof header, table.data(), table.size() * sizeof(table[0]));
  return bytes;
}

TEST(Snapshot, ComesBackAsItWasWritten) {
  std::uint64_t seed = 0;
  for (const auto direction : {Direction::undirected, Direction::directed}) {
    for (unsigned kinds = 0; kinds < 8; ++kinds) {
      for (const auto& [n, m] : {std::pair<Vertex, std::size_t>{0, 0}, {3, 0}, {50, 400}}) {
        const auto loaded = random_graph(++seed, n, n == 0 ? 0 : m, direction, (kinds & 1U) != 0,
                                         (kinds & 2U) != 0, (kinds & 4U) != 0);
        for (const auto check :
             {SnapshotCheck::bounds, SnapshotCheck::full, SnapshotCheck::distrust}) {
          const auto back = read(bytes_of(loaded), {.check = check, .execution = {.threads = 2}});
          EXPECT_TRUE(same_graph(back.graph, loaded.graph));
          EXPECT_TRUE(std::ranges::equal(back.ids.span(), loaded.ids.span()));
        }
      }
    }
  }
}

TEST(Snapshot, BytesDoNotDependOnThreadsAndArraysAreAligned) {
  const auto loaded = random_graph(1, 40000, 400000, Direction::directed, true, false, true);
  const TemporaryFolder folder;
  write_snapshot(folder.path() / "one", loaded, {.threads = 1});
  write_snapshot(folder.path() / "five", loaded, {.threads = 5});
  EXPECT_EQ(read_file(folder.path() / "one"), read_file(folder.path() / "five"));
  const auto back = read_snapshot(folder.path() / "one");
  EXPECT_TRUE(same_graph(back.graph, loaded.graph));
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(back.graph.in_rows().targets.data()) % 64, 0U);
}

TEST(Snapshot, AGraphOutlivesItsFile) {
  const TemporaryFolder folder;
  const auto loaded = random_graph(2, 30, 90, Direction::undirected, true, true, true);
  const auto path = folder.path() / "g.musubi";
  write_snapshot(path, loaded);
  const auto back = read_snapshot(path);
  write_snapshot(path, {});  // replaces it
  EXPECT_EQ(read_snapshot(path).graph.num_vertices(), 0U);
  std::filesystem::remove(path);
  EXPECT_TRUE(same_graph(back.graph, loaded.graph));
}

TEST(Snapshot, RefusesIdsThatAreNotOnePerVertex) {
  LoadedGraph loaded;
  loaded.ids = SharedArray<std::uint64_t>::own(std::vector<std::uint64_t>{1});
  EXPECT_THROW(static_cast<void>(bytes_of(loaded)), std::invalid_argument);
}

TEST(Snapshot, AMissingFileOrFolderIsAnError) {
  const TemporaryFolder folder;
  const auto of = [](const std::filesystem::path& path) {
    return diagnostics_of([&] { static_cast<void>(read_snapshot(path)); });
  };
  EXPECT_THAT(of(folder.path() / "no.musubi"),
              ElementsAre(Complaint("no.musubi", 0, "no such file", "check the path")));
  EXPECT_THAT(of(folder.path()), ElementsAre(Complaint("", 0, "not a plain file", "")));
  EXPECT_THAT(diagnostics_of([&] { write_snapshot(folder.path() / "no" / "g.musubi", {}); },
                             ErrorKind::output),
              ElementsAre(Complaint("g.musubi", 0, "cannot write", "")));
}

TEST(Snapshot, RefusesWhatIsNoneOrCutShort) {
  const auto bytes = bytes_of(random_graph(3, 40, 100, Direction::directed, true, false, true));
  EXPECT_THAT(complaints(""),
              ElementsAre(Complaint("g.musubi", 0, "is not a snapshot", "convert")));
  EXPECT_THAT(complaints("0 1\n1 2\n"),
              ElementsAre(Complaint("g.musubi", 0, "is not a snapshot", "convert")));
  for (std::size_t size = 1; size < bytes.size(); size += 1 + size / 16) {
    EXPECT_THAT(complaints(bytes.substr(0, size), {.check = SnapshotCheck::bounds}),
                ElementsAre(Complaint("g.musubi", 0, "cut short", "again")))
        << size;
  }
  EXPECT_THAT(complaints(bytes + "x"),
              ElementsAre(Complaint("g.musubi", 0, "something follows", "anew")));
}

TEST(Snapshot, RefusesANewerVersionOrUnknownFeatures) {
  const auto bytes = bytes_of({});
  EXPECT_THAT(complaints(rewritten(bytes, [](auto& header, auto&) { header.version = 2; })),
              ElementsAre(Complaint("g.musubi", 0, "version 2", "newer musubi")));
  EXPECT_THAT(complaints(rewritten(bytes, [](auto& header, auto&) { header.flags = 2; })),
              ElementsAre(Complaint("g.musubi", 0, "features", "newer musubi")));
}

TEST(Snapshot, AnyFlippedBitIsFound) {
  const auto bytes = bytes_of(random_graph(4, 9, 12, Direction::directed, true, true, true));
  snapshot::Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  std::vector<snapshot::Section> table(header.sections);
  std::memcpy(table.data(), bytes.data() + sizeof header, table.size() * sizeof(table[0]));
  const auto counts = [&](std::size_t at) {  // not so the zeros between sections
    if (at < sizeof header + table.size() * sizeof(table[0])) return true;
    return std::any_of(table.begin(), table.end(), [&](const auto& section) {
      return at >= section.position && at < section.position + section.bytes;
    });
  };
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (!counts(at)) continue;
    auto damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ (1 << (at % 8)));
    EXPECT_EQ(complaints(damaged).size(), 1U) << at;
  }
}

// A writer with intent makes the checksums fit; only what it says is not a graph.
TEST(Snapshot, DistrustFindsRowsThatAreNotThoseOfAGraph) {
  const std::vector<Edge> edges = {{0, 1}, {1, 2}};
  const auto bytes = bytes_of({CsrGraph::from_edges(3, edges), {}});
  snapshot::Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  snapshot::Section targets;
  std::memcpy(&targets, bytes.data() + sizeof header + sizeof targets, sizeof targets);
  ASSERT_EQ(targets.kind, snapshot::SectionKind::out_targets);
  auto hostile = bytes;
  hostile[targets.position] = 2;  // 0 -> 2, but not back
  const auto fits = rewritten(hostile, [&](auto&, auto& table) {
    const std::span content(hostile.data() + targets.position, targets.bytes);
    table[1].checksum = snapshot::checksum(std::as_bytes(content), {});
  });
  EXPECT_EQ(read(fits).graph.target(0), 2U);
  EXPECT_THAT(complaints(fits, {.check = SnapshotCheck::distrust}),
              ElementsAre(Complaint("g.musubi", 0, "not those of a graph", "anew")));
  const TemporaryFolder folder;
  EXPECT_THAT(diagnostics_of([&] { static_cast<void>(load(folder.write("g.musubi", fits))); }),
              ElementsAre(Complaint("g.musubi", 0, "not those of a graph", "anew")))
      << "what comes as a file is somebody else's";
}

// Without the checksums, what is used as an index is still inside its array.
TEST(Snapshot, AnyBytesGiveAnErrorOrRowsThatStayInside) {
  SplitMix64 random(5);
  const auto bytes = bytes_of(random_graph(6, 20, 50, Direction::directed, true, false, true));
  int accepted = 0;
  double sum = 0.0;  // reads everything, for the address sanitizer to see
  for (int round = 0; round < 2000; ++round) {
    auto damaged = rewritten(bytes, [&](auto& header, auto& table) {
      if (random.below(2) == 0) return;
      auto* const place = random.below(2) == 0 ? reinterpret_cast<char*>(&header)
                                               : reinterpret_cast<char*>(table.data());
      place[8 + random.below(56)] = static_cast<char>(random.below(256));
      header.sections =
          std::min<std::uint32_t>(header.sections, static_cast<std::uint32_t>(table.size()));
    });
    for (std::size_t i = random.below(4); i > 0; --i) {
      damaged[384 + random.below(damaged.size() - 384)] = static_cast<char>(random.below(256));
    }
    try {
      const auto loaded = read(damaged, {.check = SnapshotCheck::bounds});
      ++accepted;
      for (const Vertex v : loaded.graph.vertices()) {
        for (const Vertex w : loaded.graph.out_neighbors(v)) {
          EXPECT_LT(w, loaded.graph.num_vertices());
        }
        for (const double strength : loaded.graph.in_strengths(v)) sum += strength;
        sum += static_cast<double>(loaded.id(v));
      }
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::input);
    }
  }
  EXPECT_GT(accepted, 100);
  EXPECT_NE(sum, 1.0);
}

TEST(Snapshot, RandomBytesBehindTheMagicAreAnError) {
  SplitMix64 random(9);
  for (int round = 0; round < 500; ++round) {
    std::string bytes(snapshot::kMagic.data(), snapshot::kMagic.size());
    for (std::size_t i = random.below(300); i > 0; --i) {
      bytes += static_cast<char>(random.below(256));
    }
    EXPECT_EQ(complaints(bytes, {.check = SnapshotCheck::bounds}).size(), 1U);
  }
}

}  // namespace
}  // namespace musubi::snapshot_test
