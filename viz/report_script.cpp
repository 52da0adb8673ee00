#include "viz/report_page.hpp"

namespace musubi::report {

// Without the script the tables are there in their first order; that is why it makes the buttons
// itself.
std::string_view table_script() {
  return R"js(
'use strict';
(function () {
  var collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  function key(row, column) {
    var cell = row.cells[column];
    return cell.dataset.sort === undefined ? cell.textContent.trim() : cell.dataset.sort;
  }
  function sort(table, column, heading) {
    var down = heading.getAttribute('aria-sort') === 'ascending';
    var rows = Array.from(table.tBodies[0].rows);
    rows.sort(function (a, b) {
      var left = key(a, column);
      var right = key(b, column);
      var order = Number(left) - Number(right);
      if (isNaN(order)) order = collator.compare(left, right);
      return down ? -order : order;
    });
    table.querySelectorAll('th[aria-sort]').forEach(function (other) {
      other.removeAttribute('aria-sort');
    });
    heading.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    rows.forEach(function (row) { table.tBodies[0].appendChild(row); });
  }
  document.querySelectorAll('table.sortable').forEach(function (table) {
    Array.from(table.tHead.rows[0].cells).forEach(function (heading, column) {
      var button = document.createElement('button');
      button.type = 'button';
      while (heading.firstChild) button.appendChild(heading.firstChild);
      heading.appendChild(button);
      button.addEventListener('click', function () { sort(table, column, heading); });
    });
  });
  var all = document.getElementById('open-all');
  all.hidden = false;
  all.addEventListener('click', function () {
    var open = all.getAttribute('aria-pressed') !== 'true';
    document.querySelectorAll('main details')
      .forEach(function (block) { block.open = open; });
    all.setAttribute('aria-pressed', String(open));
  });
})();
)js";
}

std::string_view table_script_hash() {
  return "Ja38KArLBNLfxYA0lYD7M8rs1VMKPvO+uEHjQGFcFio=";
}

}  // namespace musubi::report
