#include "viz/render.hpp"

namespace musubi {

std::string_view name_of(Format format) {
  switch (format) {
    case Format::svg:
      return "svg";
    case Format::png:
      return "png";
    case Format::pdf:
      return "pdf";
    case Format::dot:
      return "dot";
    case Format::plain:
      return "plain";
  }
  return "svg";
}

}  // namespace musubi
