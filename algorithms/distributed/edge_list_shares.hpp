#pragma once
#include <filesystem>
#include <vector>

#include "algorithms/distributed/ranks.hpp"
#include "engine/text_blocks.hpp"

namespace musubi {

/// The part of an edge list that one rank reads.
struct EdgeListShare {
  std::size_t file = 0;  ///< its place among the paths
  ByteRange range{};
};

/// Collective. What this rank reads of the files: ranges of about the same number of bytes, in the
/// order of files and ranks; a gzipped file is read whole by one rank, and counts four times its
/// bytes. Throws Error(input) on all ranks when a file cannot be read or is empty on one of them,
/// and when it is not the same on all, as far as its size and its first and last 64 KiB tell.
[[nodiscard]] std::vector<EdgeListShare> edge_list_shares(
    const std::vector<std::filesystem::path>& paths, const Ranks& ranks);

}  // namespace musubi
