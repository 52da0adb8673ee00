#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ids.hpp"
#include "engine/shared_vector.hpp"

namespace musubi {

/// Finds nodes by their ids, which stand elsewhere: 16 to 32 bytes per node. A look-up reads the id
/// itself only when it has more than seven bytes. Most programs number the nodes they write; of a
/// short id like that it reads the key of the node with the number and nothing else. Ids are never
/// taken out.
/// Source: Knuth, 1973, "The Art of Computer Programming", volume 3, 6.4, algorithm L.
class NodeIndex {
 public:
  /// The node whose id in `ids` is `id`, else kNoNode. O(length of the id) on average.
  [[nodiscard]] NodeId find(std::string_view id, const SharedVector<std::string>& ids) const;
  /// Adds a node with an id that no other has. O(length of the id) on average.
  void add(std::string_view id, NodeId node);
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  void put(std::uint64_t key, NodeId node);

  std::vector<std::uint64_t> keys_{};  // by node: an id of up to seven bytes, or a hash of it
  std::vector<NodeId> places_{};
  std::size_t size_ = 0;
  NodeId shift_ = 0;  // from the number at the end of the id added last to its node
};

}  // namespace musubi
