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

// The reader for files of an ending in lower case; nullptr when there is none.
Read reader_of(std::string_view ending) {
  static const std::map<std::string_view, Read> kReaders{{".graphml", read_graphml},
                                                         {".xml", read_graphml},
                                                         {".gexf", read_gexf},
                                                         {".dot", read_dot},
                                                         {".gv", read_dot},
                                                         {".net", read_pajek},
                                                         {".cx2", read_cx2},
                                                         {".json", read_node_link_json},
                                                         {".el", read_edge_list},
                                                         {".txt", read_edge_list},
                                                         {".csv", read_edge_list},
                                                         {".tsv", read_edge_list},
                                                         {".edges", read_edge_list},
                                                         {".edgelist", read_edge_list},
                                                         {".graph", read_metis_network},
                                                         {".musubi", read_snapshot_network}};
  const auto it = kReaders.find(ending);
  return it == kReaders.end() ? nullptr : it->second;
}

}  // namespace

std::string graph_name(const std::filesystem::path& path) {
  const auto name = path.extension() == ".gz" ? path.stem() : path;
  return name.stem().string();
}

Network read_metis_network(const std::filesystem::path& path, const ReadOptions&) {
  return network_of(read_metis(path), graph_name(path));
}

Network read_snapshot_network(const std::filesystem::path& path, const ReadOptions&) {
  // Whose file it is cannot be told here; beside making a network of it, distrust costs little.
  return network_of(read_snapshot(path, {.check = SnapshotCheck::distrust}), graph_name(path));
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
  if (const auto read = reader_of(fold_name(extension.string()))) return read(path, options);
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
    checked.network = load(path, {});
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::input) throw;
    checked.errors = error.diagnostics();
  }
  return checked;
}

}  // namespace musubi
