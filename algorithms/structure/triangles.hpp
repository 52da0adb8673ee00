#pragma once
#include <cstdint>
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// Triangles of the simple undirected graph below the given one: directions, parallel edges and
/// self-loops play no part.
struct Triangles {
  std::vector<std::uint64_t> at{};  ///< length n: triangles that a vertex lies in
  std::uint64_t count = 0;          ///< all of them, each once
};

/// Each edge is looked at from its end of lower degree; what that end and the other point to in
/// common closes triangles. A row is marked in a bit map once and the rows of its targets are held
/// against it. O(m^1.5) time at most; memory 4 bytes per edge and 12 per vertex (20 while rows are
/// made), and a bit per vertex and thread. The same for any number of threads. Throws
/// Error(cancelled) on a stop request. Sources: Chiba and Nishizeki, 1985, "Arboricity and subgraph
/// listing algorithms"; Latapy, 2008, "Main-memory triangle computations for very large (sparse
/// (power-law)) graphs".
[[nodiscard]] Triangles triangles(const CsrGraph& graph, const Execution& execution = {});

/// How many they are, without telling where: faster.
[[nodiscard]] std::uint64_t count_triangles(const CsrGraph& graph, const Execution& execution = {});

/// The share of the pairs of a vertex's neighbours that are neighbours themselves; 0 for fewer than
/// two. Source: Watts and Strogatz, 1998, "Collective dynamics of small-world networks".
[[nodiscard]] std::vector<double> clustering_coefficients(const CsrGraph& graph,
                                                          const Execution& execution = {});

/// The share of the paths of two edges that are closed: 3 triangles / paths; 0 without any.
[[nodiscard]] double transitivity(const CsrGraph& graph, const Execution& execution = {});

}  // namespace musubi
