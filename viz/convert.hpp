#pragma once
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "engine/network.hpp"
#include "viz/appearance.hpp"
#include "viz/export_table.hpp"

namespace musubi {

/// The endings of files that write_network() knows, each with a dot: ".graphml", ".gexf", ...
[[nodiscard]] const std::vector<std::string>& writable_endings();

/// Whether the format of such a file can hold places, colours and sizes. Throws as write_network()
/// does for an ending that it does not know.
[[nodiscard]] bool holds_appearance(const std::filesystem::path& path);

/// Writes the network in the format that the file's ending names (in any case): .graphml,
/// .yed.graphml (GraphML with yEd's graphics), .gexf, .net (Pajek), .cx2 (Cytoscape), .json
/// (node-link), .csv and .tsv (table of links), .el (bare edges), .dot or .musubi (snapshot of a
/// graph of numbers, see loaded_graph_of()). The file is there whole or not at all. Computed
/// columns go into all that have attributes of nodes: GraphML, GEXF, CX2 and JSON.
///
/// `looks` goes into the formats that hold it. In plain GraphML and JSON these are attributes x, y,
/// size and color (in GraphML r, g and b too, which Gephi knows), unless the network has attributes
/// of these names.
///
/// Throws Error(usage) with the endings there are for another one, and Error(output) when the file
/// cannot be written, the format cannot hold a text, or (.dot) musubi-render is not there.
void write_network(const Network& network, const std::filesystem::path& path, Language language,
                   std::span<const NodeColumn> columns = {}, const Appearance& looks = {});

}  // namespace musubi
