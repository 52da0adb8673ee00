#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "algorithms/gaps/hub_gaps.hpp"
#include "viz/legend.hpp"

namespace musubi {

/// The direct links of a pair of hubs: how many, and of how many kinds.
struct DirectLinks {
  std::size_t count = 0;
  std::size_t kinds = 0;
};
[[nodiscard]] DirectLinks direct_links(const HubPair& pair);

/// Width of their line in points: grows with each link, up to a limit beyond which lines would hide
/// the page.
[[nodiscard]] std::string line_width(std::size_t links);

/// The names of the two hubs, joined as the language joins them.
[[nodiscard]] std::string pair_name(const Network& network, const HubPair& pair, Language language);

/// 3件・2種 / 3 links, 2 kinds; of one kind the number alone: 2件 / 2 links
[[nodiscard]] std::string direct_links_text(const DirectLinks& direct, Language language);

/// The number of direct links of the pair that has most.
[[nodiscard]] std::size_t most_direct_links(std::span<const HubPair> pairs);

/// What the widths of lines of this colour mean, by those of one link and of `most`.
[[nodiscard]] std::vector<LegendEntry> direct_link_legend(std::string_view color, std::size_t most,
                                                          Language language);

}  // namespace musubi
