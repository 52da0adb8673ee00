#include "algorithms/distributed/replicated_graph.hpp"

#include "algorithms/distributed/redistribution.hpp"

namespace musubi {

CsrGraph replicated_graph(const DistributedGraph& graph, const Ranks& ranks) {
  std::vector<Edge> own;
  std::vector<double> own_strengths;
  for (std::size_t v = 0; v < graph.num_own(); ++v) {
    const auto self = static_cast<Vertex>(graph.first + v);
    const auto row = graph.row(v);
    bool second = false;  // of a loop's two arcs
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!graph.is_directed()) {  // each edge once, at its smaller end
        if (row[i] < self) continue;
        if (row[i] == self) {
          second = !second;
          if (!second) continue;
        }
      }
      own.push_back({self, row[i]});
      if (graph.has_strengths) own_strengths.push_back(graph.row_strengths(v)[i]);
    }
  }
  auto edges = ranks.gather<Edge>(own).items;
  std::vector<Edge>().swap(own);
  if (const auto places = listed_places(graph, ranks); !places.empty()) {
    for (auto& [tail, head] : edges) {
      tail = places[tail];
      head = places[head];
    }
  }
  const auto strengths =
      graph.has_strengths ? ranks.gather<double>(own_strengths).items : std::vector<double>{};
  return CsrGraph::from_edges(graph.num_vertices(), edges, graph.direction,
                              {.strengths = strengths});
}

}  // namespace musubi
