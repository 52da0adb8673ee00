#pragma once
#include <cstddef>
#include <string>

#include "engine/network.hpp"

namespace musubi {

/// How pictures write the names of nodes.
struct LabelRules {
  enum class Names { asked /**< in the language of the picture */, ja, en, both };
  Names names = Names::asked;
  std::size_t longest = 0;  ///< in columns, of which a full-width character takes two; 0: any
};

/// The name of a node by the rules: `both` puts the language of the picture first and the other
/// behind a stroke, once when they are the same; a longer name is cut and ends in …. O(length).
[[nodiscard]] std::string node_label(const Network& network, NodeId node, Language language,
                                     const LabelRules& rules);

/// At most `columns` columns of the text, the last of them … where it was longer; 0 keeps it whole.
[[nodiscard]] std::string cut_to_columns(const std::string& text, std::size_t columns);

}  // namespace musubi
