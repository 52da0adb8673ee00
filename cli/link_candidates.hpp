#pragma once
#include <string>
#include <vector>

#include "algorithms/whatif/link_set_search.hpp"
#include "algorithms/whatif/sketched_links.hpp"
#include "cli/session.hpp"

namespace musubi::cli {

/// Which links may be suggested, as asked for.
struct CandidateChoice {
  std::vector<std::string> from{};     ///< kinds at one end; empty: all
  std::vector<std::string> to{};       ///< kinds at the other
  std::vector<std::string> exclude{};  ///< pairs A:B of nodes
  std::string costs{};                 ///< a CSV file source,target,cost
};

struct Candidates {
  std::vector<NewLink> links{};  ///< the first is of the kinds `from`
  std::vector<double> costs{};   ///< one each when there is a file of costs; 1 where it says none
};

/// All pairs of vertices that no edge joins and the choice admits, in order of the ids. Throws
/// Error(usage) naming every kind and node that is not known, or when there is no candidate or
/// there are more than 20 million; Error(input) for what is wrong in the file of costs.
[[nodiscard]] Candidates link_candidates(const Network& network, const Projection& projection,
                                         const CandidateChoice& choice);

/// The same pairs one vertex at a time, however many there are; costs are not read. The network and
/// the projection must outlive the result. Throws Error(usage) as above, but for the number.
[[nodiscard]] UpperEnds candidate_ends(const Network& network, const Projection& projection,
                                       const CandidateChoice& choice);

}  // namespace musubi::cli
