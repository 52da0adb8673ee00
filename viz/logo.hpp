#pragma once
#include <filesystem>
#include <string>

#include "viz/diagram.hpp"

namespace musubi {

/// A picture of a file and its shape.
struct Logo {
  std::filesystem::path file{};
  double ratio = 1.0;  ///< width by height
};

inline constexpr std::size_t kLargestLogoBytes = 1U << 20U;

/// Looks a PNG or SVG file over. Throws Error(input) when it cannot be read, is neither, is larger
/// than that, or is one that png_ratio() or read_svg() refuses. O(size).
[[nodiscard]] Logo read_logo(const std::filesystem::path& file);

/// Puts a logo into the upper right corner of a page, under the date: 30 points high and at most
/// 150 wide, smaller where a title reaches it. Throws Error(usage) when the diagram is no page, or
/// no room of ten points is left. O(nodes).
void add_logo(Diagram& diagram, const Logo& logo);

}  // namespace musubi
