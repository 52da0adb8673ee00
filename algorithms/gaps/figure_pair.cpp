#include "algorithms/gaps/figure_pair.hpp"

#include <algorithm>

#include "algorithms/gaps/measure_unit.hpp"

namespace musubi {
namespace {

constexpr std::string_view kHeads = "population";
constexpr std::string_view kGdp = "gdp";

bool same_base(const Indicator& figure, const Indicator& other) {
  return MeasureUnit(figure.unit).base == MeasureUnit(other.unit).base;
}

bool years_differ(const Indicator& figure, const Indicator& other) {
  return !figure.year.empty() && !other.year.empty() && figure.year != other.year;
}

bool same_table(const Indicator& figure, const Indicator& other) {
  const auto tables = tables_of(figure);
  const auto others = tables_of(other);
  return std::find_first_of(tables.begin(), tables.end(), others.begin(), others.end()) !=
         tables.end();
}

std::vector<ComparisonCaveat> caveats_between(const Network& network, const Indicator& figure,
                                              const Indicator& other) {
  std::vector<ComparisonCaveat> caveats;
  if (years_differ(figure, other)) caveats.push_back(ComparisonCaveat::years_differ);
  if (!same_table(figure, other)) caveats.push_back(ComparisonCaveat::sources_differ);
  if (figure.unit != other.unit && same_base(figure, other)) {
    caveats.push_back(ComparisonCaveat::unit_converted);
  }
  if (is_region(network, figure.subject) != is_region(network, other.subject)) {
    caveats.push_back(ComparisonCaveat::one_is_region);
  }
  return caveats;
}

// Divides two comparable figures by the size of what they are about.
class Sizes {
 public:
  Sizes(const Network& network, const FigureTable& all) : network_(network), all_(all) {}

  // `what` is the indicator of the size; it is taken in `prefix` of its own base, such as million_.
  [[nodiscard]] std::optional<SizedFigures> divide(const Indicator& figure, const Indicator& other,
                                                   std::string_view what,
                                                   std::string_view prefix) const {
    const auto size = latest(figure.subject, what, nullptr);
    if (!size) return std::nullopt;
    const auto& own = network_.indicators[*size];
    const auto peer_size = latest(other.subject, what, &own);
    if (!peer_size) return std::nullopt;
    const auto per = std::string(prefix) + MeasureUnit(own.unit).base;
    const auto value = quotient(value_in(figure.unit, figure), value_in(per, own));
    const auto peer_value =
        quotient(value_in(figure.unit, other), value_in(per, network_.indicators[*peer_size]));
    if (!value || !peer_value) return std::nullopt;
    return SizedFigures{per, *value, *peer_value, quotient(*value, *peer_value), *size, *peer_size};
  }

 private:
  // The latest size of a subject; of a peer, one that is counted as `like` is.
  [[nodiscard]] std::optional<std::size_t> latest(std::string_view subject, std::string_view what,
                                                  const Indicator* like) const {
    std::optional<std::size_t> best;
    for (const std::size_t position : all_.figures(subject, {what, "", "actual"})) {
      const auto& figure = network_.indicators[position];
      const bool usable = what == kHeads ? MeasureUnit(figure.unit).base == "persons"
                                         : grows_with_size(figure.unit);
      if (!usable) continue;
      if (like != nullptr && obstacle_between(*like, figure) != ComparisonObstacle::none) continue;
      if (!best || network_.indicators[*best].year < figure.year) best = position;
    }
    return best;
  }

  const Network& network_;
  const FigureTable& all_;
};

}  // namespace

QualifiedValue value_in(const std::string& unit, const Indicator& figure) {
  return qualified_value(figure.value.value_or(0.0), figure.qualifier,
                         MeasureUnit(figure.unit).factor / MeasureUnit(unit).factor);
}

bool is_region(const Network& network, std::string_view subject) {
  const auto node = network.graph.find(subject);
  return node && network.graph.kind(*node) == "region";
}

ComparisonObstacle obstacle_between(const Indicator& figure, const Indicator& other) {
  if (!same_base(figure, other)) return ComparisonObstacle::unit_differs;
  return figure.definition == other.definition ? ComparisonObstacle::none
                                               : ComparisonObstacle::definition_differs;
}

void compare_pair(const Network& network, const FigureTable& all, IndicatorComparison& row) {
  if (!row.figure || !row.peer_figure) {
    row.obstacle = ComparisonObstacle::no_figure;
    return;
  }
  const auto& figure = network.indicators[*row.figure];
  const auto& other = network.indicators[*row.peer_figure];
  row.caveats = caveats_between(network, figure, other);
  row.obstacle = obstacle_between(figure, other);
  row.comparability = row.obstacle == ComparisonObstacle::none ? Comparability::comparable
                                                               : Comparability::not_comparable;
  if (row.obstacle != ComparisonObstacle::none || !has_ratios(figure.unit)) return;
  row.ratio = quotient(value_in(figure.unit, figure), value_in(figure.unit, other));
  if (!grows_with_size(figure.unit) || figure.indicator == kHeads) return;
  const Sizes sizes(network, all);
  row.per_head = sizes.divide(figure, other, kHeads, "million_");
  if (figure.indicator != kGdp) row.per_gdp = sizes.divide(figure, other, kGdp, "billion_");
  const auto warn = [&](const std::optional<SizedFigures>& sized, ComparisonCaveat caveat) {
    if (sized &&
        years_differ(network.indicators[sized->size], network.indicators[sized->peer_size])) {
      row.caveats.push_back(caveat);
    }
  };
  warn(row.per_head, ComparisonCaveat::population_years_differ);
  warn(row.per_gdp, ComparisonCaveat::gdp_years_differ);
}

std::string_view name_of(Comparability status) {
  switch (status) {
    case Comparability::comparable:
      return "comparable";
    case Comparability::not_comparable:
      return "not_comparable";
    case Comparability::unknown:
      break;
  }
  return "unknown";
}

std::string_view name_of(ComparisonObstacle obstacle) {
  switch (obstacle) {
    case ComparisonObstacle::no_figure:
      return "no_figure";
    case ComparisonObstacle::unit_differs:
      return "unit_differs";
    case ComparisonObstacle::definition_differs:
      return "definition_differs";
    case ComparisonObstacle::none:
      break;
  }
  return "";
}

std::string_view name_of(ComparisonCaveat caveat) {
  switch (caveat) {
    case ComparisonCaveat::years_differ:
      return "years_differ";
    case ComparisonCaveat::sources_differ:
      return "sources_differ";
    case ComparisonCaveat::unit_converted:
      return "unit_converted";
    case ComparisonCaveat::one_is_region:
      return "one_is_region";
    case ComparisonCaveat::population_years_differ:
      return "population_years_differ";
    case ComparisonCaveat::gdp_years_differ:
      break;
  }
  return "gdp_years_differ";
}

}  // namespace musubi
