#pragma once
#include <string>

#include "engine/execution.hpp"
#include "engine/loaded_graph.hpp"
#include "engine/network.hpp"

namespace musubi {

/// The network of a bare graph, for all that works on networks: a node per vertex with its id in
/// decimal, a link per edge in canonical order (see EdgeNumbering) with its weights as attributes
/// `strength` and `length`. Directed as the graph is. Throws Error(input) for more links than a
/// network can have, 2^32 - 1; Error(memory) before it takes more than allowed; Error(cancelled) at
/// a stop request. O(n log n + m) time; some 60 bytes per edge and 130 per vertex.
[[nodiscard]] Network network_of(const LoadedGraph& loaded, std::string name,
                                 const Execution& execution = {});

/// The bare graph of a network whose node ids are whole numbers: all its nodes in the order of
/// their ids, all its links in their order, with attributes `strength` and `length` as weights
/// where some link has one, 1 for a link that has none. Everything else stays behind. Throws
/// Error(output) for another id, for a weight that is negative, and when only some links are
/// directed. O(n log n + m) time.
[[nodiscard]] LoadedGraph loaded_graph_of(const Network& network);

}  // namespace musubi
