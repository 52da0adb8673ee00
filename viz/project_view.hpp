#pragma once
#include <string>
#include <vector>

#include "engine/network.hpp"
#include "viz/diagram.hpp"
#include "viz/view_style.hpp"

namespace musubi {

/// Who takes part in which project: the projects (nodes of kind `project`) that a counting link
/// ends at on the left, whoever such a link comes from on the right, a line per link, its colour
/// the relation, dashed when planned or expected. Participants stand in order of the middle of
/// their projects, so that lines cross little; projects in order of name. A4 portrait; under
/// PageSize::own it grows in its shape for more than some forty rows. On a slide the projects stand
/// in the middle and the participants on both sides of them. O(m + k log k). Throws Error(usage)
/// without such links, and when the page may not grow and is too small. The order: Sugiyama, Tagawa
/// and Toda, 1981, "Methods for visual understanding of hierarchical system structures"
/// (barycentres, one pass).
[[nodiscard]] Diagram project_view(const Network& network, const std::vector<std::string>& statuses,
                                   Language language, const ViewStyle& style = {});

}  // namespace musubi
