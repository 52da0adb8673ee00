#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "engine/network.hpp"
#include "viz/export_table.hpp"

namespace musubi {

/// The endings of files that write_network() knows, each with a dot: ".graphml", ".gexf", ...
[[nodiscard]] const std::vector<std::string>& writable_endings();

/// Writes the network in the format that the file's ending names (in any case): .graphml, .gexf,
/// .json (node-link), .csv and .tsv (table of links), .el (bare edges) or .dot. The file is there
/// whole or not at all. Computed columns go into GraphML, GEXF and JSON.
///
/// Throws Error(usage) with the endings there are for another one, and Error(output) when the file
/// cannot be written, the format cannot hold a text, or (.dot) musubi-render is not there.
void write_network(const Network& network, const std::filesystem::path& path, Language language,
                   std::span<const NodeColumn> columns = {});

}  // namespace musubi
