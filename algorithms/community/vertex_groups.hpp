#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "engine/ids.hpp"

namespace musubi {

/// The nodes of a level by the group they are in.
class VertexGroups {
 public:
  /// Renumbers `group_of` to 0 .. k-1 in the order of each group's first node, and lists the
  /// groups. Every number must be below the number of nodes. O(n).
  explicit VertexGroups(std::vector<Vertex>& group_of);

  [[nodiscard]] Vertex count() const { return static_cast<Vertex>(first_.size() - 1); }
  /// In increasing order.
  [[nodiscard]] std::span<const Vertex> members(Vertex group) const {
    return {members_.data() + first_[group], members_.data() + first_[group + 1]};
  }
  /// Consecutive groups in a few hundred runs of about equally many members, for threads to share:
  /// the first group of each, and the count. The largest groups often come first, so runs of
  /// equally many groups would not do. O(count).
  [[nodiscard]] std::vector<Vertex> even_runs() const;

 private:
  std::vector<Vertex> first_{};  // count + 1
  std::vector<Vertex> members_{};
};

}  // namespace musubi
