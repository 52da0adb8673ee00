#pragma once
#include <string>

#include "viz/diagram.hpp"

namespace musubi {

/// What Graphviz wrote as SVG, made fit for a page of its own or for embedding: fonts of Windows,
/// macOS and Linux in place of the one font that measured the text; titles that say what a part is
/// (its tooltip) in place of ids; pictures as data in place of files; a name and a description of
/// the whole; no document type, no comments and no name of a version, so that the bytes depend on
/// the picture only. O(length log parts).
[[nodiscard]] std::string finish_svg(std::string svg, const Diagram& diagram);

}  // namespace musubi
