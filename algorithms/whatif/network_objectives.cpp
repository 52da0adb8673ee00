#include "algorithms/whatif/network_objectives.hpp"

#include <algorithm>
#include <functional>

#include "algorithms/gaps/hub_links.hpp"
#include "algorithms/gaps/profile_assessment.hpp"

namespace musubi {
namespace {

// A number of a network, counted anew for each link.
class OfNetwork : public LinkObjective {
 public:
  using Count = std::function<std::size_t(const Network&)>;

  OfNetwork(Network network, std::vector<NodeId> nodes, std::string group_kind, Count count,
            std::size_t most)
      : network_(std::move(network)),
        nodes_(std::move(nodes)),
        group_kind_(std::move(group_kind)),
        count_(std::move(count)),
        now_(count_(network_)),
        most_(most) {}

  [[nodiscard]] std::unique_ptr<LinkObjective> clone() const override {
    return std::make_unique<OfNetwork>(*this);
  }
  [[nodiscard]] double value() const override { return static_cast<double>(now_); }
  [[nodiscard]] std::vector<double> gains(std::span<const NewLink> links,
                                          const Execution& execution) const override {
    std::vector<Network> networks(static_cast<std::size_t>(execution.thread_count()));
    std::vector<double> gains(links.size());
    parallel_for(links.size(), execution, [&](std::size_t l, int thread) {
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
};

}  // namespace

PropertyGraph with_new_link(const PropertyGraph& graph, NodeId source, NodeId target,
                            const std::string& group_kind) {
  GraphBuilder builder(graph);
  const bool from_group = graph.kind(source) == group_kind;
  const bool to_group = graph.kind(target) == group_kind;
  if (from_group == to_group) {
    builder.add_link(source, target, "partners_with");
  } else if (to_group) {
    builder.add_link(source, target, "serves");
  } else {
    builder.add_link(target, source, "serves");
  }
  return builder.build();
}

std::unique_ptr<LinkObjective> gaps_objective(Network network, std::vector<NodeId> node_of_vertex,
                                              GapOptions options) {
  const std::size_t h = hub_network(network, options).hubs.size();
  const auto count = [options](const Network& of) {
    const auto hubs = hub_network(of, options);
    std::size_t tied = 0;
    for (const auto& links : hub_links(of, hubs, options)) {
      const auto direct = [](const HubLink& link) { return is_direct(link.kind); };
      tied += std::any_of(links.begin(), links.end(), direct) ? 1 : 0;
    }
    return tied;
  };
  return std::make_unique<OfNetwork>(std::move(network), std::move(node_of_vertex),
                                     options.group_kind, count, h * (h - 1) / 2);
}

std::unique_ptr<LinkObjective> requirements_objective(Network network,
                                                      std::vector<NodeId> node_of_vertex,
                                                      Profile profile, GapOptions options) {
  std::size_t countable = 0;
  for (const auto& assessment : assess(network, profile, {}, options))
    countable += requirement_counts(assessment).countable();
  const auto count = [profile = std::move(profile), options](const Network& of) {
    std::size_t met = 0;
    for (const auto& assessment : assess(of, profile, {}, options))
      met += requirement_counts(assessment).met;
    return met;
  };
  return std::make_unique<OfNetwork>(std::move(network), std::move(node_of_vertex),
                                     options.group_kind, count, countable);
}

}  // namespace musubi
