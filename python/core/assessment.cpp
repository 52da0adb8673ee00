#include <pybind11/stl.h>

#include <algorithm>

#include "algorithms/gaps/profile_assessment.hpp"
#include "python/core/bindings.hpp"
#include "python/core/network_access.hpp"

namespace musubi::python {
namespace {

using namespace py::literals;

const Profile& profile_named(const Network& network, const std::string& name) {
  std::vector<std::string> names;
  for (const auto& profile : network.profiles) {
    if (profile.name == name) return profile;
    names.push_back(profile.name);
  }
  throw Error(ErrorKind::usage, "no profile '" + name + "'", suggest(name, names));
}

py::dict need_dict(const Network& network, const NeedResult& need) {
  return py::dict(
      "kinds"_a = need.need.kinds, "functions"_a = need.need.functions,
      "relation"_a = need.need.relation, "at_least"_a = need.need.at_least,
      "status"_a = std::string(name_of(need.status)), "count"_a = need.count,
      "nodes"_a = ids_of(network, need.nodes), "links"_a = link_dicts(network, need.links),
      "candidates"_a = ids_of(network, need.candidates),
      "unplaced"_a = ids_of(network, need.unplaced), "too_far"_a = ids_of(network, need.too_far));
}

py::dict requirement_dict(const Network& network, const RequirementResult& result) {
  py::list needs;
  for (const auto& need : result.needs) needs.append(need_dict(network, need));
  const auto& requirement = result.requirement;
  return py::dict("id"_a = requirement.id, "level"_a = requirement.level,
                  "axis"_a = requirement.axis, "text"_a = text_dict(requirement.text),
                  "status"_a = std::string(name_of(result.status)), "needs"_a = needs);
}

py::list assess_profile(const Network& network, const std::string& profile,
                        const std::vector<std::string>& subjects, const std::string& group_kind,
                        const std::vector<std::string>& with) {
  GapOptions options;
  options.group_kind = group_kind;
  options.statuses = counting_statuses(network, with);
  std::vector<NodeId> nodes;
  if (!subjects.empty()) {
    const NameIndex index(network.graph);
    for (const auto& subject : subjects) nodes.push_back(index.find(subject));
  }
  py::list result;
  for (const auto& assessment : assess(network, profile_named(network, profile), nodes, options)) {
    const auto counts = requirement_counts(assessment);
    py::list requirements;
    for (const auto& one : assessment.requirements) {
      requirements.append(requirement_dict(network, one));
    }
    result.append(py::dict("subject"_a = id_of(network, assessment.subject), "met"_a = counts.met,
                           "missing"_a = counts.missing, "unknown"_a = counts.unknown,
                           "to_judge"_a = counts.to_judge, "requirements"_a = requirements));
  }
  return result;
}

}  // namespace

void bind_assessment(py::module_& module) {
  module.def("assess", &assess_profile, "network"_a, "profile"_a, "subjects"_a, "group_kind"_a,
             "with_"_a);
}

}  // namespace musubi::python
