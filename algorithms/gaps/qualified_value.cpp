#include "algorithms/gaps/qualified_value.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>

#include "engine/number_text.hpp"

namespace musubi {
namespace {

constexpr double kOpen = std::numeric_limits<double>::infinity();

// What one step of the last digit that is not 0 is worth: 10,000 for 220,000, 0.1 for 8.6.
double last_digit_step(double value) {
  if (value == 0.0 || !std::isfinite(value)) return 0.0;
  char buffer[64];
  const auto end =
      std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
  const std::string_view text(buffer, static_cast<std::size_t>(end.ptr - buffer));
  const auto e = text.find('e');
  const auto point = text.find('.');
  const auto decimals = point == std::string_view::npos ? 0U : e - point - 1;
  const auto exponent = text.substr(text[e + 1] == '+' ? e + 2 : e + 1);
  return std::pow(10.0, parse_number(exponent).value_or(0.0) - static_cast<double>(decimals));
}

// A lower bound below the line bounds the quotient from above.
std::string turned(const std::string& qualifier) {
  if (qualifier == "at_least") return "at_most";
  if (qualifier == "at_most") return "at_least";
  return qualifier;
}

// The qualifier of a quotient; nothing when the two leave it open.
std::optional<std::string> quotient_qualifier(const std::string& above, const std::string& below) {
  for (const auto* word : {&above, &below}) {
    if (!word->empty() && *word != "about" && *word != "at_least" && *word != "at_most") {
      return std::nullopt;
    }
  }
  if (below.empty() || above == turned(below)) return above;
  if (above.empty()) return turned(below);
  return std::nullopt;
}

}  // namespace

QualifiedValue qualified_value(double value, std::string qualifier, double scale) {
  double low = value;
  double high = value;
  if (qualifier == "about") {
    const double half = last_digit_step(value) / 2.0;
    low -= half;
    high += half;
  } else if (!qualifier.empty()) {
    if (qualifier != "at_least") low = -kOpen;
    if (qualifier != "at_most") high = kOpen;
  }
  return {value * scale, std::move(qualifier), low * scale, high * scale};
}

std::optional<QualifiedValue> quotient(const QualifiedValue& a, const QualifiedValue& b) {
  if (!(a.value >= 0.0) || !(b.value > 0.0)) return std::nullopt;
  auto qualifier = quotient_qualifier(a.qualifier, b.qualifier);
  if (!qualifier) return std::nullopt;
  const double value = a.value / b.value;
  if (!std::isfinite(value)) return std::nullopt;
  // Neither is negative, whatever a bound leaves open.
  return QualifiedValue{value, std::move(*qualifier),
                        std::isinf(b.high) ? 0.0 : std::max(a.low, 0.0) / b.high,
                        b.low > 0.0 ? a.high / b.low : kOpen};
}

FigureRank rank_among(const QualifiedValue& figure, const std::vector<QualifiedValue>& others) {
  if (others.empty()) return {};
  FigureRank result{.ranked = others.size() + 1};
  std::size_t larger = 0;
  bool decided = true;
  for (const auto& other : others) {
    if (other.low > figure.high) {
      ++larger;
    } else if (other.high > figure.low) {
      decided = false;
    } else {
      result.tied = result.tied || (other.low == figure.high && other.high == figure.low);
    }
  }
  if (decided) result.rank = larger + 1;
  return result;
}

}  // namespace musubi
