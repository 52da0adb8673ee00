#include "algorithms/gaps/figure_threshold.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "algorithms/gaps/figure_pair.hpp"
#include "algorithms/gaps/measure_unit.hpp"
#include "engine/number_text.hpp"

namespace musubi {
namespace {

// Whether a > b, and not by what the conversion of a unit may round.
bool exceeds(double a, double b) {
  constexpr double kRounding = 1e-12;
  if (!std::isfinite(a) || !std::isfinite(b)) return a > b;
  return a - b > kRounding * std::max(std::abs(a), std::abs(b));
}

ThresholdAnswer answer_of(const QualifiedValue& figure, const FigureNeed& need) {
  const auto& at_least = need.at_least;
  const auto& at_most = need.at_most;
  if (at_least && exceeds(*at_least, figure.high)) return ThresholdAnswer::fails;
  if (at_most && exceeds(figure.low, *at_most)) return ThresholdAnswer::fails;
  const bool open =
      (at_least && exceeds(*at_least, figure.low)) || (at_most && exceeds(figure.high, *at_most));
  return open ? ThresholdAnswer::open : ThresholdAnswer::holds;
}

// The year of a figure; a lower one than any year for one without.
std::int64_t year_of(const Indicator& figure) {
  return parse_integer(figure.year).value_or(0);
}

bool is_asked(const Indicator& figure, std::string_view subject, const FigureNeed& need,
              const std::vector<std::string>& statuses) {
  return figure.subject == subject && figure.indicator == need.indicator &&
         figure.category == need.category && figure.definition == need.definition &&
         figure.value.has_value() && std::isfinite(*figure.value) &&
         MeasureUnit(figure.unit).base == MeasureUnit(need.unit).base &&
         std::find(statuses.begin(), statuses.end(), figure.status) != statuses.end() &&
         (!need.since_year || year_of(figure) >= *need.since_year);
}

}  // namespace

FigureFinding figure_threshold(const Network& network, std::string_view subject,
                               const FigureNeed& need, const std::vector<std::string>& statuses) {
  FigureFinding result;
  std::int64_t latest = 0;
  for (std::size_t i = 0; i < network.indicators.size(); ++i) {
    const auto& figure = network.indicators[i];
    if (!is_asked(figure, subject, need, statuses)) continue;
    const auto year = year_of(figure);
    if (year < latest) continue;
    if (year > latest) result.figures.clear();
    latest = year;
    result.figures.push_back(i);
  }
  if (result.figures.empty()) return result;
  const auto answer = [&](std::size_t i) {
    return answer_of(value_in(need.unit, network.indicators[i]), need);
  };
  result.answer = answer(result.figures.front());
  for (const auto i : result.figures) {
    if (answer(i) != result.answer) result.answer = ThresholdAnswer::open;
  }
  return result;
}

}  // namespace musubi
