#pragma once
#include <string>

#include "algorithms/gaps/profile_assessment.hpp"
#include "engine/text.hpp"

namespace musubi {

/// The words for what assess() finds, as the command and the report both use them.

[[nodiscard]] std::string status_word(RequirementStatus status, Language language);
/// The same for a requirement or a need: one of a figure is met or not met, where of other things
/// the sources state some or none.
[[nodiscard]] std::string status_word(const RequirementResult& result, Language language);
[[nodiscard]] std::string status_word(const NeedResult& found, Language language);

/// What a need asks for: "incubator within 100 km", "member of: council or network organisation",
/// "members ≥ 50 companies", ...
[[nodiscard]] std::string need_words(const Network& network, const Need& need, Language language);

/// What was found of it: a count, or the figures with their years; "no figure" without one.
[[nodiscard]] std::string found_words(const Network& network, const NeedResult& found,
                                      Language language);

/// What would meet a need that is not met: how many more, of whom it is only not known where they
/// are, and who stands by; or which figure. Empty for one that is met.
[[nodiscard]] std::string what_would_meet(const Network& network, const NeedResult& found,
                                          Language language);
/// The same for a requirement: each need that lacks something, and what; or that people judge it.
[[nodiscard]] std::string what_would_meet(const Network& network, const RequirementResult& result,
                                          Language language);

/// How many requirements of how many subjects are met, at least and at most: one line.
[[nodiscard]] std::string counts_words(const RequirementCounts& counts, std::size_t subjects,
                                       Language language);

}  // namespace musubi
