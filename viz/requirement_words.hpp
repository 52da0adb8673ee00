#pragma once
#include <string>

#include "algorithms/gaps/profile_assessment.hpp"
#include "engine/text.hpp"

namespace musubi {

/// The words for what assess() finds, as the command and the report both use them.
[[nodiscard]] std::string status_word(RequirementStatus status, Language language);

/// What a need counts: "incubator", "member of: council or network organisation", ...
[[nodiscard]] std::string need_words(const Network& network, const Need& need, Language language);

/// What would meet a requirement that is not met: how many more of what, and who stands by; for one
/// that cannot be counted, that people judge it. Empty for one that is met.
[[nodiscard]] std::string what_would_meet(const Network& network, const RequirementResult& result,
                                          Language language);

}  // namespace musubi
