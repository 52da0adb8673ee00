#include <pybind11/stl.h>

#include "engine/network_reader.hpp"
#include "engine/projection.hpp"
#include "python/core/arrays.hpp"
#include "python/core/bindings.hpp"
#include "python/core/interruptible.hpp"
#include "python/core/network_access.hpp"

namespace musubi::python {
namespace {

using namespace py::literals;

Network load_paths(const std::vector<std::string>& paths, bool strict) {
  return interruptible(0, py::none(), [&](const Execution& execution) {
    const ReadOptions options{.strict = strict, .execution = execution};
    if (paths.size() == 1) return load(std::filesystem::path(paths.front()), options);
    return load(std::vector<std::filesystem::path>(paths.begin(), paths.end()), options);
  });
}

py::list node_dicts(const Network& network) {
  py::list nodes;
  const auto& graph = network.graph;
  for (const NodeId node : graph.nodes()) {
    py::dict attributes;
    for (const auto& [name, column] : graph.node_attributes()) {
      std::visit(
          [&, &key = name](const auto& value) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) {
              attributes[py::str(key)] = py::cast(value);
            }
          },
          column.get(node));
    }
    nodes.append(py::dict("id"_a = graph.id(node), "kind"_a = graph.kind(node),
                          "attributes"_a = attributes));
  }
  return nodes;
}

py::list warnings(const Network& network) {
  py::list result;
  for (const auto& entry : network.warnings) result.append(to_string(entry));
  return result;
}

py::dict projections(const Network& network, const std::string& language) {
  py::dict result;
  for (const auto& spec : network.projections) {
    result[py::str(spec.name)] = describe(spec, language_named(language));
  }
  return result;
}

py::list sources(const Network& network) {
  py::list result;
  for (const auto& source : network.sources) {
    result.append(py::dict("id"_a = source.id, "title"_a = source.title,
                           "publisher"_a = source.publisher, "published"_a = source.published,
                           "file_or_url"_a = source.file_or_url));
  }
  return result;
}

std::vector<std::string> profile_names(const Network& network) {
  std::vector<std::string> names;
  for (const auto& profile : network.profiles) names.push_back(profile.name);
  return names;
}

// The links behind an edge of a projection are asked for rarely, so they stay here.
py::list links_behind(const Network& network, const Projection& projection, EdgeId edge) {
  if (edge >= projection.numbering.edges.size()) throw py::index_error("no such edge");
  const auto links = projection.links_of_edge(edge);
  return link_dicts(network, {links.begin(), links.end()});
}

}  // namespace

void bind_network(py::module_& module) {
  py::class_<Projection>(module, "Projection", "A graph made of a network, and the way back.")
      .def_property_readonly("name", [](const Projection& self) { return self.spec.name; })
      .def_property_readonly("graph", [](const Projection& self) { return self.graph; });
  py::class_<Network>(module, "Network", "A network with all that belongs to it.")
      .def_readonly("name", &Network::name)
      .def_readonly("version", &Network::version)
      .def_readonly("is_package", &Network::is_package)
      .def_property_readonly("title", [](const Network& self) { return text_dict(self.title); })
      .def_property_readonly("num_nodes",
                             [](const Network& self) { return self.graph.num_nodes(); })
      .def_property_readonly("num_links",
                             [](const Network& self) { return self.graph.num_links(); })
      .def_property_readonly("warnings", &warnings)
      .def_property_readonly("profiles", &profile_names)
      .def("nodes", &node_dicts)
      .def("links", [](const Network& self) { return link_dicts(self, self.graph.links()); })
      .def("sources", &sources)
      .def("projections", &projections, "language"_a)
      .def(
          "find",
          [](const Network& self, const std::string& text) {
            return self.graph.id(NameIndex(self.graph).find(text));
          },
          "text"_a)
      .def(
          "node_name",
          [](const Network& self, const std::string& id, const std::string& language) {
            const auto node = self.graph.find(id);
            if (!node) throw py::key_error(id);
            return self.node_name(*node, language_named(language));
          },
          "id"_a, "language"_a)
      .def(
          "project",
          [](const Network& self, const std::string& name, const std::vector<std::string>& with) {
            return project(self.graph, projection_with(self, name, with));
          },
          "name"_a, "with_"_a)
      .def(
          "vertex_ids",
          [](const Network& self, const Projection& projection) {
            return ids_of(self, projection.node_of_vertex);
          },
          "projection"_a)
      .def("links_behind", &links_behind, "projection"_a, "edge"_a);
  module.def("load", &load_paths, "paths"_a, "strict"_a = false);
}

}  // namespace musubi::python
