#pragma once
#include "tests/graph_zoo.hpp"

/// Graphs whose best partition is known or nearly so.
namespace musubi::testing {

/// `cliques` complete graphs of `size` vertices in a ring, each tied to the next by one edge.
[[nodiscard]] ZooGraph ring_of_cliques(Vertex cliques, Vertex size);

/// Communities of `size` consecutive vertices; each vertex draws `inside` partners of its own
/// community and `outside` of all vertices.
[[nodiscard]] ZooGraph planted_communities(Vertex communities, Vertex size, int inside, int outside,
                                           std::uint64_t seed,
                                           Direction direction = Direction::undirected);

/// Each new vertex ties itself to `edges` ends of edges drawn from those there are: a few vertices
/// become hubs. Source: Barabási and Albert, 1999.
[[nodiscard]] ZooGraph preferential_attachment(Vertex n, int edges, std::uint64_t seed);

}  // namespace musubi::testing
