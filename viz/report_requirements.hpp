#pragma once
#include "viz/report_context.hpp"

namespace musubi::report {

inline constexpr Noun kRequirements{"件", "requirement", "requirements"};

/// Title of a profile, and below it where it is read from and what its authors note.
[[nodiscard]] Html profile_title(const ReportContext& context, const Profile& profile);
[[nodiscard]] Html profile_source(const ReportContext& context, const Profile& profile);

/// " (system set up, disclosure)", small; nothing when the requirement has neither.
[[nodiscard]] Html level_and_axis(const ReportContext& context, const Requirement& requirement);

/// One requirement that can be counted: each of its needs with status, what was found, what would
/// meet it; and, to open, the statements behind it. `id` is unique in the page.
[[nodiscard]] Html requirement_block(const ReportContext& context, const RequirementResult& result,
                                     const std::string& id);

/// Profiles for many institutions as one table: at each level, how many institutions meet how many
/// of the requirements that can be counted. Nothing without rows.
[[nodiscard]] Html requirement_levels(const ReportContext& context,
                                      const std::vector<const ProfileAssessment*>& profiles);

}  // namespace musubi::report
