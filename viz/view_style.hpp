#pragma once
#include <map>
#include <string>
#include <vector>

#include "engine/localized_text.hpp"
#include "viz/node_label.hpp"
#include "viz/page_size.hpp"

namespace musubi {

/// How a view is to lay itself out and mark its nodes, apart from what it shows.
struct ViewStyle {
  PageSize size = PageSize::own;
  std::map<std::string, std::string> kind_colors{};  ///< "#RRGGBB" by kind; others: kind_colors()
  LabelRules labels{};
  std::vector<double> node_sizes{};  ///< 0 to 1 by NodeId; empty: all alike
  LocalizedText size_meaning{};      ///< the measure that node_sizes shows

  /// From 0.7 to 1.5 by the size of the node; 1 when all are alike.
  [[nodiscard]] double node_scale(NodeId node) const {
    return node < node_sizes.size() ? 0.7 + 0.8 * node_sizes[node] : 1.0;
  }
};

}  // namespace musubi
