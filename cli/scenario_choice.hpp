#pragma once
#include <string>
#include <vector>

#include "algorithms/whatif/scenario_cases.hpp"
#include "cli/session.hpp"

namespace musubi::cli {

/// Scenarios of the package, or of one joined with it, by their names; or .toml files of somebody's
/// own. Throws Error(usage) for a name that is none, Error(input) with the mistakes of all files.
[[nodiscard]] std::vector<Scenario> scenarios_named(const Session& session,
                                                    const std::vector<std::string>& names);

/// The cases of all scenarios of the packages, at most `most`. What is wrong with a scenario is
/// told on standard error and leaves that scenario out, unless the session is strict.
[[nodiscard]] std::vector<ScenarioCase> cases_of_packages(const Session& session,
                                                          const Network& network, std::size_t most);

}  // namespace musubi::cli
