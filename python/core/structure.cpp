#include "algorithms/structure/brokerage_roles.hpp"
#include "algorithms/structure/structural_holes.hpp"
#include "algorithms/structure/structure_summary.hpp"
#include "python/core/arrays.hpp"
#include "python/core/bindings.hpp"
#include "python/core/interruptible.hpp"

namespace musubi::python {
namespace {

using namespace py::literals;

py::dict summary(const CsrGraph& graph) {
  StructureSummary result;
  {
    const py::gil_scoped_release release;
    result = structure_summary(graph);
  }
  return py::dict("components"_a = result.components,
                  "largest_component"_a = result.largest_component, "density"_a = result.density,
                  "component_of"_a = to_numpy(std::move(result.component_of)),
                  "bridges"_a = to_numpy(std::move(result.bridges)),
                  "articulation_points"_a = to_numpy(std::move(result.articulation_points)));
}

py::dict holes(const CsrGraph& graph, int threads, const py::object& progress) {
  auto result = interruptible(threads, progress, [&](const Execution& execution) {
    return structural_holes(graph, {.execution = execution});
  });
  return py::dict("constraint"_a = to_numpy(std::move(result.constraint)),
                  "effective_size"_a = to_numpy(std::move(result.effective_size)),
                  "efficiency"_a = to_numpy(std::move(result.efficiency)),
                  "hierarchy"_a = to_numpy(std::move(result.hierarchy)));
}

// A row per vertex and a column per role, the memory of the counts themselves.
py::array_t<std::uint64_t> roles(const CsrGraph& graph, const ArrayIn<Group>& groups, int threads,
                                 const py::object& progress) {
  static_assert(sizeof(BrokerageCounts) == kBrokerageRoles * sizeof(std::uint64_t));
  auto counts = std::make_unique<std::vector<BrokerageCounts>>(
      interruptible(threads, progress, [&](const Execution& execution) {
        return brokerage_roles(graph, span_of(groups), {.execution = execution});
      }));
  const auto rows = static_cast<py::ssize_t>(counts->size());
  if (rows == 0) return py::array_t<std::uint64_t>({rows, py::ssize_t{kBrokerageRoles}});
  const auto* data = counts->front().by_role.data();
  const py::capsule owner(counts.get(), [](void* vector) {
    delete static_cast<std::vector<BrokerageCounts>*>(vector);
  });
  counts.release();
  return py::array_t<std::uint64_t>({rows, py::ssize_t{kBrokerageRoles}}, data, owner);
}

}  // namespace

void bind_structure(py::module_& module) {
  module.def("structure_summary", &summary, "graph"_a);
  module.def("structural_holes", &holes, "graph"_a, "threads"_a = 0, "progress"_a = py::none());
  module.def("brokerage_roles", &roles, "graph"_a, "groups"_a, "threads"_a = 0,
             "progress"_a = py::none());
  module.attr("NO_GROUP") = kNoGroup;
}

}  // namespace musubi::python
