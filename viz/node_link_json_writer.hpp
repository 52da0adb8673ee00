#pragma once
#include <iosfwd>
#include <span>

#include "viz/export_table.hpp"

namespace musubi {

/// Node-link JSON as NetworkX' node_link_graph() and d3 read it: {"directed", "multigraph": true,
/// "graph", "nodes": [{"id", ...}], "links": [{"source", "target", "key", ...}]}, one node or link
/// per line. Fields and mixed networks as in export_table(); a missing value is no entry. Bytes
/// that are not UTF-8 become U+FFFD; `<` is written as \u003c, so that the text can stand in a
/// page. O(size).
void write_node_link_json(std::ostream& out, const Network& network, Language language,
                          std::span<const NodeColumn> columns = {});

}  // namespace musubi
