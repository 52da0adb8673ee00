#pragma once
#include <string>

#include "viz/render.hpp"

namespace musubi::cli {

/// What to draw into a file, by the ending of its name. Throws Error(usage) for one that is none of
/// a picture.
[[nodiscard]] Format picture_format(const std::string& file);

}  // namespace musubi::cli
