#pragma once
#include <iosfwd>
#include <span>

#include "viz/appearance.hpp"
#include "viz/export_table.hpp"

namespace musubi {

/// GraphML that yEd draws: the data as in write_graphml(), which yEd shows as properties, and
/// graphics of yEd's own. Nodes are circles with their place, colour, size and, below them, their
/// name in the language asked, which stands there only (read_graphml() reads it back as `label`);
/// edges are lines with an arrow if directed, dashed when planned or expected. A node without a
/// place lies where yEd puts it until it is laid out there.
///
/// O(size). Throws Error(output) before the first byte for a text that XML cannot hold.
/// Source: the schema ygraphml.xsd 1.1 of yWorks.
void write_yed_graphml(std::ostream& out, const Network& network, Language language,
                       std::span<const NodeColumn> columns = {}, const Appearance& looks = {});

}  // namespace musubi
