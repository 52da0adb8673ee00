#include "viz/report_table.hpp"

namespace musubi::report {
namespace {

std::string classes(const std::string& own, bool numeric) {
  std::string names = own;
  if (numeric) names += names.empty() ? "number" : " number";
  return names.empty() ? "" : attribute("class", names);
}

Html heading_row(const Table& table) {
  Html row;
  for (const auto& column : table.columns) {
    row += element("th", column.heading, "scope=\"col\"" + classes("", column.numeric));
  }
  return element("thead", element("tr", row));
}

Html body_row(const Table& table, const std::vector<Cell>& cells) {
  Html row;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto& cell = cells[i];
    const bool names_row = i == table.header_column;
    std::string attributes = names_row ? "scope=\"row\"" : "";
    attributes += classes(cell.style, i < table.columns.size() && table.columns[i].numeric);
    if (table.sortable && !cell.sort_key.empty())
      attributes += attribute("data-sort", cell.sort_key);
    row += element(names_row ? "th" : "td", cell.content, attributes);
  }
  return element("tr", row) + Html::markup("\n");
}

}  // namespace

Html render(const Table& table) {
  if (table.rows.empty()) return {};
  Html body;
  for (const auto& cells : table.rows) body += body_row(table, cells);
  std::string names = table.sortable ? "sortable" : "";
  if (!table.style.empty()) names += (names.empty() ? "" : " ") + table.style;
  const std::string caption_id = table.id + "-caption";
  const Html inner = element("caption", table.caption, attribute("id", caption_id)) +
                     Html::markup("\n") + heading_row(table) + Html::markup("\n") +
                     element("tbody", body);
  return element("div", element("table", inner, names.empty() ? "" : attribute("class", names)),
                 "class=\"scroll\" tabindex=\"0\" role=\"region\"" +
                     attribute("aria-labelledby", caption_id)) +
         Html::markup("\n");
}

}  // namespace musubi::report
