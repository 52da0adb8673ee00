#pragma once
#include <iosfwd>

#include "viz/appearance.hpp"
#include "viz/export_table.hpp"

namespace musubi {

/// Pajek's .net: vertices with the name of the node in the language asked (and its id in brackets
/// where two have the same name), places scaled into the unit square with y down, sizes as x_fact
/// and y_fact, the nearest of Pajek's named colours as ic; directed links as *Arcs, then undirected
/// ones as *Edges, with the strength (1 when there is none, if any link has one) and the relation
/// as l. Other attributes, ids and evidence have no place in this format.
///
/// Quotes, backslashes and control characters are written by number (&#34;), as Pajek does. A file
/// with other than ASCII characters begins with a byte-order mark, without which Pajek takes it for
/// a Windows code page; igraph does not read it with one. O(size log n).
/// Source: Batagelj and Mrvar, "Pajek: Reference Manual", version 5.
void write_pajek(std::ostream& out, const Network& network, Language language,
                 const Appearance& looks = {});

}  // namespace musubi
