#pragma once
#include <vector>

#include "algorithms/centrality/row_blocks.hpp"
#include "engine/csr_graph.hpp"

namespace musubi {

/// The adjacency matrix of a graph as rows to multiply a vector by, renumbered: rows of like length
/// stand together, the longest first, which keeps the processor's guesses at where a row ends right
/// and the entries that are read most in its nearest memory. Rows of like length keep their order.
struct ArcRows {
  std::vector<Vertex> original{};    ///< the vertex behind each row
  std::vector<ArcIndex> offsets{0};  ///< n + 1
  std::vector<Vertex> columns{};     ///< per arc, in the new numbers
  std::vector<double> strengths{};   ///< per arc; empty without strengths
  RowBlocks blocks{};

  [[nodiscard]] Vertex size() const { return static_cast<Vertex>(original.size()); }

  /// Σ of strength times x over the arcs of row v. Four sums side by side, since one would wait for
  /// each addition; the order is the same on every machine.
  template <typename Real>
  [[nodiscard]] double pull(Vertex v, const Real* x) const {
    const Vertex* const column = columns.data();
    ArcIndex arc = offsets[v];
    const ArcIndex end = offsets[v + 1];
    double a = 0.0;
    double b = 0.0;
    double c = 0.0;
    double d = 0.0;
    if (strengths.empty()) {
      for (; arc + 4 <= end; arc += 4) {
        a += static_cast<double>(x[column[arc]]);
        b += static_cast<double>(x[column[arc + 1]]);
        c += static_cast<double>(x[column[arc + 2]]);
        d += static_cast<double>(x[column[arc + 3]]);
      }
      for (; arc < end; ++arc) a += static_cast<double>(x[column[arc]]);
    } else {
      for (; arc + 2 <= end; arc += 2) {
        a += strengths[arc] * static_cast<double>(x[column[arc]]);
        b += strengths[arc + 1] * static_cast<double>(x[column[arc + 1]]);
      }
      if (arc < end) a += strengths[arc] * static_cast<double>(x[column[arc]]);
    }
    return (a + b) + (c + d);
  }
};

enum class ArcSide { in, out };

/// All vertices, the longest rows first: by their exact length up to 32 arcs, by its power of two
/// beyond, otherwise in the graph's order. O(n).
[[nodiscard]] std::vector<Vertex> by_falling_length(const CsrGraph& graph, ArcSide side);

/// The rows of in-arcs or of out-arcs in that order. O(n + m) time; 4 bytes per arc (12 with
/// strengths), 12 per vertex. Error(cancelled) on a stop request. Ours.
[[nodiscard]] ArcRows arc_rows(const CsrGraph& graph, ArcSide side, const Execution& execution);

/// The same in a given numbering: `original` holds each vertex once.
[[nodiscard]] ArcRows arc_rows(const CsrGraph& graph, ArcSide side, std::vector<Vertex> original,
                               const Execution& execution);

/// image = rows times x, both by row and of as many entries; blocks of rows go to the threads. The
/// same bits for any number of threads. O(n + m). Error(cancelled) on a stop request.
void multiply(const ArcRows& rows, const std::vector<double>& x, std::vector<double>& image,
              const Execution& execution);

/// A vector by row as one by vertex.
[[nodiscard]] std::vector<double> by_vertex(const ArcRows& rows, const std::vector<double>& by_row);

}  // namespace musubi
