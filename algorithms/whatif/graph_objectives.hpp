#pragma once
#include <memory>
#include <vector>

#include "algorithms/whatif/distance_gains.hpp"
#include "algorithms/whatif/link_objective.hpp"

namespace musubi {

/// Mean of 1/distance over all ordered pairs of different vertices, 0 without a way (Latora and
/// Marchiori, 2001); 0 for fewer than two vertices. Lengths count where the graph has them, a new
/// link is 1 long, directions are ignored. Gains: distance_gains(). Throws as DistanceMatrix.
///
/// Bounds: a new way from s to t leaves the old graph at an end u of a new link and comes back at
/// another end w, with at least one link between, so that it is no shorter than with a link u-w:
/// a set gains at most the sum of the single gains of all pairs among its ends. And without lengths
/// k links bring at most k pairs to 1 step and all others to 2.
[[nodiscard]] std::unique_ptr<LinkObjective> efficiency_objective(const CsrGraph& graph,
                                                                  const Execution& execution = {});

/// Mean over `group` of the harmonic closeness: the sum of 1/distance to all other vertices. Bounds
/// as above. With one vertex in the group and all links at it, the objective is submodular: a
/// shortest way uses the first of them only (Crescenzi, D'Angelo, Severini and Velaj, 2016,
/// "Greedily improving our own closeness centrality in a network"). Throws std::invalid_argument
/// for an empty group.
[[nodiscard]] std::unique_ptr<LinkObjective> harmonic_objective(const CsrGraph& graph,
                                                                std::vector<Vertex> group,
                                                                const Execution& execution = {});

/// Mean distance from the vertices of `from` to those of `to`, a vertex to itself left out; smaller
/// is better. No way counts as n steps, or n times the longest length, 1 at least: more than any
/// way has, so that a new way is never worse than none. Submodular and bounded as above. Throws
/// std::invalid_argument when a group is empty or there is no pair.
[[nodiscard]] std::unique_ptr<LinkObjective> distance_objective(const CsrGraph& graph,
                                                                std::vector<Vertex> from,
                                                                std::vector<Vertex> to,
                                                                const Execution& execution = {});

/// ResistanceMatrix::kirchhoff_index(), which says what a disconnected graph counts as; smaller is
/// better. Bounds: within one component the slopes of ResistanceMatrix::slopes(); else only that no
/// resistance falls below 0.
[[nodiscard]] std::unique_ptr<LinkObjective> kirchhoff_objective(const CsrGraph& graph,
                                                                 const Execution& execution = {});

/// ConnectivitySpectrum::algebraic_connectivity(), of the largest component. Bounds: its slopes()
/// and ceiling().
[[nodiscard]] std::unique_ptr<LinkObjective> connectivity_objective(const CsrGraph& graph);

/// LossRobustness: what is connected when one of `lost` (empty: any) is lost. A set gains at most
/// the sum of the gains of all pairs among its ends: whichever pairs it joins when v is lost are in
/// two parts with an end each.
[[nodiscard]] std::unique_ptr<LinkObjective> robustness_objective(const CsrGraph& graph,
                                                                  std::vector<Vertex> lost = {},
                                                                  const Execution& execution = {});

}  // namespace musubi
