#include "tests/algorithms/linkpred/igraph_similarity.hpp"

#include <igraph/igraph.h>

#include <functional>
#include <stdexcept>

namespace musubi::testing::igraph {
namespace {

void check(igraph_error_t code) {
  if (code != IGRAPH_SUCCESS) throw std::runtime_error(igraph_strerror(code));
}

class SimpleGraph {
 public:
  explicit SimpleGraph(const ZooGraph& graph) {
    igraph_vector_int_t ends;
    check(igraph_vector_int_init(&ends, 0));
    for (const auto& [tail, head] : graph.edges) {
      check(igraph_vector_int_push_back(&ends, tail));
      check(igraph_vector_int_push_back(&ends, head));
    }
    check(igraph_create(&graph_, &ends, static_cast<igraph_integer_t>(graph.n), false));
    igraph_vector_int_destroy(&ends);
    check(igraph_simplify(&graph_, true, true, nullptr));
  }
  SimpleGraph(const SimpleGraph&) = delete;
  SimpleGraph& operator=(const SimpleGraph&) = delete;
  ~SimpleGraph() { igraph_destroy(&graph_); }
  [[nodiscard]] const igraph_t* get() const { return &graph_; }

 private:
  igraph_t graph_{};
};

Matrix filled(const std::function<void(igraph_matrix_t*)>& fill) {
  igraph_matrix_t values;
  check(igraph_matrix_init(&values, 0, 0));
  fill(&values);
  Matrix result(static_cast<std::size_t>(igraph_matrix_nrow(&values)));
  for (std::size_t i = 0; i < result.size(); ++i) {
    for (igraph_integer_t j = 0; j < igraph_matrix_ncol(&values); ++j) {
      result[i].push_back(MATRIX(values, static_cast<igraph_integer_t>(i), j));
    }
  }
  igraph_matrix_destroy(&values);
  return result;
}

}  // namespace

Matrix inverse_log_weighted(const ZooGraph& zoo_graph) {
  const SimpleGraph graph(zoo_graph);
  return filled([&](igraph_matrix_t* values) {
    check(
        igraph_similarity_inverse_log_weighted(graph.get(), values, igraph_vss_all(), IGRAPH_ALL));
  });
}

std::vector<double> jaccard(const ZooGraph& zoo_graph, const std::vector<VertexPair>& pairs) {
  const SimpleGraph graph(zoo_graph);
  igraph_vector_int_t list;
  igraph_vector_t values;
  check(igraph_vector_int_init(&list, 0));
  check(igraph_vector_init(&values, 0));
  for (const auto& [a, b] : pairs) {
    check(igraph_vector_int_push_back(&list, a));
    check(igraph_vector_int_push_back(&list, b));
  }
  check(igraph_similarity_jaccard_pairs(graph.get(), &values, &list, IGRAPH_ALL, false));
  const std::vector<double> result(VECTOR(values), VECTOR(values) + igraph_vector_size(&values));
  igraph_vector_destroy(&values);
  igraph_vector_int_destroy(&list);
  return result;
}

Matrix common_neighbours(const ZooGraph& zoo_graph) {
  const SimpleGraph graph(zoo_graph);
  return filled([&](igraph_matrix_t* values) {
    check(igraph_bibcoupling(graph.get(), values, igraph_vss_all()));
  });
}

}  // namespace musubi::testing::igraph
