#pragma once
#include <string>
#include <vector>

#include "cli/path_search.hpp"
#include "engine/network.hpp"

namespace musubi::cli {

/// What was found, in sentences: how far apart the two are, how many ways there are and what they
/// hang on; or why there is none, and with what there would be one.
[[nodiscard]] std::vector<std::string> path_summary(const Network& network,
                                                    const Projection& projection,
                                                    const PathQuery& query,
                                                    const PathAnswer& answer, Language language);

}  // namespace musubi::cli
