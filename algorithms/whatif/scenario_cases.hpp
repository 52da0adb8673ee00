#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "algorithms/whatif/apply_scenario.hpp"
#include "algorithms/whatif/comparison.hpp"
#include "algorithms/whatif/network_changes.hpp"

namespace musubi {

/// One case of a scenario: what is supposed, and what becomes of the network. `version` points to
/// `applied.network` and `projection`: a measured case must stay where it is.
struct ScenarioCase {
  Scenario scenario{};
  Alternative alternative{};
  AppliedScenario applied{};
  Projection projection{};
  ComparedVersion version{};
  Comparison comparison{};
  NetworkChanges changes{};
  std::optional<double> gain{};  ///< of the measure asked for, positive when it is for the better
  bool pareto = false;           ///< no other case gains more for less

  [[nodiscard]] std::string title(Language language) const;           ///< of the case, or its name
  [[nodiscard]] std::string scenario_title(Language language) const;  ///< the same of the file
  /// What it costs: the sum that the edits name, else the number of new links.
  [[nodiscard]] double cost() const;
};

/// Every case of the scenarios, applied to `base` but not measured. Throws Error(input) with all
/// mistakes of all scenarios, each told once, and Error(cancelled) on a stop request. Cost as of
/// apply_scenario(), per case.
[[nodiscard]] std::vector<ScenarioCase> scenario_cases(const Network& base,
                                                       const std::vector<Scenario>& scenarios,
                                                       const Execution& execution = {});

/// Finds the communities of a projection; an empty partition when none are to be compared.
using FindPartition = std::function<Partition(const Network&, const Projection&)>;

/// Measures each case with measure_version(), compares it with `base`, and marks those that are
/// efficient by gain in `gain` and cost() (pareto_front()). Cost as of measure_version() and
/// network_changes(), per case.
void measure_cases(std::vector<ScenarioCase>& cases, const ComparedVersion& base,
                   NetworkMeasure gain, const ComparisonOptions& options,
                   const FindPartition& find_partition);

}  // namespace musubi
