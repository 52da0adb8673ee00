#pragma once
#include <pybind11/pybind11.h>

#include "algorithms/whatif/scenario_cases.hpp"

namespace musubi::python {

namespace py = pybind11;

/// What an applied case is and what its edits did; no network, for that is handed over by a move.
[[nodiscard]] py::dict case_dict(const ScenarioCase& one);

/// before, after and change of each measure, rank_changes (at most `top` per measure; 0: all),
/// gaps, requirements, communities (None when no partition was compared) and cut_off.
void put_comparison(py::dict& into, const Comparison& comparison, std::size_t top);

/// {"nodes": {added, removed, changed}, "links": the same}: ids and links as dicts.
void put_changes(py::dict& into, const Network& before, const Network& after,
                 const NetworkChanges& changes);

}  // namespace musubi::python
