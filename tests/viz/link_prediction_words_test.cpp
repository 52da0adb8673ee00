#include "viz/link_prediction_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/viz/tested_trust.hpp"

namespace musubi::link_prediction_words_test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

constexpr Language kBoth[] = {Language::ja, Language::en};

TEST(LinkPredictionWords, EveryPredictorHasItsOwn) {
  for (const auto language : kBoth) {
    std::set<std::string> labels;
    for (const auto predictor : all_link_predictors()) {
      labels.insert(predictor_label(predictor, language));
    }
    EXPECT_EQ(labels.size(), all_link_predictors().size());
    EXPECT_FALSE(labels.contains(""));
  }
}

TEST(LinkPredictionWords, TheSentenceHasTheFiguresOfBoth) {
  for (const auto language : kBoth) {
    EXPECT_THAT(trust_sentence(tested_trust(), language),
                AllOf(HasSubstr("200"), HasSubstr("20"), HasSubstr("25%"), HasSubstr("10%"),
                      HasSubstr("60%"), HasSubstr("50%")));
  }
}

TEST(LinkPredictionWords, EachOutcomeIsSaidPlainly) {
  const auto english = [](TrustOutcome outcome) {
    return trust_sentence(tested_trust(outcome), Language::en);
  };
  const auto japanese = [](TrustOutcome outcome) {
    return trust_sentence(tested_trust(outcome), Language::ja);
  };
  using enum TrustOutcome;
  EXPECT_THAT(english(no_better_than_degree),
              AllOf(HasSubstr("no better than going by the number of links alone"),
                    HasSubstr("do not rely on them")));
  EXPECT_THAT(japanese(no_better_than_degree), HasSubstr("頼りになりません"));
  EXPECT_THAT(english(somewhat_better), HasSubstr("a random walk are somewhat better"));
  EXPECT_THAT(japanese(somewhat_better), HasSubstr("いくらか当たる程度"));
  EXPECT_THAT(english(clearly_better), HasSubstr("clearly better"));
  EXPECT_THAT(japanese(clearly_better), HasSubstr("はっきり当たります"));
  EXPECT_THAT(english(everything_linked), HasSubstr("nothing to suggest"));
  EXPECT_THAT(english(too_few_links), HasSubstr("200 links there are too few"));
  EXPECT_THAT(japanese(too_few_links), HasSubstr("200本しかなく"));
}

TEST(LinkPredictionWords, DegreeIsNotComparedWithItself) {
  auto trust = tested_trust(TrustOutcome::no_better_than_degree);
  trust.predictor = LinkPredictor::preferential_attachment;
  EXPECT_THAT(trust_sentence(trust, Language::en), HasSubstr("go by the number of links alone:"));
  EXPECT_THAT(trust_sentence(trust, Language::ja), HasSubstr("結び付きの数だけによるもの"));
}

}  // namespace
}  // namespace musubi::link_prediction_words_test
