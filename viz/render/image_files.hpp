#pragma once
#include <optional>

#include "engine/temporary_folder.hpp"
#include "viz/diagram.hpp"

namespace musubi {

/// The SVG files that a diagram shows, copied in the form that Graphviz reads (read_svg). The
/// copies are there as long as this.
class ImageFiles {
 public:
  /// Throws Error when a picture cannot be read, or no copy can be written.
  explicit ImageFiles(const Diagram& diagram);
  ImageFiles(const ImageFiles&) = delete;
  ImageFiles& operator=(const ImageFiles&) = delete;

  /// The diagram with the names of the copies.
  [[nodiscard]] const Diagram& diagram() const { return diagram_; }

 private:
  void copy(std::string& image);

  Diagram diagram_;
  std::optional<TemporaryFolder> folder_{};
  std::size_t copies_ = 0;
};

}  // namespace musubi
