#include "engine/number_text.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

namespace musubi {
namespace {

template <typename T>
std::optional<T> parse_whole(std::string_view text) {
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

}  // namespace

std::string number_text(double value) {
  std::array<char, 32> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return error == std::errc{} ? std::string(buffer.data(), end) : std::string{};
}

std::string rounded_number_text(double value) {
  if (value == 0.0 || !std::isfinite(value)) return number_text(value);
  const double scale = std::pow(10.0, 3.0 - std::floor(std::log10(std::abs(value))));
  return number_text(scale >= 1.0 && std::isfinite(scale) ? std::round(value * scale) / scale
                                                          : std::round(value));
}

std::optional<double> parse_number(std::string_view text) {
  const auto value = parse_whole<double>(text);
  if (!value || !std::isfinite(*value)) return std::nullopt;
  return value;
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  return parse_whole<std::int64_t>(text);
}

}  // namespace musubi
