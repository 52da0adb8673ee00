#include <algorithm>
#include <map>

#include "viz/report_complements.hpp"
#include "viz/report_evidence.hpp"
#include "viz/report_sections.hpp"
#include "viz/report_table.hpp"
#include "viz/report_words.hpp"

namespace musubi::report {
namespace {

std::vector<std::string> functions_in_order(const ReportContext& context) {
  std::vector<std::string> names;
  for (const auto& cell : context.input.functions) {
    if (std::find(names.begin(), names.end(), cell.function) == names.end()) {
      names.push_back(cell.function);
    }
  }
  return names;
}

const FunctionCell* cell_of(const ReportContext& context, NodeId hub, const std::string& function) {
  const auto& cells = context.input.functions;
  const auto it = std::find_if(cells.begin(), cells.end(), [&](const FunctionCell& cell) {
    return cell.hub == hub && cell.function == function;
  });
  return it == cells.end() ? nullptr : &*it;
}

// present, then missing, then unknown: what sorting a column shows first
std::string sort_key(GapStatus status, std::size_t amount) {
  const int group = status == GapStatus::present ? 2 : status == GapStatus::missing ? 1 : 0;
  return std::to_string(group * 1000000 + static_cast<int>(std::min<std::size_t>(amount, 999999)));
}

Html matrix(const ReportContext& context) {
  Table table{.id = "function-matrix",
              .caption = context.say(
                  "拠点ごとの機能。数字は担い手（機関や部署）の数",
                  "Functions per hub; the number counts the institutions and departments"),
              .columns = {{context.say("拠点", "Hub")}},
              .sortable = true,
              .style = "matrix"};
  const auto functions = functions_in_order(context);
  for (const auto& function : functions)
    table.columns.push_back({context.label("function", function)});
  for (const NodeId hub : context.hubs) {
    std::vector<Cell> row{{context.name(hub)}};
    for (const auto& function : functions) {
      const auto* cell = cell_of(context, hub, function);
      const auto status = cell == nullptr ? GapStatus::unknown : cell->status;
      const auto amount = cell == nullptr ? 0 : cell->institutions.size();
      row.push_back(
          {status_mark(context, status, amount), sort_key(status, amount), status_style(status)});
    }
    table.rows.push_back(std::move(row));
  }
  return render(table);
}

Html legend(const ReportContext& context) {
  std::vector<Html> items;
  for (const auto status : {GapStatus::present, GapStatus::missing, GapStatus::unknown}) {
    items.push_back(status_badge(context, status));
  }
  return element("p", context.say("凡例：", "Key: ") + join(items, " "), "class=\"key\"");
}

Html institutions_table(const ReportContext& context, NodeId hub) {
  Table table{.id = "institutions-of-" + std::to_string(hub),
              .caption = context.say("{0}の機能を担う機関", "Who serves {0}", {context.name(hub)}),
              .columns = {{context.say("機能", "Function")},
                          {context.say("機関", "Institutions")},
                          {context.say("出典", "Where it is stated")}}};
  for (const auto& cell : context.input.functions) {
    if (cell.hub != hub || cell.institutions.empty()) continue;
    Html who = context.names(cell.institutions);
    if (any_derived(context, cell.links)) {
      who += Html::markup(" ") +
             element("small", context.say("（{0}を含む）", "(some {0})", {derived_mark(context)}));
    }
    table.rows.push_back(
        {{context.label("function", cell.function)}, {who}, {places(context, cell.links)}});
  }
  return render(table);
}

Html institutions(const ReportContext& context) {
  Html blocks;
  for (const NodeId hub : context.hubs) {
    const Html table = institutions_table(context, hub);
    if (!table.empty()) blocks += collapsed(context.name(hub), table);
  }
  if (blocks.empty()) return {};
  return element("h3", context.say("機能を担う機関の名前", "The institutions by name")) + blocks;
}

}  // namespace

Section functions_section(const ReportContext& context) {
  if (context.input.functions.empty()) return {};
  return {"functions", context.say("拠点ごとの機能", "Functions of each hub"),
          legend(context) + matrix(context) +
              bounds_paragraph(context, presence_bounds(context.input.functions),
                               {"機能", "functions"}) +
              complements(context) + institutions(context),
          true};
}

}  // namespace musubi::report
