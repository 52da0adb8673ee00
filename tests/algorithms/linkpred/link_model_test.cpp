#include "algorithms/linkpred/link_model.hpp"

#include <cmath>
#include <stdexcept>

#include "algorithms/linkpred/ranking_quality.hpp"
#include "engine/random.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::link_model_test {
namespace {

namespace zoo = musubi::testing;

TEST(LogisticRegression, OneColumnOfTwoValuesHasAClosedForm) {
  // x = -1: 1 of 4 positive, x = 1: 3 of 4. Without a ridge ln(p / (1 - p)) = x ln 3.
  const LinkFeatures features{.columns = {{-1, -1, -1, -1, 1, 1, 1, 1}}};
  const std::vector<bool> labels = {true, false, false, false, true, true, true, false};
  const auto model = fit_logistic_regression(features, labels, 1e-9);
  EXPECT_NEAR(model.intercept, 0.0, 1e-6);
  EXPECT_NEAR(model.weights[0], std::log(3.0), 1e-6);
  EXPECT_THROW(static_cast<void>(fit_logistic_regression(features, labels, 0.0)),
               std::invalid_argument);
  EXPECT_THROW(static_cast<void>(fit_logistic_regression(features, {true}, 1.0)),
               std::invalid_argument);
}

TEST(LogisticRegression, GradientIsZeroAtTheAnswerEvenForDependentColumns) {
  SplitMix64 random(3);
  LinkFeatures features{.columns = {{}, {}, {}}};
  std::vector<bool> labels;
  for (int i = 0; i < 200; ++i) {
    const double x = random.uniform() - 0.5;
    features.columns[0].push_back(x);
    features.columns[1].push_back(2.0 * x);  // says the same again
    features.columns[2].push_back(random.uniform());
    labels.push_back(random.uniform() < 1.0 / (1.0 + std::exp(-4.0 * x)));
  }
  constexpr double kRidge = 0.7;
  const auto model = fit_logistic_regression(features, labels, kRidge);
  const auto odds = model.log_odds(features);
  for (std::size_t c = 0; c < 3; ++c) {
    double gradient = -kRidge * model.weights[c];
    for (std::size_t i = 0; i < labels.size(); ++i) {
      gradient +=
          ((labels[i] ? 1.0 : 0.0) - 1.0 / (1.0 + std::exp(-odds[i]))) * features.columns[c][i];
    }
    EXPECT_NEAR(gradient, 0.0, 1e-3);
  }
}

TEST(BoostedTrees, LearnWhatNoSingleColumnTells) {
  SplitMix64 random(5);
  LinkFeatures features{.columns = {{}, {}}};
  std::vector<bool> labels;
  for (int i = 0; i < 600; ++i) {
    const double x = random.uniform();
    const double y = random.uniform();
    features.columns[0].push_back(x);
    features.columns[1].push_back(y);
    labels.push_back((x < 0.3) != (y < 0.6));
  }
  const auto odds = fit_boosted_trees(features, labels).log_odds(features);
  int right = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) right += (odds[i] > 0.0) == labels[i] ? 1 : 0;
  EXPECT_GT(right, 570);
  EXPECT_THROW(static_cast<void>(fit_boosted_trees(features, labels, {.depth = 0})),
               std::invalid_argument);
  EXPECT_THROW(static_cast<void>(fit_boosted_trees(features, {}, {})), std::invalid_argument);
}

TEST(BoostedTrees, WithoutTreesTheyAreThePrior) {
  const LinkFeatures features{.columns = {{1, 2, 3, 4}}};
  const auto model = fit_boosted_trees(features, {true, false, false, false}, {.trees = 0});
  EXPECT_THAT(model.log_odds(features), ::testing::Each(std::log(2.0 / 4.0)));
}

TEST(ColumnScaling, BringsColumnsToMeanZeroAndDeviationOne) {
  const LinkFeatures features{.columns = {{0, 1, 10, 1000}, {5, 5, 5, 5}}};
  const auto scaled = ColumnScaling(features).scaled(features);
  double sum = 0.0;
  double squares = 0.0;
  for (const double x : scaled.columns[0]) {
    sum += x;
    squares += x * x;
  }
  EXPECT_NEAR(sum, 0.0, 1e-12);
  EXPECT_NEAR(squares, 4.0, 1e-12);
  EXPECT_THAT(scaled.columns[1], ::testing::Each(0.0));
  EXPECT_EQ(with_interactions(scaled).columns.size(), 5U);
}

TEST(LinkModel, LearnsNothingFromAHandfulOfEdges) {
  const auto graph = zoo::path(4).graph();
  const LinkModel model(graph, {});
  EXPECT_FALSE(model.learnt());
  const std::vector<VertexPair> pairs = {{0, 2}, {0, 3}};
  EXPECT_EQ(link_scores(graph, pairs, LinkPredictor::combined),
            link_scores(graph, pairs, LinkPredictor::random_walk));
}

}  // namespace
}  // namespace musubi::link_model_test
