#pragma once
#include <set>
#include <span>
#include <string>
#include <vector>

#include "engine/network.hpp"

namespace musubi {

/// Ids of the sources that the links cite. O(links log sources).
void collect_sources(const Network& network, std::span<const LinkId> links,
                     std::set<std::string>& cited);

/// Adds what the coverage of these subjects cites for a topic.
void collect_coverage_sources(const Network& network, std::span<const NodeId> subjects,
                              std::string_view topic, std::set<std::string>& cited);

/// For the foot of a picture: the titles of those sources with their dates, without what stands in
/// brackets, in the package's order; an id without a title stands as it is.
[[nodiscard]] std::vector<std::string> source_titles(const Network& network,
                                                     const std::set<std::string>& cited);

}  // namespace musubi
