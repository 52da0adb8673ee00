#pragma once
#include <string>

#include "algorithms/community/community_report.hpp"
#include "engine/execution.hpp"
#include "engine/network.hpp"

namespace musubi::cli {

struct CommunityOptions {
  std::string method = "leiden";
  double resolution = 1.0;
  int runs = 10;
  std::uint64_t seed = 42;
  Execution execution{};
};

/// The communities of highest modularity that a method finds (repeat_search()), with their quality
/// and agreement with the hubs. Throws Error(usage) for a method that there is not, naming those
/// that there are.
[[nodiscard]] CommunityResult find_communities(const Network& network, const Projection& projection,
                                               const CommunityOptions& options);

}  // namespace musubi::cli
