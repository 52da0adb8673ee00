#include "viz/indicator_words.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "algorithms/gaps/measure_unit.hpp"
#include "engine/number_text.hpp"

namespace musubi {
namespace {

// 1234567.8 as 1,234,567.8; what has no plain digits, such as 1e+30, stays as it is.
std::string with_commas(std::string digits) {
  if (digits.find_first_not_of("-0123456789.") != std::string::npos) return digits;
  const auto first = static_cast<std::ptrdiff_t>(digits.starts_with('-') ? 1 : 0);
  auto at = static_cast<std::ptrdiff_t>(std::min(digits.find('.'), digits.size()));
  for (at -= 3; at > first; at -= 3) digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

// Without an exponent as long as a reader can count the digits.
std::string plain(double value) {
  constexpr double kLongest = 1e15;
  if (!(std::abs(value) < kLongest)) return number_text(value);
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed);
  return end.ec == std::errc() ? std::string(buffer, end.ptr) : number_text(value);
}

std::string sign_of(std::string_view qualifier) {
  if (qualifier == "at_least") return "≥ ";
  if (qualifier == "at_most") return "≤ ";
  return qualifier == "about" ? "≈ " : "";
}

std::string definition_name(const Network& network, const Indicator& figure, Language language) {
  if (figure.definition.empty()) return language == Language::ja ? "限定なし" : "no limit stated";
  return network.vocabularies.label("definition", figure.definition, language);
}

}  // namespace

std::string figure_text(const Network& network, const Indicator& figure, Language language) {
  auto sign = sign_of(figure.qualifier);
  if (sign.empty() && !figure.qualifier.empty()) {
    sign = network.vocabularies.label("qualifier", figure.qualifier, language) + " ";
  }
  return sign + (figure.value ? with_commas(plain(*figure.value)) : "–");
}

std::string computed_text(const QualifiedValue& value) {
  constexpr int kDigits = 3;
  std::string digits = "0";
  if (value.value != 0.0) {
    const int before_point = static_cast<int>(std::floor(std::log10(std::abs(value.value)))) + 1;
    char buffer[400];
    const auto end =
        std::to_chars(buffer, buffer + sizeof buffer, value.value, std::chars_format::fixed,
                      std::clamp(kDigits - before_point, 0, 20));
    digits.assign(buffer, end.ptr);
  }
  return sign_of(value.qualifier) + with_commas(std::move(digits));
}

std::string indicator_name(const Network& network, const IndicatorComparison& row,
                           Language language) {
  auto name = network.vocabularies.label("indicator", row.indicator, language);
  if (row.category.empty()) return name;
  const bool ja = language == Language::ja;
  return name + (ja ? "（" : " (") +
         network.vocabularies.label("category", row.category, language) + (ja ? "）" : ")");
}

std::string rank_text(const FigureRank& rank, Language language) {
  if (rank.ranked == 0) return {};
  const auto place = rank.rank ? std::to_string(*rank.rank) : "?";
  const auto tie = language == Language::ja ? "（同順）" : " (tie)";
  return place + "/" + std::to_string(rank.ranked) + (rank.rank && rank.tied ? tie : "");
}

std::string rank_range_text(const std::optional<RankBounds>& bounds) {
  if (!bounds) return {};
  const auto best = std::to_string(bounds->best);
  return bounds->best == bounds->worst ? best : best + "–" + std::to_string(bounds->worst);
}

std::string obstacle_text(const Network& network, const IndicatorComparison& row,
                          Language language) {
  const bool ja = language == Language::ja;
  switch (row.obstacle) {
    case ComparisonObstacle::none:
      return {};
    case ComparisonObstacle::no_figure:
      return ja ? "手元の資料に値がない" : "no figure in the sources at hand";
    case ComparisonObstacle::unit_differs:
      return ja ? "単位が違う" : "units differ";
    case ComparisonObstacle::definition_differs:
      break;
  }
  const auto own = definition_name(network, network.indicators[*row.figure], language);
  const auto theirs = definition_name(network, network.indicators[*row.peer_figure], language);
  return ja ? "定義が違う（" + own + "／" + theirs + "）"
            : "definitions differ (" + own + " / " + theirs + ")";
}

std::string open_ratio_text(const Network& network, const IndicatorComparison& row,
                            Language language) {
  if (row.comparability != Comparability::comparable || row.ratio ||
      !has_ratios(network.indicators[*row.figure].unit)) {
    return {};
  }
  return language == Language::ja ? "比は定まらない" : "the ratio is open";
}

std::string caveat_text(ComparisonCaveat caveat, Language language) {
  const bool ja = language == Language::ja;
  switch (caveat) {
    case ComparisonCaveat::years_differ:
      return ja ? "年が違う" : "years differ";
    case ComparisonCaveat::sources_differ:
      return ja ? "別の資料または別の表の値" : "from another source or table";
    case ComparisonCaveat::unit_converted:
      return ja ? "桁をそろえた" : "converted by a power of ten";
    case ComparisonCaveat::one_is_region:
      return ja ? "一方は他方を含む地域かもしれない" : "one is a region that may hold the other";
    case ComparisonCaveat::population_years_differ:
      return ja ? "人口の年が違う" : "populations of different years";
    case ComparisonCaveat::gdp_years_differ:
      break;
  }
  return ja ? "GDPの年が違う" : "GDPs of different years";
}

}  // namespace musubi
