#pragma once
#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

#include "engine/csr_graph.hpp"

namespace musubi::testing {

/// A graph as a list of edges, from which both the graph under test and the oracle's are made.
struct ZooGraph {
  std::string name{};
  Vertex n = 0;
  std::vector<Edge> edges{};
  Direction direction = Direction::undirected;
  std::vector<double> strengths{};  ///< empty or one per edge
  std::vector<double> lengths{};    ///< empty or one per edge

  [[nodiscard]] CsrGraph graph() const {
    return CsrGraph::from_edges(n, edges, direction, {strengths, lengths});
  }
  [[nodiscard]] bool directed() const { return direction == Direction::directed; }
};

void PrintTo(const ZooGraph& graph, std::ostream* out);

/// Small graphs in which an algorithm can go wrong: empty, single, loops, parallel edges, trees,
/// cycles, several components, a real one, random ones; undirected and directed, weighted and not.
[[nodiscard]] const std::vector<ZooGraph>& zoo();

[[nodiscard]] ZooGraph path(Vertex n);
[[nodiscard]] ZooGraph cycle(Vertex n);
[[nodiscard]] ZooGraph star(Vertex leaves);  ///< the centre is vertex 0
[[nodiscard]] ZooGraph complete(Vertex n);
/// A complete graph on `clique` vertices with a path of `tail` vertices hanging at the last of
/// them.
[[nodiscard]] ZooGraph lollipop(Vertex clique, Vertex tail);
[[nodiscard]] ZooGraph karate();
/// Every ordered (directed) or unordered pair with probability p.
[[nodiscard]] ZooGraph gnp(Vertex n, double p, std::uint64_t seed,
                           Direction direction = Direction::undirected);
/// m edges between vertices drawn with replacement: loops and parallel edges come about.
[[nodiscard]] ZooGraph multigraph(Vertex n, std::size_t m, std::uint64_t seed,
                                  Direction direction = Direction::undirected);
/// The graph with strengths and lengths that are not all alike. Lengths are quarters of small whole
/// numbers: exact in binary, so that equally long paths are equal in every library.
[[nodiscard]] ZooGraph weighted(ZooGraph graph, std::uint64_t seed);

/// `label[v]` is the new number of vertex v; the edges come in another order, too.
[[nodiscard]] ZooGraph relabelled(const ZooGraph& graph, const std::vector<Vertex>& label);
[[nodiscard]] std::vector<Vertex> shuffled_labels(Vertex n, std::uint64_t seed);
[[nodiscard]] ZooGraph with_isolated_vertex(ZooGraph graph);

}  // namespace musubi::testing
