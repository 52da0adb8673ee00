#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/csr_graph.hpp"

namespace musubi {

using Community = std::uint32_t;

/// `partition[v]` is the community of vertex v; communities are 0 .. k-1.
using Partition = std::vector<Community>;

/// Renumbers by falling size, then by smallest vertex, so that equal partitions get equal numbers.
/// O(n).
[[nodiscard]] Partition canonical(const Partition& partition);

/// k, the number of communities: one more than the largest. 0 for the empty partition.
[[nodiscard]] Community num_communities(const Partition& partition);

/// How good a partition is, whoever found it.
struct PartitionQuality {
  double modularity = 0.0;   ///< see modularity()
  double coverage = 0.0;     ///< share of the strength that lies inside communities
  double conductance = 0.0;  ///< mean over communities of cut / min(volume inside, volume outside)
};

/// Modularity with resolution γ: Σ_c [ L_c / m - γ (d_c / 2m)² ] with strengths as weights (1
/// without), L_c the weight inside c (a self-loop counts once), d_c the strengths of its vertices.
/// Directed: the product of out- and in-strengths takes the place of the square. In [-1/2, 1) for γ
/// = 1; 0 for a graph without edges. O(n + m). Sources: Newman and Girvan, 2004, "Finding and
/// evaluating community structure in networks"; Leicht and Newman, 2008, "Community structure in
/// directed networks"; Reichardt and Bornholdt, 2006, for γ. Throws std::invalid_argument when the
/// partition has not length n.
[[nodiscard]] double modularity(const CsrGraph& graph, const Partition& partition,
                                double resolution = 1.0);

/// O(n + m). A community that is the whole graph or has no volume counts 0 for its conductance.
[[nodiscard]] PartitionQuality partition_quality(const CsrGraph& graph, const Partition& partition);

/// How far two partitions of the same vertices agree.
struct PartitionAgreement {
  double nmi = 0.0;  ///< normalised mutual information, arithmetic mean, in [0, 1]
  double ari = 0.0;  ///< adjusted Rand index, 1 for equal partitions, about 0 for independent ones
  double vi = 0.0;   ///< variation of information in nats, 0 for equal partitions
};

/// Two partitions that put everything into one community agree: nmi = ari = 1. Empty ones too. O(n
/// log n). Sources: Strehl and Ghosh, 2002; Hubert and Arabie, 1985; Meilă, 2003. Throws
/// std::invalid_argument when the lengths differ.
[[nodiscard]] PartitionAgreement partition_agreement(const Partition& a, const Partition& b);

}  // namespace musubi
