#include "engine/attribute.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdexcept>

namespace musubi::attribute_test {
namespace {

TEST(ParseValue, ReadsEachTypeAndTellsMissingFromWrong) {
  EXPECT_EQ(parse_value(" -12 ", AttributeType::integer).value, AttributeValue(std::int64_t{-12}));
  EXPECT_EQ(parse_value("1e3", AttributeType::real).value, AttributeValue(1000.0));
  EXPECT_EQ(parse_value(" x ", AttributeType::text).value, AttributeValue(std::string(" x ")));
  for (const auto type : {AttributeType::boolean, AttributeType::integer, AttributeType::real}) {
    EXPECT_TRUE(parse_value("  ", type).ok) << name_of(type);
    EXPECT_EQ(parse_value("  ", type).value, AttributeValue()) << name_of(type);
    EXPECT_FALSE(parse_value("maybe", type).ok) << name_of(type);
  }
  EXPECT_FALSE(parse_value("1.5", AttributeType::integer).ok);
}

TEST(ParseValue, BooleansInEverySpelling) {
  for (const auto* text : {"true", " True ", "TRUE", "1"}) {
    EXPECT_EQ(parse_value(text, AttributeType::boolean).value, AttributeValue(true)) << text;
  }
  for (const auto* text : {"false", "False", "0"}) {
    EXPECT_EQ(parse_value(text, AttributeType::boolean).value, AttributeValue(false)) << text;
  }
  EXPECT_FALSE(parse_value("yes", AttributeType::boolean).ok);
}

TEST(ParseValue, IntegersBeyondTheReachOfDoublesStayExact) {
  const auto value = parse_value("9007199254740993", AttributeType::integer).value;  // 2^53 + 1
  EXPECT_EQ(value, AttributeValue(std::int64_t{9007199254740993}));
  EXPECT_EQ(to_text(value), "9007199254740993");
  EXPECT_FALSE(parse_value("9223372036854775808", AttributeType::integer).ok);  // 2^63
}

TEST(AttributeColumn, HoldsItsTypeAndKnowsWhatIsMissing) {
  AttributeColumn column(AttributeType::real);
  column.set(300, 1.5);
  column.set(2, std::int64_t{7});  // an integer fits a real column
  EXPECT_EQ(column.number(300), 1.5);
  EXPECT_EQ(column.number(2), 7.0);
  EXPECT_EQ(column.number(1), std::nullopt);
  EXPECT_EQ(column.number(100000), std::nullopt);
  EXPECT_EQ(column.get(1), AttributeValue());
  column.set(300, {});
  EXPECT_EQ(column.number(300), std::nullopt);
}

TEST(AttributeColumn, RefusesAnotherType) {
  AttributeColumn column(AttributeType::integer);
  column.set(0, std::int64_t{1});
  EXPECT_THROW(column.set(0, 1.5), std::invalid_argument);
  EXPECT_THROW(column.set(0, std::string("1")), std::invalid_argument);
  EXPECT_EQ(column.get(0), AttributeValue(std::int64_t{1})) << "a refused value changes nothing";
}

TEST(AttributeColumn, CopiesAreIndependent) {
  AttributeColumn column(AttributeType::text);
  column.set(0, std::string("old"));
  auto copy = column;
  copy.set(0, std::string("new"));
  EXPECT_EQ(column.text(0), "old");
  EXPECT_EQ(copy.text(0), "new");
}

}  // namespace
}  // namespace musubi::attribute_test
