#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "algorithms/gaps/hub_network.hpp"
#include "algorithms/whatif/network_changes.hpp"

namespace musubi {

/// Whether something is in both of two networks, or in one alone.
enum class ChangeState { kept, added, removed };

/// What a picture of a change shows of two networks: whom it concerns, and how these are tied.
struct ChangedPart {
  enum class Column { hubs, bodies, abroad };

  struct Node {
    std::string id{};
    ChangeState state = ChangeState::kept;
    Column column = Column::bodies;
  };
  /// Two nodes that a link ties, or a hub and an institution that serves it with a part.
  struct Tie {
    std::size_t a = 0;  ///< positions in `nodes`, a < b
    std::size_t b = 0;
    ChangeState state = ChangeState::kept;
  };

  std::vector<Node> nodes{};  ///< hubs, bodies, abroad; each column in the order to be drawn
  std::vector<Tie> ties{};    ///< in order of a, b; of kept ones none between two hubs
  std::size_t left_out = 0;   ///< nodes that change but that found no room

  [[nodiscard]] bool has(Column column) const;  ///< whether there is a node in it
};

/// The hubs of both networks, every node that came, went or changed, and every end of a link that
/// did; of more than `most` in a column, those with most ties that changed. Ties are those of links
/// whose status counts, except `located_in` and `active_in`; one whose link only came to count (a
/// plan come true) is added. Bodies stand in order of the hubs they are tied to, those abroad in
/// order of the bodies, so that lines cross little. O((n + m) log m).
[[nodiscard]] ChangedPart changed_part(const Network& before, const Network& after,
                                       const NetworkChanges& changes,
                                       const GapOptions& options = {}, std::size_t most = 40);

}  // namespace musubi
