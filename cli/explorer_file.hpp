#pragma once
#include <string>

#include "cli/session.hpp"

namespace musubi::cli {

/// The explorer of a network as one page: every first analysis of it, with places. A `token` lets
/// the page ask the server that it came from (explorer_page()). Throws Error(output) for a program
/// without the front end, a network that is too large for a browser, or nodes without places. Cost
/// as of analyze() and network_layout().
[[nodiscard]] std::string explorer_of(const Session& session, const Network& network,
                                      const std::string& token = {});

}  // namespace musubi::cli
