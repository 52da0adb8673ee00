#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/localized_text.hpp"

namespace musubi {

/// A column as somebody who fills in its cells sees it.
struct OutlineColumn {
  std::string name{};
  LocalizedText title{};
  bool is_number = false;  ///< type integer or number
  bool required = false;
  std::vector<std::string> allowed{};  ///< its `enum`; empty: anything
  std::string vocabulary{};            ///< the topic whose terms its cells are; empty: none
  bool several = false;                ///< a cell may hold several terms, separated by `;`
};

struct OutlineTable {
  std::string name{};  ///< of the resource: nodes, links, ...
  std::string path{};  ///< of its CSV file, inside the package
  LocalizedText title{};
  std::vector<OutlineColumn> columns{};

  [[nodiscard]] const OutlineColumn* column(std::string_view column_name) const;
  /// The column that a header cell means: its name, or its title in either language, compared as
  /// fold_name does. A title that two columns share means neither. nullptr when there is none.
  [[nodiscard]] const OutlineColumn* column_of_header(std::string_view header) const;
  /// What to write above a column: its title, or its name where the title would be read as another
  /// column.
  [[nodiscard]] std::string header_of(const OutlineColumn& column, Language language) const;
};

struct OutlineVocabulary {
  std::string topic{};
  std::vector<std::pair<std::string, LocalizedText>> terms{};

  [[nodiscard]] std::vector<std::string> names() const;
};

/// What datapackage.json says to those who edit the tables, all in its own order: titles of
/// columns, and which vocabulary a column speaks. PackageDescriptor is what checks cells.
struct PackageOutline {
  std::vector<OutlineTable> tables{};
  std::vector<OutlineVocabulary> vocabularies{};

  [[nodiscard]] const OutlineTable* table(std::string_view table_name) const;
  [[nodiscard]] const OutlineVocabulary* vocabulary(std::string_view topic) const;
  [[nodiscard]] std::vector<std::string> table_names() const;
};

/// Reads the text of a descriptor. A column speaks the vocabulary whose terms are its `enum` (the
/// one of its own name first), or without `enum` the one of its name. Throws Error(input) under
/// `file` when the text is not JSON, or its resources have no name, path and schema. O(length).
[[nodiscard]] PackageOutline outline_of(std::string_view descriptor, const std::string& file);

}  // namespace musubi
