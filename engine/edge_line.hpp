#pragma once
#include <string_view>

#include "engine/error.hpp"

namespace musubi {

/// What a line of a plain list of edges holds behind its two ids.
enum class EdgeColumns {
  bare,      ///< nothing
  weighted,  ///< a weight; what comes behind it is not looked at
  ignored,   ///< anything, not looked at
};

/// Whether the line holds no edge: it is empty, or a comment that # or % begins.
[[nodiscard]] bool is_edge_comment(std::string_view line);

/// Whether the line names the columns: `source` and `target` (or u and v, from and to, src and dst)
/// in any case, then, if anything, `weight`, `strength`, `value` or `w`. A third column of another
/// name is no weight, and its list no plain one.
[[nodiscard]] bool is_edge_header(std::string_view line);

/// How many columns the line has, counted up to three.
[[nodiscard]] int count_edge_columns(std::string_view line);

/// What is wrong with a line that is no edge, without its file and number.
[[nodiscard]] Diagnostic explain_edge_line(std::string_view line, EdgeColumns columns);

}  // namespace musubi
