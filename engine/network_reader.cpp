#include "engine/network_reader.hpp"

#include <map>
#include <string>
#include <string_view>

#include "engine/loaded_network.hpp"
#include "engine/metis_text.hpp"
#include "engine/network_join.hpp"
#include "engine/package/package.hpp"
#include "engine/snapshot.hpp"

namespace musubi {
namespace {

using Read = Network (*)(const std::filesystem::path&, const ReadOptions&);

struct Format {
  Read read = nullptr;
  double memory_per_byte = 0.0;  // that the network of a file takes at least: estimates
};

// The reader for files of an ending in lower case; without one when there is none.
Format format_of(std::string_view ending) {
  static const std::map<std::string_view, Format> kReaders{
      {".graphml", {read_graphml, 1.5}},
      {".xml", {read_graphml, 1.5}},
      {".gexf", {read_gexf, 1.5}},
      {".dot", {read_dot, 3.0}},
      {".gv", {read_dot, 3.0}},
      {".net", {read_pajek, 3.0}},
      {".cx2", {read_cx2, 3.0}},
      {".json", {read_node_link_json, 3.0}},
      {".el", {read_edge_list, 3.0}},
      {".txt", {read_edge_list, 3.0}},
      {".csv", {read_edge_list, 3.0}},
      {".tsv", {read_edge_list, 3.0}},
      {".edges", {read_edge_list, 3.0}},
      {".edgelist", {read_edge_list, 3.0}},
      {".graph", {read_metis_network, 1.0}},
      {".musubi", {read_snapshot_network, 1.0}}};
  const auto it = kReaders.find(ending);
  return it == kReaders.end() ? Format{} : it->second;
}

// Of a packed file only how much is packed is known here; what comes out is watched by its reader.
void require_memory(const std::filesystem::path& path, const Format& format,
                    const ReadOptions& options) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error) return;
  options.execution.memory.require(format.memory_per_byte * static_cast<double>(size),
                                   path.string() + ": the network of this file");
}

}  // namespace

std::string graph_name(const std::filesystem::path& path) {
  const auto name = path.extension() == ".gz" ? path.stem() : path;
  return name.stem().string();
}

Network read_metis_network(const std::filesystem::path& path, const ReadOptions& options) {
  return network_of(read_metis(path, {.execution = options.execution.quiet()}), graph_name(path),
                    options.execution);
}

Network read_snapshot_network(const std::filesystem::path& path, const ReadOptions& options) {
  // Whose file it is cannot be told here; beside making a network of it, distrust costs little.
  const SnapshotOptions distrusting{.check = SnapshotCheck::distrust,
                                    .execution = options.execution.quiet()};
  return network_of(read_snapshot(path, distrusting), graph_name(path), options.execution);
}

Network load(const std::filesystem::path& path, const ReadOptions& options) {
  const auto fail = [&](const std::string& problem, const std::string& remedy) {
    throw Error(ErrorKind::input, {{path.string(), 0, problem, remedy}});
  };
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    fail("no such file or folder", "give a package folder or a graph file");
  }
  if (std::filesystem::is_directory(path, error)) return read_package(path, options);
  auto extension = path.extension();
  if (fold_name(extension.string()) == ".gz") extension = path.stem().extension();
  if (const auto format = format_of(fold_name(extension.string())); format.read != nullptr) {
    require_memory(path, format, options);
    return format.read(path, options);
  }
  fail("cannot tell the format of the file from its name",
       "use a package folder, .graphml, .gexf, .net (Pajek), .cx2, .dot, .json (node-link), .graph "
       "(METIS), .musubi (snapshot), or an edge list .el, .txt, .csv or .tsv");
  return {};
}

Network load(const std::vector<std::filesystem::path>& paths, const ReadOptions& options) {
  std::vector<Network> networks;
  DiagnosticLog log;
  for (const auto& path : paths) {
    try {
      networks.push_back(load(path, options));
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::input) throw;
      for (const auto& diagnostic : error.diagnostics()) log.add(diagnostic);
    }
  }
  log.throw_if_any();
  auto network = join(std::move(networks));
  if (options.strict && !network.warnings.empty()) {
    throw Error(ErrorKind::input, std::move(network.warnings));
  }
  return network;
}

CheckedNetwork check(const std::filesystem::path& path, const ReadOptions& options) {
  if (std::filesystem::exists(path / "datapackage.json")) return check_package(path, options);
  if (!std::filesystem::is_regular_file(path)) return {load(path, options), {}, {}};  // throws
  CheckedNetwork checked;
  try {
    checked.network = load(path, {.execution = options.execution});
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::input) throw;
    checked.errors = error.diagnostics();
  }
  return checked;
}

}  // namespace musubi
