#include <algorithm>
#include <cmath>

#include "algorithms/linkpred/link_scores.hpp"
#include "tests/algorithms/linkpred/igraph_similarity.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::similarity_igraph_test {
namespace {

using musubi::testing::all_pairs;
using musubi::testing::IsNear;
using ::testing::Pointwise;
namespace zoo = musubi::testing;

constexpr double kRounding = 1e-12;  // the same few terms in another order

std::vector<double> entries(const zoo::Matrix& matrix, const std::vector<VertexPair>& pairs) {
  std::vector<double> values;
  for (const auto& [a, b] : pairs) values.push_back(matrix[a][b]);
  return values;
}

class SimilarityOnZoo : public zoo::OnZoo {};
MUSUBI_ON_ZOO(SimilarityOnZoo);

TEST_P(SimilarityOnZoo, AgreesWithIgraph) {
  const auto pairs = all_pairs(zoo_graph().n);
  if (pairs.empty()) GTEST_SKIP() << "no pairs";
  using enum LinkPredictor;
  EXPECT_THAT(
      link_scores(graph(), pairs, common_neighbours),
      Pointwise(IsNear(kRounding), entries(zoo::igraph::common_neighbours(zoo_graph()), pairs)));
  EXPECT_THAT(
      link_scores(graph(), pairs, adamic_adar),
      Pointwise(IsNear(kRounding), entries(zoo::igraph::inverse_log_weighted(zoo_graph()), pairs)));
  // Of two isolated vertices igraph says what it likes (0 or 1); ours is 0.
  const auto ours = link_scores(graph(), pairs, jaccard);
  const auto theirs = zoo::igraph::jaccard(zoo_graph(), pairs);
  const auto degrees = link_scores(graph(), pairs, preferential_attachment);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (degrees[i] > 0.0) {
      EXPECT_NEAR(ours[i], theirs[i], kRounding);
    } else {
      EXPECT_EQ(ours[i], 0.0);
    }
  }
}

TEST_P(SimilarityOnZoo, WalksAgreeWithIgraph) {
  const auto pairs = all_pairs(zoo_graph().n);
  if (pairs.empty()) GTEST_SKIP() << "no pairs";
  using enum LinkPredictor;
  const auto paths = entries(zoo::igraph::local_path(zoo_graph(), 0.01), pairs);
  const double most = *std::max_element(paths.begin(), paths.end());
  EXPECT_THAT(link_scores(graph(), pairs, local_path),
              Pointwise(IsNear(kRounding * (1.0 + most)), paths));
  // Ours knows λ to about 1e-9; what β brings from there is of the same size.
  EXPECT_THAT(link_scores(graph(), pairs, katz, {.katz_tolerance = 1e-13}),
              Pointwise(IsNear(1e-8), entries(zoo::igraph::katz(zoo_graph()), pairs)));
  const auto ours = link_scores(graph(), pairs, random_walk);
  const auto theirs = zoo::igraph::walks_with_restart(zoo_graph(), 0.15);
  const auto degrees = link_scores(graph(), pairs, preferential_attachment);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto [u, v] = pairs[i];
    // Who starts at an isolated vertex goes, with igraph, anywhere; ours stays.
    if (degrees[i] > 0.0) {
      EXPECT_NEAR(ours[i], (theirs[u][v] + theirs[v][u]) / 2.0, 1e-9);
    } else {
      EXPECT_EQ(ours[i], 0.0);
    }
  }
}

}  // namespace
}  // namespace musubi::similarity_igraph_test
