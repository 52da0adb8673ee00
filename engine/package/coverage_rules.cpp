#include <map>

#include "engine/package/package.hpp"
#include "engine/text.hpp"

namespace musubi {
namespace {

using Cell = std::pair<std::string, std::string>;  // subject and topic

// The first line on which a link says that somebody serves a hub with a function.
std::map<Cell, std::size_t> lines_of_services(const Table& links) {
  std::map<Cell, std::size_t> lines;
  for (const auto& row : links.rows) {
    if (links.text(row, "relation") != "serves") continue;
    for (const auto& function : split_list(links.text(row, "function"))) {
      lines.emplace(Cell{links.text(row, "target"), function}, row.line);
    }
  }
  return lines;
}

}  // namespace

void check_coverage(const Table& coverage, const Table& links, DiagnosticLog& log) {
  const auto services = lines_of_services(links);
  for (const auto& row : coverage.rows) {
    const auto status = coverage.text(row, "status");
    const bool has_evidence = !coverage.text(row, "evidence").empty();
    if (status == "documented" && !has_evidence) {
      log.add(coverage.file, row.line, "'documented' has no evidence", "name the source");
    }
    if (status != "undocumented") continue;
    if (has_evidence) {
      log.add(coverage.file, row.line, "'undocumented' names a source",
              "write 'partial' or 'documented', or remove the source");
    }
    const Cell cell{coverage.text(row, "subject"), coverage.text(row, "topic")};
    if (const auto it = services.find(cell); it != services.end()) {
      log.add(coverage.file, row.line,
              "'" + cell.first + "' is 'undocumented' for '" + cell.second + "', but line " +
                  std::to_string(it->second) + " of links.csv says who serves it",
              "write 'partial' or 'documented'");
    }
  }
}

}  // namespace musubi
