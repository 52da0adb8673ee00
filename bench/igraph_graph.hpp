#pragma once
#include <igraph/igraph.h>

#include <span>
#include <vector>

#include "bench/bench_graph.hpp"

namespace musubi::bench {

/// igraph's copy of a bench graph.
class IgraphGraph {
 public:
  explicit IgraphGraph(const BenchGraph& graph);
  IgraphGraph(const IgraphGraph&) = delete;
  IgraphGraph& operator=(const IgraphGraph&) = delete;
  ~IgraphGraph() { igraph_destroy(&graph_); }
  [[nodiscard]] const igraph_t* get() const { return &graph_; }

 private:
  igraph_t graph_{};
};

/// A vector of igraph for results.
class IgraphVector {
 public:
  IgraphVector() { igraph_vector_init(&vector_, 0); }
  IgraphVector(const IgraphVector&) = delete;
  IgraphVector& operator=(const IgraphVector&) = delete;
  ~IgraphVector() { igraph_vector_destroy(&vector_); }
  igraph_vector_t* get() { return &vector_; }
  [[nodiscard]] std::vector<double> values() const {
    return {VECTOR(vector_), VECTOR(vector_) + igraph_vector_size(&vector_)};
  }

 private:
  igraph_vector_t vector_{};
};

/// The two differ nowhere by more than `tolerance` relative to the larger of 1 and the second.
[[nodiscard]] bool all_near(std::span<const double> a, std::span<const double> b, double tolerance);

}  // namespace musubi::bench
