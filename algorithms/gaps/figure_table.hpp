#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/network.hpp"

namespace musubi {

/// What two figures must have in common to be put beside each other: indicator, category, status.
using FigureKey = std::tuple<std::string_view, std::string_view, std::string_view>;

/// A source, and a heading in it: the first piece of a locator.
using TableName = std::pair<std::string, std::string>;

[[nodiscard]] FigureKey key_of(const Indicator& figure);

/// The tables that a figure is read from; one for each of its sources.
[[nodiscard]] std::vector<TableName> tables_of(const Indicator& figure);

/// Figures that are compared with each other, by subject and key, in the order of the indicators.
/// Views point into the indicators, which must stay where they are.
class FigureTable {
 public:
  explicit FigureTable(TableName name = {}) : name_(std::move(name)) {}

  void add(const Indicator& figure, std::size_t position);

  [[nodiscard]] const TableName& name() const { return name_; }
  /// In order of first use.
  [[nodiscard]] const std::vector<FigureKey>& keys() const { return keys_; }
  [[nodiscard]] const std::vector<std::string>& subjects() const { return subjects_; }
  /// Positions in the indicators; empty when the subject has no such figure. O(log figures).
  [[nodiscard]] const std::vector<std::size_t>& figures(std::string_view subject,
                                                        const FigureKey& key) const;
  [[nodiscard]] bool has(std::string_view subject, const FigureKey& key) const {
    return !figures(subject, key).empty();
  }
  [[nodiscard]] bool share_a_key(std::string_view a, std::string_view b) const;

 private:
  TableName name_;
  std::vector<FigureKey> keys_{};
  std::vector<std::string> subjects_{};
  std::set<FigureKey> known_keys_{};
  std::set<std::string_view> known_subjects_{};
  std::map<std::pair<std::string_view, FigureKey>, std::vector<std::size_t>> figures_{};
};

/// The figures of a network that have a value and one of these statuses.
struct FigureTables {
  FigureTable all{};
  std::vector<FigureTable> tables{};  ///< in order of first use

  FigureTables(const std::vector<Indicator>& indicators, const std::vector<std::string>& statuses);
};

}  // namespace musubi
