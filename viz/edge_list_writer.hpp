#pragma once
#include <iosfwd>

#include "engine/network.hpp"

namespace musubi {

/// The links as a table, one per line, under a first line source,target,directed,relation,evidence,
/// locator and then the attributes in order of name; quoted as RFC 4180 wants, lines ended by LF.
/// What belongs to nodes is not in it, nor are nodes without a link. A line break in a value
/// becomes a blank, for lists of edges are read line by line. O(size).
void write_edge_table(std::ostream& out, const Network& network, char separator = ',');

/// The links as bare lines `source target [strength]`, the form of SNAP and igraph; the third
/// column is there when any link has a strength (1 for those without). O(links). Throws
/// Error(output) for an id with a blank, a separator or a leading comment sign, which this form
/// cannot hold.
void write_edge_list(std::ostream& out, const Network& network);

}  // namespace musubi
