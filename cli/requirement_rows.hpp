#pragma once
#include <vector>

#include "algorithms/gaps/profile_assessment.hpp"
#include "cli/result_table.hpp"
#include "cli/session.hpp"

namespace musubi::cli {

/// For programs: one row per subject and requirement, with ids and terms.
[[nodiscard]] ResultTable requirement_rows(const Network& network,
                                           const std::vector<Assessment>& assessments,
                                           Language language);

/// For people: below each requirement a row for each of its needs, if it has more than one. Of
/// several subjects, only what can be counted, as the rest is the same for all.
[[nodiscard]] ResultTable requirement_table(const Network& network,
                                            const std::vector<Assessment>& assessments,
                                            Language language);

/// All of it as JSON, with what was counted and the statements behind it.
[[nodiscard]] Json requirement_json(const Network& network,
                                    const std::vector<Assessment>& assessments, Language language);

/// How many requirements stand how: of all subjects together, and of each.
[[nodiscard]] Json requirement_summary(const Network& network,
                                       const std::vector<Assessment>& assessments);

/// Over all subjects.
[[nodiscard]] RequirementCounts counts_of(const std::vector<Assessment>& assessments);

}  // namespace musubi::cli
