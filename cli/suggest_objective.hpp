#pragma once
#include <memory>
#include <string>
#include <vector>

#include "algorithms/whatif/link_objective.hpp"
#include "cli/session.hpp"

namespace musubi::cli {

/// What links are suggested for, as asked for.
struct ObjectiveChoice {
  std::string name = "global_efficiency";
  std::string node{};
  std::vector<std::string> group{};
  std::string profile{};
};

struct ChosenObjective {
  std::unique_ptr<LinkObjective> objective{};
  LocalizedText title{};
  LocalizedText
      note{};  ///< what a disconnected graph counts as here; empty when it does not matter
};

[[nodiscard]] std::vector<std::string> objective_names();

/// What a resistance objective does with the parts of a graph; empty when there is one. Throws
/// Error(usage) when the largest is too large for algebraic_connectivity.
[[nodiscard]] LocalizedText note_on_parts(const std::string& name, const CsrGraph& graph);

/// Throws Error(usage) for a name, a node or a profile that there is not, and for what an objective
/// needs and lacks.
[[nodiscard]] ChosenObjective chosen_objective(const Session& session, const Network& network,
                                               const Projection& projection,
                                               const ObjectiveChoice& choice);

}  // namespace musubi::cli
