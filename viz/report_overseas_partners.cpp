#include "viz/report_overseas_partners.hpp"

#include <map>

#include "engine/country_name.hpp"
#include "viz/report_words.hpp"

namespace musubi::report {
namespace {

std::vector<bool> nodes_with_tie(const ReportContext& context) {
  const auto& graph = context.graph();
  std::vector<bool> tied(graph.node_bound(), false);
  for (const LinkId link : graph.links()) {
    if (graph.relation(link) != "partners_with" ||
        !status_counts(graph, link, context.input.gap_options.gaps.statuses)) {
      continue;
    }
    tied[graph.link(link).source] = tied[graph.link(link).target] = true;
  }
  return tied;
}

}  // namespace

Html carriers(const ReportContext& context, const OverseasCell& cell) {
  std::vector<Html> items;
  for (const auto& path : cell.via) {
    Html item = context.name(path.carrier);
    if (path.derived) item += Html::markup(" ") + derived_mark(context);
    items.push_back(item);
  }
  return items.empty() ? Html::markup("–") : context.list(items);
}

Html country(const ReportContext& context, NodeId partner) {
  const auto code = context.graph().node_text(partner, "country");
  return code.empty() ? Html::markup("–") : text(country_name(code, context.language));
}

std::vector<OverseasPartner> overseas_partners(const ReportContext& context) {
  const auto tied = nodes_with_tie(context);
  std::map<NodeId, OverseasPartner> by_node;
  for (const auto& cell : context.input.overseas) {
    auto& partner = by_node[cell.partner];
    partner.node = cell.partner;
    partner.cells.push_back(&cell);
    if (cell.status == GapStatus::present) ++partner.hubs;
    partner.tied = partner.hubs > 0 || tied[cell.partner];
  }
  std::vector<OverseasPartner> partners;
  for (auto& [node, partner] : by_node) partners.push_back(std::move(partner));
  return partners;
}

}  // namespace musubi::report
