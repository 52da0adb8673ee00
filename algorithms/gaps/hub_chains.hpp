#pragma once
#include <vector>

#include "algorithms/gaps/hub_links.hpp"

namespace musubi {

inline constexpr std::size_t kNoHub = static_cast<std::size_t>(-1);

/// The tie to rely on when two hubs have several: a direct one, stated before derived, then in the
/// order of HubLinkKind. Null without a direct tie.
[[nodiscard]] const HubLink* firmest_tie(const std::vector<HubLink>& links);

/// One step from hub to hub.
struct HubStep {
  NodeId hub = kNoNode;  ///< where it leads
  HubLink tie{};         ///< over which direct tie
};

/// The hubs with the direct ties between them, to walk from hub to hub. Hubs are positions in
/// HubNetwork::hubs. Keeps references to `links`, the result of hub_links(), which must stay. Ours.
class HubChains {
 public:
  /// O(h^2).
  HubChains(const std::vector<std::vector<HubLink>>& links, std::size_t hubs);

  /// For each hub the next one on a shortest chain of direct ties to a hub that is `there` (length
  /// h); kNoHub for those that are there themselves and for those that no chain leads from. Among
  /// equally short ways a stated tie comes before a derived one, then the order of the hubs.
  /// O(h + tied pairs).
  [[nodiscard]] std::vector<std::size_t> next_hubs(const std::vector<bool>& there) const;

  /// The hubs after `from` on its chain, the last of which is there; empty when there is none.
  [[nodiscard]] static std::vector<std::size_t> chain(const std::vector<std::size_t>& next,
                                                      std::size_t from);

  /// The tie over which a chain goes from hub i to a tied hub j.
  [[nodiscard]] const HubLink& tie(std::size_t i, std::size_t j) const;

 private:
  struct Neighbour {
    std::size_t hub = 0;
    const HubLink* tie = nullptr;
  };
  std::vector<std::vector<Neighbour>> neighbours_{};  ///< by hub, in order of hub
};

}  // namespace musubi
