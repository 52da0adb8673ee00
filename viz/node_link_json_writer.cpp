#include "viz/node_link_json_writer.hpp"

#include <nlohmann/json.hpp>
#include <ostream>

namespace musubi {
namespace {

using Json = nlohmann::ordered_json;

std::string json_text(const Json& json) {
  const auto raw = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  std::string text;
  text.reserve(raw.size());
  for (const char c : raw) {
    if (c == '<') {
      text += "\\u003c";
    } else {
      text += c;
    }
  }
  return text;
}

void add_fields(Json& json, std::uint32_t record, const std::vector<ExportField>& fields) {
  for (const auto& field : fields) {
    std::visit(
        [&](const auto& value) {
          using T = std::decay_t<decltype(value)>;
          if constexpr (!std::is_same_v<T, std::monostate>) json[field.name] = value;
        },
        field.value(record));
  }
}

}  // namespace

void write_node_link_json(std::ostream& out, const Network& network, Language language,
                          std::span<const NodeColumn> columns) {
  const auto& graph = network.graph;
  const auto table = export_table(network, language, columns);
  const auto& title = network.title.get(language);
  const Json about{{"name", network.name}, {"title", title.empty() ? network.name : title}};
  out << "{\"directed\": " << (table.directed ? "true" : "false")
      << ", \"multigraph\": true, \"graph\": " << json_text(about) << ",\n\"nodes\": [";
  const char* before = "\n";
  for (const NodeId node : graph.nodes()) {
    Json json{{"id", graph.id(node)}};
    add_fields(json, node, table.node_fields);
    out << std::exchange(before, ",\n") << json_text(json);
  }
  out << "\n],\n\"links\": [";
  before = "\n";
  for (const LinkId link : graph.links()) {
    // NetworkX tells parallel links apart by their key.
    Json json{{"source", graph.id(graph.link(link).source)},
              {"target", graph.id(graph.link(link).target)},
              {"key", "e" + std::to_string(link)}};
    add_fields(json, link, table.link_fields);
    out << std::exchange(before, ",\n") << json_text(json);
  }
  out << "\n]}\n";
}

}  // namespace musubi
