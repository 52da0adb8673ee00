#pragma once
#include <optional>
#include <vector>

#include "algorithms/linkpred/source_groups.hpp"
#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

struct KatzOptions {
  /// Discount per step, > 0 and below 1/λ for the largest eigenvalue λ; none: 1/(2λ).
  std::optional<double> beta{};
  int length = 0;           ///< longest walk that counts; 0: as the tolerance asks
  double tolerance = 1e-6;  ///< bound on what longer walks would add, > 0 (for length 0)
  Execution execution{};
};

/// Katz index Σ_l β^l (A^l)[u][v] over walks of l = 1, 2, ... steps, on a simple view, cut off at
/// `length` steps or where (βλ)^l / (1 - βλ) falls below the tolerance. Pairs in different
/// components score 0.
///
/// O(length * (n + m)) per source. Throws std::invalid_argument when β is not in (0, 1/λ), where λ
/// is known to about 1e-9, or another option is outside its range; Error(cancelled) on a stop
/// request. Source: Katz, 1953, "A new status index derived from sociometric analysis".
[[nodiscard]] std::vector<double> katz_scores(const CsrGraph& simple, const SourceGroups& groups,
                                              const KatzOptions& options);

}  // namespace musubi
