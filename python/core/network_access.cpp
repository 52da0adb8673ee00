#include "python/core/network_access.hpp"

#include <algorithm>
#include <stdexcept>

namespace musubi::python {

using namespace py::literals;

py::object value_object(const AttributeValue& value) {
  return std::visit(
      [](const auto& held) -> py::object {
        if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>) {
          return py::none();
        } else {
          return py::cast(held);
        }
      },
      value);
}

Language language_named(std::string_view name) {
  if (name == "ja") return Language::ja;
  if (name == "en") return Language::en;
  throw std::invalid_argument("language must be 'ja' or 'en', got '" + std::string(name) + "'");
}

std::vector<std::string> counting_statuses(const Network& network,
                                           const std::vector<std::string>& with) {
  std::vector<std::string> result{"actual"};
  const auto known = network.vocabularies.names("status");
  for (const auto& status : with) {
    if (!known.empty() && std::find(known.begin(), known.end(), status) == known.end()) {
      throw Error(ErrorKind::usage, "no status '" + status + "'", suggest(status, known));
    }
    result.push_back(status);
  }
  return result;
}

ProjectionSpec projection_with(const Network& network, const std::string& name,
                               const std::vector<std::string>& with) {
  auto spec = network.projection(name);
  for (const auto& status : counting_statuses(network, with)) {
    if (std::find(spec.statuses.begin(), spec.statuses.end(), status) == spec.statuses.end()) {
      spec.statuses.push_back(status);
    }
  }
  return spec;
}

py::object id_of(const Network& network, NodeId node) {
  if (node == kNoNode) return py::none();
  return py::str(network.graph.id(node));
}

py::list ids_of(const Network& network, const std::vector<NodeId>& nodes) {
  py::list ids;
  for (const NodeId node : nodes) ids.append(network.graph.id(node));
  return ids;
}

py::dict text_dict(const LocalizedText& text) {
  return py::dict("ja"_a = text.ja, "en"_a = text.en);
}

py::dict link_dict(const Network& network, LinkId id) {
  const auto& graph = network.graph;
  const auto& link = graph.link(id);
  py::dict attributes;
  for (const auto& [name, column] : graph.link_attributes()) {
    const auto value = column.get(id);
    if (!std::holds_alternative<std::monostate>(value)) {
      attributes[py::str(name)] = value_object(value);
    }
  }
  py::list evidence;
  for (const auto& statement : graph.evidence(id)) {
    evidence.append(py::dict("source"_a = statement.source, "locator"_a = statement.locator));
  }
  return py::dict("source"_a = graph.id(link.source), "target"_a = graph.id(link.target),
                  "relation"_a = graph.relation(id), "directed"_a = link.directed,
                  "attributes"_a = attributes, "evidence"_a = evidence);
}

py::list link_dicts(const Network& network, const std::vector<LinkId>& links) {
  py::list result;
  for (const LinkId link : links) result.append(link_dict(network, link));
  return result;
}

}  // namespace musubi::python
