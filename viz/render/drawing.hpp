#pragma once
#include <string>

#include "viz/diagram.hpp"
#include "viz/render.hpp"

namespace musubi {

/// Lays the diagram out with Graphviz and draws it: the bytes of a picture, or DOT text without a
/// layout. Throws Error(output) when Graphviz cannot. Not thread-safe: cgraph and gvc keep globals.
[[nodiscard]] std::string draw(const Diagram& diagram, Format format);

}  // namespace musubi
