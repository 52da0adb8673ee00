#pragma once
#include <filesystem>

#include "engine/edge.hpp"
#include "engine/execution.hpp"
#include "engine/loaded_graph.hpp"

namespace musubi {

struct EdgeTextOptions {
  Direction direction = Direction::undirected;
  bool weights = true;  ///< false: columns behind the two ids are not looked at
  Execution execution{};
};

/// Reads a plain list of edges straight into a graph: one edge per line, two whole numbers below
/// 2^64 - 1, then optionally a weight (a strength: finite, not negative), between blanks, tabs,
/// commas or semicolons; further columns are not looked at. The first edge says whether there are
/// weights. Empty lines and lines that begin with # or % (SNAP, Matrix Market, KONECT) are left
/// out; a first line `source target ...` may name the columns; lines may end in CR LF; the file may
/// be gzipped. The format of read_edge_list() without names, quotes and attributes, for files of
/// any size.
///
/// The vertices are the ids that occur, in increasing order: when these are 0 .. n-1, each vertex
/// is its own id, else `ids` has the id of each. Loops and parallel edges are kept. A file without
/// an edge gives the empty graph. The same bytes for any number of threads.
///
/// Throws Error(input) with the first 50 lines that are wrong, or because the file cannot be read,
/// is a broken gzip stream, or needs more memory than there is; Error(cancelled) at a stop request.
///
/// O(size + n) time, and O(n log n) for ids that are far apart. Memory at the peak: 8 bytes per
/// edge, and what CsrGraph::from_edges needs; the text itself is never there as a whole.
[[nodiscard]] LoadedGraph read_edge_text(const std::filesystem::path& path,
                                         const EdgeTextOptions& options = {});

}  // namespace musubi
