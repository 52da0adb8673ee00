#include "engine/number_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <charconv>
#include <clocale>
#include <cmath>
#include <limits>
#include <string>

#include "engine/random.hpp"

namespace musubi::number_text_test {
namespace {

TEST(NumberText, IsShortAndReadsBackExactly) {
  EXPECT_EQ(number_text(0.1), "0.1");
  EXPECT_EQ(number_text(3.0), "3");
  EXPECT_EQ(number_text(-0.5), "-0.5");
  EXPECT_EQ(number_text(std::numeric_limits<double>::infinity()), "inf");
  SplitMix64 random(1);
  for (int i = 0; i < 1000; ++i) {
    const double value =
        std::ldexp(random.uniform() - 0.5, static_cast<int>(random.below(600)) - 300);
    EXPECT_EQ(parse_number(number_text(value)), value);
  }
  const double smallest = std::numeric_limits<double>::denorm_min();
  EXPECT_EQ(parse_number(number_text(smallest)), smallest);
}

TEST(NumberText, OfFewDecimalsIsWhatTheLibraryWrites) {
  const auto same = [](double value) {
    std::string expected(kLongestNumber, ' ');
    const auto end = std::to_chars(expected.data(), expected.data() + expected.size(), value).ptr;
    expected.resize(static_cast<std::size_t>(end - expected.data()));
    EXPECT_EQ(number_text(value), expected);
  };
  for (int i = 0; i < 200'000'000; i += i < 300'000 ? 1 : 7919) {
    const double value = static_cast<double>(i) / 1000.0;
    same(value);
    if (i % 101 == 0) same(std::nextafter(value, 0.0));
    if (i % 101 == 0) same(std::nextafter(value, 1e9));
  }
}

TEST(ParseNumber, WantsTheWholeTextToBeAFiniteNumber) {
  EXPECT_EQ(parse_number("+2.5e2"), 250.0);
  for (const auto* text :
       {"", "+", "-", "1,5", "1.5 ", "0x10", "nan", "inf", "1e999", "12abc", "+-5", "++5"}) {
    EXPECT_EQ(parse_number(text), std::nullopt) << text;
  }
}

TEST(ParseNumber, OfFewDigitsIsWhatTheLibraryReads) {
  SplitMix64 random(3);
  for (int i = 0; i < 200'000; ++i) {
    std::string text = std::to_string(random.below(std::uint64_t{1} << random.below(64)));
    text.insert(random.below(text.size() + 1), ".");
    double expected = 0.0;
    std::from_chars(text.data(), text.data() + text.size(), expected);
    EXPECT_EQ(parse_number(text), expected) << text;
  }
  EXPECT_EQ(parse_number("."), std::nullopt);
  EXPECT_EQ(parse_number("1.2.3"), std::nullopt);
}

TEST(ParseInteger, WantsTheWholeTextToFit64Bits) {
  EXPECT_EQ(parse_integer("-9223372036854775808"), std::numeric_limits<std::int64_t>::min());
  for (const auto* text : {"", "9223372036854775808", "1.0", "1e3", " 1", "+-5"}) {
    EXPECT_EQ(parse_integer(text), std::nullopt) << text;
  }
}

TEST(NumberText, DoesNotDependOnTheLocale) {
  const std::string before = std::setlocale(LC_ALL, nullptr);
  bool found = false;
  for (const auto* name : {"de_DE.UTF-8", "de_DE.utf8", "de_DE", "fr_FR.UTF-8", "ru_RU.UTF-8"}) {
    found = found || std::setlocale(LC_ALL, name) != nullptr;
  }
  const auto text = number_text(1.5);
  const auto value = parse_number("1.5");
  std::setlocale(LC_ALL, before.c_str());
  if (!found) GTEST_SKIP() << "no locale with a decimal comma is installed";
  EXPECT_EQ(text, "1.5");
  EXPECT_EQ(value, 1.5);
}

}  // namespace
}  // namespace musubi::number_text_test
