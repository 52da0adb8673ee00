#include "algorithms/igraph/leiden_by_igraph.hpp"

#include <igraph/igraph.h>

#include <cmath>
#include <limits>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

#include "algorithms/centrality/degree.hpp"

namespace musubi {
namespace {

void check(igraph_error_t code, const char* what) {
  if (code != IGRAPH_SUCCESS) {
    throw std::runtime_error(std::string("igraph: ") + what + ": " + igraph_strerror(code));
  }
}

// igraph's default handler ends the process; ours lets the code come back to check().
class QuietErrors {
 public:
  QuietErrors() : previous_(igraph_set_error_handler(igraph_error_handler_ignore)) {}
  QuietErrors(const QuietErrors&) = delete;
  QuietErrors& operator=(const QuietErrors&) = delete;
  ~QuietErrors() { igraph_set_error_handler(previous_); }

 private:
  igraph_error_handler_t* previous_;
};

class RealVector {
 public:
  explicit RealVector(std::size_t size) {
    check(igraph_vector_init(&vector_, static_cast<igraph_integer_t>(size)), "vector");
  }
  RealVector(const RealVector&) = delete;
  RealVector& operator=(const RealVector&) = delete;
  ~RealVector() { igraph_vector_destroy(&vector_); }
  igraph_vector_t* get() { return &vector_; }
  double& operator[](std::size_t i) { return VECTOR(vector_)[i]; }

 private:
  igraph_vector_t vector_{};
};

class IntVector {
 public:
  explicit IntVector(std::size_t size) {
    check(igraph_vector_int_init(&vector_, static_cast<igraph_integer_t>(size)), "vector");
  }
  IntVector(const IntVector&) = delete;
  IntVector& operator=(const IntVector&) = delete;
  ~IntVector() { igraph_vector_int_destroy(&vector_); }
  igraph_vector_int_t* get() { return &vector_; }
  igraph_integer_t& operator[](std::size_t i) { return VECTOR(vector_)[i]; }

 private:
  igraph_vector_int_t vector_{};
};

class Graph {
 public:
  Graph(Vertex n, IntVector& ends) {
    check(igraph_create(&graph_, ends.get(), static_cast<igraph_integer_t>(n), IGRAPH_UNDIRECTED),
          "graph");
  }
  Graph(const Graph&) = delete;
  Graph& operator=(const Graph&) = delete;
  ~Graph() { igraph_destroy(&graph_); }
  const igraph_t* get() const { return &graph_; }

 private:
  igraph_t graph_{};
};

void validate(const IgraphLeidenOptions& options) {
  if (!(options.resolution > 0.0) || !std::isfinite(options.resolution)) {
    throw std::invalid_argument("leiden_by_igraph: resolution must be > 0 and finite, got " +
                                std::to_string(options.resolution));
  }
  if (options.runs < 1) {
    throw std::invalid_argument("leiden_by_igraph: runs must be >= 1, got " +
                                std::to_string(options.runs));
  }
}

struct WeightedEdge {
  Vertex tail, head;
  double weight;
};

// A loop lies inside whatever community its vertex is in, so it does not change which partition is
// best; its weight stays in the strength of the vertex. With loops igraph 0.10.2 may never end.
std::vector<WeightedEdge> edges_without_loops(const CsrGraph& graph) {
  std::vector<WeightedEdge> edges;
  for (const Vertex u : graph.vertices()) {
    const auto row = graph.out_neighbors(u);
    const auto strengths = graph.out_strengths(u);
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (graph.is_directed() ? row[i] == u : row[i] <= u) continue;
      edges.push_back({u, row[i], strengths.empty() ? 1.0 : strengths[i]});
    }
  }
  return edges;
}

}  // namespace

Partition leiden_by_igraph(const CsrGraph& graph, const IgraphLeidenOptions& options) {
  validate(options);
  static std::mutex one_at_a_time;  // igraph's error handler and random generator are global
  const std::scoped_lock lock(one_at_a_time);
  const QuietErrors quiet;

  const auto strengths = strength(graph);
  const Vertex n = graph.num_vertices();
  const auto edges = edges_without_loops(graph);
  IntVector ends(2 * edges.size());
  RealVector edge_weights(edges.size());
  for (std::size_t e = 0; e < edges.size(); ++e) {
    ends[2 * e] = edges[e].tail;
    ends[2 * e + 1] = edges[e].head;
    edge_weights[e] = edges[e].weight;
  }
  RealVector vertex_weights(n);
  double total = 0.0;
  for (const Vertex v : graph.vertices()) {
    vertex_weights[v] = strengths[v];
    total += strengths[v];
  }
  Partition best(n);
  for (Vertex v = 0; v < n; ++v) best[v] = v;
  if (edges.empty() || total == 0.0) return best;  // igraph 0.10 may not end on loops alone

  const Graph copy(n, ends);
  check(igraph_rng_seed(igraph_rng_default(), static_cast<igraph_uint_t>(options.seed)), "seed");
  double best_quality = -std::numeric_limits<double>::infinity();
  for (int run = 0; run < options.runs; ++run) {
    IntVector membership(n);
    igraph_integer_t count = 0;
    igraph_real_t quality = 0.0;
    check(igraph_community_leiden(copy.get(), edge_weights.get(), vertex_weights.get(),
                                  options.resolution / total, 0.01, /*start=*/false,
                                  /*n_iterations=*/-1, membership.get(), &count, &quality),
          "community_leiden");
    if (quality <= best_quality) continue;
    best_quality = quality;
    for (Vertex v = 0; v < n; ++v) best[v] = static_cast<Community>(membership[v]);
  }
  return canonical(best);
}

}  // namespace musubi
