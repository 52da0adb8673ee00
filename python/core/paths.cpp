#include <pybind11/stl.h>

#include <limits>

#include "algorithms/centrality/shortest_paths.hpp"
#include "algorithms/structure/disjoint_paths.hpp"
#include "algorithms/structure/k_shortest_paths.hpp"
#include "algorithms/structure/separating_vertices.hpp"
#include "python/core/arrays.hpp"
#include "python/core/bindings.hpp"
#include "python/core/interruptible.hpp"

namespace musubi::python {
namespace {

using namespace py::literals;

py::array_t<double> distances(const CsrGraph& graph, Vertex source) {
  if (source >= graph.num_vertices()) throw std::invalid_argument("distances: no such vertex");
  std::vector<double> result(graph.num_vertices(), std::numeric_limits<double>::infinity());
  {
    const py::gil_scoped_release release;
    ShortestPathSearch search(graph);
    search.run(source);
    for (const Vertex v : search.order()) result[v] = search.distance(v);
  }
  return to_numpy(std::move(result));
}

using Path = std::pair<std::vector<Vertex>, double>;

std::vector<Path> k_shortest(const CsrGraph& graph, Vertex s, Vertex t, std::size_t count,
                             const py::object& progress) {
  const auto found = interruptible(0, progress, [&](const Execution& execution) {
    return k_shortest_paths(graph, s, t, {.count = count, .execution = execution});
  });
  std::vector<Path> paths;
  for (const auto& path : found) paths.emplace_back(path.vertices, path.length);
  return paths;
}

Disjointness disjointness(bool vertices) {
  return vertices ? Disjointness::vertices : Disjointness::edges;
}

std::uint64_t count_disjoint(const CsrGraph& graph, Vertex s, Vertex t, bool vertices,
                             std::uint64_t cap) {
  return DisjointPathCounter(graph, disjointness(vertices)).count(s, t, cap);
}

std::vector<std::vector<Vertex>> disjoint_paths(const CsrGraph& graph, Vertex s, Vertex t,
                                                bool vertices, std::uint64_t cap) {
  return DisjointPathCounter(graph, disjointness(vertices)).paths(s, t, cap);
}

}  // namespace

void bind_paths(py::module_& module) {
  const auto no_cap = DisjointPathCounter::kNoCap;
  module.def("distances", &distances, "graph"_a, "source"_a);
  module.def("k_shortest_paths", &k_shortest, "graph"_a, "source"_a, "target"_a, "count"_a,
             "progress"_a = py::none());
  module.def("count_disjoint_paths", &count_disjoint, "graph"_a, "source"_a, "target"_a,
             "vertices"_a, "cap"_a = no_cap, py::call_guard<py::gil_scoped_release>());
  module.def("disjoint_paths", &disjoint_paths, "graph"_a, "source"_a, "target"_a, "vertices"_a,
             "cap"_a = no_cap, py::call_guard<py::gil_scoped_release>());
  module.def("separating_vertices", &separating_vertices, "graph"_a, "source"_a, "target"_a,
             py::call_guard<py::gil_scoped_release>());
}

}  // namespace musubi::python
