#pragma once
#include <vector>

#include "algorithms/centrality/damped_system.hpp"
#include "engine/csr_graph.hpp"

namespace musubi {

/// The order in which Gauss-Seidel takes the vertices of a graph.
///
/// Directed: first what no cycle leads into, each vertex after those that point to it; then the
/// core; then what leads into no cycle. Only the core needs more than one sweep. Undirected: all is
/// core. The core is cut into classes without an arc inside, so that the vertices of one may be
/// taken at once, by several threads or by the units of one processor; what the first 63 classes do
/// not take is the last one, to be taken in turn. Each class is in the order of
/// by_falling_length().
struct SweepOrder {
  std::vector<Vertex> original{};     ///< the vertex behind each row
  std::vector<Vertex> class_begin{};  ///< where each class begins, and where the core ends
};

/// O(n + m) time, O(n) memory. Ours; classes after Welsh and Powell, 1967, "An upper bound for the
/// chromatic number of a graph and its application to timetabling problems".
[[nodiscard]] SweepOrder sweep_order(const CsrGraph& graph);

/// Successive over-relaxation (1: Gauss-Seidel) on x = b + c A D⁻¹ x from the `x` given, until Σ|r|
/// is about `goal`, or for `max_sweeps`; A the in-rows in the `order`. Converges for relaxation 1
/// when the spectral radius of c A D⁻¹ is below 1, and in (0, 2) when A is also symmetric, where
/// 2 / (1 + sqrt(1 - ρ²)) is best. The residual returned is the sum of the sweep's steps.
///
/// O(sweeps * (n + m)) time, O(n) memory. The same bits for any number of threads. Error(cancelled)
/// on a stop request. Sources: Young, 1954, "Iterative methods for solving partial difference
/// equations of elliptic type"; Arasu, Novak, Tomkins and Tomlin, 2002, "PageRank computation and
/// the structure of the web".
[[nodiscard]] SolverRun gauss_seidel(const DampedSystem& system, const SweepOrder& order,
                                     double relaxation, std::vector<double>& x, double goal,
                                     int max_sweeps, const Execution& execution);

}  // namespace musubi
