#pragma once
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

struct StructuralHolesOptions {
  Execution execution{};
};

/// Burt's measures of every vertex, each of length n; NaN for a vertex without contacts, of which
/// none of them says anything.
struct StructuralHoles {
  std::vector<double> constraint{};  ///< c_i > 0; low: its contacts do not know each other
  std::vector<double>
      effective_size{};              ///< in [1, N_i] without strengths; contacts less redundancy
  std::vector<double> efficiency{};  ///< effective size / N_i
  std::vector<double> hierarchy{};   ///< in [0, 1]; 1: all constraint comes from one contact
};

/// How far the contacts of each vertex are tied to each other already, which leaves it little to
/// broker (Burt's structural holes, in the whole-network form: strengths are shared out over all
/// ties of a vertex).
///
/// z_ij is the mutual strength of i and j: all strengths of edges between them in both directions
/// (1 per edge without strengths), so that a directed graph is taken as who is tied to whom, a
/// reciprocal or parallel tie being a stronger one. Self-loops and edges of strength 0 are no ties.
/// The contacts of i are the N_i vertices with z_ij > 0, and
///
///     p_ij = z_ij / Σ_k z_ik          m_jq = z_jq / max_k z_jk
///     constraint      c_i = Σ_j c_ij, c_ij = (p_ij + Σ_{q ≠ i,j} p_iq p_qj)²
///     effective size      = Σ_j (1 - Σ_{q ≠ i,j} p_iq m_jq)
///     efficiency          = effective size / N_i
///     hierarchy           = Σ_j r_j ln r_j / (N_i ln N_i), r_j = c_ij N_i / c_i
///
/// over the contacts j of i. One contact alone: 1, 1, 1, and hierarchy 1 (the formula gives 0/0).
/// A clique of three has constraint 1.125: it is not bounded by 1. Without strengths and
/// directions the effective size is N - 2t/N for t ties among the contacts (Borgatti). The other
/// components of a graph change nothing; the empty graph gives empty vectors.
///
/// The constraint is that of igraph_constraint and of NetworkX, the effective size that of NetworkX
/// (of a directed graph, or with weights; without either, Borgatti's form of the same). They differ
/// where there is nothing to say: igraph gives 0 to a vertex with self-loops only, and NetworkX NaN
/// to a vertex of a directed graph that has in-edges only.
///
/// O(Σ d²) time at most for the numbers d of contacts, and less where a hub meets leaves: Σ over
/// ties of the smaller d, times a logarithm. O(n + m) memory. The same bits for any number of
/// threads. Throws Error(cancelled) on a stop request. Sources: Burt, 1992, "Structural Holes: The
/// Social Structure of Competition"; Borgatti, 1997, "Structural holes: unpacking Burt's redundancy
/// measures".
[[nodiscard]] StructuralHoles structural_holes(const CsrGraph& graph,
                                               const StructuralHolesOptions& options = {});

}  // namespace musubi
