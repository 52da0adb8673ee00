#pragma once
#include <string>

#include "algorithms/gaps/hub_network.hpp"

namespace musubi::cli {

/// The codes of a status in JSON and CSV: "linked" or "present" for GapStatus::present, as the
/// contract words it for ties and for functions.
[[nodiscard]] std::string tie_status(GapStatus status);
[[nodiscard]] std::string function_status(GapStatus status);

}  // namespace musubi::cli
