#include "algorithms/gaps/hub_links.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "algorithms/gaps/overseas_gaps.hpp"

namespace musubi {
namespace {

using Links = std::vector<LinkId>;

// That an institution stands at a hub: the links that say so, and whether it is another part of the
// same organisation that does, so that the tie is concluded rather than stated.
struct Standing {
  Links links{};
  bool through_part = false;
};

void append(Links& to, const Links& from) {
  to.insert(to.end(), from.begin(), from.end());
}

class LinkFinder {
 public:
  LinkFinder(const Network& network, const HubNetwork& hubs, const GapOptions& options)
      : network_(network), hubs_(hubs), options_(options) {
    for (const auto& services : hubs.services) {
      auto& members = members_.emplace_back();
      for (const auto& service : services) members[service.whole].push_back(&service);
    }
    const std::size_t h = hubs.hubs.size();
    for (std::size_t i = 0; i < h; ++i) {
      for (const auto& [whole, unused] : members_[i]) hubs_of_[whole].push_back(i);
      position_of_hub_.emplace(hubs.hubs[i], i);
    }
    result_.resize(h * (h - 1) / 2);
  }

  std::vector<std::vector<HubLink>> find() {
    for (const auto& [whole, at] : hubs_of_) shared_institution(whole, at);
    joint_bodies({"participates_in", "leads"}, "project", HubLinkKind::joint_project);
    for (const auto& relation : options_.tie_relations) ties(relation, HubLinkKind::stated_tie);
    ties("operates", HubLinkKind::operated_facility);
    shared_operators();
    shared_partners();
    joint_bodies({"member_of"}, "council", HubLinkKind::shared_council_seat);
    return std::move(result_);
  }

 private:
  // Each two of some hubs, in order.
  template <typename Use>
  static void each_pair(const std::vector<std::size_t>& some, Use&& use) {
    for (std::size_t i = 0; i < some.size(); ++i) {
      for (std::size_t j = i + 1; j < some.size(); ++j) use(some[i], some[j]);
    }
  }

  // The hubs, in order, at which a node stands: those its organisation serves, or the hub it is.
  [[nodiscard]] std::vector<std::size_t> hubs_at(NodeId node) const {
    std::vector<std::size_t> at;
    if (const auto it = hubs_of_.find(hubs_.whole[node]); it != hubs_of_.end()) at = it->second;
    const auto self = position_of_hub_.find(node);
    if (self != position_of_hub_.end()) at.push_back(self->second);
    std::sort(at.begin(), at.end());
    at.erase(std::unique(at.begin(), at.end()), at.end());
    return at;
  }

  // The hubs at which any of the ends stands that `end_of` gives for the links.
  template <typename End>
  [[nodiscard]] std::vector<std::size_t> hubs_at_any(const Links& links, End&& end_of) const {
    std::set<std::size_t> at;
    for (const LinkId link : links) {
      const auto of_end = hubs_at(end_of(network_.graph.link(link)));
      at.insert(of_end.begin(), of_end.end());
    }
    return {at.begin(), at.end()};
  }

  void add(std::size_t i, std::size_t j, HubLinkKind kind, std::vector<NodeId> via, Links links,
           bool through_part = false) {
    std::sort(links.begin(), links.end());
    links.erase(std::unique(links.begin(), links.end()), links.end());
    const bool derived = through_part || any_derived(network_, links);
    result_[pair_index(std::min(i, j), std::max(i, j), hubs_.hubs.size())].push_back(
        {kind, std::move(via), std::move(links), derived});
  }

  [[nodiscard]] bool serves(NodeId whole, std::size_t i) const {
    return members_[i].contains(whole);
  }

