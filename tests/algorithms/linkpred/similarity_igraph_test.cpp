#include <cmath>

#include "algorithms/linkpred/link_scores.hpp"
#include "tests/algorithms/linkpred/igraph_similarity.hpp"
#include "tests/zoo_test.hpp"

namespace musubi {
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

}  // namespace
}  // namespace musubi
