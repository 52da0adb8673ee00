#include "algorithms/gaps/figure_threshold.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/algorithms/gaps/toy_network.hpp"

namespace musubi::figure_threshold_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using enum ThresholdAnswer;

class FigureThresholdTest : public ::testing::Test {
 protected:
  static Indicator members(double value, const std::string& qualifier = "",
                           const std::string& year = "2020") {
    return {.subject = "gtb",
            .indicator = "members",
            .value = value,
            .qualifier = qualifier,
            .unit = "companies",
            .year = year};
  }
  static FigureNeed at_least(double value) {
    return {.indicator = "members", .unit = "companies", .at_least = value};
  }
  static FigureNeed at_most(double value) {
    return {.indicator = "members", .unit = "companies", .at_most = value};
  }
  FigureFinding find(const FigureNeed& need,
                     const std::vector<std::string>& statuses = {"actual"}) {
    return figure_threshold(toy_.network(), "gtb", need, statuses);
  }
  // The answer when this is the only figure.
  static ThresholdAnswer answer(const Indicator& figure, const FigureNeed& need) {
    musubi::testing::ToyNetwork toy;
    toy.figure(figure);
    return figure_threshold(toy.network(), "gtb", need, {"actual"}).answer;
  }
  musubi::testing::ToyNetwork toy_{};
};

TEST_F(FigureThresholdTest, AnExactFigure) {
  EXPECT_EQ(answer(members(30), at_least(30)), holds);
  EXPECT_EQ(answer(members(30), at_least(31)), fails);
  EXPECT_EQ(answer(members(30), at_most(30)), holds);
  EXPECT_EQ(answer(members(30), at_most(29)), fails);
}

TEST_F(FigureThresholdTest, ALowerBound) {
  const auto figure = members(30, "at_least");  // 30 or more
  EXPECT_EQ(answer(figure, at_least(30)), holds);
  EXPECT_EQ(answer(figure, at_least(40)), open);
  EXPECT_EQ(answer(figure, at_most(40)), open);
  EXPECT_EQ(answer(figure, at_most(30)), open);
  EXPECT_EQ(answer(figure, at_most(29)), fails);
}

TEST_F(FigureThresholdTest, AnUpperBound) {
  const auto figure = members(30, "at_most");  // 30 or fewer
  EXPECT_EQ(answer(figure, at_least(31)), fails);
  EXPECT_EQ(answer(figure, at_least(30)), open);
  EXPECT_EQ(answer(figure, at_most(30)), holds);
  EXPECT_EQ(answer(figure, at_most(20)), open);
}

TEST_F(FigureThresholdTest, AboutIsRoundedToItsLastDigit) {
  const auto figure = members(220, "about");  // from 215 to 225
  EXPECT_EQ(answer(figure, at_least(215)), holds);
  EXPECT_EQ(answer(figure, at_least(216)), open);
  EXPECT_EQ(answer(figure, at_least(226)), fails);
  EXPECT_EQ(answer(figure, at_most(225)), holds);
  EXPECT_EQ(answer(figure, at_most(214)), fails);
}

TEST_F(FigureThresholdTest, AnotherQualifierLeavesEverythingOpen) {
  EXPECT_EQ(answer(members(30, "hoped"), at_least(1)), open);
}

TEST_F(FigureThresholdTest, BothBounds) {
  auto need = at_least(20);
  need.at_most = 40;
  EXPECT_EQ(answer(members(30), need), holds);
  EXPECT_EQ(answer(members(10), need), fails);
  EXPECT_EQ(answer(members(41), need), fails);
  EXPECT_EQ(answer(members(30, "at_least"), need), open);
  EXPECT_EQ(answer(members(41, "at_least"), need), fails);
}

TEST_F(FigureThresholdTest, TheLatestYearCounts) {
  toy_.figure(members(50, "", "2018"));
  toy_.figure(members(20, "", "2021"));
  toy_.figure(members(90, "", ""));
  EXPECT_EQ(find(at_least(30)).answer, fails);
  EXPECT_THAT(find(at_least(30)).figures, ElementsAre(1));
}

TEST_F(FigureThresholdTest, FiguresOfOneYearMustAgree) {
  toy_.figure(members(50));
  toy_.figure(members(20));
  EXPECT_EQ(find(at_least(30)).answer, open);
  EXPECT_EQ(find(at_least(10)).answer, holds);
  EXPECT_THAT(find(at_least(10)).figures, ElementsAre(0, 1));
}

TEST_F(FigureThresholdTest, SinceAYear) {
  auto need = at_least(30);
  need.since_year = 2020;
  EXPECT_EQ(answer(members(50, "", "2020"), need), holds);
  EXPECT_EQ(answer(members(50, "", "2019"), need), open) << "too old to tell";
  EXPECT_EQ(answer(members(50, "", ""), need), open) << "nobody knows how old";
}

TEST_F(FigureThresholdTest, NoFigureIsUnknown) {
  EXPECT_EQ(find(at_least(30)).answer, open);
  EXPECT_THAT(find(at_least(30)).figures, IsEmpty());
}

TEST_F(FigureThresholdTest, OnlyWhatIsAskedFor) {
  auto other = members(50);
  other.subject = "elsewhere";
  EXPECT_EQ(answer(other, at_least(30)), open);
  other = members(50);
  other.category = "food";
  EXPECT_EQ(answer(other, at_least(30)), open);
  auto food = at_least(30);
  food.category = "food";
  EXPECT_EQ(answer(other, food), holds);
  other = members(50);
  other.definition = "hospitals_only";
  EXPECT_EQ(answer(other, at_least(30)), open);
  other = members(50);
  other.unit = "persons";
  EXPECT_EQ(answer(other, at_least(30)), open);
}

TEST_F(FigureThresholdTest, ATargetCountsOnlyWhenAsked) {
  auto target = members(50, "", "2030");
  target.status = "planned";
  toy_.figure(target);
  toy_.figure(members(20));
  EXPECT_EQ(find(at_least(30)).answer, fails);
  EXPECT_EQ(find(at_least(30), {"actual", "planned"}).answer, holds);
}

TEST_F(FigureThresholdTest, APowerOfTenIsTheSameUnit) {
  auto figure = members(1.001);
  figure.unit = "billion_jpy";
  FigureNeed need{.indicator = "members", .unit = "million_jpy", .at_least = 1001};
  EXPECT_EQ(answer(figure, need), holds) << "1.001 * 1000 is 1000.9999999999999 in doubles";
  need.at_most = 1001;
  EXPECT_EQ(answer(figure, need), holds);
  need = {.indicator = "members", .unit = "million_jpy", .at_least = 1001.1};
  EXPECT_EQ(answer(figure, need), fails);
}

}  // namespace
}  // namespace musubi::figure_threshold_test
