#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/graph_assembler.hpp"
#include "engine/xml_reader.hpp"

namespace musubi {

/// What yEd (and yFiles) draws a node or an edge of a GraphML file by: the markup inside the <data>
/// of a key whose yfiles.type is nodegraphics or edgegraphics. Of it the place, size and fill of a
/// node and the first label of either are kept; the rest (shapes of lines, bends, fonts) is not.
/// Source: the schema ygraphml.xsd 1.1 of yWorks.
class YedGraphics {
 public:
  /// An element of the markup begins (ends), or has text in it.
  void start(std::string_view name, XmlAttributeList attributes);
  void end(std::string_view name);
  void text(std::string_view chars);

  /// `label`, and of a node x, y, size and color as look:: says, as far as they are there. yEd
  /// gives the upper left corner; x and y are the centre. The size is known of what is as wide as
  /// high.
  [[nodiscard]] std::vector<NamedValue> values() const;

 private:
  struct Box {
    double x = 0.0;
    double y = 0.0;
    double width = 0.0;
    double height = 0.0;
  };

  std::optional<Box> box_{};
  std::string color_{};
  std::string label_{};
  bool in_label_ = false;
};

}  // namespace musubi
