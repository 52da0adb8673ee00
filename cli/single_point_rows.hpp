#pragma once
#include <string>
#include <vector>

#include "algorithms/gaps/overseas_reach.hpp"
#include "algorithms/gaps/presence_bounds.hpp"
#include "cli/session.hpp"

namespace musubi::cli {

/// What hangs on one hub or one institution, as a JSON array.
[[nodiscard]] Json single_points_json(const Network& network, const OverseasReach& reach,
                                      Language language);

/// How many partners do, as a sentence for the foot of a table; "" when no partner is reached.
[[nodiscard]] std::string single_points_sentence(const OverseasReach& reach, Language language);

[[nodiscard]] Json bounds_json(const PresenceBounds& bounds);

}  // namespace musubi::cli
