#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "engine/file.hpp"
#include "engine/graph_assembler.hpp"
#include "engine/located_json.hpp"
#include "engine/network_reader.hpp"

namespace musubi {
namespace {

struct Declaration {
  std::string name{};
  AttributeType type = AttributeType::text;
  AttributeValue default_value{};
};

/// By the name under which values stand: the alias when there is one.
using Declarations = std::map<std::string, Declaration, std::less<>>;

// The aspects of a document, in the order of the file, fragments joined.
using Aspects = std::map<std::string, std::vector<const LocatedJson*>, std::less<>>;

std::optional<AttributeType> cx2_type(std::string_view name) {
  if (name == "boolean") return AttributeType::boolean;
  if (name == "integer" || name == "long") return AttributeType::integer;
  if (name == "double") return AttributeType::real;
  if (name == "string") return AttributeType::text;
  return std::nullopt;
}

std::string text_in(const LocatedJson& object, std::string_view name) {
  const auto* found = object.find(name);
  if (found == nullptr) return {};
  const auto* text = std::get_if<std::string>(&found->scalar);
  return text == nullptr ? std::string{} : *text;
}

std::optional<double> number_in(const LocatedJson& object, std::string_view name) {
  const auto* found = object.find(name);
  if (found == nullptr) return std::nullopt;
  if (const auto* real = std::get_if<double>(&found->scalar)) return *real;
  if (const auto* integer = std::get_if<std::int64_t>(&found->scalar)) {
    return static_cast<double>(*integer);
  }
  return std::nullopt;
}

bool declares(const Declarations& declarations, std::string_view name) {
  return std::any_of(declarations.begin(), declarations.end(),
                     [&](const auto& each) { return each.second.name == name; });
}

const NamedValue* find(const std::vector<NamedValue>& values, std::string_view name) {
  for (const auto& each : values) {
    if (each.name == name && !std::holds_alternative<std::monostate>(each.value)) return &each;
  }
  return nullptr;
}

std::string text_of(const std::vector<NamedValue>& values, std::string_view name) {
  const auto* found = find(values, name);
  return found == nullptr ? std::string{} : to_text(found->value);
}

void rename(std::vector<NamedValue>& values, std::string_view from, std::string_view to) {
  for (auto& each : values) {
    if (each.name == from) each.name = to;
  }
}

// A node or an edge with its values.
struct Element {
  const LocatedJson* json = nullptr;
  std::string number{};
  std::vector<NamedValue> values{};
};

class Cx2Document {
 public:
  Cx2Document(const LocatedJson& root, GraphAssembler& assembler)
      : root_(root), assembler_(assembler) {}

  void read() {
    if (!collect_aspects()) return;
    read_declarations();
    directed_ = !network_is_undirected();
    for (const auto* bypass : aspects_["nodeBypasses"]) read_bypass(*bypass);
    read_nodes();
    settle_ids();
    settle_names();
    declare();
    for (const auto& node : nodes_) {
      assembler_.add_node(ids_[node.number], node.json->line, node.values);
    }
    for (const auto* edge : aspects_["edges"]) add_edge(*edge);
  }

 private:
  void complain(const LocatedJson& where, std::string problem, std::string remedy = {}) {
    assembler_.log().add(assembler_.file(), where.line, std::move(problem), std::move(remedy));
  }

  bool collect_aspects() {
    const bool is_cx2 = root_.is_array() && !root_.items.empty() &&
                        text_in(root_.items.front(), "CXVersion").starts_with("2");
    if (!is_cx2) {
      complain(root_, "is not CX2", R"(it begins with [{"CXVersion": "2.0", ...})");
      return false;
    }
    for (std::size_t i = 1; i < root_.items.size(); ++i) {
      for (const auto& [name, elements] : root_.items[i].members) {
        for (const auto& element : elements.items) aspects_[name].push_back(&element);
      }
    }
    return ended_well();
  }

  bool ended_well() {
    const auto& statuses = aspects_["status"];
    if (statuses.empty()) {
      complain(root_.items.back(), "the end is missing",
               R"(a whole CX2 file ends with {"status": [...]})");
      return false;
    }
    const auto* success = statuses.back()->find("success");
    if (success != nullptr && success->scalar == AttributeValue(false)) {
      complain(*success, "the program that wrote the file says that it failed: " +
                             text_in(*statuses.back(), "error"));
      return false;
    }
    return true;
  }

