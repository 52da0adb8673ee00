#pragma once
#include "algorithms/gaps/hub_links.hpp"
#include "cli/session.hpp"

namespace musubi::cli {

/// A tie between two hubs as JSON: via, kind, direct, basis, evidence.
[[nodiscard]] Json hub_tie_json(const Network& network, const HubLink& tie);

}  // namespace musubi::cli
