#include <pybind11/stl.h>

#include <limits>
#include <optional>

#include "algorithms/structure/simple_graph.hpp"
#include "engine/csr_graph.hpp"
#include "python/core/arrays.hpp"
#include "python/core/bindings.hpp"

namespace musubi::python {
namespace {

using OptionalWeights = std::optional<ArrayIn<double>>;

Vertex checked_vertex(std::int64_t number, std::int64_t n) {
  if (number < 0 || number >= n) {
    throw std::invalid_argument("edges: an end must be from 0 to " + std::to_string(n - 1) +
                                ", got " + std::to_string(number));
  }
  return static_cast<Vertex>(number);
}

CsrGraph from_arrays(std::int64_t n, const ArrayIn<std::int64_t>& tails,
                     const ArrayIn<std::int64_t>& heads, bool directed,
                     const OptionalWeights& strengths, const OptionalWeights& lengths) {
  if (n < 0 || n >= std::numeric_limits<Vertex>::max()) {
    throw std::invalid_argument("num_vertices must be from 0 to 4294967294, got " +
                                std::to_string(n));
  }
  const auto from = span_of(tails);
  const auto to = span_of(heads);
  if (from.size() != to.size()) {
    throw std::invalid_argument("edges: " + std::to_string(from.size()) + " tails, but " +
                                std::to_string(to.size()) + " heads");
  }
  EdgeWeights weights;
  if (strengths) weights.strengths = span_of(*strengths);
  if (lengths) weights.lengths = span_of(*lengths);
  for (const auto& given : {weights.strengths, weights.lengths}) {
    if (given.data() != nullptr && given.size() != from.size()) {
      throw std::invalid_argument("edges: " + std::to_string(from.size()) + " edges, but " +
                                  std::to_string(given.size()) + " weights");
    }
  }
  const py::gil_scoped_release release;
  std::vector<Edge> edges(from.size());
  for (std::size_t e = 0; e < edges.size(); ++e) {
    edges[e] = {checked_vertex(from[e], n), checked_vertex(to[e], n)};
  }
  return CsrGraph::from_edges(static_cast<Vertex>(n), edges,
                              directed ? Direction::directed : Direction::undirected, weights);
}

// The edges in canonical order, with the weights asked for.
struct EdgeList {
  std::vector<Edge> edges{};
  std::vector<double> strengths{};
  std::vector<double> lengths{};
};

EdgeList edge_list(const CsrGraph& graph, bool strengths, bool lengths) {
  EdgeList list;
  auto numbering = number_edges(graph);
  list.edges = std::move(numbering.edges);
  if (strengths && graph.has_strengths()) list.strengths.resize(list.edges.size());
  if (lengths && graph.has_lengths()) list.lengths.resize(list.edges.size());
  for (const Vertex v : graph.vertices()) {
    for (std::size_t i = 0; i < graph.out_degree(v); ++i) {
      const EdgeId e = numbering.edge_of_arc[graph.first_arc(v) + i];
      if (!list.strengths.empty()) list.strengths[e] = graph.out_strengths(v)[i];
      if (!list.lengths.empty()) list.lengths[e] = graph.out_lengths(v)[i];
    }
  }
  return list;
}

CsrGraph from_list(const CsrGraph& like, const EdgeList& list) {
  return CsrGraph::from_edges(like.num_vertices(), list.edges,
                              like.is_directed() ? Direction::directed : Direction::undirected,
                              {.strengths = list.strengths, .lengths = list.lengths});
}

CsrGraph with_weights(const CsrGraph& graph, bool strengths, bool lengths) {
  return from_list(graph, edge_list(graph, strengths, lengths));
}

CsrGraph reversed(const CsrGraph& graph) {
  auto list = edge_list(graph, true, true);
  for (auto& edge : list.edges) std::swap(edge.tail, edge.head);
  return from_list(graph, list);
}

py::tuple edge_arrays(const CsrGraph& graph) {
  const auto edges = number_edges(graph).edges;
  std::vector<Vertex> tails(edges.size());
  std::vector<Vertex> heads(edges.size());
  for (std::size_t e = 0; e < edges.size(); ++e) {
    tails[e] = edges[e].tail;
    heads[e] = edges[e].head;
  }
  return py::make_tuple(to_numpy(std::move(tails)), to_numpy(std::move(heads)));
}

// The rows of all vertices lie one after the other, so the first one's begin is that of all.
py::array_t<Vertex> targets(const py::object& self) {
  const auto& graph = self.cast<const CsrGraph&>();
  if (graph.num_arcs() == 0) return to_numpy(std::vector<Vertex>{});
  return view_of(std::span(graph.out_neighbors(0).data(), graph.num_arcs()), self);
}

template <std::span<const double> (CsrGraph::*Row)(Vertex) const>
py::object arc_weights(const py::object& self) {
  const auto& graph = self.cast<const CsrGraph&>();
  if (graph.num_arcs() == 0 || (graph.*Row)(0).data() == nullptr) return py::none();
  return view_of(std::span((graph.*Row)(0).data(), graph.num_arcs()), self);
}

py::array_t<ArcIndex> offsets(const CsrGraph& graph) {
  std::vector<ArcIndex> first(std::size_t{graph.num_vertices()} + 1);
  for (const Vertex v : graph.vertices()) first[v] = graph.first_arc(v);
  first.back() = graph.num_arcs();
  return to_numpy(std::move(first));
}

}  // namespace

void bind_graph(py::module_& module) {
  using namespace py::literals;
  py::class_<CsrGraph>(module, "CsrGraph", "A graph over the vertices 0 .. n-1, immutable.")
      .def(py::init(&from_arrays), "num_vertices"_a, "tails"_a, "heads"_a, "directed"_a = false,
           "strengths"_a = py::none(), "lengths"_a = py::none())
      .def_property_readonly("num_vertices", &CsrGraph::num_vertices)
      .def_property_readonly("num_edges", &CsrGraph::num_edges)
      .def_property_readonly("directed", &CsrGraph::is_directed)
      .def_property_readonly("has_strengths", &CsrGraph::has_strengths)
      .def_property_readonly("has_lengths", &CsrGraph::has_lengths)
      .def_property_readonly("targets", &targets, "Heads of all arcs, row by row; not a copy.")
      .def_property_readonly("offsets", &offsets, "First arc of each row, and the end; a copy.")
      .def_property_readonly("arc_strengths", &arc_weights<&CsrGraph::out_strengths>)
      .def_property_readonly("arc_lengths", &arc_weights<&CsrGraph::out_lengths>)
      .def("edges", &edge_arrays, "Tails and heads of the edges, in canonical order.")
      .def("edge_strengths",
           [](const CsrGraph& graph) { return to_numpy(edge_list(graph, true, false).strengths); })
      .def("edge_lengths",
           [](const CsrGraph& graph) { return to_numpy(edge_list(graph, false, true).lengths); })
      .def("with_weights", &with_weights, "strengths"_a, "lengths"_a,
           py::call_guard<py::gil_scoped_release>())
      .def("reversed", &reversed, py::call_guard<py::gil_scoped_release>())
      .def(
          "simple", [](const CsrGraph& graph) { return simple_graph(graph); },
          py::call_guard<py::gil_scoped_release>());
}

}  // namespace musubi::python
