#pragma once
#include <graphviz/cgraph.h>

#include <memory>

#include "viz/diagram.hpp"

namespace musubi {

struct GraphCloser {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};
using GraphvizGraph = std::unique_ptr<Agraph_t, GraphCloser>;

/// The diagram as a graph of cgraph, with every text escaped. Places become `pos` attributes with y
/// upwards, as Graphviz counts. With `with_tooltips` false the tooltips are left out: in SVG they
/// would become links around each part. O(size log size).
[[nodiscard]] GraphvizGraph build_graph(const Diagram& diagram, bool with_tooltips);

/// Graphviz' name of a layout engine: "nop2", which draws what has its place, for `fixed`.
[[nodiscard]] const char* engine_name(LayoutEngine engine);

}  // namespace musubi