  // How `node` stands at hub i: by its own services there, else by those of its organisation's
  // parts.
  [[nodiscard]] Standing standing(NodeId node, std::size_t i) const {
    Standing own;
    Standing of_parts{.through_part = true};
    if (node == hubs_.hubs[i]) return own;
    for (const auto* service : members_[i].at(hubs_.whole[node])) {
      if (service->institution == node) own.links.push_back(service->link);
      of_parts.links.push_back(service->link);
      append(of_parts.links, chain_to_whole(network_, hubs_, service->institution));
    }
    if (!own.links.empty()) return own;
    append(of_parts.links, chain_to_whole(network_, hubs_, node));
    return of_parts;
  }

  // The links of a relation that count, in order.
  [[nodiscard]] Links links_of(std::string_view relation) const {
    Links links;
    for (const LinkId link : network_.graph.links()) {
      if (network_.graph.relation(link) == relation &&
          status_counts(network_.graph, link, options_.statuses)) {
        links.push_back(link);
      }
    }
    return links;
  }

  void shared_institution(NodeId whole, const std::vector<std::size_t>& at) {
    each_pair(at, [&](std::size_t i, std::size_t j) {
      Links links;
      bool same_part = false;
      for (const auto* service : members_[i].at(whole)) {
        const auto other = standing(service->institution, j);
        if (other.through_part) continue;
        same_part = true;
        links.push_back(service->link);
        append(links, other.links);
      }
      if (!same_part) {  // parts of one organisation, each at its own hub
        links = standing(whole, i).links;
        append(links, standing(whole, j).links);
      }
      add(i, j, HubLinkKind::shared_institution, {whole}, std::move(links), !same_part);
    });
  }

  // Different institutions of two hubs in the same project, or on the same council.
  void joint_bodies(const std::vector<std::string_view>& relations, std::string_view kind,
                    HubLinkKind link_kind) {
    std::map<NodeId, Links> participations;  // per body
    for (const auto relation : relations) {
      for (const LinkId link : links_of(relation)) {
        const NodeId body = network_.graph.link(link).target;
        if (network_.graph.kind(body) == kind) participations[body].push_back(link);
      }
    }
    for (const auto& [body, links] : participations) {
      const auto at = hubs_at_any(links, [](const Link& link) { return link.source; });
      each_pair(at, [&, &of_body = body, &participations_in = links](std::size_t i, std::size_t j) {
        joint_body(i, j, of_body, participations_in, link_kind);
      });
    }
  }

  void joint_body(std::size_t i, std::size_t j, NodeId body, const Links& participations,
                  HubLinkKind kind) {
    std::set<NodeId> all;
    bool at[2] = {false, false};
    bool stated[2] = {false, false};  // by an institution that the hub's own page names
    Links links;
    for (const LinkId participation : participations) {
      const NodeId source = network_.graph.link(participation).source;
      const NodeId whole = hubs_.whole[source];
      for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
        const std::size_t hub = side == 0 ? i : j;
        if (!serves(whole, hub)) continue;
        const auto here = standing(source, hub);
        at[side] = true;
        stated[side] = stated[side] || !here.through_part;
        all.insert(whole);
        links.push_back(participation);
        append(links, here.links);
      }
    }
    if (!at[0] || !at[1] || all.size() < 2) return;
    add(i, j, kind, {body}, std::move(links), !(stated[0] && stated[1]));
  }

  // A link from one side to the other; an end that serves both hubs makes no tie between them.
  void ties(std::string_view relation, HubLinkKind kind) {
    for (const LinkId link : links_of(relation)) {
      const NodeId source = network_.graph.link(link).source;
      const NodeId target = network_.graph.link(link).target;
      if (hubs_.whole[source] == hubs_.whole[target]) continue;
      const auto at_target = hubs_at(target);
      for (const std::size_t i : hubs_at(source)) {
        for (const std::size_t j : at_target) {
          if (i == j || !stands_at_only(source, i, j) || !stands_at_only(target, j, i)) continue;
          const auto from = standing(source, i);
          const auto to = standing(target, j);
          Links links{link};
          append(links, from.links);
          append(links, to.links);
          add(i, j, kind, {source, target}, std::move(links), from.through_part || to.through_part);
        }
      }
    }
  }

