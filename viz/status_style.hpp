#pragma once
#include "algorithms/gaps/hub_network.hpp"
#include "viz/diagram.hpp"

namespace musubi {

/// How a box is outlined and filled by what the sources tell: stated solid and blue, not stated
/// dashed and red, unknown dotted and grey, so that it reads in black and white.
[[nodiscard]] DiagramAttributes status_outline(GapStatus status);

}  // namespace musubi
