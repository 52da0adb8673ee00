#include "engine/graph_assembler.hpp"

#include <algorithm>
#include <stdexcept>

namespace musubi {
namespace {

bool is_structural_of_nodes(const std::string& name) {
  return name == "kind";
}

bool is_structural_of_links(const std::string& name) {
  return name == "relation" || name == "evidence" || name == "locator" || name == "undirected";
}

// What a link is apart from its attributes.
struct LinkParts {
  std::string relation{};
  std::string evidence{};
  std::string locator{};
  bool undirected = false;
};

LinkParts link_parts(const std::vector<NamedValue>& values) {
  LinkParts parts;
  for (const auto& [name, value] : values) {
    if (name == "relation") parts.relation = to_text(value);
    if (name == "evidence") parts.evidence = to_text(value);
    if (name == "locator") parts.locator = to_text(value);
    if (name == "undirected") parts.undirected = to_text(value) == "true";
  }
  return parts;
}

}  // namespace

bool has_value(const std::vector<NamedValue>& values, std::string_view name) {
  return std::any_of(values.begin(), values.end(), [&](const NamedValue& each) {
    return each.name == name && !std::holds_alternative<std::monostate>(each.value);
  });
}

std::string hex_color(std::int64_t red, std::int64_t green, std::int64_t blue) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string color = "#";
  for (const auto part : {red, green, blue}) {
    const auto bounded = static_cast<std::size_t>(std::clamp<std::int64_t>(part, 0, 255));
    color += kDigits[bounded / 16];
    color += kDigits[bounded % 16];
  }
  return color;
}

bool is_hex_color(std::string_view text) {
  return text.size() == 7 && text.front() == '#' &&
         text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

void GraphAssembler::complain(std::size_t line, std::string problem, std::string remedy) {
  log_.add(file_, line_of(line), std::move(problem), std::move(remedy));
}

template <typename IsStructural>
GraphAssembler::Field& GraphAssembler::field_named(Fields& fields, const std::string& name,
                                                   IsStructural&& is_structural) {
  const auto it = std::find_if(fields.all.begin(), fields.all.end(),
                               [&](const Field& field) { return field.name == name; });
  if (it != fields.all.end()) return *it;
  return fields.all.emplace_back(Field{.name = name, .is_structural = is_structural(name)});
}

template <typename IsStructural>
GraphAssembler::Field& GraphAssembler::field_of(Fields& fields, std::size_t position,
                                                const std::string& name,
                                                IsStructural&& is_structural) {
  auto& order = fields.order;
  if (position < order.size() && order[position]->name == name) return *order[position];
  auto& field = field_named(fields, name, is_structural);
  if (position >= order.size()) order.resize(position + 1, &field);
  return *(order[position] = &field);
}

// The builder throws for a value of another type than the column's; once per column is enough.
template <typename Set>
void GraphAssembler::guarded(std::size_t line, const std::string& name, Set&& set) {
  try {
    set();
  } catch (const std::invalid_argument& clash) {
    if (!clashing_.insert(name).second) return;
    complain(line, clash.what(), "give the two keys different names");
  }
}

void GraphAssembler::declare_node_attribute(const std::string& name, AttributeType type) {
  if (is_structural_of_nodes(name)) return;
  guarded(0, name, [&] {
    auto& column = builder_.node_column(name, type);
    field_named(node_fields_, name, is_structural_of_nodes).column = &column;
  });
}

void GraphAssembler::declare_link_attribute(const std::string& name, AttributeType type) {
  if (is_structural_of_links(name)) return;
  guarded(0, name, [&] {
    auto& column = builder_.link_column(name, type);
    field_named(link_fields_, name, is_structural_of_links).column = &column;
  });
}

void GraphAssembler::add_node(const std::string& id, std::size_t line,
                              const std::vector<NamedValue>& values) {
  execution_.check_stop();
  if (id.empty()) return complain(line, "a node has no id", "give it one");
  if (builder_.find(id)) {
    return complain(line, "duplicate node id '" + id + "'", "ids must be unique");
  }
  const NodeId node = builder_.add_node(id, "");
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto& [name, value] = values[i];
    auto& field = field_of(node_fields_, i, name, is_structural_of_nodes);
    if (field.is_structural) {
      builder_.set_kind(node, to_text(value));
    } else if (!std::holds_alternative<std::monostate>(value)) {
      guarded(line, name, [&, &v = value] {
        if (field.column == nullptr) field.column = &builder_.node_column(field.name, type_of(v));
        field.column->set(node, v);
      });
    }
  }
}

NodeId GraphAssembler::find_node(std::string_view id) const {
  return builder_.find(id).value_or(kNoNode);
}

void GraphAssembler::add_link(const std::string& source, const std::string& target, bool directed,
                              std::size_t line, const std::vector<NamedValue>& values) {
  const std::optional<NodeId> ends[2] = {builder_.find(source), builder_.find(target)};
  for (int i = 0; i < 2; ++i) {
    if (ends[i]) continue;
    const auto& id = i == 0 ? source : target;
    complain(line, "an edge names the unknown node '" + id + "'", suggest(id, node_ids()));
  }
  if (ends[0] && ends[1]) add_link(*ends[0], *ends[1], directed, line, values);
}

void GraphAssembler::add_link(NodeId source, NodeId target, bool directed, std::size_t line,
                              const std::vector<NamedValue>& values) {
  execution_.check_stop();
  auto& fields = link_fields_;
  bool structural = false;
  for (std::size_t i = 0; i < values.size(); ++i) {
    structural |= field_of(fields, i, values[i].name, is_structural_of_links).is_structural;
  }
  LinkParts parts;
  std::vector<Evidence> statements;
  if (structural) {
    parts = link_parts(values);
    for (const auto& each : split_list(parts.evidence)) statements.push_back({each, parts.locator});
  }
  const bool really_directed = directed && !parts.undirected;
  const LinkId link =
      builder_.add_link(source, target, parts.relation, really_directed, std::move(statements));
  ++links_;
  if (really_directed) ++directed_;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto& value = values[i].value;
    auto& field = *fields.order[i];
    if (field.is_structural || std::holds_alternative<std::monostate>(value)) continue;
    guarded(line, field.name, [&] {
      if (field.column == nullptr) field.column = &builder_.link_column(field.name, type_of(value));
      field.column->set(link, value);
    });
  }
}

void GraphAssembler::refuse(std::string problem, std::string remedy) {
  log_.add(file_, 0, std::move(problem), std::move(remedy));
  throw Error(ErrorKind::input, log_.sorted());
}

void GraphAssembler::warn(std::size_t line, const std::string& problem, const std::string& remedy) {
  const bool told = std::any_of(warnings_.begin(), warnings_.end(),
                                [&](const auto& one) { return one.problem == problem; });
  if (!told) warnings_.push_back({file_, line_of(line), problem, remedy});
}

Network GraphAssembler::finish(std::string name, bool strict) {
  log_.throw_if_any();
  if (strict && !warnings_.empty()) throw Error(ErrorKind::input, warnings_);
  Network network;
  network.name = std::move(name);
  network.graph = builder_.build();
  network.warnings = warnings_;
  ProjectionSpec all;
  all.directed = links_ > 0 && directed_ == links_;
  all.self_loops = true;
  network.projections = {all};
  return network;
}

// Only wanted for a suggestion, and then only once.
const std::vector<std::string>& GraphAssembler::node_ids() {
  if (ids_.empty()) {
    const auto graph = builder_.build();
    for (const NodeId node : graph.nodes()) ids_.push_back(graph.id(node));
  }
  return ids_;
}

}  // namespace musubi
