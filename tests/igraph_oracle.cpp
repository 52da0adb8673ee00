#include "tests/igraph_oracle.hpp"

#include <igraph/igraph.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "tests/igraph_check.hpp"

namespace musubi::testing::igraph {
namespace {

class Reals {
 public:
  Reals() { check(igraph_vector_init(&vector_, 0)); }
  explicit Reals(std::span<const double> values) : Reals() {
    check(igraph_vector_resize(&vector_, static_cast<igraph_integer_t>(values.size())));
    std::copy(values.begin(), values.end(), VECTOR(vector_));
  }
  Reals(const Reals&) = delete;
  Reals& operator=(const Reals&) = delete;
  ~Reals() { igraph_vector_destroy(&vector_); }
  igraph_vector_t* get() { return &vector_; }
  [[nodiscard]] std::vector<double> values() const {
    return {VECTOR(vector_), VECTOR(vector_) + igraph_vector_size(&vector_)};
  }

 private:
  igraph_vector_t vector_{};
};

class Integers {
 public:
  Integers() { check(igraph_vector_int_init(&vector_, 0)); }
  template <typename T>
  explicit Integers(const std::vector<T>& values) : Integers() {
    check(igraph_vector_int_resize(&vector_, static_cast<igraph_integer_t>(values.size())));
    for (std::size_t i = 0; i < values.size(); ++i) VECTOR(vector_)[i] = values[i];
  }
  Integers(const Integers&) = delete;
  Integers& operator=(const Integers&) = delete;
  ~Integers() { igraph_vector_int_destroy(&vector_); }
  igraph_vector_int_t* get() { return &vector_; }
  template <typename T>
  [[nodiscard]] std::vector<T> values() const {
    std::vector<T> result;
    for (igraph_integer_t i = 0; i < igraph_vector_int_size(&vector_); ++i) {
      result.push_back(static_cast<T>(VECTOR(vector_)[i]));
    }
    return result;
  }

 private:
  igraph_vector_int_t vector_{};
};

class Graph {
 public:
  explicit Graph(const ZooGraph& graph, bool keep_directions = true)
      : lengths(graph.lengths), strengths(graph.strengths), weighted(!graph.strengths.empty()) {
    std::vector<Vertex> ends;
    for (const auto& [tail, head] : graph.edges) {
      ends.push_back(tail);
      ends.push_back(head);
    }
    Integers list(ends);
    check(igraph_create(&graph_, list.get(), static_cast<igraph_integer_t>(graph.n),
                        keep_directions && graph.directed()));
  }
  Graph(const Graph&) = delete;
  Graph& operator=(const Graph&) = delete;
  ~Graph() { igraph_destroy(&graph_); }
  [[nodiscard]] const igraph_t* get() const { return &graph_; }
  /// nullptr for a graph without weights.
  igraph_vector_t* length_weights() { return weighted ? lengths.get() : nullptr; }
  igraph_vector_t* strength_weights() { return weighted ? strengths.get() : nullptr; }

