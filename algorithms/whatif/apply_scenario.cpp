#include "algorithms/whatif/apply_scenario.hpp"

#include "algorithms/whatif/scenario_edits.hpp"

namespace musubi {
namespace {

void make(ScenarioVersion& version, const ScenarioEdit& edit) {
  version.begin(edit);
  switch (edit.kind) {
    case EditKind::add_node:
      return add_node(version, edit);
    case EditKind::remove_node:
      return remove_node(version, edit);
    case EditKind::change_node:
      return change_node(version, edit);
    case EditKind::add_link:
      return add_link(version, edit);
    case EditKind::remove_link:
      return remove_link(version, edit);
    case EditKind::change_link:
      return change_link(version, edit);
    case EditKind::merge:
      return merge(version, edit);
    case EditKind::move:
      return move(version, edit);
    case EditKind::close_hub:
      return close_hub(version, edit);
    case EditKind::drop_country:
      return drop_country(version, edit);
    case EditKind::drop_relation:
      return drop_relation(version, edit);
    case EditKind::coverage:
      return set_coverage(version, edit);
  }
}

Source source_of(const Alternative& alternative) {
  const auto& title = alternative.title.get(Language::ja);
  return {"scenario", title.empty() ? alternative.name : title, {}, {}, {}};
}

}  // namespace

AppliedScenario apply_scenario(const Network& base, const Alternative& alternative) {
  DiagnosticLog log;
  ScenarioVersion version(base, log);
  for (const auto& edit : alternative.edits) make(version, edit);
  log.throw_if_any();
  AppliedScenario result;
  result.edits = version.take_applied();
  result.network = version.take_network();
  result.network.sources.push_back(source_of(alternative));
  for (const auto& applied : result.edits) {
    if (applied.edit.kind == EditKind::add_link) result.new_links += applied.links_added;
    if (applied.edit.cost) result.cost = result.cost.value_or(0.0) + *applied.edit.cost;
  }
  return result;
}

}  // namespace musubi
