#pragma once
#include <array>
#include <string>
#include <vector>

#include "algorithms/gaps/hub_network.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// Why two hubs count as linked (the first five), or are tied only indirectly (the last two).
enum class HubLinkKind {
  shared_institution,       ///< an institution (or parts of one) serves both
  joint_project,            ///< different institutions of the two take part in the same project
  stated_tie,               ///< a source states a tie between the hubs or institutions of theirs
  operated_facility,        ///< a facility of one is operated by an institution of the other
  shared_operator,          ///< facilities of both are operated by the same body
  shared_overseas_partner,  ///< indirect: institutions of both state a tie with the same body abroad
  shared_council_seat,      ///< indirect: institutions of both sit on the same council
};

[[nodiscard]] std::string_view name_of(HubLinkKind kind);  ///< "shared_institution", ...
[[nodiscard]] bool is_direct(HubLinkKind kind);

/// One way in which two hubs are tied, with the statements it rests on.
struct HubLink {
  HubLinkKind kind = HubLinkKind::shared_institution;
  std::vector<NodeId> via{};    ///< the institution, project, partner or the two tied institutions
  std::vector<LinkId> links{};  ///< the links of the network it rests on, in increasing order
  bool derived = false;         ///< a link it rests on is derived rather than stated
};

/// Who could bring two hubs together: an institution on a shortest chain between them.
struct Broker {
  NodeId institution = kNoNode;
  std::vector<NodeId> chain{};  ///< from hub a to hub b, both included
  std::vector<LinkId> links{};  ///< one link of each step
};

/// A score in [0, 1] and its parts, each in [0, 1].
struct GapScore {
  double total = 0.0;
  double complementarity = 0.0;  ///< functions one has and the other states none of / functions known of both
  double reach = 0.0;            ///< gain in global efficiency of the whole network, 1 for the largest gain
  double likelihood = 0.0;       ///< resource allocation between the hubs, 1 for the likeliest pair
};

/// Two hubs and what is known between them.
struct HubPair {
  NodeId a = kNoNode;
  NodeId b = kNoNode;
  GapStatus status = GapStatus::unknown;  ///< present means linked
  std::vector<HubLink> links{};           ///< direct kinds first; the indirect ones never make it linked
  GapScore score{};                       ///< zeros for linked pairs
  std::vector<std::string> complements{}; ///< functions that one has and the other states none of
  std::vector<Broker> brokers{};          ///< at most five, best placed first; empty for linked pairs
};

struct HubGapOptions {
  GapOptions gaps{};
  ProjectionSpec projection{};    ///< in which reach, likelihood and brokers are computed
  double weight_complementarity = 0.4;
  double weight_reach = 0.3;
  double weight_likelihood = 0.3;
  Execution execution{};
};

/// All pairs of hubs, the gaps first: missing by falling score, then unknown by falling score, then
/// linked; ties in order of id. A pair without a direct link is `missing` when both hubs are documented
/// on the topic `inter_hub_links`, else `unknown`.
///
/// Reach adds one link hub-hub to the projection and takes the gain in global efficiency (Latora and
/// Marchiori, 2001, "Efficient behavior of small-world networks"); likelihood is the resource allocation
/// index between the two hubs in the projection (Zhou, Lü and Zhang, 2009, "Predicting missing links via
/// local information"). The weighting is ours.
///
/// O(h n m) for h hubs. Throws Error(usage) without hubs, std::invalid_argument for a negative weight or
/// weights that sum to zero.
[[nodiscard]] std::vector<HubPair> hub_gaps(const Network& network, const HubGapOptions& options);

}  // namespace musubi
