#pragma once
#include <cstddef>
#include <iterator>
#include <span>
#include <vector>

#include "engine/csr_rows.hpp"
#include "engine/edge.hpp"
#include "engine/execution.hpp"
#include "engine/ids.hpp"

namespace musubi {

/// The vertices 0 .. n-1, for range-based loops.
class VertexRange {
 public:
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Vertex;
    using difference_type = std::ptrdiff_t;
    using pointer = const Vertex*;
    using reference = Vertex;

    explicit Iterator(Vertex vertex = 0) : vertex_(vertex) {}
    Vertex operator*() const { return vertex_; }
    Iterator& operator++() {
      ++vertex_;
      return *this;
    }
    Iterator operator++(int) { return Iterator(vertex_++); }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    Vertex vertex_;
  };

  explicit VertexRange(Vertex n) : n_(n) {}
  [[nodiscard]] Iterator begin() const { return Iterator(0); }
  [[nodiscard]] Iterator end() const { return Iterator(n_); }

 private:
  Vertex n_;
};

/// What kernels run on: a graph in compressed sparse rows, immutable.
///
/// Edges and arcs are counted apart: an edge is what the user put in, an arc one entry of a row. A
/// directed edge is one arc. An undirected edge u-v is two arcs, one in each row, and an undirected
/// self-loop is two arcs in its one row, so that a row's length is the degree (a loop counts twice)
/// and num_arcs() == 2 num_edges(). Parallel edges are kept. Rows are sorted by target, parallel
/// arcs in the order of their edges.
///
/// Memory: 4 bytes per arc and 8 per vertex, plus 8 per arc for each kind of weight; a directed
/// graph holds its reverse rows too, which doubles that. Copies share it: copying is O(1).
class CsrGraph {
 public:
  CsrGraph() = default;

  /// Builds from a list of edges in O(n + m) time; memory at the peak, beside the list, is less
  /// than three times that of the graph. The same bytes for any number of threads. Throws
  /// std::invalid_argument when an end is not below `n`, a weight list has another length than
  /// `edges`, or a weight is none (see is_weight()), and Error(cancelled) at a stop request.
  [[nodiscard]] static CsrGraph from_edges(Vertex n, std::span<const Edge> edges,
                                           Direction direction = Direction::undirected,
                                           EdgeWeights weights = {},
                                           const Execution& execution = {.threads = 1});

  /// A graph of rows that are there already, in O(1): a reader's way, past every check. They must
  /// be what from_edges would have made; `in` is empty for an undirected graph.
  [[nodiscard]] static CsrGraph from_rows(const CsrRows& out, const CsrRows& in,
                                          Direction direction);

  [[nodiscard]] Vertex num_vertices() const { return n_; }
  [[nodiscard]] EdgeId num_edges() const { return num_edges_; }
  [[nodiscard]] ArcIndex num_arcs() const { return out_.targets.size(); }
  [[nodiscard]] bool is_directed() const { return direction_ == Direction::directed; }
  [[nodiscard]] bool has_strengths() const { return !out_.strengths.empty(); }
  [[nodiscard]] bool has_lengths() const { return !out_.lengths.empty(); }
  [[nodiscard]] VertexRange vertices() const { return VertexRange(n_); }

  [[nodiscard]] std::span<const Vertex> out_neighbors(Vertex v) const { return out_.row(v); }
  [[nodiscard]] std::span<const Vertex> in_neighbors(Vertex v) const { return in().row(v); }
  [[nodiscard]] ArcIndex out_degree(Vertex v) const { return out_.row(v).size(); }
  [[nodiscard]] ArcIndex in_degree(Vertex v) const { return in().row(v).size(); }

  /// Per arc of the row, in the order of the neighbours; empty without such weights.
  [[nodiscard]] std::span<const double> out_strengths(Vertex v) const {
    return out_.weight_row(out_.strengths, v);
  }
  [[nodiscard]] std::span<const double> in_strengths(Vertex v) const {
    return in().weight_row(in().strengths, v);
  }
  [[nodiscard]] std::span<const double> out_lengths(Vertex v) const {
    return out_.weight_row(out_.lengths, v);
  }

  /// First arc of the row of `v`; the row ends where the next one begins.
  [[nodiscard]] ArcIndex first_arc(Vertex v) const { return out_.offsets[v]; }
  [[nodiscard]] Vertex target(ArcIndex arc) const { return out_.targets[arc]; }

  /// The rows as they lie in memory, for writers; those of the reverse arcs are the same for an
  /// undirected graph.
  [[nodiscard]] const CsrRows& out_rows() const { return out_; }
  [[nodiscard]] const CsrRows& in_rows() const { return in(); }

 private:
  [[nodiscard]] const CsrRows& in() const { return is_directed() ? in_ : out_; }

  Vertex n_ = 0;
  EdgeId num_edges_ = 0;
  Direction direction_ = Direction::undirected;
  CsrRows out_{};
  CsrRows in_{};  // reverse rows of a directed graph; empty for an undirected one
};

/// The edge behind each arc, for results that belong to edges. Edges are numbered in canonical
/// order: by (tail, head) when directed, by (smaller end, larger end) when undirected, parallel
/// ones in the order they were given. A list of edges already in that order keeps its numbers.
struct EdgeNumbering {
  std::vector<EdgeId> edge_of_arc{};  ///< length num_arcs()
  std::vector<Edge> edges{};          ///< length num_edges(); tail <= head when undirected
};

/// O(n + m) time, 8 bytes per arc and per edge.
[[nodiscard]] EdgeNumbering number_edges(const CsrGraph& graph);

}  // namespace musubi
