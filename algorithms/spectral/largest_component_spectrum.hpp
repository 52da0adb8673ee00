#pragma once
#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// Two measures of one component.
struct ComponentMeasures {
  double kirchhoff_index = 0.0;
  double algebraic_connectivity = 0.0;
};

/// The Kirchhoff index and the algebraic connectivity (kirchhoff_index(),
/// algebraic_connectivity()) of the largest component, edges of strength 0 ignored; of equally
/// large ones the one with the smallest vertex. Finite in any case; 0 for one vertex or none.
///
/// Up to 400 vertices both come from the eigenvalues of its Laplacian, k Σ 1/λ and λ_2 on k
/// vertices, in O(k³); beyond that from k solves and some dozens, as in the functions named.
[[nodiscard]] ComponentMeasures largest_component_measures(const CsrGraph& graph,
                                                           const Execution& execution = {});

}  // namespace musubi
