# Python and pybind11 for the module in python/. It is built when both are there, unless told
# otherwise; the system's own Python is asked first, for the one that pybind11 is packaged for.
if(NOT DEFINED Python_EXECUTABLE AND EXISTS /usr/bin/python3)
  set(Python_EXECUTABLE /usr/bin/python3)
endif()
find_package(Python 3.11 QUIET COMPONENTS Interpreter Development.Module)
find_package(pybind11 2.10 CONFIG QUIET)

set(python_is_there OFF)
# A Python without the thread sanitizer cannot load a module that has it.
if(Python_FOUND AND pybind11_FOUND AND NOT MUSUBI_SANITIZE MATCHES thread)
  set(python_is_there ON)
endif()
option(MUSUBI_BUILD_PYTHON "Build the Python module (ON when pybind11 and Python are found)" ${python_is_there})
if(MUSUBI_BUILD_PYTHON AND NOT (Python_FOUND AND pybind11_FOUND))
  message(FATAL_ERROR "MUSUBI_BUILD_PYTHON: needs Python 3.11 or later with its headers and pybind11 "
                      "2.10 or later (Debian: python3-dev, pybind11-dev)")
endif()
