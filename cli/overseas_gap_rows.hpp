#pragma once
#include <string>
#include <vector>

#include "algorithms/gaps/overseas_reach.hpp"
#include "cli/result_table.hpp"

namespace musubi::cli {

/// The cells of overseas_gaps() and what follows from them.
struct OverseasAnswer {
  const std::vector<OverseasCell>& cells;
  const OverseasReach& reach;

  /// Position of a cell's hub, and what is known of its partner from all hubs.
  [[nodiscard]] std::size_t hub_of(std::size_t cell) const { return cell / reach.partners.size(); }
  [[nodiscard]] const PartnerReach& partner_of(std::size_t cell) const {
    return reach.partners[cell % reach.partners.size()];
  }
  /// The hubs that a cell is reached by way of, the last of which reaches the partner itself.
  [[nodiscard]] std::vector<NodeId> through(std::size_t cell) const;
};

/// Hubs and partners abroad as a JSON array and as a table.
[[nodiscard]] Json overseas_gap_json(const Network& network, const OverseasAnswer& answer,
                                     Language language);
[[nodiscard]] ResultTable overseas_gap_table(const Network& network, const OverseasAnswer& answer,
                                             Language language);

/// The ties between hubs that the ways in overseas_gap_json() go over, each once.
[[nodiscard]] Json hub_ties_json(const Network& network, const OverseasAnswer& answer,
                                 const HubNetwork& hubs, const HubChains& chains);

/// 直接, 日本橋経由 / directly, by way of Nihonbashi.
[[nodiscard]] std::string access_text(const Network& network, Access access,
                                      const std::vector<NodeId>& through, Language language);

}  // namespace musubi::cli
