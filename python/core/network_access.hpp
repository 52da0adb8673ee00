#pragma once
#include <pybind11/pybind11.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/network.hpp"

namespace musubi::python {

namespace py = pybind11;

/// "ja" or "en". Throws std::invalid_argument for anything else.
[[nodiscard]] Language language_named(std::string_view name);

/// The statuses of links that count: "actual" and `with`. Throws Error(usage) for one that the
/// network's vocabulary does not have.
[[nodiscard]] std::vector<std::string> counting_statuses(const Network& network,
                                                         const std::vector<std::string>& with);

/// The projection of that name ("" is the default) with further statuses that count.
[[nodiscard]] ProjectionSpec projection_with(const Network& network, const std::string& name,
                                             const std::vector<std::string>& with);

/// Ids of nodes, as a list of str.
[[nodiscard]] py::list ids_of(const Network& network, const std::vector<NodeId>& nodes);

/// The id of a node; None for kNoNode.
[[nodiscard]] py::object id_of(const Network& network, NodeId node);

/// A link as a dict: source, target, relation, directed, attributes, evidence.
[[nodiscard]] py::dict link_dict(const Network& network, LinkId link);
[[nodiscard]] py::list link_dicts(const Network& network, const std::vector<LinkId>& links);

/// The value of an attribute; None when there is none.
[[nodiscard]] py::object value_object(const AttributeValue& value);

/// {"ja": ..., "en": ...}
[[nodiscard]] py::dict text_dict(const LocalizedText& text);

}  // namespace musubi::python
