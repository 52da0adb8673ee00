#pragma once
#include <string>
#include <vector>

#include "engine/network.hpp"

namespace musubi {

/// Whom a subject consists of: everyone from which it is reached along the relations of belonging,
/// `part_of`, `serves`, `member_of`, `operates` and `located_in`. The rule is ours.
class Belonging {
 public:
  /// Only links whose status is among `statuses` are followed. `graph` must outlive this. O(n + m).
  Belonging(const PropertyGraph& graph, const std::vector<std::string>& statuses);

  /// For each node (by NodeId) the link by which it belongs to `subject`, the first on a shortest
  /// way; kNoLink for those that do not, and for the subject itself. O(n + m).
  [[nodiscard]] std::vector<LinkId> to(NodeId subject) const;

 private:
  const PropertyGraph& graph_;
  std::vector<std::vector<LinkId>> into_;  // by NodeId, the links of belonging that end there
};

}  // namespace musubi
