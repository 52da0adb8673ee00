#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engine/error.hpp"

namespace musubi {

/// A word of a text in the DOT language.
struct DotToken {
  enum class Kind {
    id,      ///< a name, number or text in quotes, quotes and escaped quotes resolved
    html,    ///< what stands between < and >
    symbol,  ///< { } [ ] = ; , : -> --
    end,     ///< behind the last one
  };
  Kind kind = Kind::end;
  bool quoted = false;  ///< then it is no keyword
  std::string text{};
  std::size_t line = 0;
};

/// The words of a text, the last of them Kind::end. Comments and lines that begin with # are left
/// out; texts joined by + are one. Throws Error(input) with the line for a text, a comment or a <
/// that is not closed, and for a character that begins no word. O(length). Source: "DOT Language"
/// of the documentation of Graphviz.
[[nodiscard]] std::vector<DotToken> dot_tokens(std::string_view text, const std::string& file);

}  // namespace musubi
