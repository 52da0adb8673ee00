#pragma once
#include <string>

#include "algorithms/whatif/scenario_cases.hpp"
#include "cli/community_method.hpp"
#include "cli/result_table.hpp"

namespace musubi::cli {

/// What `--measures` asks for, of networks and of nodes; all without a name. Throws Error(usage)
/// with the nearest names.
[[nodiscard]] ComparisonOptions comparison_options(const Session& session, const Network& network,
                                                   const std::vector<std::string>& measures);

/// Finds communities when `options` ask for measures of them.
[[nodiscard]] FindPartition partition_finder(const ComparisonOptions& options, std::uint64_t seed);

/// A version with its communities, when they are asked for.
[[nodiscard]] ComparedVersion measured(const Network& network, const Projection& projection,
                                       const ComparisonOptions& options, std::uint64_t seed);

/// `before`, `after`, `change`, `rank_changes`, `gaps`, `requirements`, `communities` and
/// `cut_off`, put into an object. At most `top` rank changes per measure; 0: all.
void put_comparison(Json& json, const Comparison& comparison, const ComparedVersion& before,
                    const ComparedVersion& after, std::size_t top, Language language);

/// What changes, as lines for people; empty when nothing does.
[[nodiscard]] std::string comparison_text(const Comparison& comparison,
                                          const ComparedVersion& before,
                                          const ComparedVersion& after, std::size_t top,
                                          Language language);

}  // namespace musubi::cli
