#include "engine/error.hpp"

#include "python/core/bindings.hpp"

namespace musubi::python {
namespace {

const char* name_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::usage:
      return "usage";
    case ErrorKind::input:
      return "input";
    case ErrorKind::output:
      return "output";
    case ErrorKind::cancelled:
      return "cancelled";
    case ErrorKind::memory:
      return "memory";
  }
  return "";
}

// The classes are written in Python (musubi/errors.py), where they can be documented and pickled.
void raise(const Error& error) {
  const py::module_ classes = py::module_::import("musubi.errors");
  py::list diagnostics;
  for (const auto& entry : error.diagnostics()) {
    diagnostics.append(
        classes.attr("Diagnostic")(entry.file, entry.line, entry.problem, entry.remedy));
  }
  const py::object type = classes.attr("Error");
  const py::object value = type(error.what(), name_of(error.kind()), py::tuple(diagnostics));
  PyErr_SetObject(type.ptr(), value.ptr());
}

}  // namespace

// std::invalid_argument becomes ValueError and std::out_of_range IndexError by pybind11 itself.
void bind_errors(py::module_&) {
  py::register_local_exception_translator([](std::exception_ptr failure) {
    try {
      if (failure) std::rethrow_exception(failure);
    } catch (const Error& error) {
      raise(error);
    }
  });
}

}  // namespace musubi::python
