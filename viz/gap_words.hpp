#pragma once
#include <string>

#include "algorithms/gaps/hub_links.hpp"
#include "algorithms/gaps/hub_network.hpp"
#include "algorithms/gaps/overseas_regions.hpp"
#include "algorithms/gaps/presence_bounds.hpp"
#include "engine/localized_text.hpp"

namespace musubi {

/// The three states as people read them everywhere: 記載あり, 記載なし, 不明 / stated, none stated,
/// unknown. "Missing" is not among them: that the sources state none does not prove absence.
[[nodiscard]] std::string status_word(GapStatus status, Language language);

/// The three states as codes, for classes of pictures and pages and for files: present, missing,
/// unknown.
[[nodiscard]] std::string status_code(GapStatus status);

/// Why two hubs count as tied, in words.
[[nodiscard]] LocalizedText link_kind_words(HubLinkKind kind);

/// The name of a region abroad: of the country (country_name()), or of its node.
[[nodiscard]] std::string region_name(const Network& network, const OverseasRegion& region,
                                      Language language);

/// Over whom two hubs are tied: "A, B"; the two ends of a tie between institutions as "A – B".
[[nodiscard]] std::string via_text(const Network& network, const HubLink& tie, Language language);

/// True when `via` of such a tie are its two ends, not institutions each of which makes it.
[[nodiscard]] bool via_is_two_ends(HubLinkKind kind);

/// Of a matrix of hubs, how much is stated now and how much could be, as sentences. `what` is what
/// the hubs are crossed with, in the plural: 機能 / functions.
[[nodiscard]] std::string bounds_sentence(const PresenceBounds& bounds, const LocalizedText& what,
                                          Language language);

}  // namespace musubi