  void read_declarations() {
    for (const auto* block : aspects_["attributeDeclarations"]) {
      if (const auto* nodes = block->find("nodes")) read_declarations(*nodes, of_nodes_);
      if (const auto* edges = block->find("edges")) read_declarations(*edges, of_edges_);
    }
  }

  void read_declarations(const LocatedJson& block, Declarations& into) {
    for (const auto& [name, what] : block.members) {
      Declaration declaration{.name = name};
      const auto type = text_in(what, "d");
      if (const auto known = cx2_type(type)) {
        declaration.type = *known;
      } else if (!type.empty()) {
        warn_of_type(what.line, name, type);
      }
      if (const auto* value = what.find("v")) declaration.default_value = cast(*value, declaration);
      const auto alias = text_in(what, "a");
      into[alias.empty() ? name : alias] = std::move(declaration);
    }
  }

  void warn_of_type(std::size_t line, const std::string& name, const std::string& type) {
    assembler_.warn(line,
                    "attribute '" + name + "' has the type '" + type + "' and is read as text");
  }

  // CX2 has directed edges only: our files say in words that theirs are not.
  bool network_is_undirected() {
    for (const auto* attributes : aspects_["networkAttributes"]) {
      const auto* directed = attributes->find("directed");
      if (directed != nullptr && directed->scalar == AttributeValue(false)) return true;
    }
    return false;
  }

  // The value as the declaration types it: JSON does not tell 1 from 1.0.
  AttributeValue cast(const LocatedJson& value, const Declaration& declaration) {
    if (value.kind != LocatedJson::Kind::scalar) return value.dump();
    if (std::holds_alternative<std::monostate>(value.scalar)) return {};
    const auto* real = std::get_if<double>(&value.scalar);
    if (real != nullptr && declaration.type == AttributeType::real) return *real;
    auto parsed = parse_value(to_text(value.scalar), declaration.type);
    if (!parsed.ok) {
      complain(value, "'" + to_text(value.scalar) + "' is not " + with_article(declaration.type) +
                          " (attribute '" + declaration.name + "')");
    }
    return parsed.value;
  }

  // Every attribute's value of an element: its own, else the default.
  std::vector<NamedValue> values_of(const LocatedJson& element, const Declarations& declarations) {
    std::vector<NamedValue> values;
    std::set<std::string_view> given;
    if (const auto* attributes = element.find("v")) {
      for (const auto& [key, value] : attributes->members) {
        const auto it = declarations.find(key);
        if (it == declarations.end()) {
          complain(value, "the attribute '" + key + "' is not declared",
                   "add it to \"attributeDeclarations\"");
          continue;
        }
        given.insert(it->first);
        values.push_back({it->second.name, cast(value, it->second)});
      }
    }
    for (const auto& [key, each] : declarations) {
      if (!given.contains(key)) values.push_back({each.name, each.default_value});
    }
    return values;
  }

  // The number that an element has under a name, as text; "" with a complaint when it has none.
  std::string number_of(const LocatedJson& element, std::string_view name) {
    const auto* found = element.find(name);
    if (found != nullptr && std::holds_alternative<std::int64_t>(found->scalar)) {
      return to_text(found->scalar);
    }
    complain(found == nullptr ? element : *found,
             "\"" + std::string(name) + "\" is not a whole number");
    return {};
  }

  void read_bypass(const LocatedJson& bypass) {
    const auto number = number_of(bypass, "id");
    const auto* properties = bypass.find("v");
    if (number.empty() || properties == nullptr) return;
    auto& looks = looks_[number];
    const auto width = number_in(*properties, "NODE_WIDTH");
    if (width && width == number_in(*properties, "NODE_HEIGHT")) {
      looks.push_back({std::string(look::kSize), *width});
    }
    const auto color = text_in(*properties, "NODE_BACKGROUND_COLOR");
    if (is_hex_color(color)) looks.push_back({std::string(look::kColor), color});
  }

