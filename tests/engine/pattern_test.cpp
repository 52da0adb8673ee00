#include "engine/pattern.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace musubi::pattern_test {
namespace {

TEST(Pattern, TheWholeTextMustMatch) {
  const Pattern slug("[a-z0-9]+(-[a-z0-9]+)*");
  EXPECT_TRUE(slug.matches("hub-nihonbashi"));
  EXPECT_FALSE(slug.matches("hub-"));
  EXPECT_FALSE(slug.matches("Hub"));
  EXPECT_FALSE(slug.matches(""));
  EXPECT_TRUE(Pattern("拠点.").matches("拠点１"));
}

TEST(Pattern, RefusesWhatIsNoExpression) {
  EXPECT_THROW(Pattern("(a"), std::invalid_argument);
}

TEST(Pattern, ALongTextNeitherMatchesForeverNorOverflowsTheStack) {
  const std::string longest(std::size_t{1} << 22U, 'a');
  EXPECT_FALSE(Pattern("(a|b)*c").matches(longest));
  EXPECT_FALSE(Pattern("(a+)+b").matches(std::string(40, 'a')));
}

}  // namespace
}  // namespace musubi::pattern_test
