#pragma once
#include <cstdint>
#include <limits>

namespace musubi {

using NodeId = std::uint32_t;  ///< a node of a PropertyGraph; stable across versions
using LinkId = std::uint32_t;  ///< a link of a PropertyGraph; stable across versions
using Vertex = std::uint32_t;  ///< a vertex of a CsrGraph, 0 .. n-1
using EdgeId = std::uint64_t;  ///< an edge of a CsrGraph: what the user put in
using ArcIndex =
    std::uint64_t;  ///< one directed entry of a CsrGraph; an undirected edge is two arcs

inline constexpr Vertex kNoVertex = std::numeric_limits<Vertex>::max();
inline constexpr NodeId kNoNode = std::numeric_limits<NodeId>::max();
inline constexpr LinkId kNoLink = std::numeric_limits<LinkId>::max();

}  // namespace musubi
