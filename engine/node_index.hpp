#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ids.hpp"
#include "engine/shared_vector.hpp"

namespace musubi {

/// Finds nodes by their ids, which stand elsewhere: a table of 24 to 48 bytes per node, in which a
/// look-up reads one place as a rule, and the id itself only when it has more than seven bytes. Ids
/// are never taken out.
/// Source: Knuth, 1973, "The Art of Computer Programming", volume 3, 6.4, algorithm L.
class NodeIndex {
 public:
  /// The node whose id in `ids` is `id`. O(length of the id) on average.
  [[nodiscard]] std::optional<NodeId> find(std::string_view id,
                                           const SharedVector<std::string>& ids) const;
  /// Adds a node with an id that no other has. O(length of the id) on average.
  void add(std::string_view id, NodeId node);
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  // A key is an id of up to seven bytes with its length, or the hash of a longer one. Its halves
  // make a place of 12 bytes, not 16.
  struct Place {
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    NodeId node = kNoNode;
  };

  void put(const Place& place);

  std::vector<Place> places_{};
  std::size_t size_ = 0;
};

}  // namespace musubi
