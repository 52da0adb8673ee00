#include "engine/digits.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "engine/id_ranks.hpp"
#include "engine/number_text.hpp"
#include "engine/random.hpp"
#include "engine/weight_text.hpp"
#include "engine/xxhash64.hpp"

namespace musubi::digits_test {
namespace {

using ::testing::ElementsAre;

TEST(ReadDigits, GivesTheNumberAndItsEndWhateverFollows) {
  SplitMix64 random(1);
  for (int round = 0; round < 20000; ++round) {
    const std::uint64_t number = random.next() >> random.below(64);
    if (number == kTooLarge) continue;
    const auto digits = std::string(random.below(3), '0') + std::to_string(number);
    auto other = static_cast<char>(random.below(256));
    if (other >= '0' && other <= '9') other = ':';
    std::string text = digits + other;
    for (int i = 0; i < 16; ++i) text += static_cast<char>(random.below(256));
    std::uint64_t value = 1;
    EXPECT_EQ(read_digits(text.data(), value) - text.data(),
              static_cast<std::ptrdiff_t>(digits.size()));
    EXPECT_EQ(value, number);
  }
}

TEST(ReadDigits, TellsWhatIsNoNumberOrTooLarge) {
  const auto read = [](const std::string& text) {
    const auto padded = text + std::string(8, ' ');
    std::uint64_t value = 0;
    const auto length = read_digits(padded.data(), value) - padded.data();
    return std::pair<std::ptrdiff_t, std::uint64_t>(length, value);
  };
  EXPECT_EQ(read("x1").first, 0);
  EXPECT_EQ(read("").first, 0);
  EXPECT_EQ(read("/1").first, 0);
  EXPECT_EQ(read(":1").first, 0);
  EXPECT_EQ(read("\xB1").first, 0);
  EXPECT_EQ(read("18446744073709551614"), std::pair(std::ptrdiff_t{20}, kTooLarge - 1));
  EXPECT_EQ(read("18446744073709551615"), std::pair(std::ptrdiff_t{20}, kTooLarge));
  EXPECT_EQ(read("18446744073709551616"), std::pair(std::ptrdiff_t{20}, kTooLarge));
  EXPECT_EQ(read(std::string(300, '9')), std::pair(std::ptrdiff_t{300}, kTooLarge));
}

// Also numbers of many digits that lie near the middle of two doubles.
TEST(ReadWeight, RoundsAsTheCompilerDoes) {
  SplitMix64 random(2);
  const auto digits = [&](std::size_t most) {
    std::string text;
    for (std::size_t i = random.below(most + 1); i > 0; --i) {
      text += static_cast<char>('0' + random.below(10));
    }
    return text;
  };
  for (int round = 0; round < 20000; ++round) {
    auto text = digits(12) + (random.below(2) == 0 ? "." : "") + digits(10);
    if (text.find_first_of("0123456789") == std::string::npos) continue;
    if (random.below(8) == 0) text += "e-" + std::to_string(random.below(20));
    const double expected = std::strtod(text.c_str(), nullptr);
    const auto padded = text + '\n' + std::string(8, '\0');
    double value = -1;
    const char* const end = padded.data() + text.size() + 1;
    EXPECT_EQ(read_weight(padded.data(), end, value), padded.data() + text.size()) << text;
    EXPECT_EQ(value, expected) << text;
  }
}

TEST(ReadWeight, RefusesWhatIsNoWeight) {
  for (const std::string text : {"", "-1", "nan", "inf", "x", "1e999", "-inf", "."}) {
    const auto padded = text + '\n' + std::string(8, '\0');
    double value = 0;
    EXPECT_EQ(read_weight(padded.data(), padded.data() + text.size() + 1, value), padded.data())
        << text;
  }
}

TEST(IdRanks, RanksByValue) {
  IdRanks ranks;
  for (const std::uint64_t id : {7U, 3U, 7U, 0U}) ranks.add(id);
  ranks.add(kTooLarge - 1);
  EXPECT_THAT(ranks.finish(), ElementsAre(0, 3, 7, kTooLarge - 1));
  EXPECT_EQ(ranks.rank(0), 0U);
  EXPECT_EQ(ranks.rank(7), 2U);
  EXPECT_EQ(ranks.rank(kTooLarge - 1), 3U);
}

// Values of the reference implementation.
TEST(XxHash64, HasTheValuesOfTheReference) {
  const auto of = [](std::string_view text) { return xxhash64(std::as_bytes(std::span(text))); };
  EXPECT_EQ(of(""), 0xEF46DB3751D8E999U);
  EXPECT_EQ(of("a"), 0xD24EC4F1A98C6E5BU);
  EXPECT_EQ(of("abc"), 0x44BC2CF5AD770999U);
  EXPECT_EQ(of("Nobody inspects the spammish repetition"), 0xFBCEA83C8A378BF1U);
}

}  // namespace
}  // namespace musubi::digits_test
