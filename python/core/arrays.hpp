#pragma once
#include <pybind11/numpy.h>

#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace musubi::python {

namespace py = pybind11;

/// An array given by the caller: used in place when it has this type and lies in one piece, else
/// converted once.
template <typename T>
using ArrayIn = py::array_t<T, py::array::c_style | py::array::forcecast>;

/// Hands a vector to NumPy without a copy: the array keeps it alive and frees it.
template <typename T>
[[nodiscard]] py::array_t<T> to_numpy(std::vector<T> values) {
  auto owned = std::make_unique<std::vector<T>>(std::move(values));
  const auto size = static_cast<py::ssize_t>(owned->size());
  const T* data = owned->data();
  const py::capsule owner(owned.get(),
                          [](void* vector) { delete static_cast<std::vector<T>*>(vector); });
  owned.release();
  return py::array_t<T>(size, data, owner);
}

/// Shows memory that belongs to `owner` as an array that can only be read and keeps it alive.
template <typename T>
[[nodiscard]] py::array_t<T> view_of(std::span<const T> values, py::handle owner) {
  py::array_t<T> array(static_cast<py::ssize_t>(values.size()), values.data(), owner);
  array.attr("flags").attr("writeable") = false;
  return array;
}

/// The numbers of an array, which must have one dimension.
template <typename T>
[[nodiscard]] std::span<const T> span_of(const ArrayIn<T>& array) {
  if (array.ndim() != 1) {
    throw std::invalid_argument("an array of one dimension is needed, not of " +
                                std::to_string(array.ndim()));
  }
  return {array.data(), static_cast<std::size_t>(array.size())};
}

}  // namespace musubi::python
