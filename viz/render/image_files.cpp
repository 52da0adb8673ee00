#include "image_files.hpp"

#include <string>

#include "engine/file.hpp"
#include "viz/svg_picture.hpp"

namespace musubi {

ImageFiles::ImageFiles(const Diagram& diagram) : diagram_(diagram) {
  for (auto& node : diagram_.nodes) {
    const auto image = node.attributes.find("image");
    if (image != node.attributes.end()) copy(image->second);
  }
}

void ImageFiles::copy(std::string& image) {
  const auto bytes = read_file(image);
  if (bytes.starts_with("\x89PNG")) return;
  const auto name = "the picture '" + image + "'";
  const auto svg = read_svg(bytes, name);
  if (!folder_) folder_.emplace();
  const auto file = folder_->path() / (std::to_string(copies_++) + ".svg");
  write_file(file, svg.text);
  image = file.string();
}

}  // namespace musubi
