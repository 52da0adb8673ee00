#pragma once
#include <vector>

#include "algorithms/centrality/closeness.hpp"
#include "algorithms/whatif/path_table.hpp"

namespace musubi {

struct ArcEdit;

/// Betweenness and closeness of every vertex of a graph that is edited edge by edge: updated, not
/// computed anew, and exactly so.
///
/// An edge that comes or goes changes the shortest paths of some pairs only: those for which it
/// lies on a shortest path after, or before. Of each source the distances and path counts to these
/// targets are put right, and the dependencies of these pairs are taken out and put in again. Path
/// counts are summed anew, so no digits are lost there; a betweenness carries the rounding of all
/// sums since the start, an absolute error of about 1e-16 of the largest sum it ever was, per edit.
/// Closeness has no such error: the rows of the sources that change are summed anew.
///
/// Directed, disconnected graphs and parallel edges mean what they mean to betweenness() and
/// closeness(); loops change nothing. A pair that comes to have a path, or loses all, is a change
/// as any other. An empty graph has empty results.
///
/// Memory: ten bytes per pair of vertices (1.1 GB for 10,680). Time: O(n m) to begin; an edit O(n)
/// and, for each source concerned, the edges at what lies on changed paths: at worst as much as
/// computing anew, mostly a small part of it. Results do not depend on threads.
/// Sources: Brandes, 2001, "A faster algorithm for betweenness centrality"; Bergamini, Meyerhenke,
/// Ortmann and Slobbe, 2017, "Faster betweenness centrality updates in evolving networks";
/// Ramalingam and Reps, 1996, "An incremental algorithm for a generalization of the shortest-path
/// problem".
class EditedCentrality {
 public:
  /// Throws std::invalid_argument for a graph with lengths or of more than 65,534 vertices,
  /// Error(cancelled) on a stop request; as do the edits, after which the object is of no use.
  explicit EditedCentrality(const CsrGraph& graph, const Execution& execution = {});

  /// An edge between vertices of the graph; another one beside one that is there is parallel to it.
  /// Throws std::invalid_argument for a vertex that is not there.
  void add_edge(Vertex u, Vertex v);
  /// One of several parallel edges. Throws std::invalid_argument when there is none.
  void remove_edge(Vertex u, Vertex v);

  /// As betweenness() of the graph as it is now. O(n).
  [[nodiscard]] std::vector<double> betweenness() const;
  /// As closeness() of the graph as it is now.
  [[nodiscard]] const ClosenessResult& closeness() const { return closeness_; }
  /// Sources that the last edit concerned.
  [[nodiscard]] std::size_t sources_concerned() const { return concerned_; }

 private:
  struct Concern {
    Vertex source = 0;
    bool reversed = false;  ///< an undirected edge is taken from its head to its tail
  };

  void check(Vertex u, Vertex v) const;
  void update(Vertex u, Vertex v, bool added);
  [[nodiscard]] std::vector<Concern> concerned(const ArcEdit& along, const ArcEdit& back) const;
  void sum_distances(Vertex source);

  Execution execution_;
  PathTable table_;
  std::vector<double> dependencies_;  // summed over ordered pairs
  ClosenessResult closeness_{};
  std::size_t concerned_ = 0;
};

}  // namespace musubi
