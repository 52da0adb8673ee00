#pragma once
#include <functional>
#include <iosfwd>
#include <span>
#include <string>

#include "viz/export_table.hpp"

namespace musubi {

/// GraphML that igraph, NetworkX, Gephi, yEd and read_graphml() read alike: the keys first, with an
/// explicit domain and ids n_<name> and e_<name> (Gephi takes "d3" for a label); the types boolean,
/// long, double and string only; a missing value is no <data>; edges have the ids e0, e1, ... of
/// the links; one direction for the whole graph, and no DOCTYPE, dates or nested graphs. Fields and
/// mixed networks as in export_table(), nodes and links in order of their numbers.
///
/// O(size). Throws Error(output) before the first byte for a text that XML cannot hold.
/// Source: Brandes, Eiglsperger, Herman, Himsolt and Marshall, 2002, "GraphML progress report".
void write_graphml(std::ostream& out, const Network& network, Language language,
                   std::span<const NodeColumn> columns = {});

/// Markup of another program's own beside the data: what stands in <graphml>, further keys, and
/// what ends each node and each edge, indented and with line ends.
struct GraphmlExtension {
  std::string namespaces{};  ///< begins with a blank
  std::string keys{};
  std::function<std::string(NodeId)> of_node{};
  std::function<std::string(LinkId)> of_edge{};
};

/// As write_graphml() of a table of fields, with such an extension.
void write_extended_graphml(std::ostream& out, const Network& network, const ExportTable& table,
                            const GraphmlExtension& extension);

}  // namespace musubi
