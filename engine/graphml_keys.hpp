#pragma once
#include <map>
#include <string>

#include "engine/graph_assembler.hpp"

namespace musubi {

struct GraphmlKey {
  std::string name{};
  AttributeType type = AttributeType::text;
  bool is_node = false;
  bool is_edge = false;
  bool is_graphics = false;  ///< how yEd draws it; no attribute
  std::string default_value{};
  bool has_default = false;
};

/// By id, in that order.
using GraphmlKeys = std::map<std::string, GraphmlKey, std::less<>>;

}  // namespace musubi
