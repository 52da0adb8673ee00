#pragma once
#include <cstdint>

#include "engine/csr_graph.hpp"
#include "engine/shared_array.hpp"

namespace musubi {

/// A graph as a reader gives it: vertices numbered 0 .. n-1 in the order of the ids in the file.
struct LoadedGraph {
  CsrGraph graph{};
  SharedArray<std::uint64_t> ids{};  ///< by vertex, increasing; empty: each vertex is its own id

  [[nodiscard]] std::uint64_t id(Vertex v) const { return ids.empty() ? v : ids[v]; }
};

}  // namespace musubi
