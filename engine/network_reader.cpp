#include "engine/network_reader.hpp"

#include <string>

#include "engine/network_join.hpp"
#include "engine/package/package.hpp"

namespace musubi {

std::string graph_name(const std::filesystem::path& path) {
  const auto name = path.extension() == ".gz" ? path.stem() : path;
  return name.stem().string();
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
  if (extension == ".gz") extension = path.stem().extension();
  if (extension == ".graphml" || extension == ".xml") return read_graphml(path, options);
  for (const auto* known : {".el", ".txt", ".csv", ".tsv", ".edges", ".edgelist"}) {
    if (extension == known) return read_edge_list(path, options);
  }
  fail("cannot tell the format of the file from its name",
       "use a package folder, .graphml, or an edge list .el, .txt, .csv or .tsv");
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
