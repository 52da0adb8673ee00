#pragma once
#include <string>

namespace musubi::cli {

/// A link that somebody tries out, its ends by id.
struct TrialLink {
  std::string source{};
  std::string target{};
  std::string relation{};
};

}  // namespace musubi::cli
