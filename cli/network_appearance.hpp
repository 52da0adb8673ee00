#pragma once
#include "cli/session.hpp"
#include "viz/appearance.hpp"

namespace musubi::cli {

/// How the nodes look in files for other programs: as the network itself says, else placed by
/// network_layout() with the session's seed, coloured by kind and as large as their degree. Without
/// musubi-render there are no places, and a note on standard error says so unless quiet. Cost as of
/// network_layout().
[[nodiscard]] Appearance appearance_of(const Network& network, const Session& session);

}  // namespace musubi::cli
