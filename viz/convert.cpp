#include "viz/convert.hpp"

#include <array>
#include <functional>
#include <ostream>

#include "engine/file.hpp"
#include "viz/edge_list_writer.hpp"
#include "viz/gexf_writer.hpp"
#include "viz/graphml_writer.hpp"
#include "viz/network_view.hpp"
#include "viz/node_link_json_writer.hpp"
#include "viz/render.hpp"

namespace musubi {
namespace {

using Write =
    std::function<void(std::ostream&, const Network&, Language, std::span<const NodeColumn>)>;

struct FileFormat {
  std::string ending{};
  Write write{};
};

const std::vector<FileFormat>& file_formats() {
  static const std::vector<FileFormat> kFormats{
      {".graphml", write_graphml},
      {".gexf", write_gexf},
      {".json", write_node_link_json},
      {".csv", [](auto& out, const auto& network, auto, auto) { write_edge_table(out, network); }},
      {".tsv",
       [](auto& out, const auto& network, auto, auto) { write_edge_table(out, network, '\t'); }},
      {".el", [](auto& out, const auto& network, auto, auto) { write_edge_list(out, network); }},
      {".dot", [](auto& out, const auto& network, auto language,
                  auto) { out << render(network_view(network, language), Format::dot); }},
  };
  return kFormats;
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
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

void write_network(const Network& network, const std::filesystem::path& path, Language language,
                   std::span<const NodeColumn> columns) {
  const auto ending = lower(path.extension().string());
  for (const auto& format : file_formats()) {
    if (format.ending != ending) continue;
    return write_file(path,
                      [&](std::ostream& out) { format.write(out, network, language, columns); });
  }
  std::string known;
  for (const auto& each : writable_endings()) known += (known.empty() ? "" : ", ") + each;
  throw Error(ErrorKind::usage, "cannot tell a format from the name '" + path.string() + "'",
              "end it in one of " + known);
}

}  // namespace musubi
