#include "engine/package/source_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace musubi::source_text_test {
namespace {

using ::testing::ElementsAre;

TEST(SourceText, BlanksWidthAndCaseDoNotMatter) {
  const SourceText text("３. 本郷・お茶の\n水エリア　LINK-Ｊ\r\n会員 543");
  EXPECT_TRUE(text.holds("3. 本郷・お茶の水エリア"));
  EXPECT_TRUE(text.holds("link-j 会員543"));
  EXPECT_FALSE(text.holds("本郷・お茶の湯"));
}

TEST(SourceText, MarkupIsNotText) {
  const SourceText text(
      "- ・ [医療\\(medU-net\\)](#)\n<p style=\"text-align: center;\">窓口</p> **550以上**");
  EXPECT_TRUE(text.holds("医療(medU-net)"));
  EXPECT_TRUE(text.holds("窓口 550以上"));
  EXPECT_FALSE(text.holds("style"));
}

TEST(SourceText, BracketsThatAreNotMarkupStay) {
  EXPECT_TRUE(SourceText("<殿町～南渡田>").holds("<殿町"));
  EXPECT_TRUE(SourceText("a < b").holds("a<b"));
  EXPECT_TRUE(SourceText("<p").holds("<p"));
  EXPECT_TRUE(SourceText("[1](not an end").holds("(not an end"));
}

TEST(SourceText, LocatorsAreSplitAtTheirSeparator) {
  EXPECT_THAT(locator_pieces("参考4 > GDP > 1,828"), ElementsAre("参考4", "GDP", "1,828"));
  EXPECT_THAT(locator_pieces("a>b"), ElementsAre("a>b"));
  EXPECT_THAT(locator_pieces(" > a"), ElementsAre("a"));
  EXPECT_TRUE(locator_pieces("").empty());
}

TEST(SourceText, TheOrderOfPiecesIsTheirOrderInTheText) {
  const SourceText text("heading row cell heading");
  EXPECT_EQ(text.first_out_of_order({"heading", "row", "cell"}), 3U);
  EXPECT_EQ(text.first_out_of_order({"row", "heading"}), 2U);
  EXPECT_EQ(text.first_out_of_order({"cell", "row"}), 1U);
  EXPECT_EQ(text.first_out_of_order({}), 0U);
}

}  // namespace
}  // namespace musubi::source_text_test
