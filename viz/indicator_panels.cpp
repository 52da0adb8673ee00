#include "viz/indicator_panels.hpp"

#include <algorithm>
#include <tuple>

#include "algorithms/gaps/figure_pair.hpp"
#include "algorithms/gaps/measure_unit.hpp"

namespace musubi {
namespace {

using Row = IndicatorComparison;

// Regions and others may stand in one table of a source, but are not compared.
using TableKey = std::tuple<std::string, std::string, bool>;

TableKey key_of_table(const Network& network, const Row& row) {
  return {row.source, row.heading, is_region(network, row.subject)};
}

std::size_t position_of(std::vector<std::string>& list, const std::string& item) {
  const auto it = std::find(list.begin(), list.end(), item);
  if (it != list.end()) return static_cast<std::size_t>(it - list.begin());
  list.push_back(item);
  return list.size() - 1;
}

IndicatorPanel& panel_of(IndicatorTable& table, const Row& row) {
  const auto it =
      std::find_if(table.panels.begin(), table.panels.end(), [&](const IndicatorPanel& panel) {
        return panel.indicator == row.indicator && panel.category == row.category &&
               panel.status == row.status;
      });
  if (it != table.panels.end()) return *it;
  table.panels.push_back({row.indicator, row.category, row.status});
  table.panels.back().figures.resize(table.subjects.size());
  return table.panels.back();
}

void keep(PanelFigure& place, const std::optional<std::size_t>& figure) {
  if (!place.figure) place.figure = figure;
}

// Figures of a panel that can be compared with the given one, itself included.
std::size_t comparable_with(const Network& network, const IndicatorPanel& panel,
                            std::size_t figure) {
  return static_cast<std::size_t>(
      std::count_if(panel.figures.begin(), panel.figures.end(), [&](const PanelFigure& other) {
        return other.figure &&
               obstacle_between(network.indicators[figure], network.indicators[*other.figure]) ==
                   ComparisonObstacle::none;
      }));
}

// The figure whose like are most; the first of several, so rather that of a subject compared.
std::optional<std::size_t> reference(const Network& network, const IndicatorPanel& panel) {
  std::optional<std::size_t> best;
  std::size_t most = 1;
  for (const auto& place : panel.figures) {
    if (!place.figure) continue;
    const auto like = comparable_with(network, panel, *place.figure);
    if (like <= most) continue;
    most = like;
    best = place.figure;
  }
  return best;
}

// The property all stated figures share, else nothing.
template <typename Property>
std::string shared(const Network& network, const IndicatorPanel& panel, Property&& property) {
  std::optional<std::string> found;
  for (const auto& place : panel.figures) {
    if (!place.figure) continue;
    const std::string& own = property(network.indicators[*place.figure]);
    if (found && *found != own) return {};
    found = own;
  }
  return found.value_or("");
}

void finish(const Network& network, IndicatorPanel& panel) {
  panel.stated = static_cast<std::size_t>(
      std::count_if(panel.figures.begin(), panel.figures.end(),
                    [](const PanelFigure& place) { return place.figure.has_value(); }));
  const auto unit = [](const Indicator& one) -> const std::string& { return one.unit; };
  panel.year =
      shared(network, panel, [](const Indicator& one) -> const std::string& { return one.year; });
  panel.unit = shared(network, panel, unit);
  const auto like = reference(network, panel);
  if (!like) return;
  const auto& chosen = network.indicators[*like];
  panel.unit = chosen.unit;
  std::vector<QualifiedValue> values;
  for (auto& place : panel.figures) {
    if (!place.figure) continue;
    const auto& own = network.indicators[*place.figure];
    place.on_axis = obstacle_between(chosen, own) == ComparisonObstacle::none;
    if (!place.on_axis) continue;
    ++panel.on_axis;
    values.push_back(value_in(panel.unit, own));
  }
  panel.axis = axis_for(values, panel.unit);
}

}  // namespace

std::vector<IndicatorTable> indicator_tables(const Network& network,
                                             std::span<const IndicatorComparison> rows) {
  std::vector<IndicatorTable> tables;
  std::vector<TableKey> keys;
  // Who is compared comes before its peers, so all of those are needed first.
  for (const bool peers : {false, true}) {
    for (const auto& row : rows) {
      const auto key = key_of_table(network, row);
      auto at = static_cast<std::size_t>(std::find(keys.begin(), keys.end(), key) - keys.begin());
      if (at == keys.size()) {
        keys.push_back(key);
        tables.push_back({row.source, row.heading, {}, 0, {}});
      }
      position_of(tables[at].subjects, peers ? row.peer : row.subject);
    }
    if (peers) continue;
    for (auto& table : tables) table.compared = table.subjects.size();
  }
  for (const auto& row : rows) {
    const auto key = key_of_table(network, row);
    auto& table =
        tables[static_cast<std::size_t>(std::find(keys.begin(), keys.end(), key) - keys.begin())];
    auto& panel = panel_of(table, row);
    keep(panel.figures[position_of(table.subjects, row.subject)], row.figure);
    keep(panel.figures[position_of(table.subjects, row.peer)], row.peer_figure);
  }
  for (auto& table : tables) {
    for (auto& panel : table.panels) finish(network, panel);
    std::stable_sort(
        table.panels.begin(), table.panels.end(),
        [](const IndicatorPanel& a, const IndicatorPanel& b) { return a.on_axis > b.on_axis; });
  }
  return tables;
}

}  // namespace musubi
