#include "algorithms/community/repeated_search.hpp"
#include "python/core/arrays.hpp"
#include "python/core/bindings.hpp"
#include "python/core/interruptible.hpp"

namespace musubi::python {
namespace {

using namespace py::literals;

py::array_t<Community> partition_found(const CsrGraph& graph, const std::string& method,
                                       double resolution, int runs, std::uint64_t seed, int threads,
                                       const py::object& progress) {
  RepeatedSearchOptions options{.method = community_method_named(method), .runs = runs};
  options.search.resolution = resolution;
  options.search.seed = seed;
  return to_numpy(interruptible(threads, progress, [&](const Execution& execution) {
                    options.search.execution = execution;
                    return repeat_search(graph, options);
                  }).partition);
}

}  // namespace

void bind_communities(py::module_& module) {
  module.def("communities", &partition_found, "graph"_a, "method"_a, "resolution"_a, "runs"_a,
             "seed"_a, "threads"_a = 0, "progress"_a = py::none());
}

}  // namespace musubi::python
