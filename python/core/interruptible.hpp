#pragma once
#include <pybind11/pybind11.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <type_traits>
#include <utility>

#include "engine/execution.hpp"

namespace musubi::python {

namespace py = pybind11;

/// How much memory the process may have when a call needs much, from now on: see MemoryBudget.
void set_max_memory(std::uint64_t bytes);

/// Runs `work` without the interpreter lock on a thread of its own, while the calling thread looks
/// several times a second whether Ctrl-C was pressed and calls `progress` (a callable or None) with
/// the fraction done. A signal handler or `progress` that raises stops the work, and its exception
/// is the one that is thrown. Python code thus runs on the calling thread only, which is where
/// signals arrive.
///
/// The thread of its own has one more merit: OpenMP's threads belong to it and are gone when it
/// ends, so that a later fork (multiprocessing) does not inherit locks of a team that is not there.
void run_interruptible(int threads, const py::object& progress,
                       const std::function<void(const Execution&)>& work);

/// The same for work with a result.
template <typename Work>
auto interruptible(int threads, const py::object& progress, Work&& work) {
  std::optional<std::invoke_result_t<Work, const Execution&>> result;
  run_interruptible(threads, progress,
                    [&](const Execution& execution) { result.emplace(work(execution)); });
  return std::move(*result);
}

}  // namespace musubi::python
