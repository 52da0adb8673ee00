#include "viz/value_axis.hpp"

#include <algorithm>
#include <cmath>

#include "algorithms/gaps/measure_unit.hpp"
#include "viz/indicator_words.hpp"

namespace musubi {
namespace {

constexpr double kLogarithmicFrom = 50;  // the largest over the smallest

// The least of 1, 2, 2.5, 5, 10 times a power of ten that is not below `value` (> 0).
double round_up(double value) {
  const double power = std::pow(10.0, std::floor(std::log10(value)));
  for (const double step : {1.0, 2.0, 2.5, 5.0}) {
    if (value <= step * power * (1 + 1e-9)) return step * power;
  }
  return 10 * power;
}

// "50", "2.5": without the zeros that tell of how many digits count.
std::string short_digits(double value) {
  auto text = computed_text({.value = value});
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

}  // namespace

double ValueAxis::position(double value) const {
  const auto scaled = [this](double x) { return logarithmic ? std::log10(x) : x; };
  if (logarithmic && value <= 0) return 0;
  const double length = scaled(high) - scaled(low);
  return length > 0 ? std::clamp((scaled(value) - scaled(low)) / length, 0.0, 1.0) : 0.0;
}

ValueAxis axis_for(std::span<const QualifiedValue> values, std::string_view unit) {
  const auto [least, most] = std::minmax_element(
      values.begin(), values.end(),
      [](const QualifiedValue& a, const QualifiedValue& b) { return a.value < b.value; });
  const double low = least->value;
  const double largest = most->value;
  // A largest value that may be larger still keeps some of the axis to its right.
  const bool open = std::any_of(values.begin(), values.end(), [&](const QualifiedValue& one) {
    return one.value == largest && one.high > one.value;
  });
  const double high = largest > 0 && open ? 1.2 * largest : largest;
  if (low > 0 && high / low >= kLogarithmicFrom && has_ratios(unit)) {
    return {std::pow(10.0, std::floor(std::log10(low))),
            std::pow(10.0, std::ceil(std::log10(high))), true};
  }
  if (unit == "rank") return {1, std::max(2.0, high), false};
  return {low < 0 ? -round_up(-low) : 0, high > 0 ? round_up(high) : low < 0 ? 0.0 : 1.0, false};
}

std::string axis_end_text(double value) {
  constexpr double kLongest = 1e6;
  if (std::abs(value) < kLongest) return short_digits(value);
  constexpr const char* kDigits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  const auto power = static_cast<int>(std::floor(std::log10(std::abs(value)) + 1e-9));
  const double factor = value / std::pow(10.0, power);
  auto text = std::abs(factor - 1) > 1e-9 ? short_digits(factor) + "×10" : std::string("10");
  for (const char digit : std::to_string(power)) text += kDigits[digit - '0'];
  return text;
}

}  // namespace musubi
