#include "algorithms/spectral/largest_component_spectrum.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

namespace musubi::largest_component_spectrum_test {
namespace {

// A ring of n vertices, and a pair apart from it that is smaller.
CsrGraph ring_and_pair(Vertex n) {
  std::vector<Edge> edges{{n, n + 1}};
  for (Vertex v = 0; v < n; ++v) edges.push_back({v, (v + 1) % n});
  return CsrGraph::from_edges(n + 2, edges);
}

// Of a ring the index is n (n² - 1) / 12 and λ_2 = 2 - 2 cos(2π / n); 500 vertices are solved for,
// the others have all eigenvalues at hand.
TEST(LargestComponentSpectrum, OfARingIsKnown) {
  for (const Vertex n : {3U, 5U, 40U, 500U}) {
    const auto found = largest_component_measures(ring_and_pair(n));
    const double k = n;
    const double index = k * (k * k - 1.0) / 12.0;
    EXPECT_NEAR(found.kirchhoff_index, index, 1e-8 * index) << n;
    const double connectivity = 2.0 - 2.0 * std::cos(2.0 * std::numbers::pi / k);
    EXPECT_NEAR(found.algebraic_connectivity, connectivity, 1e-8 * connectivity + 1e-12) << n;
  }
}

TEST(LargestComponentSpectrum, OfHardlyAnythingIsZero) {
  EXPECT_EQ(largest_component_measures(CsrGraph{}).kirchhoff_index, 0.0);
  EXPECT_EQ(largest_component_measures(CsrGraph::from_edges(3, {})).algebraic_connectivity, 0.0);
}

}  // namespace
}  // namespace musubi::largest_component_spectrum_test
