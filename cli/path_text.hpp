#pragma once
#include <string>
#include <vector>

#include "cli/path_search.hpp"
#include "engine/network.hpp"

namespace musubi::cli {

/// The ways for people: a block for each, with the statements behind its steps and their sources.
[[nodiscard]] std::string path_text(const Network& network, const Projection& projection,
                                    const std::vector<SimplePath>& ways, Language language);

}  // namespace musubi::cli
