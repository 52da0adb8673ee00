#pragma once
#include <span>
#include <stop_token>
#include <utility>
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// The Kirchhoff index: the sum over all unordered pairs of vertices of their effective resistance,
/// every edge being a resistor of conductance `strength` (1 without strengths). Small when there
/// are many short ways between everyone. Directions are ignored, parallel edges add up, self-loops
/// and edges of strength 0 do not matter. Infinite for a disconnected graph, 0 for one vertex or
/// none.
///
/// n tr(L⁺): n solves with the Laplacian, by a sparse Cholesky factorisation where its factor is
/// small, else by conjugate gradients to a relative residual of 1e-10. O(n + m) memory and the
/// fill-in. Throws Error(cancelled) on a stop request. Source: Klein and Randić, 1993, "Resistance
/// distance".
[[nodiscard]] double kirchhoff_index(const CsrGraph& graph, const Execution& execution = {});

/// The algebraic connectivity: the second smallest eigenvalue of the Laplacian, with strengths and
/// directions as above. Large when no small cut parts the graph. 0 for a disconnected graph, and
/// for one vertex or none.
///
/// Up to 400 vertices O(n³) by a dense method, beyond that some dozens of solves with the Laplacian
/// (Lanczos's method on its pseudo-inverse). Throws Error(cancelled) on a stop request. Source:
/// Fiedler, 1973, "Algebraic connectivity of graphs".
[[nodiscard]] double algebraic_connectivity(const CsrGraph& graph,
                                            const std::stop_token& stop = {});

/// What one new edge would change, for one pair of vertices.
struct LaplacianGain {
  double kirchhoff_index = 0.0;         ///< by how much it falls, >= 0
  double algebraic_connectivity = 0.0;  ///< by how much it rises, >= 0
};

/// What one new edge of strength 1 between the vertices of each pair would change in the component
/// that holds both (its own Kirchhoff index and algebraic connectivity). Both are infinite for two
/// vertices of different components, which the edge would join. A pair of a vertex with itself
/// changes nothing.
///
/// With b = e_a - e_b the index falls by k |L⁺b|² / (1 + bᵀL⁺b) on k vertices (Sherman and
/// Morrison, 1950). The connectivity rises to the root of 1 + Σ z_i² / (λ_i - μ) = 0 between λ_2
/// and λ_3, z_i = u_iᵀb, the secular equation of a rank-one update (Golub, 1973, "Some modified
/// matrix eigenvalue problems"). Up to 400 vertices all λ_i are at
/// hand. Beyond that the sixteen smallest are, and the rest enters through bᵀ(L⁺)^j b, j = 1 .. 4,
/// which are known, and a geometric series behind them: the index stays exact, and the rise of the
/// connectivity comes out within some percent where many λ_i crowd near λ_2, else far closer.
///
/// For e different ends of p pairs: e solves (2e beyond 400 vertices), tables of products in O(e²
/// n), and O(p); 16 e n bytes. Results do not depend on the number of threads. Throws
/// std::invalid_argument when a vertex is not below n, Error(cancelled) on a stop request.
[[nodiscard]] std::vector<LaplacianGain> laplacian_gains(
    const CsrGraph& graph, std::span<const std::pair<Vertex, Vertex>> pairs,
    const Execution& execution = {});

}  // namespace musubi
