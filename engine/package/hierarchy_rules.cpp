#include <map>
#include <set>

#include "engine/package/package.hpp"

namespace musubi {
namespace {

struct PartOf {
  std::string part{};
  std::string whole{};
  std::size_t line = 0;
};

// Depth-first search over the part_of links; an arc to a vertex still on the way closes a circle.
class CircleSearch {
 public:
  CircleSearch(const Table& links, DiagnosticLog& log) : links_(links), log_(log) {
    for (const auto& row : links.rows) {
      PartOf link{links.text(row, "source"), links.text(row, "target"), row.line};
      if (links.text(row, "relation") != "part_of" || link.part == link.whole) continue;
      wholes_[link.part].push_back(std::move(link));
    }
  }

  void run() {
    for (const auto& [part, unused] : wholes_) visit_from(part);
  }

 private:
  // With a stack of its own: a chain may be longer than the call stack is deep.
  void visit_from(const std::string& start) {
    if (!seen_.insert(start).second) return;
    std::vector<std::pair<std::string, std::size_t>> way{{start, 0}};
    std::set<std::string> on_way{start};
    while (!way.empty()) {
      auto& [vertex, next] = way.back();
      const auto it = wholes_.find(vertex);
      if (it == wholes_.end() || next == it->second.size()) {
        on_way.erase(vertex);
        way.pop_back();
        continue;
      }
      const auto& link = it->second[next++];
      if (on_way.contains(link.whole)) {
        log_.add(
            links_.file, link.line,
            "part_of goes round in a circle through '" + link.part + "' and '" + link.whole + "'",
            "remove one of its part_of links");
      } else if (seen_.insert(link.whole).second) {
        on_way.insert(link.whole);
        way.emplace_back(link.whole, 0);
      }
    }
  }

  const Table& links_;
  DiagnosticLog& log_;
  std::map<std::string, std::vector<PartOf>> wholes_{};
  std::set<std::string> seen_{};
};

}  // namespace

void check_part_of(const Table& links, DiagnosticLog& log) {
  CircleSearch(links, log).run();
}

}  // namespace musubi
