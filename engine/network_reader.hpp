#pragma once
#include <filesystem>

#include "engine/network.hpp"
#include "engine/package/source_lookup.hpp"

namespace musubi {

struct ReadOptions {
  bool strict = false;  ///< what would be a warning is an error
  /// Folder with the texts of the sources, in which each locator and name is then looked up.
  std::filesystem::path source_texts{};
};

/// Reads a network: a package folder, or a file whose name says its format (.graphml; .el, .txt,
/// .csv, .tsv edge lists), each also gzipped (.gz). Throws Error(input) with everything that is
/// wrong.
[[nodiscard]] Network load(const std::filesystem::path& path, const ReadOptions& options = {});

/// Several packages as one network: see join.
[[nodiscard]] Network load(const std::vector<std::filesystem::path>& paths,
                           const ReadOptions& options = {});

/// A network with all that is wrong with its files and all that is worth knowing (its warnings).
/// With errors it holds what could be read.
struct CheckedNetwork {
  Network network{};
  std::vector<Diagnostic> errors{};
  SourceLookup lookup{};
};

/// As load, but returns what is wrong instead of throwing it. Throws only when there is nothing to
/// check: no such file, no package in the folder.
[[nodiscard]] CheckedNetwork check(const std::filesystem::path& path,
                                   const ReadOptions& options = {});

/// A data package: a folder with datapackage.json, checked against its own schemas and the rules of
/// docs/data-package.md. Throws Error(input) with everything that is wrong.
[[nodiscard]] Network read_package(const std::filesystem::path& folder,
                                   const ReadOptions& options = {});

/// GraphML (Brandes and others, 2002). Types boolean, int, long, float, double, string; another
/// type is read as text with a warning. Nested graphs are flattened; ports and hyperedges are left
/// out with a warning. A document type declaration is refused: it could pull in files or grow
/// without bound.
[[nodiscard]] Network read_graphml(const std::filesystem::path& path,
                                   const ReadOptions& options = {});

/// An edge list: one edge per line, two ids, then optionally a strength, between blanks, tabs,
/// commas or semicolons. Lines that begin with # or % are comments. A first line
/// `source,target[,...]` names the columns; further named columns become attributes of the links.
/// Undirected, unless a column `directed` says so.
[[nodiscard]] Network read_edge_list(const std::filesystem::path& path,
                                     const ReadOptions& options = {});

/// The name of a graph that stands in a file: the file's, without its endings.
[[nodiscard]] std::string graph_name(const std::filesystem::path& path);

/// Reads projections.toml. Mistakes go to `log` with their line.
[[nodiscard]] std::vector<ProjectionSpec> read_projections(const std::filesystem::path& path,
                                                           const Vocabularies& vocabularies,
                                                           DiagnosticLog& log);

}  // namespace musubi
