#include "engine/network_reader.hpp"

#include <string>

namespace musubi {

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

}  // namespace musubi
