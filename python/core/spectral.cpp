#include "algorithms/community/partition.hpp"
#include "algorithms/spectral/laplacian_measures.hpp"
#include "python/core/arrays.hpp"
#include "python/core/bindings.hpp"
#include "python/core/interruptible.hpp"

namespace musubi::python {
namespace {

using namespace py::literals;

double kirchhoff(const CsrGraph& graph, int threads, const py::object& progress) {
  return interruptible(threads, progress, [&](const Execution& execution) {
    return kirchhoff_index(graph, execution);
  });
}

double connectivity(const CsrGraph& graph) {
  return interruptible(0, py::none(), [&](const Execution& execution) {
    return algebraic_connectivity(graph, execution.stop);
  });
}

double modularity_of(const CsrGraph& graph, const ArrayIn<Community>& partition,
                     double resolution) {
  const auto given = span_of(partition);
  return modularity(graph, Partition(given.begin(), given.end()), resolution);
}

}  // namespace

void bind_spectral(py::module_& module) {
  module.def("kirchhoff_index", &kirchhoff, "graph"_a, "threads"_a = 0, "progress"_a = py::none());
  module.def("algebraic_connectivity", &connectivity, "graph"_a);
  module.def("modularity", &modularity_of, "graph"_a, "partition"_a, "resolution"_a = 1.0);
}

}  // namespace musubi::python