 private:
  igraph_t graph_{};
  Reals lengths;
  Reals strengths;
  bool weighted;
};

std::vector<double> with_nan_as_zero(std::vector<double> values) {
  for (double& value : values) {
    if (std::isnan(value)) value = 0.0;
  }
  return values;
}

}  // namespace

std::vector<double> degree(const ZooGraph& zoo_graph) {
  const Graph graph(zoo_graph);
  Integers result;
  check(igraph_degree(graph.get(), result.get(), igraph_vss_all(), IGRAPH_ALL, IGRAPH_LOOPS));
  return result.values<double>();
}

std::vector<double> strength(const ZooGraph& zoo_graph) {
  Graph graph(zoo_graph);
  Reals result;
  check(igraph_strength(graph.get(), result.get(), igraph_vss_all(), IGRAPH_ALL, IGRAPH_LOOPS,
                        graph.strength_weights()));
  return result.values();
}

std::vector<double> betweenness(const ZooGraph& zoo_graph) {
  Graph graph(zoo_graph);
  Reals result;
  check(igraph_betweenness(graph.get(), result.get(), igraph_vss_all(), IGRAPH_DIRECTED,
                           graph.length_weights()));
  return result.values();
}

std::vector<double> edge_betweenness(const ZooGraph& zoo_graph) {
  Graph graph(zoo_graph);
  Reals result;
  check(
      igraph_edge_betweenness(graph.get(), result.get(), IGRAPH_DIRECTED, graph.length_weights()));
  return result.values();
}

Closeness closeness(const ZooGraph& zoo_graph) {
  Graph graph(zoo_graph);
  Reals scores;
  Integers reached;
  igraph_bool_t all = false;
  check(igraph_closeness(graph.get(), scores.get(), reached.get(), &all, igraph_vss_all(),
                         IGRAPH_OUT, graph.length_weights(), /*normalized=*/true));
  return {with_nan_as_zero(scores.values()), reached.values<std::uint32_t>()};
}

std::vector<double> harmonic(const ZooGraph& zoo_graph) {
  Graph graph(zoo_graph);
  Reals scores;
  check(igraph_harmonic_centrality(graph.get(), scores.get(), igraph_vss_all(), IGRAPH_OUT,
                                   graph.length_weights(), /*normalized=*/false));
  return with_nan_as_zero(scores.values());
}

std::vector<double> eccentricity(const ZooGraph& zoo_graph) {
  Graph graph(zoo_graph);
  Reals result;
  check(igraph_eccentricity_dijkstra(graph.get(), graph.length_weights(), result.get(),
                                     igraph_vss_all(), IGRAPH_OUT));
  return result.values();
}

double global_efficiency(const ZooGraph& zoo_graph) {
  Graph graph(zoo_graph);
  double result = 0.0;
  check(igraph_global_efficiency(graph.get(), &result, graph.length_weights(), IGRAPH_DIRECTED));
  return std::isnan(result) ? 0.0 : result;
}

std::vector<double> pagerank(const ZooGraph& zoo_graph, double damping,
                             std::span<const double> personalization) {
  Graph graph(zoo_graph);
  Reals reset(personalization);
  Reals result;
  double eigenvalue = 0.0;
  check(igraph_personalized_pagerank(graph.get(), IGRAPH_PAGERANK_ALGO_PRPACK, result.get(),
                                     &eigenvalue, igraph_vss_all(), IGRAPH_DIRECTED, damping,
                                     personalization.empty() ? nullptr : reset.get(),
                                     graph.strength_weights(), nullptr));
  return result.values();
}

Eigenvector eigenvector(const ZooGraph& zoo_graph) {
  Graph graph(zoo_graph);
  Reals result;
  Eigenvector answer;
  igraph_arpack_options_t options;
  igraph_arpack_options_init(&options);
  options.tol = 1e-13;
  options.mxiter = 100'000;
  igraph_set_warning_handler(igraph_warning_handler_ignore);  // "graph is directed and acyclic"
  check(igraph_eigenvector_centrality(graph.get(), result.get(), &answer.eigenvalue,
                                      IGRAPH_DIRECTED, /*scale=*/true, graph.strength_weights(),
                                      &options));
  answer.scores = result.values();
  return answer;
}

double hits_eigenvalue(const ZooGraph& zoo_graph) {
  Graph graph(zoo_graph);
  double value = 0.0;
  igraph_arpack_options_t options;
  igraph_arpack_options_init(&options);
  options.mxiter = 100'000;
  igraph_set_warning_handler(igraph_warning_handler_ignore);
  check(igraph_hub_and_authority_scores(graph.get(), nullptr, nullptr, &value, /*scale=*/true,
                                        graph.strength_weights(), &options));
  return value;
}

double modularity(const ZooGraph& zoo_graph, const Partition& partition, double resolution) {
  Graph graph(zoo_graph);
  Integers membership(partition);
  double result = 0.0;
  check(igraph_modularity(graph.get(), membership.get(), graph.strength_weights(), resolution,
                          IGRAPH_DIRECTED, &result));
  return std::isnan(result) ? 0.0 : result;  // undefined for igraph without edges
}

PartitionAgreement agreement(const Partition& a, const Partition& b) {
  Integers first(a);
  Integers second(b);
  PartitionAgreement result;
  check(igraph_compare_communities(first.get(), second.get(), &result.nmi, IGRAPH_COMMCMP_NMI));
  check(igraph_compare_communities(first.get(), second.get(), &result.vi, IGRAPH_COMMCMP_VI));
  check(igraph_compare_communities(first.get(), second.get(), &result.ari,
                                   IGRAPH_COMMCMP_ADJUSTED_RAND));
  return result;
}

double best_leiden_modularity(const ZooGraph& zoo_graph, int runs) {
  Graph graph(zoo_graph, /*keep_directions=*/false);
  Reals strengths;
  check(igraph_strength(graph.get(), strengths.get(), igraph_vss_all(), IGRAPH_ALL, IGRAPH_LOOPS,
                        graph.strength_weights()));
  double total = 0.0;
  for (const double value : strengths.values()) total += value;
  double best = -1.0;
  for (int run = 0; run < runs; ++run) {
    check(igraph_rng_seed(igraph_rng_default(), static_cast<igraph_uint_t>(run)));
    Integers membership;
    igraph_integer_t count = 0;
    double quality = 0.0;
    check(igraph_community_leiden(graph.get(), graph.strength_weights(), strengths.get(),
                                  1.0 / total, 0.01, /*start=*/false, /*n_iterations=*/-1,
                                  membership.get(), &count, &quality));
    best = std::max(best, quality);
  }
  return best;
}

Components weak_components(const ZooGraph& zoo_graph) {
  const Graph graph(zoo_graph);
  Integers membership;
  Integers sizes;
  igraph_integer_t count = 0;
  check(
      igraph_connected_components(graph.get(), membership.get(), sizes.get(), &count, IGRAPH_WEAK));
  return {static_cast<Vertex>(count), membership.values<Vertex>()};
}

std::vector<std::size_t> bridges(const ZooGraph& zoo_graph) {
  const Graph graph(zoo_graph, /*keep_directions=*/false);
  Integers result;
  check(igraph_bridges(graph.get(), result.get()));
  auto edges = result.values<std::size_t>();
  std::sort(edges.begin(), edges.end());
  return edges;
}

std::vector<Vertex> articulation_points(const ZooGraph& zoo_graph) {
  const Graph graph(zoo_graph, /*keep_directions=*/false);
  Integers result;
  check(igraph_articulation_points(graph.get(), result.get()));
  auto points = result.values<Vertex>();
  std::sort(points.begin(), points.end());
  return points;
}

}  // namespace musubi::testing::igraph
