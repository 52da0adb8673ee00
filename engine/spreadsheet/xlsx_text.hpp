#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace musubi {

/// Text of a cell as XML holds it, with its escapes read: _x000D_ is a carriage return, _x005F_ the
/// underscore that keeps an escape from being one. Code units of UTF-16 that stand alone stay
/// escaped. O(length).
/// Source: ECMA-376 part 1, 22.4.2.4 (bstr).
[[nodiscard]] std::string unescape_xlsx(std::string_view text);

/// Text that unescape_xlsx() gives back as `text`: an underscore that would begin an escape is
/// escaped itself. Control characters are the writer's business.
[[nodiscard]] std::string escape_xlsx(std::string_view text);

/// Whether a control character stands in `text`, other than tab and line ends.
[[nodiscard]] bool has_control_characters(std::string_view text);

/// Length as Excel counts it, in code units of UTF-16.
[[nodiscard]] std::size_t utf16_length(std::string_view text);

/// A number that counts something, blanks around it allowed; `otherwise` when the text is not one.
[[nodiscard]] std::size_t parse_count(std::string_view text, std::size_t otherwise);

}  // namespace musubi
