#include "viz/escape.hpp"

#include <gtest/gtest.h>

namespace musubi::escape_test {
namespace {

TEST(Escape, XmlKeepsNothingThatIsMarkup) {
  EXPECT_EQ(xml_escaped("<script>a('\"&\")</script>"),
            "&lt;script&gt;a(&#39;&quot;&amp;&quot;)&lt;/script&gt;");
  EXPECT_EQ(xml_escaped("a\tb\nc\rd"), "a&#9;b&#10;c&#13;d");
  EXPECT_EQ(xml_escaped("日本橋 : Nihonbashi\\"), "日本橋 : Nihonbashi\\");
}

TEST(Escape, XmlReplacesWhatXmlCannotHold) {
  EXPECT_EQ(xml_escaped(std::string_view("a\0b\x01", 4)), "a\uFFFDb\uFFFD");
  EXPECT_EQ(xml_escaped("a\xEF\xBF\xBF"), "a\uFFFD");  // U+FFFF
  EXPECT_EQ(xml_escaped("a\xFFz"), "a\uFFFDz");        // no UTF-8
}

TEST(Escape, FindsTheFirstForbiddenCharacter) {
  EXPECT_EQ(find_forbidden_in_xml("結び\t\n\r ok \u200F"),
            std::nullopt);  // a right-to-left mark may stay
  EXPECT_EQ(find_forbidden_in_xml("ab\x0B"), 2U);
  EXPECT_EQ(find_forbidden_in_xml("ab\xC3("), 2U);
  EXPECT_EQ(find_forbidden_in_xml("a\xEF\xBF\xBE\x01"), 1U);
}

TEST(Escape, HtmlKeepsLines) {
  EXPECT_EQ(html_escaped("a\n<b>"), "a\n&lt;b&gt;");
}

TEST(Escape, DotTextStaysText) {
  EXPECT_EQ(dot_text_escaped("a\\N \\"), "a\\\\N \\\\");  // no node name, no swallowed quote
  EXPECT_EQ(dot_text_escaped("AT&amp;T\n<b>"), "AT&amp;amp;T\\n<b>");
  EXPECT_EQ(dot_text_escaped("a\x07:\"b\""), "a\uFFFD:\"b\"");
}

TEST(Escape, DotHtmlBreaksLines) {
  EXPECT_EQ(dot_html_escaped("R&D\n<B>\x02"), "R&amp;D<BR/>&lt;B&gt;\uFFFD");
}

}  // namespace
}  // namespace musubi::escape_test