  [[nodiscard]] bool stands_at_only(NodeId node, std::size_t here, std::size_t not_there) const {
    const NodeId whole = hubs_.whole[node];
    return node == hubs_.hubs[here] || (serves(whole, here) && !serves(whole, not_there));
  }

  void shared_operators() {
    std::map<NodeId, Links> by_operator;
    for (const LinkId link : links_of("operates")) {
      by_operator[hubs_.whole[network_.graph.link(link).source]].push_back(link);
    }
    for (const auto& [body, operated] : by_operator) {
      const auto at = hubs_at_any(operated, [](const Link& link) { return link.target; });
      each_pair(at, [&, &operator_of = body, &links_of_it = operated](std::size_t i,
                                                                      std::size_t j) {
        Links links;
        bool at_i = false;
        bool at_j = false;
        bool through_part = false;
        for (const LinkId link : links_of_it) {
          const NodeId facility = network_.graph.link(link).target;
          const NodeId whole = hubs_.whole[facility];
          if (serves(whole, i) == serves(whole, j)) continue;
          (serves(whole, i) ? at_i : at_j) = true;
          const auto here = standing(facility, serves(whole, i) ? i : j);
          through_part = through_part || here.through_part;
          links.push_back(link);
          append(links, here.links);
        }
        if (at_i && at_j) {
          add(i, j, HubLinkKind::shared_operator, {operator_of}, std::move(links), through_part);
        }
      });
    }
  }

  void shared_partners() {
    std::map<NodeId, std::map<std::size_t, Links>> reached;  // per partner, hubs and their ways
    const auto cells = overseas_gaps(network_, hubs_, options_);
    for (const auto& cell : cells) {
      if (cell.status != GapStatus::present) continue;
      const auto hub = static_cast<std::size_t>(
          std::find(hubs_.hubs.begin(), hubs_.hubs.end(), cell.hub) - hubs_.hubs.begin());
      for (const auto& path : cell.via) append(reached[cell.partner][hub], path.links);
    }
    for (const auto& [partner, ways] : reached) {
      std::vector<std::size_t> at;
      for (const auto& [hub, unused] : ways) at.push_back(hub);
      each_pair(at, [&, &partner_of = partner, &ways_of = ways](std::size_t i, std::size_t j) {
        Links links = ways_of.at(i);
        append(links, ways_of.at(j));
        add(i, j, HubLinkKind::shared_overseas_partner, {partner_of}, std::move(links));
      });
    }
  }

  const Network& network_;
  const HubNetwork& hubs_;
  const GapOptions& options_;
  std::vector<std::map<NodeId, std::vector<const Service*>>> members_{};  // by hub and whole
  std::map<NodeId, std::vector<std::size_t>> hubs_of_{};                  // by whole, in order
  std::map<NodeId, std::size_t> position_of_hub_{};
  std::vector<std::vector<HubLink>> result_{};
};

}  // namespace

std::string_view name_of(HubLinkKind kind) {
  switch (kind) {
    case HubLinkKind::shared_institution:
      return "shared_institution";
    case HubLinkKind::joint_project:
      return "joint_project";
    case HubLinkKind::stated_tie:
      return "stated_tie";
    case HubLinkKind::operated_facility:
      return "operated_facility";
    case HubLinkKind::shared_operator:
      return "shared_operator";
    case HubLinkKind::shared_overseas_partner:
      return "shared_overseas_partner";
    case HubLinkKind::shared_council_seat:
      return "shared_council_seat";
  }
  return "shared_institution";
}

bool is_direct(HubLinkKind kind) {
  return kind != HubLinkKind::shared_overseas_partner && kind != HubLinkKind::shared_council_seat;
}

std::vector<std::vector<HubLink>> hub_links(const Network& network, const HubNetwork& hubs,
                                            const GapOptions& options) {
  return LinkFinder(network, hubs, options).find();
}

}  // namespace musubi
