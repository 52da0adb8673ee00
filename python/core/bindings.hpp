#pragma once
#include <pybind11/pybind11.h>

namespace musubi::python {

namespace py = pybind11;

// One topic of the extension each; module.cpp calls them.
void bind_errors(py::module_& module);
void bind_graph(py::module_& module);
void bind_centrality(py::module_& module);
void bind_communities(py::module_& module);
void bind_structure(py::module_& module);
void bind_paths(py::module_& module);
void bind_linkpred(py::module_& module);
void bind_spectral(py::module_& module);
void bind_network(py::module_& module);
void bind_gaps(py::module_& module);
void bind_assessment(py::module_& module);
void bind_scenario(py::module_& module);
void bind_whatif(py::module_& module);
void bind_link_suggestion(py::module_& module);

}  // namespace musubi::python
