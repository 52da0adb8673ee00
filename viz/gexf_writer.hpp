#pragma once
#include <iosfwd>
#include <span>

#include "viz/appearance.hpp"
#include "viz/export_table.hpp"

namespace musubi {

/// GEXF 1.3, as Gephi (0.9.3 and later) reads it: typed attributes, the relation of a link as its
/// `kind` so that parallel edges stay apart, its strength as the weight. Fields and mixed networks
/// as in export_table(). The title of the network stands in <meta>; no date is written. Places,
/// colours and sizes stand in the part viz:, as Gephi means them: y goes up, the size is a radius.
///
/// O(size). Throws Error(output) before the first byte for a text that XML cannot hold.
/// Source: the schemas of github.com/gephi/gexf, version 1.3.
void write_gexf(std::ostream& out, const Network& network, Language language,
                std::span<const NodeColumn> columns = {}, const Appearance& looks = {});

}  // namespace musubi
