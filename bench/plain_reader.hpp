#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "engine/ids.hpp"

namespace musubi::bench {

/// An undirected graph as the plain readers leave it: rows in the order of the file.
struct PlainGraph {
  std::vector<ArcIndex> offsets{0};
  std::vector<Vertex> targets{};
};

/// What anyone would write who wants a CSR from a list of edges and is in no hurry to leave C: the
/// file in one buffer, strtoul for each number, then a counting sort. On one thread, without a
/// check of what it reads, and without sorting the rows.
[[nodiscard]] PlainGraph plain_edge_list(const std::filesystem::path& path);

/// The same of a gzipped list.
[[nodiscard]] PlainGraph plain_packed_edge_list(const std::filesystem::path& path);

/// The same of a METIS file without weights, whose lines are rows already.
[[nodiscard]] PlainGraph plain_metis(const std::filesystem::path& path);

}  // namespace musubi::bench
