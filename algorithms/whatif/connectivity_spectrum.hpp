#pragma once
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// Components of more vertices than this get no dense eigenvectors.
inline constexpr Vertex kMostSpectralVertices = 2500;

/// The algebraic connectivity (Fiedler, 1973) of a graph by all eigenvalues of its Laplacian, and
/// what one more link makes of it. Strengths and directions as in ResistanceMatrix.
///
/// A disconnected graph has the value 0 whatever one link does, so here the largest component is
/// looked at (of equal ones that with the smallest vertex), as it stands when this is made: links
/// that lead out of it change nothing.
class ConnectivitySpectrum {
 public:
  /// O(k³) for k vertices of the largest component; 16 k² bytes. Throws std::invalid_argument when
  /// k is above kMostSpectralVertices.
  explicit ConnectivitySpectrum(const CsrGraph& graph);
  ConnectivitySpectrum(const ConnectivitySpectrum& other);
  ConnectivitySpectrum& operator=(const ConnectivitySpectrum& other);
  ConnectivitySpectrum(ConnectivitySpectrum&& other) noexcept;
  ConnectivitySpectrum& operator=(ConnectivitySpectrum&& other) noexcept;
  ~ConnectivitySpectrum();

  /// 0 for one vertex or none.
  [[nodiscard]] double algebraic_connectivity() const;
  [[nodiscard]] bool contains(Vertex v) const;

  /// By how much a new link of strength 1 would raise it: to the root between λ_2 and λ_3 of the
  /// secular equation 1 + Σ (u_iᵀb)² / (λ_i - μ) = 0 (Golub, 1973, "Some modified matrix eigenvalue
  /// problems"), by halving to the last digit. O(k) per pair, some fifty times. Does not depend on
  /// threads.
  [[nodiscard]] std::vector<double> gains(std::span<const std::pair<Vertex, Vertex>> pairs,
                                          const Execution& execution = {}) const;

  /// At most so much would each link add to what several raise it by together: (u_a - u_b)² of an
  /// eigenvector u of λ_2, for uᵀ(L + Σ bbᵀ)u bounds the new λ_2 (Ghosh and Boyd, 2006, "Growing
  /// well-connected graphs").
  [[nodiscard]] std::vector<double> slopes(std::span<const std::pair<Vertex, Vertex>> pairs) const;

  /// No k links take it above this: λ_{k+2} (Weyl's inequality); infinity beyond the last one.
  [[nodiscard]] double ceiling(std::size_t k) const;

  /// O(k³).
  void add_link(Vertex a, Vertex b);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace musubi
