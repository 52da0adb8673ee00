#pragma once
#include <pybind11/pybind11.h>

#include "engine/package/scenario.hpp"

namespace musubi::python {

namespace py = pybind11;

/// A scenario as Python writes it: {"name", "title", "reason", "common": edits, "cases": [{"name",
/// "title", "reason", "line", "edits"}]}. Without cases it is one case, unless `file` is a scenario
/// that was read: then its cases come first, and `common` is made in them too, after their own
/// edits. An edit is {"kind": name_of(EditKind), ...} with the members of ScenarioEdit; texts are
/// {"ja", "en"}. The name takes the place of a file in messages. Throws TypeError for a value of
/// another type.
[[nodiscard]] Scenario scenario_from(const py::dict& written, const Scenario* file);

}  // namespace musubi::python
