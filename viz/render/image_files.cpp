#include "image_files.hpp"

#include <stdlib.h>

#include <string>

#include "engine/error.hpp"
#include "engine/file.hpp"
#include "viz/svg_picture.hpp"

namespace musubi {
namespace {

std::filesystem::path new_folder() {
  auto name = (std::filesystem::temp_directory_path() / "musubi-render-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) {
    throw Error(ErrorKind::output, "there is no folder for temporary files", "set TMPDIR to one");
  }
  return name;
}

}  // namespace

ImageFiles::ImageFiles(const Diagram& diagram) : diagram_(diagram) {
  for (auto& node : diagram_.nodes) {
    const auto image = node.attributes.find("image");
    if (image != node.attributes.end()) copy(image->second);
  }
}

ImageFiles::~ImageFiles() {
  std::error_code ignored;
  if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
}

void ImageFiles::copy(std::string& image) {
  const auto bytes = read_file(image);
  if (bytes.starts_with("\x89PNG")) return;
  const auto name = "the picture '" + image + "'";
  const auto svg = read_svg(bytes, name);
  if (folder_.empty()) folder_ = new_folder();
  const auto file = folder_ / (std::to_string(copies_++) + ".svg");
  write_file(file, svg.text);
  image = file.string();
}

}  // namespace musubi
