#pragma once
#include <cstddef>
#include <vector>

#include "engine/network.hpp"
#include "engine/package/scenario.hpp"

namespace musubi {

/// What one edit came to.
struct AppliedEdit {
  ScenarioEdit edit{};
  std::size_t nodes_added = 0;
  std::size_t nodes_removed = 0;
  std::size_t links_added = 0;
  std::size_t links_removed = 0;
  std::size_t values_changed = 0;  ///< attributes of nodes and links, and words on coverage
};

/// A network as it would be, and how it came about.
struct AppliedScenario {
  Network network{};
  std::vector<AppliedEdit> edits{};
  std::size_t new_links = 0;  ///< of `add_link`; links that a merge or move led elsewhere are none
  std::optional<double> cost{};  ///< the sum of the edits' costs; nullopt when none has one
};

/// Makes the edits of one case (expand_scenario()) one after the other, each on what the ones
/// before it left, in a new version that shares with the base what did not change; the base is left
/// as it is. New links count as `actual` and are `derived`, unless the edit says otherwise, with
/// the reason as their note and {"scenario", reason} as their evidence; links that a merge or a
/// move leads elsewhere keep theirs, and have that added.
///
/// A node that is removed takes its links, figures and coverage with it. Merged institutions keep
/// all links once, those between themselves excepted, and all names. A `move` leads every link
/// between the institution itself and the hub to the other hub. `drop_country` takes every link
/// that has one end in the country and the other not. Coverage without topics means every topic of
/// the vocabulary.
///
/// Throws Error(input) with everything that is wrong, at the edit's file and line: a node, link,
/// hub, country, relation, term or attribute that there is not (with the nearest one there is), one
/// to add that exists, an edit that changes nothing, and one that contradicts another of the case:
/// it undoes what that did, or sets the same thing to another value. O(edits × m). Rules are ours.
[[nodiscard]] AppliedScenario apply_scenario(const Network& base, const Alternative& alternative);

}  // namespace musubi
