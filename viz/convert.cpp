#include "viz/convert.hpp"

#include <functional>
#include <iterator>
#include <ostream>

#include "engine/file.hpp"
#include "engine/graph_assembler.hpp"
#include "engine/loaded_network.hpp"
#include "engine/snapshot.hpp"
#include "viz/cx2_writer.hpp"
#include "viz/edge_list_writer.hpp"
#include "viz/gexf_writer.hpp"
#include "viz/graphml_writer.hpp"
#include "viz/network_view.hpp"
#include "viz/node_link_json_writer.hpp"
#include "viz/pajek_writer.hpp"
#include "viz/render.hpp"
#include "viz/yed_writer.hpp"

namespace musubi {
namespace {

struct Content {
  const Network& network;
  Language language;
  std::span<const NodeColumn> columns;
  const Appearance& looks;
};

struct FileFormat {
  std::string ending{};
  bool holds_appearance = false;
  std::function<void(std::ostream&, const Content&)> write{};  ///< not there for a snapshot
};

// Red, green and blue from 0 to 255, as Gephi reads colours from GraphML.
std::vector<NodeColumn> color_parts(const Appearance& looks, const PropertyGraph& graph) {
  std::vector<NodeColumn> columns;
  const bool own = graph.node_attributes().contains(look::kColor);
  for (const char* name : {"r", "g", "b"}) {
    if (looks.colors.empty() || graph.node_attributes().contains(name)) return {};
    const std::size_t at = 1 + 2 * columns.size();
    NodeColumn column{name, AttributeType::integer,
                      std::vector<AttributeValue>(graph.node_bound())};
    for (const NodeId node : graph.nodes()) {
      const auto color = looks.color(node);
      const bool says_otherwise = own && graph.node_text(node, look::kColor).empty();
      if (!is_hex_color(color) || says_otherwise) continue;
      column.by_node[node] = std::int64_t{std::stoi(color.substr(at, 2), nullptr, 16)};
    }
    columns.push_back(std::move(column));
  }
  return columns;
}

// The computed columns and, as further ones, how the nodes look.
std::vector<NodeColumn> all_columns(const Content& content) {
  std::vector<NodeColumn> columns(content.columns.begin(), content.columns.end());
  auto looks = appearance_columns(content.looks, content.network.graph);
  std::move(looks.begin(), looks.end(), std::back_inserter(columns));
  return columns;
}

void write_plain_graphml(std::ostream& out, const Content& content) {
  auto columns = all_columns(content);
  auto parts = color_parts(content.looks, content.network.graph);
  std::move(parts.begin(), parts.end(), std::back_inserter(columns));
  write_graphml(out, content.network, content.language, columns);
}

const std::vector<FileFormat>& file_formats() {
  static const std::vector<FileFormat> kFormats{
      {".graphml", true, write_plain_graphml},
      {".yed.graphml", true,
       [](auto& out, const Content& c) {
         write_yed_graphml(out, c.network, c.language, c.columns, c.looks);
       }},
      {".gexf", true,
       [](auto& out, const Content& c) {
         write_gexf(out, c.network, c.language, c.columns, c.looks);
       }},
      {".net", true,
       [](auto& out, const Content& c) { write_pajek(out, c.network, c.language, c.looks); }},
      {".cx2", true,
       [](auto& out, const Content& c) {
         write_cx2(out, c.network, c.language, c.columns, c.looks);
       }},
      {".json", true,
       [](auto& out, const Content& c) {
         write_node_link_json(out, c.network, c.language, all_columns(c));
       }},
      {".csv", false, [](auto& out, const Content& c) { write_edge_table(out, c.network); }},
      {".tsv", false, [](auto& out, const Content& c) { write_edge_table(out, c.network, '\t'); }},
      {".el", false, [](auto& out, const Content& c) { write_edge_list(out, c.network); }},
      {".dot", false,
       [](auto& out, const Content& c) {
         out << render(network_view(c.network, c.language), Format::dot);
       }},
      {".musubi", false, {}},
  };
  return kFormats;
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

// The format with the longest ending that the name has.
const FileFormat& format_of(const std::filesystem::path& path) {
  const auto name = lower(path.filename().string());
  const FileFormat* found = nullptr;
  for (const auto& format : file_formats()) {
    if (!name.ends_with(format.ending)) continue;
    if (found == nullptr || format.ending.size() > found->ending.size()) found = &format;
  }
  if (found != nullptr) return *found;
  std::string known;
  for (const auto& each : writable_endings()) known += (known.empty() ? "" : ", ") + each;
  throw Error(ErrorKind::usage, "cannot tell a format from the name '" + path.string() + "'",
              "end it in one of " + known);
}

}  // namespace

const std::vector<std::string>& writable_endings() {
  static const std::vector<std::string> kEndings = [] {
    std::vector<std::string> endings;
    for (const auto& format : file_formats()) endings.push_back(format.ending);
    return endings;
  }();
  return kEndings;
}

bool holds_appearance(const std::filesystem::path& path) {
  return format_of(path).holds_appearance;
}

void write_network(const Network& network, const std::filesystem::path& path, Language language,
                   std::span<const NodeColumn> columns, const Appearance& looks) {
  const auto& format = format_of(path);
  if (!format.write) return write_snapshot(path, loaded_graph_of(network));
  const Content content{network, language, columns, looks};
  write_file(path, [&](std::ostream& out) { format.write(out, content); });
}

}  // namespace musubi
