#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/random.hpp"

namespace musubi {

/// Draws shortest paths between pairs of vertices, edges 1 long, every shortest path of a pair
/// alike. Breadth-first search from both ends at once, always on the side that has fewer arcs
/// ahead, so that little of the graph is seen. Parallel arcs are different paths; self-loops lie on
/// none. Memory 40 bytes per vertex. Source: Borassi and Natale, 2016, "KADABRA is an ADaptive
/// Algorithm for Betweenness via Random Approximation".
class alignas(64) PathSample {
 public:
  explicit PathSample(const CsrGraph& graph);

  /// The vertices between `s` and `t`, two different ones, on a path drawn at random; empty when
  /// they are neighbours or no path joins them.
  const std::vector<Vertex>& draw(Vertex s, Vertex t, SplitMix64& random);

  /// Arcs and levels that all searches so far have looked at.
  [[nodiscard]] std::uint64_t work() const { return work_; }

 private:
  enum Side : std::uint8_t { from_s, to_t };
  // What both searches know of a vertex, within one line of the cache.
  struct alignas(32) Seen {
    std::array<double, 2> paths{};
    std::array<std::uint32_t, 2> distance{kNoVertex, kNoVertex};  // kNoVertex: not reached
    std::array<Vertex, 2> degree{};
  };
  struct Search {
    std::vector<Vertex> reached{};  // in order of distance
    std::size_t level = 0;          // where the last level begins in `reached`
    std::uint64_t arcs = 0;         // of that level
  };
  struct Crossing {
    Vertex from;  // on the side of s
    Vertex to;    // on the side of t
    double paths;
  };

  void start(Side side, Vertex v);
  void expand(Side side);
  void walk_back(Side side, Vertex v, SplitMix64& random);
  // Away from the end of the side.
  [[nodiscard]] std::span<const Vertex> row(Vertex v, Side side) const {
    return side == from_s ? graph_.out_neighbors(v) : graph_.in_neighbors(v);
  }
  static Side opposite(Side side) { return side == from_s ? to_t : from_s; }

  const CsrGraph& graph_;
  std::vector<Seen> seen_;
  std::array<Search, 2> searches_{};
  std::vector<Crossing> crossings_{};
  std::vector<Vertex> between_{};
  std::uint64_t work_ = 0;
};

}  // namespace musubi
