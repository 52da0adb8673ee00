#include "algorithms/gaps/qualified_value.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "algorithms/gaps/measure_unit.hpp"

namespace musubi::qualified_value_test {
namespace {

constexpr double kOpen = std::numeric_limits<double>::infinity();

QualifiedValue exactly(double value) {
  return qualified_value(value, "");
}
QualifiedValue at_least(double value) {
  return qualified_value(value, "at_least");
}
QualifiedValue at_most(double value) {
  return qualified_value(value, "at_most");
}
QualifiedValue about(double value) {
  return qualified_value(value, "about");
}

TEST(QualifiedValue, SaysWhatMayBeMeant) {
  const auto bounds = [](const QualifiedValue& value) { return std::pair(value.low, value.high); };
  EXPECT_EQ(bounds(exactly(7)), std::pair(7.0, 7.0));
  EXPECT_EQ(bounds(at_least(5000)), std::pair(5000.0, kOpen));
  EXPECT_EQ(bounds(at_most(30)), std::pair(-kOpen, 30.0));
  EXPECT_EQ(bounds(about(220000)), std::pair(215000.0, 225000.0));
  EXPECT_EQ(bounds(about(100)), std::pair(50.0, 150.0)) << "the widest reading";
  EXPECT_EQ(bounds(about(97)), std::pair(96.5, 97.5));
  EXPECT_EQ(bounds(about(0)), std::pair(0.0, 0.0));
  EXPECT_EQ(bounds(qualified_value(7, "nearly")), std::pair(-kOpen, kOpen)) << "not our word";
  EXPECT_NEAR(about(8.6).low, 8.55, 1e-12);
  EXPECT_NEAR(about(8.6).high, 8.65, 1e-12);
  const auto scaled = qualified_value(30, "about", 1000.0);
  EXPECT_EQ(scaled.value, 30000.0);
  EXPECT_EQ(bounds(scaled), std::pair(25000.0, 35000.0)) << "30 was printed, not 30,000";
}

std::string said(const QualifiedValue& a, const QualifiedValue& b) {
  const auto result = quotient(a, b);
  return result ? result->qualifier + " " + std::to_string(result->value) : "open";
}

TEST(Quotient, KeepsWhatTheQualifiersDecide) {
  EXPECT_EQ(said(exactly(6), exactly(3)), " 2.000000");
  EXPECT_EQ(said(at_least(6), exactly(3)), "at_least 2.000000");
  EXPECT_EQ(said(at_most(6), exactly(3)), "at_most 2.000000");
  EXPECT_EQ(said(exactly(6), at_least(3)), "at_most 2.000000");
  EXPECT_EQ(said(exactly(6), at_most(3)), "at_least 2.000000");
  EXPECT_EQ(said(at_least(6), at_most(3)), "at_least 2.000000");
  EXPECT_EQ(said(at_most(6), at_least(3)), "at_most 2.000000");
  EXPECT_EQ(said(at_least(6), at_least(3)), "open");
  EXPECT_EQ(said(at_most(6), at_most(3)), "open");
  EXPECT_EQ(said(about(6), exactly(3)), "about 2.000000");
  EXPECT_EQ(said(exactly(6), about(3)), "about 2.000000");
  EXPECT_EQ(said(about(6), about(3)), "about 2.000000");
  EXPECT_EQ(said(about(6), at_least(3)), "open");
  EXPECT_EQ(said(at_least(6), about(3)), "open");
  EXPECT_EQ(said(qualified_value(6, "nearly"), exactly(3)), "open");
  EXPECT_EQ(said(exactly(6), qualified_value(3, "nearly")), "open");
}

TEST(Quotient, IsOpenWhereItMeansNothing) {
  EXPECT_EQ(said(exactly(6), exactly(0)), "open");
  EXPECT_EQ(said(exactly(-6), exactly(3)), "open");
  EXPECT_EQ(said(exactly(6), exactly(-3)), "open");
  EXPECT_EQ(said(exactly(std::numeric_limits<double>::quiet_NaN()), exactly(3)), "open");
  EXPECT_EQ(said(exactly(1e300), exactly(1e-300)), "open") << "too large for a number";
  EXPECT_EQ(said(exactly(0), exactly(3)), " 0.000000");
}

TEST(Quotient, HasTheBoundsOfBoth) {
  const auto bounded = quotient(about(60), about(3));
  ASSERT_TRUE(bounded);
  EXPECT_DOUBLE_EQ(bounded->low, 55.0 / 3.5);
  EXPECT_DOUBLE_EQ(bounded->high, 65.0 / 2.5);
  const auto lower = quotient(at_most(6), at_least(3));
  ASSERT_TRUE(lower);
  EXPECT_EQ(lower->low, 0.0);
  EXPECT_EQ(lower->high, 2.0);
}

TEST(RankAmong, CountsWhatIsLargerForCertain) {
  const auto first = rank_among(exactly(8), {exactly(23), exactly(7)});
  EXPECT_EQ(first.rank, 2U);
  EXPECT_EQ(first.ranked, 3U);
  EXPECT_FALSE(first.tied);
  const auto tied = rank_among(exactly(10), {exactly(10), exactly(10), exactly(4), exactly(12)});
  EXPECT_EQ(tied.rank, 2U) << "two of three second places are passed over, not this one";
  EXPECT_TRUE(tied.tied);
  EXPECT_EQ(rank_among(exactly(4), {exactly(10), exactly(10), exactly(12)}).rank, 4U) << "1224";
}

TEST(RankAmong, IsOpenWhenTheBoundsDoNotDecide) {
  EXPECT_EQ(rank_among(at_least(347000), {exactly(79972), exactly(193000)}).rank, 1U);
  const auto open = rank_among(exactly(88), {at_least(30), at_least(50)});
  EXPECT_EQ(open.rank, std::nullopt);
  EXPECT_EQ(open.ranked, 3U);
  EXPECT_EQ(rank_among(exactly(20), {at_least(30), exactly(5)}).rank, 2U);
  EXPECT_EQ(rank_among(at_least(5000), {exactly(5000)}).rank, 1U) << "not behind, whatever it is";
  EXPECT_FALSE(rank_among(at_least(5000), {exactly(5000)}).tied) << "perhaps, not for certain";
  EXPECT_EQ(rank_among(at_most(30), {exactly(3000)}).rank, 2U);
  EXPECT_EQ(rank_among(at_most(30), {exactly(20)}).rank, std::nullopt);
  EXPECT_EQ(rank_among(about(30), {exactly(50)}).rank, 2U);
  EXPECT_EQ(rank_among(about(30), {exactly(32)}).rank, std::nullopt);
  EXPECT_EQ(rank_among(about(30), {about(30)}).rank, std::nullopt);
  EXPECT_EQ(rank_among(exactly(30), {qualified_value(3, "nearly")}).rank, std::nullopt);
}

TEST(RankAmong, NeedsOthers) {
  const auto alone = rank_among(exactly(8), {});
  EXPECT_EQ(alone.rank, std::nullopt);
  EXPECT_EQ(alone.ranked, 0U);
}

TEST(MeasureUnit, IsTakenApart) {
  EXPECT_EQ(MeasureUnit("billion_usd").base, "usd");
  EXPECT_EQ(MeasureUnit("billion_usd").factor, 1e9);
  EXPECT_EQ(MeasureUnit("million_persons").base, "persons");
  EXPECT_EQ(MeasureUnit("million_persons").factor, 1e6);
  EXPECT_EQ(MeasureUnit("thousand_trillion_x").base, "trillion_x") << "one prefix";
  EXPECT_EQ(MeasureUnit("trillion_jpy").factor, 1e12);
  EXPECT_EQ(MeasureUnit("companies").base, "companies");
  EXPECT_EQ(MeasureUnit("companies").factor, 1.0);
}

TEST(MeasureUnit, KnowsWhatCanBeDivided) {
  EXPECT_TRUE(grows_with_size("companies"));
  EXPECT_TRUE(grows_with_size("billion_usd"));
  for (const auto* unit : {"rank", "points", "percent", "years", "usd_per_person"}) {
    EXPECT_FALSE(grows_with_size(unit)) << unit;
  }
  EXPECT_TRUE(has_ratios("percent"));
  EXPECT_FALSE(has_ratios("points"));
  EXPECT_TRUE(can_be_ranked("points"));
  EXPECT_FALSE(can_be_ranked("rank"));
}

}  // namespace
}  // namespace musubi::qualified_value_test
