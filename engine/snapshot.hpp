#pragma once
#include <filesystem>

#include "engine/execution.hpp"
#include "engine/loaded_graph.hpp"

namespace musubi {

/// How much of a snapshot is looked at before it is used.
///
/// The header, with where everything stands, is checked always, against its own checksum and the
/// size of the file; and so is that offsets increase and end at the number of arcs, and that
/// targets are vertices: whatever the file holds, no row of the graph reaches outside of it.
///
/// What that cannot tell is whether the file is what was written: a flipped bit may make one
/// target into another. `full` also compares all bytes with their checksums, which find accidents.
/// They do not tell who wrote the file: one made with intent can still break what else a graph
/// promises, and an algorithm that relies on it may then write outside of its own arrays. For files
/// of others `distrust` also looks for that (see is_consistent).
enum class SnapshotCheck {
  bounds,    ///< reads the offsets and targets
  full,      ///< reads all of the file
  distrust,  ///< takes about as long as building the graph
};

struct SnapshotOptions {
  SnapshotCheck check = SnapshotCheck::full;
  Execution execution{};
};

/// Writes a graph with its weights and the ids of its vertices, so that read_snapshot() has it
/// without reading it: a file of the arrays as they lie in memory (see snapshot_format.hpp). The
/// file is there whole or not at all. Directed graphs are written with their reverse rows.
///
/// Throws Error(output) when it cannot be written, std::invalid_argument when `ids` is neither
/// empty nor one per vertex. O(n + m) time; no memory to speak of.
void write_snapshot(const std::filesystem::path& path, const LoadedGraph& graph,
                    const Execution& execution = {});

/// A graph that lives in a file mapped into memory: nothing is copied, pages that are not used are
/// not read once they were checked, and processes that have the same file share its memory. The
/// graph keeps the file mapped; the file may be replaced or removed meanwhile, but must not be
/// changed in place (see MappedFile).
///
/// Throws Error(input) when the file cannot be read, is no snapshot, is one of a newer version, is
/// cut short, or is damaged as far as `check` looks; Error(cancelled) at a stop request. O(n + m)
/// time at the speed of memory; no memory but that of the page cache.
[[nodiscard]] LoadedGraph read_snapshot(const std::filesystem::path& path,
                                        const SnapshotOptions& options = {});

}  // namespace musubi
