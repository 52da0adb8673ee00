#pragma once
#include <cstdint>
#include <limits>
#include <vector>

#include "engine/csr_graph.hpp"

namespace musubi {

/// What two disjoint paths between the same ends may not have in common.
enum class Disjointness {
  edges,     ///< no edge
  vertices,  ///< no edge, and no vertex but the ends
};

/// Counts disjoint paths between pairs of vertices, or finds them: how many edges, or vertices in
/// between, must fail before the two are parted (Menger's theorem), up to a cap.
///
/// Paths follow the arcs of a directed graph; an undirected edge may be used once, in one of its
/// directions. An edge from s to t is a path, and each parallel one another. Elsewhere parallel
/// edges are different edges, while self-loops are on no path. Strengths and lengths play no part.
/// 0 when t cannot be reached.
///
/// Each path is found as an augmenting path of a unit-capacity network, by searches from both ends
/// at once that take turns so that neither looks at many more arcs than the other; for disjoint
/// vertices every vertex is an arc from its entrance to its exit. The workspace is cleared by
/// undoing what a count changed, so that a count costs what it looks at: O((min(cap, paths) + 1) *
/// (n + m)) at worst, mostly a small part of the graph. Slowest are pairs in two large parts that
/// fewer than `cap` paths join: the last search looks at all of one part before it gives up. O(n +
/// m) memory, 13 bytes per arc of the network: 2 arcs per edge, or for disjoint vertices 2 per
/// vertex and per arc of the graph.
///
/// The counter copies what it needs of the graph. It is not for several threads at once: give each
/// its own copy. Sources: Menger, 1927, "Zur allgemeinen Kurventheorie"; Ford and Fulkerson, 1956,
/// "Maximal flow through a network"; Even and Tarjan, 1975, "Network flow and testing graph
/// connectivity"; Pohl, 1971, "Bi-directional search".
class DisjointPathCounter {
 public:
  static constexpr std::uint64_t kNoCap = std::numeric_limits<std::uint64_t>::max();

  /// O(n + m). Throws std::invalid_argument when there are 2^31 vertices or more, which disjoint
  /// vertices have no numbers for.
  DisjointPathCounter(const CsrGraph& graph, Disjointness disjointness);

  /// min(cap, largest number of disjoint paths from `s` to `t`). Throws std::invalid_argument when
  /// the two are the same or not vertices of the graph.
  [[nodiscard]] std::uint64_t count(Vertex s, Vertex t, std::uint64_t cap = kNoCap);

  /// So many disjoint paths from `s` to `t`, each as its vertices and without a vertex that comes
  /// twice, in lexicographic order. Of all such sets it is one, always the same, and not the one
  /// with the shortest paths. Parallel edges from `s` to `t` give the same vertices once for each.
  /// Cost and errors as of count().
  [[nodiscard]] std::vector<std::vector<Vertex>> paths(Vertex s, Vertex t,
                                                       std::uint64_t cap = kNoCap);

 private:
  using Node = std::uint32_t;  // of the network: a vertex, or its entrance or its exit

  // An arc of the network before it is put into rows; its way back has no capacity unless asked.
  struct Link {
    Node tail = 0;
    Node head = 0;
    bool both_ways = false;
  };

  // A search tree grown from one end.
  struct Search {
    std::vector<Node> reached{};      // in order
    std::vector<ArcIndex> through{};  // per node, the arc that the path takes there
    std::size_t next = 0;             // place in `reached` of the node to look at
    std::uint64_t arcs_seen = 0;
  };
  enum class Way { forward, backward };

  void build(std::size_t nodes, const std::vector<Link>& links);
  std::uint64_t push_paths(Vertex s, Vertex t, std::uint64_t cap);
  [[nodiscard]] std::vector<ArcIndex> arcs_in_use() const;
  [[nodiscard]] Node tail_of(ArcIndex arc) const { return head_[reverse_[arc]]; }
  [[nodiscard]] Vertex vertex_of(Node node) const {
    return disjointness_ == Disjointness::vertices ? node / 2 : node;
  }
  [[nodiscard]] std::uint64_t most_paths(Node source, Node sink, std::uint64_t cap) const;
  [[nodiscard]] std::uint64_t usable_arcs(Node node, Way way, std::uint64_t most) const;
  bool augment(Node source, Node sink);
  [[nodiscard]] Node meeting_node();
  Node look_around(Search& search, const Search& other, Way way);
  void push_through(Node meeting);
  void push(ArcIndex arc);
  void undo();
  [[nodiscard]] ArcIndex along(ArcIndex arc, Way way) const {
    return way == Way::forward ? arc : reverse_[arc];
  }

  Disjointness disjointness_;
  Vertex n_;
  std::vector<ArcIndex> first_{};  // row of each node
  std::vector<Node> head_{};
  std::vector<ArcIndex> reverse_{};  // the arc the other way
  std::vector<std::uint8_t> residual_{};
  std::vector<ArcIndex> pushed_{};
  Search forward_{};
  Search backward_{};
};

}  // namespace musubi
