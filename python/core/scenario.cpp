#include "engine/package/scenario.hpp"

#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include "algorithms/whatif/scenario_cases.hpp"
#include "python/core/bindings.hpp"
#include "python/core/interruptible.hpp"
#include "python/core/network_access.hpp"
#include "python/core/scenario_access.hpp"
#include "python/core/scenario_dicts.hpp"

namespace musubi::python {
namespace {

using namespace py::literals;

Scenario read(const std::filesystem::path& path) {
  DiagnosticLog log;
  auto scenario = read_scenario(path, log);
  log.throw_if_any();
  return scenario;
}

py::list apply(const Network& network, const std::vector<Scenario>& scenarios) {
  auto cases = interruptible(0, py::none(), [&](const Execution& execution) {
    return scenario_cases(network, scenarios, execution);
  });
  py::list result;
  for (auto& one : cases) {
    auto told = case_dict(one);
    told["network"] = std::move(one.applied.network);
    result.append(told);
  }
  return result;
}

}  // namespace

void bind_scenario(py::module_& module) {
  py::class_<Scenario>(module, "Scenario", "Cases, each a list of edits.")
      .def(py::init(&scenario_from), "written"_a, "file"_a = py::none())
      .def_readonly("name", &Scenario::name)
      .def_readonly("file", &Scenario::file)
      .def_property_readonly("title", [](const Scenario& self) { return text_dict(self.title); })
      .def_property_readonly("reason", [](const Scenario& self) { return text_dict(self.reason); })
      .def_property_readonly("cases", [](const Scenario& self) {
        std::vector<std::string> names;
        for (const auto& one : self.alternatives) names.push_back(one.name);
        return names;
      });
  module.def("read_scenario", &read, "path"_a);
  module.def("scenario_files", &scenario_files, "package"_a);
  module.def("apply_scenarios", &apply, "network"_a, "scenarios"_a);
}

}  // namespace musubi::python