  void read_nodes() {
    for (const auto* json : aspects_["nodes"]) {
      Element node{.json = json, .number = number_of(*json, "id")};
      if (node.number.empty()) continue;
      if (!ids_.emplace(node.number, node.number).second) {
        complain(*json, "duplicate node id " + node.number, "ids must be unique");
        continue;
      }
      node.values = values_of(*json, of_nodes_);
      add_looks(node);
      nodes_.push_back(std::move(node));
    }
  }

  void add_looks(Element& node) {
    auto looks = looks_[node.number];
    const auto x = number_in(*node.json, "x");
    const auto y = number_in(*node.json, "y");
    if (x && y) {
      looks.push_back({std::string(look::kX), *x});
      looks.push_back({std::string(look::kY), *y});
    }
    for (auto& seen : looks) {
      if (!declares(of_nodes_, seen.name)) node.values.push_back(std::move(seen));
    }
  }

  // CX2 numbers its nodes; `represents` is the id that they have elsewhere, when all have one.
  void settle_ids() {
    std::set<std::string> distinct;
    for (const auto& node : nodes_) distinct.insert(text_of(node.values, kRepresents));
    if (distinct.size() != nodes_.size() || distinct.contains("")) return;
    for (auto& node : nodes_) {
      ids_[node.number] = text_of(node.values, kRepresents);
      std::erase_if(node.values, [](const auto& each) { return each.name == kRepresents; });
    }
    drop(kRepresents);
  }

  // `name` is what Cytoscape shows of a node: our label, of which our files have a copy.
  void settle_names() {
    if (!declares(of_nodes_, "label")) {
      for (auto& node : nodes_) rename(node.values, "name", "label");
      for (auto& [key, each] : of_nodes_) {
        if (each.name == "name") each.name = "label";
      }
      return;
    }
    const bool copied = std::all_of(nodes_.begin(), nodes_.end(), [](const auto& node) {
      return text_of(node.values, "name") == text_of(node.values, "label");
    });
    if (!copied) return;
    for (auto& node : nodes_) {
      std::erase_if(node.values, [](const auto& each) { return each.name == "name"; });
    }
    drop("name");
  }

  void drop(std::string_view name) {
    std::erase_if(of_nodes_, [&](const auto& each) { return each.second.name == name; });
  }

  void declare() {
    interaction_is_relation_ = !declares(of_edges_, "relation");
    for (const auto& [key, each] : of_nodes_) {
      assembler_.declare_node_attribute(each.name, each.type);
    }
    for (const auto& [key, each] : of_edges_) {
      if (interaction_is_relation_ && each.name == kInteraction) continue;
      assembler_.declare_link_attribute(each.name, each.type);
    }
  }

  void add_edge(const LocatedJson& edge) {
    const auto source = number_of(edge, "s");
    const auto target = number_of(edge, "t");
    if (source.empty() || target.empty()) return;
    auto values = values_of(edge, of_edges_);
    if (interaction_is_relation_) rename(values, kInteraction, "relation");
    assembler_.add_link(id_of(source), id_of(target), directed_, edge.line, values);
  }

  [[nodiscard]] std::string id_of(const std::string& number) const {
    const auto it = ids_.find(number);
    return it == ids_.end() ? number : it->second;
  }

  static constexpr std::string_view kRepresents = "represents";
  static constexpr std::string_view kInteraction = "interaction";

  const LocatedJson& root_;
  GraphAssembler& assembler_;
  Aspects aspects_{};
  Declarations of_nodes_{};
  Declarations of_edges_{};
  std::map<std::string, std::vector<NamedValue>> looks_{};  ///< by number
  std::map<std::string, std::string> ids_{};                ///< by number
  std::vector<Element> nodes_{};
  bool directed_ = true;
  bool interaction_is_relation_ = false;
};

}  // namespace

Network read_cx2(const std::filesystem::path& path, const ReadOptions& options) {
  const auto decoded = read_text_file(path, options.execution);
  GraphAssembler assembler(path.string(), options.execution);
  if (decoded.text.empty()) assembler.refuse("the file is empty");
  const auto root = parse_located_json(decoded.text, assembler.file());
  Cx2Document(root, assembler).read();
  return assembler.finish(graph_name(path), options.strict);
}

}  // namespace musubi
