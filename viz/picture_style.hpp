#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "algorithms/centrality/centrality_table.hpp"
#include "engine/network.hpp"
#include "viz/logo.hpp"
#include "viz/node_label.hpp"
#include "viz/page_size.hpp"
#include "viz/theme.hpp"

namespace musubi {

/// How a house wants its pictures: what a style file says. What it leaves out is as without one.
struct PictureStyle {
  std::optional<PageSize> size{};
  std::optional<Theme> theme{};
  std::string date{};
  std::map<std::string, std::string> kind_colors{};  ///< "#RRGGBB" by kind
  std::optional<Measure> size_by{};
  LabelRules labels{};
  std::string font{};  ///< a family
  std::optional<Logo> logo{};
};

/// Reads a style file (docs/styles.md); files it names are counted from its folder, and its kinds
/// must be those of the vocabularies. Throws Error(input) with file and line of all that is wrong:
/// unknown keys, values that mean nothing, fonts that are not installed, logos that cannot be used.
[[nodiscard]] PictureStyle read_picture_style(const std::filesystem::path& path,
                                              const Vocabularies& vocabularies);

}  // namespace musubi
