#pragma once
#include <cstdint>
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/random.hpp"

namespace musubi {

/// Draws shortest paths between pairs of vertices, edges 1 long, every shortest path of a pair
/// alike. Breadth-first search from both ends at once, always on the side that has fewer arcs
/// ahead, so that little of the graph is seen. Parallel arcs are different paths; self-loops lie on
/// none. Memory 32 bytes per vertex. Source: Borassi and Natale, 2016, "KADABRA is an ADaptive
/// Algorithm for Betweenness via Random Approximation".
class PathSample {
 public:
  explicit PathSample(const CsrGraph& graph);

  /// The vertices between `s` and `t`, two different ones, on a path drawn at random; empty when
  /// they are neighbours or no path joins them.
  const std::vector<Vertex>& draw(Vertex s, Vertex t, SplitMix64& random);

 private:
  struct Side {
    std::vector<std::uint32_t> distance{};  // kNoVertex: not reached
    std::vector<double> paths{};
    std::vector<Vertex> reached{};  // in order of distance
    std::size_t level = 0;          // where the last level begins in `reached`
    std::uint64_t arcs = 0;         // of that level
  };
  struct Crossing {
    Vertex from;  // on the side of s
    Vertex to;    // on the side of t
    double paths;
  };

  void start(Side& side, Vertex v, bool forward);
  void expand(Side& side, const Side& other, bool forward);
  void walk_back(const Side& side, Vertex v, bool forward, SplitMix64& random);
  [[nodiscard]] std::span<const Vertex> row(Vertex v, bool forward) const {
    return forward ? graph_.out_neighbors(v) : graph_.in_neighbors(v);
  }

  const CsrGraph& graph_;
  Side from_s_{};
  Side to_t_{};
  std::vector<Crossing> crossings_{};
  std::vector<Vertex> between_{};
};

}  // namespace musubi
