#pragma once
#include <string_view>

#include "algorithms/community/community_search.hpp"
#include "engine/csr_graph.hpp"

namespace musubi {

/// The methods that have a name on the command line.
enum class CommunityMethod { leiden, louvain };

[[nodiscard]] std::string_view name_of(CommunityMethod method);
/// Throws Error(usage) with the names there are.
[[nodiscard]] CommunityMethod community_method_named(std::string_view name);

struct RepeatedSearchOptions {
  CommunityMethod method = CommunityMethod::leiden;
  int runs = 10;  ///< >= 1
  /// Of each run, but that the first has this seed and the others ones drawn from it. Ten
  /// iterations are enough to be stable on graphs that a person looks at, and an end on others.
  CommunitySearchOptions search{.iterations = 10};
};

/// The best of several searches, each with a seed of its own; the first among equally good ones.
/// What leiden() and louvain() say of graphs without edges, weights, directions, threads and errors
/// holds here, too; `runs` outside its range throws std::invalid_argument. `runs` times the cost of
/// one search.
[[nodiscard]] CommunitySearchResult repeat_search(const CsrGraph& graph,
                                                  const RepeatedSearchOptions& options = {});

}  // namespace musubi
