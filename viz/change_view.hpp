#pragma once
#include <string>
#include <vector>

#include "algorithms/whatif/comparison.hpp"
#include "viz/changed_part.hpp"
#include "viz/diagram.hpp"
#include "viz/page_size.hpp"

namespace musubi {

/// What a change is called, above its picture.
struct ChangeTitle {
  std::string title{};     ///< of the case, or of the two networks
  std::string subtitle{};  ///< of the scenario
};

/// What a change of a network concerns, with the date of the data after it: changed_part() in three
/// columns, the hubs, the bodies and those abroad. What is new is green, solid and marked ＋, what
/// is lost red, dashed and marked －, what stays grey, so that the picture reads in black and
/// white. Arcs at the left are ties between hubs that came or went. Above stand the measures that
/// change and what change_lines() says, as far as there is room. change_layout() says how the page
/// grows. `prefix` begins the ids, so that several pictures can stand in one HTML page. O((n + m)
/// log m).
[[nodiscard]] Diagram change_view(const ComparedVersion& before, const ComparedVersion& after,
                                  const NetworkChanges& changes, const Comparison& comparison,
                                  const ChangeTitle& title, Language language,
                                  const GapOptions& options = {}, PageSize size = PageSize::own,
                                  const std::string& prefix = "change");

}  // namespace musubi
