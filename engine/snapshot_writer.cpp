#include <stdexcept>
#include <string_view>
#include <vector>

#include "engine/file.hpp"
#include "engine/snapshot.hpp"
#include "engine/snapshot_format.hpp"

namespace musubi {
namespace {

using snapshot::Header;
using snapshot::Section;
using snapshot::SectionKind;

struct Content {
  SectionKind kind{};
  std::span<const std::byte> bytes{};
};

std::vector<Content> contents(const LoadedGraph& loaded) {
  std::vector<Content> list;
  const auto add = [&](SectionKind kind, const auto& array) {
    if (!array.empty()) list.push_back({kind, std::as_bytes(array.span())});
  };
  const auto& out = loaded.graph.out_rows();
  add(SectionKind::out_offsets, out.offsets);
  add(SectionKind::out_targets, out.targets);
  add(SectionKind::out_strengths, out.strengths);
  add(SectionKind::out_lengths, out.lengths);
  if (loaded.graph.is_directed()) {
    const auto& in = loaded.graph.in_rows();
    add(SectionKind::in_offsets, in.offsets);
    add(SectionKind::in_targets, in.targets);
    add(SectionKind::in_strengths, in.strengths);
    add(SectionKind::in_lengths, in.lengths);
  }
  add(SectionKind::ids, loaded.ids);
  return list;
}

std::string_view as_text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

void write_snapshot(const std::filesystem::path& path, const LoadedGraph& loaded,
                    const Execution& execution) {
  const auto& graph = loaded.graph;
  if (!loaded.ids.empty() && loaded.ids.size() != graph.num_vertices()) {
    throw std::invalid_argument("write_snapshot: " + std::to_string(loaded.ids.size()) +
                                " ids for " + std::to_string(graph.num_vertices()) + " vertices");
  }
  const auto list = contents(loaded);
  std::vector<Section> table;
  std::uint64_t end = sizeof(Header) + list.size() * sizeof(Section);
  for (const auto& [kind, bytes] : list) {
    table.push_back(
        {kind, 0, snapshot::aligned(end), bytes.size(), snapshot::checksum(bytes, execution)});
    end = table.back().position + bytes.size();
  }
  Header header{.magic = snapshot::kMagic,
                .version = snapshot::kVersion,
                .flags = graph.is_directed() ? snapshot::kDirected : 0,
                .vertices = graph.num_vertices(),
                .arcs = graph.num_arcs(),
                .file_size = end,
                .sections = static_cast<std::uint32_t>(table.size())};
  header.checksum = snapshot::checksum(header, table);

  static constexpr std::array<char, snapshot::kAlignment> kZeros{};
  std::vector<std::string_view> pieces{as_text(std::as_bytes(std::span(&header, 1))),
                                       as_text(std::as_bytes(std::span(table)))};
  std::uint64_t at = sizeof(Header) + table.size() * sizeof(Section);
  for (std::size_t i = 0; i < list.size(); ++i) {
    pieces.emplace_back(kZeros.data(), table[i].position - at);
    pieces.push_back(as_text(list[i].bytes));
    at = table[i].position + table[i].bytes;
  }
  write_file(path, pieces);
}

}  // namespace musubi
