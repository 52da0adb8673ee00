#pragma once
#include <map>
#include <string>
#include <string_view>

#include "engine/network.hpp"
#include "viz/diagram.hpp"

namespace musubi {

/// The dot that stands for a kind of node: the same in every picture of a network, whichever kinds
/// a picture shows. The colour is what the style says, else that of kind_colors(), which the files
/// for other tools have too; the shape changes with every seven colours, which are those that
/// colour-blind readers tell apart.
class KindSigns {
 public:
  /// O(n + kinds log kinds).
  KindSigns(const PropertyGraph& graph, const std::map<std::string, std::string>& chosen);

  /// Graphviz attributes: shape, style, fillcolor, color, penwidth. Of a kind that the network does
  /// not have, those of the rarest.
  [[nodiscard]] DiagramAttributes sign_of(std::string_view kind) const;

 private:
  struct Sign {
    std::string shape{};
    std::string color{};
  };
  std::map<std::string, Sign, std::less<>> signs_{};
};

}  // namespace musubi
