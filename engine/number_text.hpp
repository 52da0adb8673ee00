#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace musubi {

/// Room that a number takes at most as text.
inline constexpr std::size_t kLongestNumber = 32;

/// Writes number_text() of the value to `into`, which has kLongestNumber bytes; returns its end.
char* write_number(char* into, double value);
char* write_number(char* into, std::int64_t value);

/// The shortest text that reads back as the same double, whatever the locale; inf, -inf and nan as
/// such.
[[nodiscard]] std::string number_text(double value);

/// For people: four significant digits, which are what a reader compares, and all those of a larger
/// integer part.
[[nodiscard]] std::string rounded_number_text(double value);

/// The whole of `text` as a finite decimal number (an optional sign, no blanks), whatever the
/// locale.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

/// The whole of `text` as a 64-bit integer (an optional sign, no blanks).
[[nodiscard]] std::optional<std::int64_t> parse_integer(std::string_view text);

}  // namespace musubi
