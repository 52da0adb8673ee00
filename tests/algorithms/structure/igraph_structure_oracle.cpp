#include "tests/algorithms/structure/igraph_structure_oracle.hpp"

#include <igraph/igraph.h>

#include "tests/igraph_check.hpp"

namespace musubi::testing::igraph {
namespace {

class Graph {
 public:
  explicit Graph(const ZooGraph& zoo_graph) {
    igraph_vector_int_t ends;
    check(igraph_vector_int_init(&ends, 0));
    for (const auto& [tail, head] : zoo_graph.edges) {
      check(igraph_vector_int_push_back(&ends, tail));
      check(igraph_vector_int_push_back(&ends, head));
    }
    check(igraph_create(&graph_, &ends, static_cast<igraph_integer_t>(zoo_graph.n),
                        zoo_graph.directed()));
    igraph_vector_int_destroy(&ends);
  }
  Graph(const Graph&) = delete;
  Graph& operator=(const Graph&) = delete;
  ~Graph() { igraph_destroy(&graph_); }
  [[nodiscard]] const igraph_t* get() const { return &graph_; }

 private:
  igraph_t graph_{};
};

template <typename Count>
std::vector<std::uint64_t> counts(const ZooGraph& zoo_graph, const std::vector<EndPair>& pairs,
                                  Count&& count) {
  const Graph graph(zoo_graph);
  std::vector<std::uint64_t> result;
  for (const auto& [s, t] : pairs) {
    igraph_integer_t paths = 0;
    check(count(graph.get(), &paths, static_cast<igraph_integer_t>(s),
                static_cast<igraph_integer_t>(t)));
    result.push_back(static_cast<std::uint64_t>(paths));
  }
  return result;
}

}  // namespace

std::vector<double> constraint(const ZooGraph& zoo_graph) {
  const Graph graph(zoo_graph);
  igraph_vector_t weights;
  igraph_vector_t result;
  check(igraph_vector_init(&weights, 0));
  check(igraph_vector_init(&result, 0));
  for (const double strength : zoo_graph.strengths) {
    check(igraph_vector_push_back(&weights, strength));
  }
  check(igraph_constraint(graph.get(), &result, igraph_vss_all(),
                          zoo_graph.strengths.empty() ? nullptr : &weights));
  std::vector<double> values(VECTOR(result), VECTOR(result) + igraph_vector_size(&result));
  igraph_vector_destroy(&result);
  igraph_vector_destroy(&weights);
  return values;
}

std::vector<std::uint64_t> edge_disjoint_paths(const ZooGraph& zoo_graph,
                                               const std::vector<EndPair>& pairs) {
  return counts(zoo_graph, pairs, igraph_edge_disjoint_paths);
}

std::vector<std::uint64_t> vertex_disjoint_paths(const ZooGraph& zoo_graph,
                                                 const std::vector<EndPair>& pairs) {
  return counts(zoo_graph, pairs, igraph_vertex_disjoint_paths);
}

}  // namespace musubi::testing::igraph
