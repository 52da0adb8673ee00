#include "algorithms/gaps/figure_table.hpp"

#include <algorithm>

#include "engine/text.hpp"

namespace musubi {

FigureKey key_of(const Indicator& figure) {
  return {figure.indicator, figure.category, figure.status};
}

std::vector<TableName> tables_of(const Indicator& figure) {
  const std::string heading(
      trim(std::string_view(figure.locator).substr(0, figure.locator.find(" > "))));
  std::vector<TableName> tables;
  for (auto& source : split_list(figure.evidence)) tables.emplace_back(std::move(source), heading);
  return tables;
}

void FigureTable::add(const Indicator& figure, std::size_t position) {
  const auto key = key_of(figure);
  if (known_keys_.insert(key).second) keys_.push_back(key);
  if (known_subjects_.insert(figure.subject).second) subjects_.push_back(figure.subject);
  figures_[{figure.subject, key}].push_back(position);
}

const std::vector<std::size_t>& FigureTable::figures(std::string_view subject,
                                                     const FigureKey& key) const {
  static const std::vector<std::size_t> kNone;
  const auto found = figures_.find({subject, key});
  return found == figures_.end() ? kNone : found->second;
}

bool FigureTable::share_a_key(std::string_view a, std::string_view b) const {
  return std::any_of(keys_.begin(), keys_.end(),
                     [&](const FigureKey& key) { return has(a, key) && has(b, key); });
}

FigureTables::FigureTables(const std::vector<Indicator>& indicators,
                           const std::vector<std::string>& statuses) {
  std::map<TableName, std::size_t> position_of;
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    const auto& figure = indicators[i];
    const bool counts =
        std::find(statuses.begin(), statuses.end(), figure.status) != statuses.end();
    if (!figure.value || !counts) continue;
    all.add(figure, i);
    for (const auto& name : tables_of(figure)) {
      const auto [it, fresh] = position_of.emplace(name, tables.size());
      if (fresh) tables.emplace_back(name);
      tables[it->second].add(figure, i);
    }
  }
}

}  // namespace musubi
