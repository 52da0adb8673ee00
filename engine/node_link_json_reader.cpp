#include <algorithm>
#include <map>
#include <optional>

#include "engine/file.hpp"
#include "engine/graph_assembler.hpp"
#include "engine/located_json.hpp"
#include "engine/network_reader.hpp"

namespace musubi {
namespace {

constexpr std::string_view kRemedy =
    R"(write {"directed": ..., "nodes": [{"id": ...}], "links": [{"source": ..., "target": ...}]})";

AttributeType type_of(const LocatedJson& value) {
  if (std::holds_alternative<bool>(value.scalar)) return AttributeType::boolean;
  if (std::holds_alternative<std::int64_t>(value.scalar)) return AttributeType::integer;
  if (std::holds_alternative<double>(value.scalar)) return AttributeType::real;
  return AttributeType::text;
}

bool is_null(const LocatedJson& value) {
  return value.kind == LocatedJson::Kind::scalar &&
         std::holds_alternative<std::monostate>(value.scalar);
}

AttributeType common(AttributeType a, AttributeType b) {
  const auto is_number = [](AttributeType type) {
    return type == AttributeType::integer || type == AttributeType::real;
  };
  if (a == b) return a;
  return is_number(a) && is_number(b) ? AttributeType::real : AttributeType::text;
}

class NodeLinkDocument {
 public:
  NodeLinkDocument(const LocatedJson& root, GraphAssembler& assembler)
      : root_(root), assembler_(assembler) {}

  void read() {
    if (!root_.is_object()) return complain(root_, "is not node-link JSON: the root is no object");
    const auto* nodes = list("nodes");
    const auto* links = root_.find("links") != nullptr ? list("links") : list("edges");
    if (nodes == nullptr || links == nullptr) return;
    directed_ = flag("directed");
    const auto node_types = types_of(*nodes, {"id"});
    const auto link_types = types_of(*links, {"source", "target", "key"});
    for (const auto& [name, type] : node_types) assembler_.declare_node_attribute(name, type);
    for (const auto& [name, type] : link_types) assembler_.declare_link_attribute(name, type);
    for (const auto& node : nodes->items) add_node(node, node_types);
    for (const auto& link : links->items) add_link(link, link_types);
  }

 private:
  using Types = std::map<std::string, AttributeType, std::less<>>;

  void complain(const LocatedJson& where, std::string problem) {
    assembler_.log().add(assembler_.file(), where.line, std::move(problem), std::string(kRemedy));
  }

  const LocatedJson* list(std::string_view name) {
    const auto* found = root_.find(name);
    if (found == nullptr) {
      complain(root_, "is not node-link JSON: there are no \"" + std::string(name) + "\"");
    } else if (!found->is_array()) {
      complain(*found, "\"" + std::string(name) + "\" is no list");
      return nullptr;
    }
    return found;
  }

  bool flag(std::string_view name) {
    const auto* found = root_.find(name);
    if (found == nullptr) return false;
    const auto* value = std::get_if<bool>(&found->scalar);
    if (value == nullptr) complain(*found, "\"" + std::string(name) + "\" is not true or false");
    return value != nullptr && *value;
  }

  // JSON does not declare its types: a column has the one that holds all its values.
  static Types types_of(const LocatedJson& records, std::initializer_list<std::string_view> apart) {
    Types types;
    for (const auto& record : records.items) {
      for (const auto& [name, value] : record.members) {
        if (is_null(value) || std::find(apart.begin(), apart.end(), name) != apart.end()) continue;
        const auto type = type_of(value);
        const auto [it, is_new] = types.emplace(name, type);
        if (!is_new) it->second = common(it->second, type);
      }
    }
    return types;
  }

  // The id of a node, which may be a number; "" with a complaint when it is neither.
  std::string id_in(const LocatedJson& record, std::string_view name) {
    const auto* found = record.find(name);
    if (found == nullptr) {
      complain(record, "has no \"" + std::string(name) + "\"");
      return {};
    }
    const bool fits = std::holds_alternative<std::string>(found->scalar) ||
                      std::holds_alternative<std::int64_t>(found->scalar) ||
                      std::holds_alternative<double>(found->scalar);
    if (!fits) complain(*found, "\"" + std::string(name) + "\" is neither a text nor a number");
    return fits ? to_text(found->scalar) : std::string{};
  }

  std::vector<NamedValue> values_of(const LocatedJson& record, const Types& types) {
    std::vector<NamedValue> values;
    for (const auto& [name, value] : record.members) {
      const auto type = types.find(name);
      if (type == types.end() || is_null(value)) continue;
      if (value.kind != LocatedJson::Kind::scalar) {
        assembler_.warn(value.line, "\"" + name + "\" is a list or an object and is read as text");
        values.push_back({name, value.dump()});
      } else if (type->second == AttributeType::text) {
        values.push_back({name, to_text(value.scalar)});
      } else {
        values.push_back({name, value.scalar});
      }
    }
    return values;
  }

  void add_node(const LocatedJson& node, const Types& types) {
    if (!node.is_object()) return complain(node, "a node is no object");
    const auto id = id_in(node, "id");
    if (!id.empty()) assembler_.add_node(id, node.line, values_of(node, types));
  }

  void add_link(const LocatedJson& link, const Types& types) {
    if (!link.is_object()) return complain(link, "a link is no object");
    const auto source = id_in(link, "source");
    const auto target = id_in(link, "target");
    if (source.empty() || target.empty()) return;
    assembler_.add_link(source, target, directed_, link.line, values_of(link, types));
  }

  const LocatedJson& root_;
  GraphAssembler& assembler_;
  bool directed_ = false;
};

}  // namespace

Network read_node_link_json(const std::filesystem::path& path, const ReadOptions& options) {
  const auto decoded = read_text_file(path, options.execution);
  GraphAssembler assembler(path.string(), options.execution);
  if (decoded.text.empty()) assembler.refuse("the file is empty");
  const auto root = parse_located_json(decoded.text, assembler.file());
  NodeLinkDocument(root, assembler).read();
  return assembler.finish(graph_name(path), options.strict);
}

}  // namespace musubi
