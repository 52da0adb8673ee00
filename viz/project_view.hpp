#pragma once
#include <string>
#include <vector>

#include "engine/network.hpp"
#include "viz/diagram.hpp"

namespace musubi {

/// Who takes part in which project: the projects (nodes of kind `project`) that a counting link
/// ends at on the left, whoever such a link comes from on the right, a line per link, its colour
/// the relation, dashed when planned or expected. Participants stand in order of the middle of
/// their projects, so that lines cross little; projects in order of name. A4 portrait; larger, in
/// the same shape, for more than some forty rows. O(m + k log k). Throws Error(usage) without such
/// links. The order: Sugiyama, Tagawa and Toda, 1981, "Methods for visual understanding of
/// hierarchical system structures" (barycentres, one pass).
[[nodiscard]] Diagram project_view(const Network& network, const std::vector<std::string>& statuses,
                                   Language language);

}  // namespace musubi
