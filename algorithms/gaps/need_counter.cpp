#include "algorithms/gaps/need_counter.hpp"

#include <algorithm>

#include "algorithms/gaps/figure_threshold.hpp"

namespace musubi {
namespace {

bool of_kinds(const PropertyGraph& graph, NodeId node, const std::vector<std::string>& kinds) {
  return kinds.empty() || std::find(kinds.begin(), kinds.end(), graph.kind(node)) != kinds.end();
}

}  // namespace

NeedCounter::NeedCounter(const Network& network, const GapOptions& options)
    : network_(network),
      graph_(network.graph),
      options_(options),
      belonging_(network.graph, options.statuses),
      places_(node_places(network.graph, options.statuses)),
      in_order_(network.graph.nodes()) {
  std::sort(in_order_.begin(), in_order_.end(),
            [&](NodeId a, NodeId b) { return graph_.id(a) < graph_.id(b); });
  for (const LinkId link : graph_.links()) {
    if (graph_.relation(link) != "serves") continue;
    if (!status_counts(graph_, link, options_.statuses)) continue;
    for (auto& function : split_list(graph_.link_text(link, "function"))) {
      functions_[graph_.link(link).source].insert(std::move(function));
    }
  }
}

void NeedCounter::set_subject(NodeId subject) {
  subject_ = subject;
  by_ = belonging_.to(subject);
  parts_.clear();
  std::copy_if(in_order_.begin(), in_order_.end(), std::back_inserter(parts_),
               [&](NodeId node) { return is_subject(node); });
}

std::vector<NodeId> NeedCounter::centres() const {
  if (places_[subject_]) return {subject_};
  std::vector<NodeId> centres;
  const auto hubs = this->hubs();
  std::copy_if(hubs.begin(), hubs.end(), std::back_inserter(centres),
               [&](NodeId hub) { return places_[hub].has_value(); });
  if (centres.empty() || centres.size() < hubs.size()) centres.push_back(kNoNode);
  return centres;
}

NeedResult NeedCounter::count(const Need& need, NodeId centre) const {
  if (need.figure) return read_figure(need);
  auto result = !need.relation.empty() ? count_links(need, centre)
                : need.within_steps    ? count_near_ties(need, centre)
                                       : count_belonging(need, centre);
  if (need.within_km) result.centre = centre;
  result.count = static_cast<std::int64_t>(result.nodes.size());
  const auto possible = result.count + static_cast<std::int64_t>(result.unplaced.size());
  if (result.count >= need.at_least) {
    result.status = RequirementStatus::met;
    result.candidates.clear();
  } else if (possible < need.at_least && all_said(need)) {
    result.status = RequirementStatus::missing;
  }
  return result;
}

NeedResult NeedCounter::count_belonging(const Need& need, NodeId centre) const {
  NeedResult result{.need = need};
  for (const NodeId node : in_order_) {
    if (by_[node] == kNoLink) {
      add_candidate(result, node, centre);
    } else if (is_asked(need, node) && take(result, node, centre)) {
      result.links.push_back(by_[node]);
    }
  }
  return result;
}

NeedResult NeedCounter::count_near_ties(const Need& need, NodeId centre) const {
  NeedResult result{.need = need};
  const auto ties = tie_steps(graph_, parts_, options_.statuses);
  std::set<LinkId> seen;
  for (const NodeId node : in_order_) {
    const auto steps = ties.steps[node];
    if (steps == 0) continue;
    if (steps < 0 || steps > *need.within_steps) {
      add_candidate(result, node, centre);
    } else if (is_asked(need, node) && take(result, node, centre)) {
      for (const LinkId link : way_to(graph_, ties, node)) {
        if (seen.insert(link).second) result.links.push_back(link);
      }
    }
  }
  return result;
}

NeedResult NeedCounter::count_links(const Need& need, NodeId centre) const {
  NeedResult result{.need = need};
  std::set<NodeId> others;
  for (const LinkId link : graph_.links()) {
    if (graph_.relation(link) != need.relation) continue;
    if (!status_counts(graph_, link, options_.statuses)) continue;
    const auto& [source, target, relation, directed] = graph_.link(link);
    const bool from = is_subject(source);
    if (from == is_subject(target)) continue;  // neither end, or both
    const NodeId other = from ? target : source;
    if (!is_asked(need, other) || !others.insert(other).second) continue;
    if (take(result, other, centre)) result.links.push_back(link);
  }
  return result;
}

NeedResult NeedCounter::read_figure(const Need& need) const {
  NeedResult result{.need = need};
  auto found = figure_threshold(network_, graph_.id(subject_), *need.figure, options_.statuses);
  result.figures = std::move(found.figures);
  if (found.answer == ThresholdAnswer::holds) result.status = RequirementStatus::met;
  if (found.answer == ThresholdAnswer::fails) result.status = RequirementStatus::missing;
  return result;
}

// Puts a node that is asked for where it belongs by its distance; true when it counts.
bool NeedCounter::take(NeedResult& result, NodeId node, NodeId centre) const {
  switch (nearness(result.need, node, centre)) {
    case Nearness::near:
      result.nodes.push_back(node);
      return true;
    case Nearness::far:
      result.too_far.push_back(node);
      return false;
    case Nearness::unplaced:
      result.unplaced.push_back(node);
      break;
  }
  return false;
}

void NeedCounter::add_candidate(NeedResult& result, NodeId node, NodeId centre) const {
  // Without kinds everybody would be one, which tells nothing.
  if (result.need.kinds.empty() || !of_kinds(graph_, node, result.need.kinds)) return;
  if (node == subject_) return;
  if (nearness(result.need, node, centre) == Nearness::far) return;
  result.candidates.push_back(node);
}

NeedCounter::Nearness NeedCounter::nearness(const Need& need, NodeId node, NodeId centre) const {
  if (!need.within_km) return Nearness::near;
  if (centre == kNoNode || !places_[node]) return Nearness::unplaced;
  const double km = great_circle_km(*places_[centre], *places_[node]);
  return km <= *need.within_km ? Nearness::near : Nearness::far;
}

bool NeedCounter::is_asked(const Need& need, NodeId node) const {
  return of_kinds(graph_, node, need.kinds) && has_function(node, need.functions);
}

bool NeedCounter::has_function(NodeId node, const std::vector<std::string>& functions) const {
  if (functions.empty()) return true;
  const auto it = functions_.find(node);
  return it != functions_.end() &&
         std::any_of(functions.begin(), functions.end(),
                     [&](const auto& function) { return it->second.contains(function); });
}

// The subject, or a part of it however deep.
bool NeedCounter::is_subject(NodeId node) const {
  while (node != subject_) {
    if (by_[node] == kNoLink || graph_.relation(by_[node]) != "part_of") return false;
    node = graph_.link(by_[node]).target;
  }
  return true;
}

std::vector<NodeId> NeedCounter::hubs() const {
  std::vector<NodeId> hubs;
  std::copy_if(in_order_.begin(), in_order_.end(), std::back_inserter(hubs), [&](NodeId node) {
    return graph_.kind(node) == options_.group_kind && (node == subject_ || by_[node] != kNoLink);
  });
  return hubs;
}

// Whether the sources describe everything that was asked for, so that silence tells something.
bool NeedCounter::all_said(const Need& need) const {
  if (need.within_steps.value_or(1) > 1) return false;
  const auto topics =
      need.functions.empty() ? network_.vocabularies.names("topic") : need.functions;
  const auto hubs = this->hubs();
  if (topics.empty() || hubs.empty()) return false;
  return std::all_of(hubs.begin(), hubs.end(), [&](NodeId hub) {
    return std::all_of(topics.begin(), topics.end(), [&](const auto& topic) {
      return network_.covered(graph_.id(hub), topic) == Coverage::documented;
    });
  });
}

}  // namespace musubi
