#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "algorithms/gaps/belonging.hpp"
#include "algorithms/gaps/node_places.hpp"
#include "algorithms/gaps/profile_assessment.hpp"
#include "algorithms/gaps/tie_steps.hpp"

namespace musubi {

/// Counts what the needs of a profile ask for, by the rules of assess(). Internal to it.
class NeedCounter {
 public:
  /// Both must outlive this. O(n + m).
  NeedCounter(const Network& network, const GapOptions& options);

  /// Whom the next needs are counted for. O(n + m).
  void set_subject(NodeId subject);
  /// The nodes that within_km may be measured from: the subject when its place is known, else its
  /// hubs in order of id; kNoNode at the end when one of these is a hub whose place is not known.
  /// Never empty.
  [[nodiscard]] std::vector<NodeId> centres() const;
  /// What is there of `need`, within_km measured from `centre`, and how that makes it stand.
  [[nodiscard]] NeedResult count(const Need& need, NodeId centre) const;

 private:
  // Where a node is, seen from a centre.
  enum class Nearness { near, far, unplaced };

  NeedResult count_belonging(const Need& need, NodeId centre) const;
  NeedResult count_near_ties(const Need& need, NodeId centre) const;
  NeedResult count_links(const Need& need, NodeId centre) const;
  NeedResult read_figure(const Need& need) const;
  bool take(NeedResult& result, NodeId node, NodeId centre) const;
  void add_candidate(NeedResult& result, NodeId node, NodeId centre) const;

  [[nodiscard]] Nearness nearness(const Need& need, NodeId node, NodeId centre) const;
  [[nodiscard]] bool is_asked(const Need& need, NodeId node) const;
  [[nodiscard]] bool has_function(NodeId node, const std::vector<std::string>& functions) const;
  [[nodiscard]] bool is_subject(NodeId node) const;
  [[nodiscard]] std::vector<NodeId> hubs() const;
  [[nodiscard]] bool all_said(const Need& need) const;

  const Network& network_;
  const PropertyGraph& graph_;
  const GapOptions& options_;
  const Belonging belonging_;
  const std::vector<std::optional<GeoPoint>> places_;
  std::vector<NodeId> in_order_{};                       // of id
  std::map<NodeId, std::set<std::string>> functions_{};  // that a node serves with
  NodeId subject_ = kNoNode;
  std::vector<LinkId> by_{};     // why a node belongs to the subject
  std::vector<NodeId> parts_{};  // the subject and its parts
};

}  // namespace musubi
