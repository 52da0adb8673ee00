#include "cli/change_picture.hpp"

#include <CLI/CLI.hpp>

#include "cli/picture_format.hpp"
#include "engine/file.hpp"
#include "viz/page_size.hpp"
#include "viz/theme.hpp"

namespace musubi::cli {
namespace {

Theme theme_of(const ChangePicture& picture) {
  return picture.theme.empty() ? Theme::light : theme_named(picture.theme);
}

}  // namespace

PageSize size_of(const ChangePicture& picture) {
  return picture.size.empty() ? PageSize::own : page_size_named(picture.size);
}

void add_change_picture_options(CLI::App& command, ChangePicture& picture,
                                const std::string& description) {
  command.add_option("--diagram", picture.file, description);
  command.add_option("--size", picture.size, "Of the diagram: slide (16:9) or a4")
      ->type_name("own|a4|slide");
  command.add_option("--theme", picture.theme, "Of the diagram: on a light or a dark ground")
      ->type_name("light|dark");
}

void validate(const ChangePicture& picture) {
  if (!picture.file.empty()) static_cast<void>(picture_format(picture.file));
  static_cast<void>(size_of(picture));
  static_cast<void>(theme_of(picture));
}

void draw_change(const ChangePicture& picture, Diagram diagram, const std::string& file) {
  apply_theme(diagram, theme_of(picture));
  write_file(file, render(diagram, picture_format(file)));
}

}  // namespace musubi::cli
