#pragma once
#include <span>

#include "algorithms/gaps/function_gaps.hpp"
#include "engine/network.hpp"
#include "viz/diagram.hpp"
#include "viz/view_style.hpp"

namespace musubi {

/// The hub x function matrix as a heat map, of the cells of function_gaps(): the darker a box, the
/// more institutions fill the function, and the number stands in it; a dashed outline is a function
/// that a described hub is not said to have, a dotted one with ? what the sources do not tell. The
/// page lies; under PageSize::own it grows in its shape for many hubs or functions. O(cells log
/// cells). Throws Error(usage) when the package has no vocabulary of functions, hence no cells, and
/// when the page may not grow and is too small.
[[nodiscard]] Diagram function_view(const Network& network, std::span<const FunctionCell> cells,
                                    Language language, const ViewStyle& style = {});

}  // namespace musubi
