#pragma once
#include <string>
#include <vector>

#include "cli/trial_link.hpp"
#include "engine/text.hpp"

namespace musubi::cli {

/// What the explorer's page asks the server: what if these links were there?
struct ExploreQuestion {
  std::vector<TrialLink> links{};  ///< 1 to 50
  Language language = Language::ja;
  std::string title{};  ///< of a scenario; may be empty
};

/// Reads the body of a request, JSON from whoever reaches the server: {"links": [{"source",
/// "target", "relation"}], "language", "title"}. Throws Error(input) for anything else, for a list
/// that is empty or too long, and for a text that is empty or longer than 1,000 bytes.
[[nodiscard]] ExploreQuestion question_of(const std::string& body);

}  // namespace musubi::cli
