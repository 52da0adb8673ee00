#pragma once
#include <string_view>
#include <vector>

#include "algorithms/gaps/hub_network.hpp"

namespace musubi {

/// Why two hubs count as linked (the first five), or are tied only indirectly (the last two).
enum class HubLinkKind {
  shared_institution,       ///< an institution (or parts of one) serves both
  joint_project,            ///< different institutions of the two take part in one project
  stated_tie,               ///< a source states a tie between the hubs or institutions of theirs
  operated_facility,        ///< a facility of one is operated by an institution of the other
  shared_operator,          ///< facilities of both are operated by the same body
  shared_overseas_partner,  ///< indirect: institutions of both state a tie with the same body
                            ///< abroad
  shared_council_seat,      ///< indirect: institutions of both sit on the same council
};

[[nodiscard]] std::string_view name_of(HubLinkKind kind);  ///< "shared_institution", ...
[[nodiscard]] bool is_direct(HubLinkKind kind);

/// One way in which two hubs are tied, with the statements it rests on.
struct HubLink {
  HubLinkKind kind = HubLinkKind::shared_institution;
  std::vector<NodeId> via{};    ///< the institution, project, partner or the two tied institutions
  std::vector<LinkId> links{};  ///< the links of the network it rests on, in increasing order
  bool derived =
      false;  ///< concluded: from a derived link, or through another part of an organisation
};

/// How each pair of hubs is tied: `result[pair_index(i, j, h)]` for positions i < j of hubs. Direct
/// kinds come first, in the order of HubLinkKind. An institution counts with all its parts when the
/// options' `roll_up` says so. O(m + sum over pairs of what they share).
[[nodiscard]] std::vector<std::vector<HubLink>> hub_links(const Network& network,
                                                          const HubNetwork& hubs,
                                                          const GapOptions& options = {});

/// Position of the pair i < j among the h (h - 1) / 2 pairs in order.
[[nodiscard]] constexpr std::size_t pair_index(std::size_t i, std::size_t j, std::size_t h) {
  return i * h - i * (i + 1) / 2 + (j - i - 1);
}

}  // namespace musubi
