#pragma once
#include <string_view>

namespace musubi {

/// Whether a number format of a workbook shows a number as a date or a time. `id` is one of those
/// that need no code (ECMA-376 part 1, 18.8.30, with the East Asian ones), `code` the text of
/// another one; empty when the id is built in.
///
/// A code is a date's when, outside quotes, escapes and brackets, it holds a letter of a date or
/// time: y m d h s, Japanese eras (g, e) and weekdays (aaa), or a bracketed elapsed time ([h]).
[[nodiscard]] bool is_date_format(unsigned id, std::string_view code);

}  // namespace musubi
