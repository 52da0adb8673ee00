#include "viz/edge_list_writer.hpp"

#include <algorithm>
#include <ostream>

#include "engine/csv.hpp"
#include "engine/number_text.hpp"
#include "viz/export_table.hpp"

namespace musubi {
namespace {

// A field of the table: quoted when it must be, which for a tab-separated one includes a tab.
std::string table_field(std::string text, char separator) {
  for (char& c : text) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  auto quoted = csv_field(text);
  const bool needs = quoted == text && text.find(separator) != std::string::npos;
  return needs ? '"' + text + '"' : quoted;
}

void require_bare_id(const std::string& id) {
  const bool fits = !id.empty() && id.find_first_of(" \t\r\n,;\"") == std::string::npos &&
                    id.front() != '#' && id.front() != '%';
  if (!fits) {
    throw Error(ErrorKind::output, "the id '" + id + "' does not fit in a bare list of edges",
                "write a .csv or .graphml file");
  }
}

}  // namespace

void write_edge_table(std::ostream& out, const Network& network, char separator) {
  const auto& graph = network.graph;
  auto fields = export_table(network, Language::en).link_fields;
  std::erase_if(fields, [](const auto& field) {
    return field.name == "undirected" || field.name == "directed";  // the column says it
  });
  out << "source" << separator << "target" << separator << "directed";
  for (const auto& field : fields) out << separator << table_field(field.name, separator);
  out << '\n';
  for (const LinkId id : graph.links()) {
    const auto& link = graph.link(id);
    out << table_field(graph.id(link.source), separator) << separator
        << table_field(graph.id(link.target), separator) << separator
        << (link.directed ? "true" : "false");
    for (const auto& field : fields) {
      out << separator << table_field(to_text(field.value(id)), separator);
    }
    out << '\n';
  }
}

void write_edge_list(std::ostream& out, const Network& network) {
  const auto& graph = network.graph;
  const auto links = graph.links();
  for (const NodeId node : graph.nodes()) require_bare_id(graph.id(node));
  const bool strengths = std::any_of(links.begin(), links.end(), [&](LinkId link) {
    return graph.link_number(link, "strength").has_value();
  });
  for (const LinkId link : links) {
    out << graph.id(graph.link(link).source) << ' ' << graph.id(graph.link(link).target);
    if (strengths) out << ' ' << number_text(graph.link_number(link, "strength").value_or(1.0));
    out << '\n';
  }
}

}  // namespace musubi
