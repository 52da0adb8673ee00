#include "engine/csr_graph.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

#include "engine/number_text.hpp"
#include "engine/row_builder.hpp"
#include "engine/weight.hpp"

namespace musubi {
namespace {

[[noreturn]] void refuse_end(const Edge& edge, Vertex n) {
  throw std::invalid_argument("CsrGraph::from_edges: edge " + std::to_string(edge.tail) + "-" +
                              std::to_string(edge.head) +
                              " has an end that is not below n = " + std::to_string(n));
}

void validate(Vertex n, std::span<const Edge> edges, EdgeWeights weights) {
  bool inside = true;  // without a branch, so that the compiler takes several edges at a time
  for (const auto& [tail, head] : edges) inside &= (tail < n) & (head < n);
  if (!inside) {
    refuse_end(*std::find_if(edges.begin(), edges.end(),
                             [&](const Edge& edge) { return edge.tail >= n || edge.head >= n; }),
               n);
  }
  for (const auto list : {weights.strengths, weights.lengths}) {
    if (!list.empty() && list.size() != edges.size()) {
      throw std::invalid_argument("CsrGraph::from_edges: " + std::to_string(list.size()) +
                                  " weights for " + std::to_string(edges.size()) + " edges");
    }
    for (const double weight : list) {
      if (!is_weight(weight)) {
        throw std::invalid_argument(
            "CsrGraph::from_edges: a weight must be finite and not negative, 0 or from 1e-60 to "
            "1e60, got " +
            number_text(weight));
      }
    }
  }
}

}  // namespace

CsrGraph CsrGraph::from_edges(Vertex n, std::span<const Edge> edges, Direction direction,
                              EdgeWeights weights, const Execution& execution) {
  validate(n, edges, weights);
  const EdgePart whole{edges, weights};
  auto built = build_rows(n, std::span(&whole, 1), direction, execution);
  return from_rows(shared(std::move(built.out)), shared(std::move(built.in)), direction);
}

CsrGraph CsrGraph::from_rows(const CsrRows& out, const CsrRows& in, Direction direction) {
  CsrGraph graph;
  graph.n_ = static_cast<Vertex>(out.offsets.size() - 1);
  graph.num_edges_ = direction == Direction::directed ? out.targets.size() : out.targets.size() / 2;
  graph.direction_ = direction;
  graph.out_ = out;
  graph.in_ = in;
  return graph;
}

EdgeNumbering number_edges(const CsrGraph& graph) {
  EdgeNumbering numbering;
  numbering.edge_of_arc.resize(graph.num_arcs());
  numbering.edges.reserve(graph.num_edges());
  // The rows are visited in order, so the arcs u -> v with u > v arrive in the order in which the
  // edges v-u were numbered: one cursor per row finds each mate.
  std::vector<ArcIndex> mate(graph.num_vertices());
  for (const Vertex u : graph.vertices()) mate[u] = graph.first_arc(u);
  for (const Vertex u : graph.vertices()) {
    const auto row = graph.out_neighbors(u);
    const ArcIndex first = graph.first_arc(u);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const Vertex v = row[i];
      const ArcIndex arc = first + i;
      if (!graph.is_directed() && v < u) continue;  // numbered from the row of v
      const EdgeId e = numbering.edges.size();
      numbering.edges.push_back({u, v});
      numbering.edge_of_arc[arc] = e;
      if (graph.is_directed()) continue;
      if (v == u) {
        numbering.edge_of_arc[first + ++i] = e;  // a loop's two arcs stand side by side
      } else {
        numbering.edge_of_arc[mate[v]++] = e;
      }
    }
  }
  return numbering;
}

}  // namespace musubi
