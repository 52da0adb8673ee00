#include "algorithms/whatif/network_objectives.hpp"

#include <algorithm>
#include <functional>

#include "algorithms/gaps/hub_links.hpp"
#include "algorithms/gaps/profile_assessment.hpp"

namespace musubi {
namespace {

constexpr const char* kPartnership = "partners_with";
constexpr const char* kService = "serves";

// A number of a network, counted anew for each link.
class OfNetwork : public LinkObjective {
 public:
  using Count = std::function<std::size_t(const Network&)>;
  using MayChange = std::function<bool(NodeId, NodeId)>;
  /// Tells of a network which new links could change the count; without it, all could.
  using Sieve = std::function<MayChange(const Network&)>;

  OfNetwork(Network network, std::vector<NodeId> nodes, std::string group_kind, Count count,
            std::size_t most, Sieve sieve = {})
      : network_(std::move(network)),
        nodes_(std::move(nodes)),
        group_kind_(std::move(group_kind)),
        count_(std::move(count)),
        now_(count_(network_)),
        most_(most),
        sieve_(std::move(sieve)) {}

  [[nodiscard]] std::unique_ptr<LinkObjective> clone() const override {
    return std::make_unique<OfNetwork>(*this);
  }
  [[nodiscard]] double value() const override { return static_cast<double>(now_); }
  [[nodiscard]] std::vector<double> gains(std::span<const NewLink> links,
                                          const Execution& execution) const override {
    std::vector<Network> networks(static_cast<std::size_t>(execution.thread_count()));
    std::vector<double> gains(links.size());
    const auto may_change = sieve_ ? sieve_(network_) : MayChange();
    parallel_for(links.size(), execution, [&](std::size_t l, int thread) {
      if (may_change && !may_change(nodes_.at(links[l].first), nodes_.at(links[l].second))) return;
      auto& network = networks[static_cast<std::size_t>(thread)];
      if (network.projections.empty()) network = network_;
      network.graph = with(links[l]);
      gains[l] = static_cast<double>(count_(network)) - value();
    });
    return gains;
  }
  void add_link(NewLink link) override {
    network_.graph = with(link);
    now_ = count_(network_);
  }
  [[nodiscard]] double most_gain(std::size_t) const override {
    return static_cast<double>(most_) - value();
  }

 private:
  [[nodiscard]] PropertyGraph with(NewLink link) const {
    return with_new_link(network_.graph, nodes_.at(link.first), nodes_.at(link.second),
                         group_kind_);
  }

  Network network_;
  std::vector<NodeId> nodes_;
  std::string group_kind_;
  Count count_;
  std::size_t now_;
  std::size_t most_;
  Sieve sieve_;
};

bool is_tied(const std::vector<HubLink>& links) {
  return std::any_of(links.begin(), links.end(),
                     [](const HubLink& link) { return is_direct(link.kind); });
}

// A new tie of two bodies joins hubs at which the two stand, and no others; a new service anything.
OfNetwork::MayChange may_tie_hubs(const Network& network, const GapOptions& options) {
  const auto hubs = hub_network(network, options);
  const auto links = hub_links(network, hubs, options);
  const std::size_t h = hubs.hubs.size();
  std::vector<std::vector<std::size_t>> at(network.graph.node_bound());  // by whole, its hubs
  for (std::size_t i = 0; i < h; ++i) {
    at[hubs.hubs[i]].push_back(i);
    for (const auto& service : hubs.services[i]) at[service.whole].push_back(i);
  }
  std::vector<bool> open(h * h, false);
  for (std::size_t i = 0; i < h; ++i) {
    for (std::size_t j = i + 1; j < h; ++j) {
      open[i * h + j] = open[j * h + i] = !is_tied(links[pair_index(i, j, h)]);
    }
  }
  std::vector<bool> is_hub(network.graph.node_bound(), false);
  for (const NodeId hub : hubs.hubs) is_hub[hub] = true;
  return [=, whole = hubs.whole](NodeId a, NodeId b) {
    if (is_hub[a] != is_hub[b]) return true;
    for (const std::size_t i : at[whole[a]]) {
      for (const std::size_t j : at[whole[b]]) {
        if (open[i * h + j]) return true;
      }
    }
    return false;
  };
}

// A partnership makes nobody belong to anybody: only needs that count ties see it.
bool sees_partnerships(const Profile& profile) {
  return std::any_of(
      profile.requirements.begin(), profile.requirements.end(), [](const Requirement& requirement) {
        return std::any_of(
            requirement.needs.begin(), requirement.needs.end(),
            [](const Need& need) { return need.within_steps || need.relation == kPartnership; });
      });
}

OfNetwork::MayChange may_meet(const Network& network, const Profile& profile,
                              const std::string& group_kind) {
  if (sees_partnerships(profile)) return {};
  std::vector<bool> is_group(network.graph.node_bound(), false);
  for (const NodeId node : network.graph.nodes()) {
    is_group[node] = network.graph.kind(node) == group_kind;
  }
  return [is_group = std::move(is_group)](NodeId a, NodeId b) {
    return is_group[a] != is_group[b];  // a service
  };
}

}  // namespace

PropertyGraph with_new_link(const PropertyGraph& graph, NodeId source, NodeId target,
                            const std::string& group_kind) {
  GraphBuilder builder(graph);
  const bool from_group = graph.kind(source) == group_kind;
  const bool to_group = graph.kind(target) == group_kind;
  if (from_group == to_group) {
    builder.add_link(source, target, kPartnership);
  } else if (to_group) {
    builder.add_link(source, target, kService);
  } else {
    builder.add_link(target, source, kService);
  }
  return builder.build();
}

std::unique_ptr<LinkObjective> gaps_objective(Network network, std::vector<NodeId> node_of_vertex,
                                              const GapOptions& options) {
  const std::size_t h = hub_network(network, options).hubs.size();
  const auto count = [options](const Network& of) {
    const auto hubs = hub_network(of, options);
    std::size_t tied = 0;
    for (const auto& links : hub_links(of, hubs, options)) tied += is_tied(links) ? 1 : 0;
    return tied;
  };
  return std::make_unique<OfNetwork>(
      std::move(network), std::move(node_of_vertex), options.group_kind, count, h * (h - 1) / 2,
      [options](const Network& of) { return may_tie_hubs(of, options); });
}

std::unique_ptr<LinkObjective> requirements_objective(Network network,
                                                      std::vector<NodeId> node_of_vertex,
                                                      const Profile& profile,
                                                      const GapOptions& options) {
  std::size_t countable = 0;
  for (const auto& assessment : assess(network, profile, {}, options)) {
    countable += requirement_counts(assessment).countable();
  }
  const auto count = [profile, options](const Network& of) {
    std::size_t met = 0;
    for (const auto& assessment : assess(of, profile, {}, options)) {
      met += requirement_counts(assessment).met;
    }
    return met;
  };
  return std::make_unique<OfNetwork>(std::move(network), std::move(node_of_vertex),
                                     options.group_kind, count, countable,
                                     [profile, group_kind = options.group_kind](const Network& of) {
                                       return may_meet(of, profile, group_kind);
                                     });
}

}  // namespace musubi
