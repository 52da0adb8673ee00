#pragma once
#include <filesystem>

#include "engine/execution.hpp"
#include "engine/loaded_graph.hpp"

namespace musubi {

struct MetisOptions {
  bool weights = true;  ///< false: the weights of edges are not kept
  Execution execution{};
};

/// Reads a graph in the format of METIS (and of Chaco and the DIMACS challenges): a line `n m [fmt
/// [ncon]]`, then for each vertex a line of its neighbours, numbered from 1, each followed by the
/// weight of the edge when the last digit of fmt is 1. A vertex begins with its size when the third
/// last digit is 1, and with ncon weights when the second last is: these are read over. Lines that
/// begin with % are comments; an empty line is a vertex without neighbours. May be gzipped.
///
/// The graph is undirected and has n vertices, vertex v being number v + 1 of the file, which its
/// id says; weights are strengths. Parallel edges are kept, loops are refused, as METIS does.
///
/// Throws Error(input) with the first 50 lines that are wrong, for a header that does not fit the
/// lines, an edge that only one of its ends has, and as read_edge_text() does; Error(cancelled) at
/// a stop request. Whether both ends have each edge is told by a sum of hashes: a file that is
/// wrong passes with a chance of 2^-64.
///
/// The same bytes for any number of threads. O(size + n) time. Memory at the peak: 8 bytes per
/// edge, and what CsrGraph::from_edges needs; the text itself is never there as a whole.
[[nodiscard]] LoadedGraph read_metis(const std::filesystem::path& path,
                                     const MetisOptions& options = {});

}  // namespace musubi
