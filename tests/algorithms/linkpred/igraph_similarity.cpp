#include "tests/algorithms/linkpred/igraph_similarity.hpp"

#include <igraph/igraph.h>

#include <functional>

#include "tests/igraph_check.hpp"

namespace musubi::testing::igraph {
namespace {

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

// Takes the matrix over and frees it.
Matrix taken(igraph_matrix_t& values) {
  Matrix result(static_cast<std::size_t>(igraph_matrix_nrow(&values)));
  for (std::size_t i = 0; i < result.size(); ++i) {
    for (igraph_integer_t j = 0; j < igraph_matrix_ncol(&values); ++j) {
      result[i].push_back(MATRIX(values, static_cast<igraph_integer_t>(i), j));
    }
  }
  igraph_matrix_destroy(&values);
  return result;
}

Matrix filled(const std::function<void(igraph_matrix_t*)>& fill) {
  igraph_matrix_t values;
  check(igraph_matrix_init(&values, 0, 0));
  fill(&values);
  return taken(values);
}

igraph_matrix_t adjacency_of(const SimpleGraph& graph) {
  igraph_matrix_t adjacency;
  check(igraph_matrix_init(&adjacency, 0, 0));
  check(igraph_get_adjacency(graph.get(), &adjacency, IGRAPH_GET_ADJACENCY_BOTH, nullptr,
                             IGRAPH_NO_LOOPS));
  return adjacency;
}

double largest_eigenvalue(const SimpleGraph& graph) {
  igraph_vector_t scores;
  check(igraph_vector_init(&scores, 0));
  igraph_arpack_options_t arpack;
  igraph_arpack_options_init(&arpack);
  igraph_real_t eigenvalue = 0.0;
  check(igraph_eigenvector_centrality(graph.get(), &scores, &eigenvalue, false, false, nullptr,
                                      &arpack));
  igraph_vector_destroy(&scores);
  return eigenvalue;
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

Matrix local_path(const ZooGraph& zoo_graph, double epsilon) {
  const SimpleGraph graph(zoo_graph);
  auto a = adjacency_of(graph);
  igraph_matrix_t a2;
  check(igraph_matrix_init(&a2, zoo_graph.n, zoo_graph.n));
  check(igraph_blas_dgemm(false, false, 1.0, &a, &a, 0.0, &a2));
  igraph_matrix_t sum;
  check(igraph_matrix_init_copy(&sum, &a2));
  check(igraph_blas_dgemm(false, false, epsilon, &a2, &a, 1.0, &sum));
  igraph_matrix_destroy(&a);
  igraph_matrix_destroy(&a2);
  return taken(sum);
}

Matrix katz(const ZooGraph& zoo_graph) {
  const SimpleGraph graph(zoo_graph);
  const auto n = static_cast<igraph_integer_t>(zoo_graph.n);
  igraph_matrix_t inverse;
  check(igraph_matrix_init(&inverse, n, n));
  if (igraph_ecount(graph.get()) == 0) return taken(inverse);
  auto system = adjacency_of(graph);
  igraph_matrix_scale(&system, -0.5 / largest_eigenvalue(graph));
  for (igraph_integer_t i = 0; i < n; ++i) {
    MATRIX(system, i, i) += 1.0;
    MATRIX(inverse, i, i) = 1.0;
  }
  int info = 0;
  check(igraph_lapack_dgesv(&system, nullptr, &inverse, &info));
  igraph_matrix_destroy(&system);
  for (igraph_integer_t i = 0; i < n; ++i) MATRIX(inverse, i, i) -= 1.0;
  return taken(inverse);
}

Matrix walks_with_restart(const ZooGraph& zoo_graph, double restart) {
  const SimpleGraph graph(zoo_graph);
  Matrix walks;
  for (Vertex u = 0; u < zoo_graph.n; ++u) {
    igraph_vector_t scores;
    check(igraph_vector_init(&scores, 0));
    check(igraph_personalized_pagerank_vs(
        graph.get(), IGRAPH_PAGERANK_ALGO_PRPACK, &scores, nullptr, igraph_vss_all(), false,
        1.0 - restart, igraph_vss_1(static_cast<igraph_integer_t>(u)), nullptr, nullptr));
    walks.emplace_back(VECTOR(scores), VECTOR(scores) + igraph_vector_size(&scores));
    igraph_vector_destroy(&scores);
  }
  return walks;
}

}  // namespace musubi::testing::igraph
