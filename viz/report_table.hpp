#pragma once
#include <string>
#include <vector>

#include "viz/report_markup.hpp"

namespace musubi::report {

struct Column {
  Html heading{};
  bool numeric = false;  ///< set to the right and sorted by value
};

struct Cell {
  Html content{};
  std::string sort_key{};  ///< what sorting compares; "" means the text that is seen
  std::string style{};     ///< class names
};

/// A table of the report. The cell in `header_column` names its row.
struct Table {
  std::string id{};  ///< unique in the page
  Html caption{};
  std::vector<Column> columns{};
  std::vector<std::vector<Cell>> rows{};
  std::size_t header_column = 0;
  bool sortable = false;
  std::string style{};  ///< class names
};

/// Nothing when the table has no rows. On a narrow screen it scrolls by itself, with the keyboard
/// too.
[[nodiscard]] Html render(const Table& table);

}  // namespace musubi::report
