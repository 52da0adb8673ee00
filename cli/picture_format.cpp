#include "cli/picture_format.hpp"

#include <filesystem>

#include "engine/error.hpp"

namespace musubi::cli {

Format picture_format(const std::string& file) {
  auto ending = std::filesystem::path(file).extension().string();
  for (const Format format : {Format::svg, Format::png, Format::pdf, Format::dot}) {
    if (ending == "." + std::string(name_of(format))) return format;
  }
  throw Error(ErrorKind::usage, "cannot draw into '" + file + "'",
              "use a name that ends in .svg, .png, .pdf, .dot or, with draw, .html");
}

}  // namespace musubi::cli
