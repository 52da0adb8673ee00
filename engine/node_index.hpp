#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ids.hpp"
#include "engine/shared_vector.hpp"

namespace musubi {

/// Finds nodes by their ids, which stand elsewhere: a table of 16 to 32 bytes per node, in which a
/// look-up reads one place as a rule. Ids are never taken out.
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
  struct Place {
    std::uint32_t hash = 0;
    NodeId node = kNoNode;
  };

  void put(Place place);

  std::vector<Place> places_{};
  std::size_t size_ = 0;
};

}  // namespace musubi
