#pragma once
#include <string>

#include "cli/session.hpp"
#include "viz/diagram.hpp"
#include "viz/page_size.hpp"

namespace musubi::cli {

/// How whatif and diff draw: --diagram, --size and --theme.
struct ChangePicture {
  std::string file{};  ///< its ending says the format; "" draws nothing
  std::string size{};
  std::string theme{};
};

void add_change_picture_options(CLI::App& command, ChangePicture& picture,
                                const std::string& description);

/// Throws Error(usage) for an ending, a size or a theme that there is not: before anything is
/// computed.
void validate(const ChangePicture& picture);

/// The page asked for. Throws Error(usage) for one that there is not.
PageSize size_of(const ChangePicture& picture);

/// Draws a diagram of change_view() into `file` with the theme asked for.
void draw_change(const ChangePicture& picture, Diagram diagram, const std::string& file);

}  // namespace musubi::cli
