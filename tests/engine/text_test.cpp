#include "engine/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace musubi::text_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(IsUtf8, AcceptsTextAndSaysWhereItEnds) {
  EXPECT_TRUE(is_utf8(""));
  EXPECT_TRUE(is_utf8("結び 𠮷 é"));
  const std::vector<std::pair<std::string, std::size_t>> broken = {
      {"ab\xFF", 2},            // no such byte
      {"a\xC0\xAF", 1},         // overlong '/'
      {"\xED\xA0\x80", 0},      // a surrogate
      {"abc\xE7\xB5", 3},       // cut off
      {"\xF4\x90\x80\x80", 0},  // beyond U+10FFFF
  };
  for (const auto& [text, where] : broken) {
    std::size_t first_bad = 99;
    EXPECT_FALSE(is_utf8(text, &first_bad));
    EXPECT_EQ(first_bad, where) << text;
  }
}

TEST(Decode, RecognisesByteOrderMarks) {
  const auto with_bom = decode("\xEF\xBB\xBFid");
  ASSERT_TRUE(with_bom);
  EXPECT_EQ(with_bom->text, "id");
  EXPECT_EQ(with_bom->encoding, "UTF-8 with BOM");
  for (const auto& bytes :
       {std::string("\xFF\xFE\x50\x7D", 4), std::string("\xFE\xFF\x7D\x50", 4)}) {
    const auto wide = decode(bytes);
    ASSERT_TRUE(wide);
    EXPECT_EQ(wide->text, "結");
    EXPECT_EQ(wide->encoding, "UTF-16");
  }
}

TEST(Decode, ReadsTheCharactersThatWindowsAddsToShiftJis) {
  // 髙 (FBFC), ① (8740) and ㈱ (878A) are not in JIS X 0208; 〜 is 8160, － is 817C.
  const auto decoded = decode("\xFB\xFC\x87\x40\x87\x8A\x8C\x8B\xB1");
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text, "髙①㈱結ｱ");
  EXPECT_EQ(decoded->encoding, "CP932");
  const auto wave = decode("\x81\x60");
  ASSERT_TRUE(wave);
  EXPECT_THAT(wave->text, ::testing::AnyOf("〜", "～"));
  EXPECT_EQ(decode("\x8C\x8B\\n~")->text, "結\\n~") << "0x5C and 0x7E stay backslash and tilde";
}

TEST(Decode, RefusesWhatIsNoText) {
  std::size_t first_bad = 0;
  EXPECT_FALSE(decode("ab\n\x81\n", &first_bad)) << "half a CP932 character";
  EXPECT_EQ(first_bad, 3U);
  EXPECT_FALSE(decode("\xEF\xBB\xBF\xFF", &first_bad)) << "a mark for UTF-8 before something else";
  EXPECT_EQ(first_bad, 3U);
  EXPECT_FALSE(decode(std::string("\xB1\x00\x01", 3))) << "control characters: binary";
}

TEST(FoldName, WidthCaseAndBlanksMakeNoDifference) {
  EXPECT_EQ(fold_name("ＬＩＮＫ－Ｊ"), fold_name("link-j"));
  EXPECT_EQ(fold_name("ﾊﾞｲｵ"), fold_name("バイオ"));
  EXPECT_EQ(fold_name("  Greater\t Tokyo　Bio "), "greater tokyo bio");
  EXPECT_EQ(fold_name("STRASSE"), fold_name("straße"));
  EXPECT_EQ(fold_name("　"), "");
  EXPECT_NE(fold_name("高島"), fold_name("髙島")) << "variants of a character are other names";
}

TEST(DisplayWidth, WideCharactersTakeTwoColumnsAndMarksNone) {
  EXPECT_EQ(display_width("abc"), 3U);
  EXPECT_EQ(display_width("日本橋"), 6U);
  EXPECT_EQ(display_width("ﾊﾞｲｵ"), 4U);
  EXPECT_EQ(display_width("Ａ"), 2U);
  EXPECT_EQ(display_width("e\xCC\x81"), 1U);       // e and a combining acute
  EXPECT_EQ(display_width("か\xE3\x82\x99"), 2U);  // か and a combining voiced mark
}

TEST(BreakLines, EnglishBreaksBetweenWords) {
  EXPECT_THAT(break_lines("Greater Tokyo Biocommunity", 13, Language::en),
              ElementsAre("Greater Tokyo", "Biocommunity"));
  EXPECT_THAT(break_lines("Biocommunity", 4, Language::en), ElementsAre("Biocommunity"));
  EXPECT_THAT(break_lines("", 4, Language::en), ElementsAre(""));
}

TEST(BreakLines, JapaneseBreaksInsideWordsButNotBeforeAClosingMark) {
  EXPECT_THAT(break_lines("東京工業大学", 8, Language::ja), ElementsAre("東京工業", "大学"));
  EXPECT_THAT(break_lines("病院・臨床研究", 8, Language::ja), ElementsAre("病院・", "臨床研究"));
  EXPECT_THAT(break_lines("ライフサイエンス系企業・団体", 18, Language::ja),
              ElementsAre("ライフサイエンス系", "企業・団体"));
  EXPECT_THAT(break_lines("ファンディング", 10, Language::ja), ElementsAre("ファンディ", "ング"));
  EXPECT_EQ(longest_word("ライフサイエンス系企業・団体", Language::ja), "ライフサイエンス");
  EXPECT_EQ(longest_word("Greater Tokyo Biocommunity", Language::en), "Biocommunity");
  EXPECT_EQ(longest_word("", Language::ja), "");
  EXPECT_THAT(break_lines("研究（医）所", 8, Language::ja), ElementsAre("研究", "（医）所"));
  for (const auto& line : break_lines("かずさＤＮＡ研究所、理化学研究所。", 10, Language::ja)) {
    EXPECT_LE(display_width(line), 10U);
    EXPECT_FALSE(line.starts_with("、") || line.starts_with("。")) << line;
  }
}

TEST(SplitList, TrimsAndLeavesOutWhatIsEmpty) {
  EXPECT_THAT(split_list(" a ;; b;"), ElementsAre("a", "b"));
  EXPECT_THAT(split_list("a,b", ','), ElementsAre("a", "b"));
  EXPECT_THAT(split_list(" ; "), IsEmpty());
}

}  // namespace
}  // namespace musubi::text_test
