#include "python/core/scenario_dicts.hpp"

#include <pybind11/stl.h>

#include "python/core/network_access.hpp"

namespace musubi::python {
namespace {

using namespace py::literals;

py::dict edit_dict(const AppliedEdit& applied) {
  return py::dict("edit"_a = std::string(name_of(applied.edit.kind)),
                  "reason"_a = text_dict(applied.edit.reason), "cost"_a = applied.edit.cost,
                  "nodes_added"_a = applied.nodes_added, "nodes_removed"_a = applied.nodes_removed,
                  "links_added"_a = applied.links_added, "links_removed"_a = applied.links_removed,
                  "values_changed"_a = applied.values_changed, "file"_a = applied.edit.file,
                  "line"_a = applied.edit.line);
}

py::object status_object(const GapCell& cell, const std::optional<GapStatus>& status) {
  if (!status) return py::none();
  switch (*status) {
    case GapStatus::present:
      return py::str(cell.matrix == GapMatrix::functions ? "present" : "linked");
    case GapStatus::missing:
      return py::str("missing");
    case GapStatus::unknown:
      break;
  }
  return py::str("unknown");
}

py::object status_object(const std::optional<RequirementStatus>& status) {
  if (!status) return py::none();
  return py::str(std::string(name_of(*status)));
}

py::list rank_list(const std::vector<RankMove>& ranks, std::size_t top) {
  py::list result;
  std::map<Measure, std::size_t> told;
  for (const auto& move : ranks) {
    if (top > 0 && told[move.measure]++ >= top) continue;
    result.append(py::dict("id"_a = move.id, "measure"_a = std::string(name_of(move.measure)),
                           "before"_a = move.before, "after"_a = move.after,
                           "places"_a = move.places(), "score_before"_a = move.score_before,
                           "score_after"_a = move.score_after));
  }
  return result;
}

py::dict gaps_dict(const std::vector<GapChange>& gaps) {
  py::dict result("closed"_a = py::list(), "opened"_a = py::list(), "other"_a = py::list());
  for (const auto& change : gaps) {
    const auto* key = change.closed() ? "closed" : change.opened() ? "opened" : "other";
    result[key].cast<py::list>().append(py::dict(
        "of"_a = std::string(name_of(change.cell.matrix)), "hub"_a = change.cell.hub,
        "other"_a = change.cell.other, "before"_a = status_object(change.cell, change.before),
        "after"_a = status_object(change.cell, change.after)));
  }
  return result;
}

py::dict requirements_dict(const std::vector<RequirementChange>& requirements) {
  py::dict result("met"_a = py::list(), "lost"_a = py::list(), "other"_a = py::list());
  for (const auto& change : requirements) {
    const auto* key = change.newly_met() ? "met" : change.lost() ? "lost" : "other";
    result[key].cast<py::list>().append(py::dict(
        "profile"_a = change.cell.profile, "subject"_a = change.cell.subject,
        "requirement"_a = change.cell.requirement, "before"_a = status_object(change.before),
        "after"_a = status_object(change.after)));
  }
  return result;
}

// Counted from 0, in the order of the partitions.
py::object communities_object(const CommunityComparison& found) {
  if (found.before == 0 && found.after == 0) return py::none();
  const auto changes = [](const std::vector<CommunityChange>& list) {
    py::list result;
    for (const auto& change : list) {
      result.append(py::make_tuple(change.community, change.others));
    }
    return result;
  };
  return py::dict("before"_a = found.before, "after"_a = found.after, "matched"_a = found.matched,
                  "split"_a = changes(found.split), "merged"_a = changes(found.merged),
                  "moved"_a = found.moved, "nmi"_a = found.agreement.nmi,
                  "ari"_a = found.agreement.ari);
}

py::list values_list(const std::vector<ValueChange>& values) {
  py::list result;
  for (const auto& [attribute, before, after] : values) {
    result.append(py::dict("attribute"_a = attribute, "before"_a = value_object(before),
                           "after"_a = value_object(after)));
  }
  return result;
}

}  // namespace

py::dict case_dict(const ScenarioCase& one) {
  py::list edits;
  for (const auto& applied : one.applied.edits) edits.append(edit_dict(applied));
  return py::dict(
      "scenario"_a = one.scenario.name, "alternative"_a = one.alternative.name,
      "titles"_a = py::dict("ja"_a = one.title(Language::ja), "en"_a = one.title(Language::en)),
      "edits"_a = edits, "new_links"_a = one.applied.new_links, "cost"_a = one.applied.cost);
}

void put_comparison(py::dict& into, const Comparison& comparison, std::size_t top) {
  py::dict before;
  py::dict after;
  py::dict change;
  for (const auto& measure : comparison.measures) {
    const py::str name(std::string(name_of(measure.measure)));
    before[name] = measure.before;
    after[name] = measure.after;
    change[name] = measure.change();
  }
  into["before"] = before;
  into["after"] = after;
  into["change"] = change;
  into["rank_changes"] = rank_list(comparison.ranks, top);
  into["gaps"] = gaps_dict(comparison.gaps);
  into["requirements"] = requirements_dict(comparison.requirements);
  into["communities"] = communities_object(comparison.communities);
  py::list cut_off;
  for (const auto& [hub, reached_before, reached_after] : comparison.cut_off) {
    cut_off.append(py::dict("id"_a = hub, "before"_a = reached_before, "after"_a = reached_after));
  }
  into["cut_off"] = cut_off;
}

void put_changes(py::dict& into, const Network& before, const Network& after,
                 const NetworkChanges& changes) {
  py::list nodes;
  for (const auto& change : changes.nodes_changed) {
    nodes.append(py::dict("id"_a = change.id, "values"_a = values_list(change.values)));
  }
  py::list links;
  for (const auto& change : changes.links_changed) {
    auto link = link_dict(after, change.after);
    link["values"] = values_list(change.values);
    links.append(link);
  }
  into["nodes"] =
      py::dict("added"_a = ids_of(after, changes.nodes_added),
               "removed"_a = ids_of(before, changes.nodes_removed), "changed"_a = nodes);
  into["links"] =
      py::dict("added"_a = link_dicts(after, changes.links_added),
               "removed"_a = link_dicts(before, changes.links_removed), "changed"_a = links);
}

}  // namespace musubi::python
