#pragma once
#include "algorithms/centrality/closeness.hpp"
#include "algorithms/centrality/pivot_estimates.hpp"
#include "algorithms/distributed/ranks.hpp"
#include "engine/csr_graph.hpp"

namespace musubi {

// Measures of a graph that every rank has as a whole (see replicated_graph()): each rank searches
// from its share of the sources with the kernels of the single machine, and the first adds up what
// they found, in the order of ranks. Results stand on the first rank only; elsewhere they are
// parts. Cost: that of the kernel by the number of ranks, and a value per vertex and rank to send.

/// Collective. As betweenness(), up to rounding.
[[nodiscard]] std::vector<double> shared_betweenness(const CsrGraph& graph, const Ranks& ranks,
                                                     const Execution& execution);

/// Collective. As closeness() of a graph without lengths.
[[nodiscard]] ClosenessResult shared_closeness(const CsrGraph& graph, const Ranks& ranks,
                                               const Execution& execution);

/// Collective. As global_efficiency() of a graph without lengths, on all ranks.
[[nodiscard]] double shared_efficiency(const CsrGraph& graph, const Ranks& ranks,
                                       const Execution& execution);

/// Collective. As pivot_estimates(), of which `options.share` is set here.
[[nodiscard]] PivotEstimates shared_pivot_estimates(const CsrGraph& graph, const Ranks& ranks,
                                                    PivotOptions options);

}  // namespace musubi
