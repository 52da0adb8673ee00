#include "algorithms/gaps/profile_assessment.hpp"

#include <algorithm>
#include <tuple>

#include "algorithms/gaps/need_counter.hpp"

namespace musubi {
namespace {

RequirementStatus status_of(const std::vector<NeedResult>& needs) {
  const auto has = [&](RequirementStatus status) {
    return std::any_of(needs.begin(), needs.end(),
                       [&](const NeedResult& found) { return found.status == status; });
  };
  if (has(RequirementStatus::missing)) return RequirementStatus::missing;
  return has(RequirementStatus::unknown) ? RequirementStatus::unknown : RequirementStatus::met;
}

// The better a requirement stands, the larger: by its status, then by how many needs are met, then
// by how many nodes count towards them.
auto standing(const RequirementResult& result) {
  int rank = 0;
  if (result.status == RequirementStatus::unknown) rank = 1;
  if (result.status == RequirementStatus::met) rank = 2;
  std::int64_t met = 0;
  std::int64_t counted = 0;
  for (const auto& found : result.needs) {
    met += found.status == RequirementStatus::met ? 1 : 0;
    counted += std::min(found.count, found.need.at_least);
  }
  return std::tuple(rank, met, counted);
}

RequirementResult judge_from(const NeedCounter& counter, const Requirement& requirement,
                             NodeId centre) {
  RequirementResult result{.requirement = requirement};
  for (const auto& need : requirement.needs) result.needs.push_back(counter.count(need, centre));
  result.status = status_of(result.needs);
  return result;
}

RequirementResult judge(const NeedCounter& counter, const Requirement& requirement) {
  if (requirement.needs.empty()) return {.requirement = requirement};
  const bool measured = std::any_of(requirement.needs.begin(), requirement.needs.end(),
                                    [](const Need& need) { return need.within_km.has_value(); });
  if (!measured) return judge_from(counter, requirement, kNoNode);
  const auto centres = counter.centres();
  auto best = judge_from(counter, requirement, centres.front());
  for (std::size_t i = 1; i < centres.size(); ++i) {
    auto other = judge_from(counter, requirement, centres[i]);
    if (standing(other) > standing(best)) best = std::move(other);
  }
  return best;
}

// The nodes of a kind, in order of id.
std::vector<NodeId> nodes_of_kind(const PropertyGraph& graph, std::string_view kind) {
  std::vector<NodeId> nodes;
  for (const NodeId node : graph.nodes()) {
    if (graph.kind(node) == kind) nodes.push_back(node);
  }
  std::sort(nodes.begin(), nodes.end(),
            [&](NodeId a, NodeId b) { return graph.id(a) < graph.id(b); });
  return nodes;
}

}  // namespace

std::string_view name_of(RequirementStatus status) {
  switch (status) {
    case RequirementStatus::met:
      return "met";
    case RequirementStatus::missing:
      return "missing";
    case RequirementStatus::unknown:
      return "unknown";
    case RequirementStatus::to_judge:
      break;
  }
  return "to_judge";
}

RequirementStatus if_absent(RequirementStatus status) {
  return status == RequirementStatus::unknown ? RequirementStatus::missing : status;
}

RequirementStatus if_present(RequirementStatus status) {
  return status == RequirementStatus::unknown ? RequirementStatus::met : status;
}

void RequirementCounts::add(RequirementStatus status) {
  switch (status) {
    case RequirementStatus::met:
      ++met;
      break;
    case RequirementStatus::missing:
      ++missing;
      break;
    case RequirementStatus::unknown:
      ++unknown;
      break;
    case RequirementStatus::to_judge:
      ++to_judge;
      break;
  }
}

RequirementCounts requirement_counts(const Assessment& assessment) {
  RequirementCounts counts;
  for (const auto& result : assessment.requirements) counts.add(result.status);
  return counts;
}

std::vector<Assessment> assess(const Network& network, const Profile& profile,
                               const std::vector<NodeId>& subjects, const GapOptions& options) {
  const auto nodes = subjects.empty() ? nodes_of_kind(network.graph, profile.applies_to) : subjects;
  if (nodes.empty()) {
    throw Error(ErrorKind::usage,
                "the network has no node of kind '" + profile.applies_to +
                    "', to which the profile '" + profile.name + "' applies",
                "name what to assess");
  }
  NeedCounter counter(network, options);
  std::vector<Assessment> result;
  for (const NodeId node : nodes) {
    counter.set_subject(node);
    Assessment assessment{.subject = node};
    for (const auto& requirement : profile.requirements) {
      assessment.requirements.push_back(judge(counter, requirement));
    }
    result.push_back(std::move(assessment));
  }
  return result;
}

std::vector<ProfileAssessment> assess_all(const Network& network, const GapOptions& options) {
  std::vector<ProfileAssessment> result;
  for (const auto& profile : network.profiles) {
    const auto subjects = nodes_of_kind(network.graph, profile.applies_to);
    if (subjects.empty()) continue;
    result.push_back({profile, assess(network, profile, subjects, options)});
  }
  return result;
}

}  // namespace musubi
