#pragma once
#include <iosfwd>
#include <span>

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

}  // namespace musubi
