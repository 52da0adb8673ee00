#include "viz/cx2_writer.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>

#include "viz/palette.hpp"

namespace musubi {
namespace {

using Json = nlohmann::ordered_json;

bool has_field(const std::vector<ExportField>& fields, std::string_view name) {
  return std::any_of(fields.begin(), fields.end(),
                     [&](const auto& field) { return field.name == name; });
}

std::string json_text(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

class Writer {
 public:
  Writer(std::ostream& out, const Network& network, Language language,
         std::span<const NodeColumn> columns, const Appearance& looks)
      : out_(out),
        network_(network),
        graph_(network.graph),
        language_(language),
        table_(export_table(network, language, columns)),
        looks_(looks) {
    const auto nodes = graph_.nodes();
    const bool all_placed = std::all_of(
        nodes.begin(), nodes.end(), [&](NodeId node) { return looks_.position(node).has_value(); });
    if (!all_placed) looks_.positions.clear();
    drop_stated_fields(table_, graph_, looks_);
    name_fields();
  }

  void write() {
    out_ << "[" << json_text({{"CXVersion", "2.0"}, {"hasFragments", false}});
    write_meta();
    write_aspect("attributeDeclarations", {declarations()});
    write_aspect("networkAttributes", {network_attributes()});
    begin_aspect("nodes");
    for (const NodeId node : graph_.nodes()) write_element(node_json(node));
    end_aspect();
    begin_aspect("edges");
    for (const LinkId link : graph_.links()) write_element(edge_json(link));
    end_aspect();
    write_aspect("visualProperties", {style()});
    begin_aspect("nodeBypasses");
    for (const NodeId node : graph_.nodes()) {
      if (auto bypass = bypass_json(node); !bypass.is_null()) write_element(bypass);
    }
    end_aspect();
    out_ << ",\n" << json_text({{"status", Json::array({{{"success", true}}})}}) << "\n]\n";
  }

 private:
  // CX2 has names of its own for the label, the id and the relation.
  void name_fields() {
    auto& nodes = table_.node_fields;
    if (!has_field(nodes, "name")) {
      nodes.push_back({"name", AttributeType::text, [this](NodeId node) -> AttributeValue {
                         return network_.node_name(node, language_);
                       }});
    }
    if (!has_field(nodes, "represents")) {
      nodes.push_back({"represents", AttributeType::text,
                       [this](NodeId node) -> AttributeValue { return graph_.id(node); }});
    }
    if (has_field(table_.link_fields, "interaction")) return;
    for (auto& field : table_.link_fields) {
      if (field.name == "relation") field.name = "interaction";
    }
  }

  void begin_aspect(std::string_view name) {
    out_ << ",\n{\"" << name << "\": [";
    before_ = "\n";
  }
  void write_element(const Json& element) {
    out_ << std::exchange(before_, ",\n") << json_text(element);
  }
  void end_aspect() { out_ << "\n]}"; }
  void write_aspect(std::string_view name, const std::vector<Json>& elements) {
    begin_aspect(name);
    for (const auto& element : elements) write_element(element);
    end_aspect();
  }

  void write_meta() {
    std::size_t bypasses = 0;
    for (const NodeId node : graph_.nodes()) bypasses += bypass_json(node).is_null() ? 0U : 1U;
    Json counts = Json::array();
    const auto count = [&](const char* name, std::size_t elements) {
      counts.push_back({{"name", name}, {"elementCount", elements}});
    };
    count("attributeDeclarations", 1);
    count("networkAttributes", 1);
    count("nodes", graph_.num_nodes());
    count("edges", graph_.num_links());
    count("visualProperties", 1);
    count("nodeBypasses", bypasses);
    out_ << ",\n" << json_text({{"metaData", counts}});
  }

  Json declarations() {
    const auto of_fields = [](const std::vector<ExportField>& fields) {
      Json json = Json::object();
      for (const auto& field : fields) json[field.name] = {{"d", exchange_type(field.type)}};
      return json;
    };
    return {{"networkAttributes",
             {{"name", {{"d", "string"}}},
              {"description", {{"d", "string"}}},
              {"directed", {{"d", "boolean"}}}}},
            {"nodes", of_fields(table_.node_fields)},
            {"edges", of_fields(table_.link_fields)}};
  }

  Json network_attributes() {
    const auto& title = network_.title.get(language_);
    Json json{{"name", title.empty() ? network_.name : title}, {"directed", table_.directed}};
    if (table_.undirected_links > 0) {
      json["description"] = std::to_string(table_.undirected_links) +
                            " undirected links are written as directed and marked undirected";
    }
    return json;
  }

  static Json values(std::uint32_t record, const std::vector<ExportField>& fields) {
    Json json = Json::object();
    for (const auto& field : fields) {
      std::visit(
          [&](const auto& value) {
            using T = std::decay_t<decltype(value)>;
            if constexpr (!std::is_same_v<T, std::monostate>) json[field.name] = value;
          },
          field.value(record));
    }
    return json;
  }

  Json node_json(NodeId node) {
    Json json{{"id", node}};
    if (const auto place = looks_.position(node)) {
      json["x"] = place->x;
      json["y"] = place->y;
    }
    json["v"] = values(node, table_.node_fields);
    return json;
  }

  Json edge_json(LinkId link) {
    return {{"id", link},
            {"s", graph_.link(link).source},
            {"t", graph_.link(link).target},
            {"v", values(link, table_.link_fields)}};
  }

  [[nodiscard]] Json style() const {
    const Json node{{"NODE_SHAPE", "ellipse"},
                    {"NODE_BACKGROUND_COLOR", palette::kLightGrey},
                    {"NODE_WIDTH", kSmallestNode},
                    {"NODE_HEIGHT", kSmallestNode},
                    {"NODE_BORDER_COLOR", palette::kGrey},
                    {"NODE_BORDER_WIDTH", 1},
                    {"NODE_LABEL_COLOR", palette::kInk},
                    {"NODE_LABEL_FONT_SIZE", 10}};
    const Json edge{{"EDGE_LINE_COLOR", palette::kLightGrey},
                    {"EDGE_WIDTH", 1},
                    {"EDGE_TARGET_ARROW_SHAPE", table_.directed ? "triangle" : "none"}};
    return {
        {"default",
         {{"network", {{"NETWORK_BACKGROUND_COLOR", "#FFFFFF"}}}, {"node", node}, {"edge", edge}}},
        {"nodeMapping",
         {{"NODE_LABEL", {{"type", "PASSTHROUGH"}, {"definition", {{"attribute", "label"}}}}}}},
        {"edgeMapping", Json::object()}};
  }

  // How a node differs from the style; null when it does not.
  [[nodiscard]] Json bypass_json(NodeId node) const {
    Json looks = Json::object();
    if (const auto color = looks_.color(node); !color.empty()) {
      looks["NODE_BACKGROUND_COLOR"] = color;
    }
    if (const auto size = looks_.size(node)) {
      looks["NODE_WIDTH"] = *size;
      looks["NODE_HEIGHT"] = *size;
    }
    if (looks.empty()) return {};
    return {{"id", node}, {"v", looks}};
  }

  std::ostream& out_;
  const Network& network_;
  const PropertyGraph& graph_;
  Language language_;
  ExportTable table_;
  Appearance looks_;
  const char* before_ = "\n";
};

}  // namespace

void write_cx2(std::ostream& out, const Network& network, Language language,
               std::span<const NodeColumn> columns, const Appearance& looks) {
  Writer(out, network, language, columns, looks).write();
}

}  // namespace musubi
