#include <pybind11/stl.h>

#include <optional>

#include "algorithms/centrality/betweenness.hpp"
#include "algorithms/centrality/closeness.hpp"
#include "algorithms/centrality/degree.hpp"
#include "algorithms/centrality/eigenvector.hpp"
#include "algorithms/centrality/hits.hpp"
#include "algorithms/centrality/katz_centrality.hpp"
#include "algorithms/centrality/pagerank.hpp"
#include "python/core/arrays.hpp"
#include "python/core/bindings.hpp"
#include "python/core/interruptible.hpp"

namespace musubi::python {
namespace {

using namespace py::literals;

py::array_t<double> betweenness_array(const CsrGraph& graph, int threads,
                                      const py::object& progress) {
  return to_numpy(interruptible(threads, progress, [&](const Execution& execution) {
    return betweenness(graph, {.execution = execution});
  }));
}

py::array_t<double> edge_betweenness_array(const CsrGraph& graph, int threads,
                                           const py::object& progress) {
  return to_numpy(interruptible(threads, progress, [&](const Execution& execution) {
    return vertex_and_edge_betweenness(graph, {.execution = execution}).edges;
  }));
}

py::dict closeness_arrays(const CsrGraph& graph, int threads, const py::object& progress) {
  auto result = interruptible(threads, progress, [&](const Execution& execution) {
    return closeness(graph, {.execution = execution});
  });
  return py::dict("closeness"_a = to_numpy(std::move(result.closeness)),
                  "harmonic"_a = to_numpy(std::move(result.harmonic)),
                  "reached"_a = to_numpy(std::move(result.reached)),
                  "eccentricity"_a = to_numpy(std::move(result.eccentricity)));
}

double efficiency(const CsrGraph& graph, int threads, const py::object& progress) {
  return interruptible(threads, progress, [&](const Execution& execution) {
    return global_efficiency(graph, {.execution = execution});
  });
}

// PageRank and eigenvector centrality tell the same of how they ended.
template <typename Result>
py::dict iterated(Result result) {
  return py::dict("scores"_a = to_numpy(std::move(result.scores)),
                  "iterations"_a = result.iterations, "residual"_a = result.residual,
                  "converged"_a = result.converged);
}

py::dict pagerank_arrays(const CsrGraph& graph, double damping, double tolerance,
                         int max_iterations, const ArrayIn<double>& personalization, int threads,
                         const py::object& progress) {
  return iterated(interruptible(threads, progress, [&](const Execution& execution) {
    return pagerank(graph, {.damping = damping,
                            .tolerance = tolerance,
                            .max_iterations = max_iterations,
                            .personalization = span_of(personalization),
                            .execution = execution});
  }));
}

py::dict eigenvector_arrays(const CsrGraph& graph, double tolerance, int max_iterations,
                            int threads, const py::object& progress) {
  auto result = interruptible(threads, progress, [&](const Execution& execution) {
    return eigenvector_centrality(
        graph, {.tolerance = tolerance, .max_iterations = max_iterations, .execution = execution});
  });
  const double eigenvalue = result.eigenvalue;
  auto arrays = iterated(std::move(result));
  arrays["eigenvalue"] = eigenvalue;
  return arrays;
}

py::dict katz_arrays(const CsrGraph& graph, std::optional<double> alpha, double beta,
                     double tolerance, int max_iterations, int threads,
                     const py::object& progress) {
  return iterated(interruptible(threads, progress, [&](const Execution& execution) {
    return katz_centrality(graph, {.alpha = alpha,
                                   .beta = beta,
                                   .tolerance = tolerance,
                                   .max_iterations = max_iterations,
                                   .execution = execution});
  }));
}

py::dict hits_arrays(const CsrGraph& graph, double tolerance, int max_iterations, int threads,
                     const py::object& progress) {
  auto result = interruptible(threads, progress, [&](const Execution& execution) {
    return hits(graph,
                {.tolerance = tolerance, .max_iterations = max_iterations, .execution = execution});
  });
  return py::dict("hubs"_a = to_numpy(std::move(result.hubs)),
                  "authorities"_a = to_numpy(std::move(result.authorities)),
                  "iterations"_a = result.iterations, "residual"_a = result.residual,
                  "converged"_a = result.converged);
}

}  // namespace

void bind_centrality(py::module_& module) {
  module.def(
      "degree", [](const CsrGraph& graph) { return to_numpy(degree(graph)); }, "graph"_a);
  module.def(
      "strength", [](const CsrGraph& graph) { return to_numpy(strength(graph)); }, "graph"_a);
  module.def("betweenness", &betweenness_array, "graph"_a, "threads"_a = 0,
             "progress"_a = py::none());
  module.def("edge_betweenness", &edge_betweenness_array, "graph"_a, "threads"_a = 0,
             "progress"_a = py::none());
  module.def("closeness", &closeness_arrays, "graph"_a, "threads"_a = 0, "progress"_a = py::none());
  module.def("global_efficiency", &efficiency, "graph"_a, "threads"_a = 0,
             "progress"_a = py::none());
  module.def("pagerank", &pagerank_arrays, "graph"_a, "damping"_a, "tolerance"_a,
             "max_iterations"_a, "personalization"_a, "threads"_a = 0, "progress"_a = py::none());
  module.def("eigenvector_centrality", &eigenvector_arrays, "graph"_a, "tolerance"_a,
             "max_iterations"_a, "threads"_a = 0, "progress"_a = py::none());
  module.def("katz_centrality", &katz_arrays, "graph"_a, "alpha"_a, "beta"_a, "tolerance"_a,
             "max_iterations"_a, "threads"_a = 0, "progress"_a = py::none());
  module.def("hits", &hits_arrays, "graph"_a, "tolerance"_a, "max_iterations"_a, "threads"_a = 0,
             "progress"_a = py::none());
}

}  // namespace musubi::python
