#pragma once
#include <optional>
#include <vector>

#include "algorithms/gaps/hub_links.hpp"

namespace musubi {

struct FunctionCell;

/// A hub that has what another lacks.
struct Complement {
  NodeId hub = kNoNode;
  std::vector<NodeId> institutions{};  ///< who has the function there, in order of id
  /// An existing tie between the two hubs over which it could be asked for: a direct one if there
  /// is one, else an indirect one (a shared partner abroad or council seat), else none.
  std::optional<HubLink> tie{};
};

/// For every cell that is not present, the hubs that have its function: those tied directly to this
/// one first, then in order of id; likewise `complemented_by`. Of several ties of a pair the one is
/// taken that runs through who has the function there, then a stated before a derived one, then in
/// the order of HubLinkKind; direct ones always before indirect ones. Ours.
///
/// `cells` are those of function_gaps(), hub by hub, `functions` to a hub. O(h^2 f + ties looked
/// at).
void add_complements(const HubNetwork& hubs, const std::vector<std::vector<HubLink>>& links,
                     std::size_t functions, std::vector<FunctionCell>& cells);

}  // namespace musubi
