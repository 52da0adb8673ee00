#pragma once
#include "algorithms/gaps/figure_table.hpp"
#include "algorithms/gaps/indicator_comparison.hpp"

namespace musubi {

/// `figure` with its bounds, in the unit `unit`, which has the same base as its own.
[[nodiscard]] QualifiedValue value_in(const std::string& unit, const Indicator& figure);

[[nodiscard]] bool is_region(const Network& network, std::string_view subject);

/// What keeps two figures of the same indicator from being compared.
[[nodiscard]] ComparisonObstacle obstacle_between(const Indicator& figure, const Indicator& other);

/// Fills in what follows from the two figures of `row`: all but the rank. `all` are the figures of
/// the network, in which population and GDP are looked for.
void compare_pair(const Network& network, const FigureTable& all, IndicatorComparison& row);

}  // namespace musubi
