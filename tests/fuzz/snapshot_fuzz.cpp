#include "engine/snapshot.hpp"

#include <cstring>

#include "engine/csr_check.hpp"
#include "engine/snapshot_format.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/sound_network.hpp"
#include "tests/plain_rows.hpp"

namespace musubi::fuzz::snapshot_fuzz {
namespace {

using snapshot::Header;
using snapshot::Section;

// The bytes with the size and all checksums that their header speaks of put right: a mutation of
// anything else would end at the door.
std::string with_right_sums(std::string_view bytes) {
  std::string made(bytes);
  Header header;
  if (made.size() < sizeof header) return made;
  std::memcpy(&header, made.data(), sizeof header);
  header.magic = snapshot::kMagic;
  header.file_size = made.size();
  header.sections %= snapshot::kMostSections + 1;
  std::vector<Section> table(header.sections);
  if (made.size() - sizeof header < table.size() * sizeof(Section)) return made;
  auto* const table_bytes = made.data() + sizeof header;
  if (!table.empty()) std::memcpy(table.data(), table_bytes, table.size() * sizeof(Section));
  for (auto& section : table) {
    if (section.position > made.size() || section.bytes > made.size() - section.position) continue;
    section.checksum = snapshot::checksum(
        std::as_bytes(std::span(made)).subspan(section.position, section.bytes), {.threads = 1});
  }
  header.checksum = snapshot::checksum(header, table);
  std::memcpy(made.data(), &header, sizeof header);
  if (!table.empty()) std::memcpy(table_bytes, table.data(), table.size() * sizeof(Section));
  return made;
}

// Every promise of a graph holds only of one that was distrusted; of others that rows stay inside.
void expect_graph_or_error(const std::filesystem::path& path, SnapshotCheck check) {
  try {
    const auto loaded = read_snapshot(path, {.check = check, .execution = {.threads = 1}});
    const auto& graph = loaded.graph;
    for (const Vertex v : graph.vertices()) {
      for (const Vertex target : graph.out_neighbors(v)) {
        expect(target < graph.num_vertices(), "targets are vertices");
      }
      for (const Vertex target : graph.in_neighbors(v)) {
        expect(target < graph.num_vertices(), "targets are vertices");
      }
    }
    if (check != SnapshotCheck::distrust) return;
    expect(is_consistent(graph), "what was distrusted is a graph");
    const auto copy = input_file("copy.musubi", {});
    write_snapshot(copy, loaded, {.threads = 1});
    expect(testing::same_graph(read_snapshot(copy).graph, graph), "a snapshot comes back");
  } catch (const Error& error) {
    expect_input_error(error);
  }
}

// Small: network_of() makes hundreds of bytes of each vertex, and a vertex takes eight here.
void run(std::string_view bytes) {
  expect_graph_or_error(input_file("input.musubi", bytes), SnapshotCheck::full);
  const auto path = input_file("input.musubi", with_right_sums(bytes));
  for (const auto check : {SnapshotCheck::bounds, SnapshotCheck::full, SnapshotCheck::distrust}) {
    expect_graph_or_error(path, check);
  }
  try {
    expect_sound(read_snapshot_network(path));
  } catch (const Error& error) {
    expect_input_error(error);
  }
}

const Registered kTarget("snapshot", run);

}  // namespace
}  // namespace musubi::fuzz::snapshot_fuzz
