#include "engine/xml_scanner.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "engine/random.hpp"
#include "engine/xml_declaration.hpp"
#include "tests/engine/expat_account.hpp"

namespace musubi::xml_scanner_test {
namespace {

using musubi::testing::expat_account;
using musubi::testing::XmlAccount;
using ::testing::ElementsAre;

void add_events(XmlScanner& scanner, XmlToken token, XmlAccount& account) {
  auto& events = account.events;
  if (token == XmlToken::start) {
    events.push_back("<" + std::string(scanner.name()));
    for (const auto& [name, value] : scanner.attributes()) {
      events.push_back("@" + std::string(name) + "=" + std::string(value));
    }
  } else if (token == XmlToken::end) {
    events.push_back(">" + std::string(scanner.name()));
  } else {
    if (events.empty() || events.back().front() != 't') events.push_back("t");
    events.back() += scanner.text();
  }
}

XmlAccount our_account(std::string bytes, bool with_text = true) {
  XmlAccount account;
  account.problem = to_utf8_document(bytes);
  if (!account.problem.empty()) return account;
  const auto size = bytes.size();
  bytes.append(XmlScanner::kMargin, '\0');
  // Of exactly this size, so that a sanitizer sees a byte read behind it.
  const std::vector<char> document(bytes.begin(), bytes.end());
  XmlScanner scanner({document.data(), size});
  try {
    const auto next = [&] { return scanner.next(with_text); };
    for (auto token = next(); token != XmlToken::done; token = next()) {
      if (token == XmlToken::doctype) {
        account.problem = "doctype";
        break;
      }
      add_events(scanner, token, account);
    }
  } catch (const BrokenXml& broken) {
    account.problem = broken.what();
    account.line = broken.line();
  }
  return account;
}

constexpr std::array<std::string_view, 9> kDocuments{
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://g\" a:b='c'>\n<graph>\n"
    "  <node id=\"n&lt;1&gt;\"/>\n  <node id='結び &#x1F600;'></node>\r\n"
    "<edge source=\"a\"\ttarget = \"b\" >1.5 &amp; &#65;</edge><!-- a - b --></graph></graphml>\n",
    "<a><![CDATA[<b>]]]]> ]] > \r x\ry\r\n <?pi some ?> ? ?></a><!-- end --><?end?>",
    "<?xml version='1.0' standalone=\"yes\" ?><r x=\"1\t2\n3\r\n4\r5&#10;6\"><s/><s/><s>]]</s></r>",
    "\xEF\xBB\xBF<?xml version=\"1.0\"?><Ä ö='ü'>ß€𝄞 &quot;&apos;</Ä>",
    "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a b=\"\xE4\">\xFC\xDF</a>",
    "<?xml version=\"1.0\" encoding=\"us-ascii\"?>\n<a>\n\n<b c=''/>\r\r</a>\n\n",
    "<g><d key=\"k\">0.5</d><d key=\"l\">text that is longer than eight bytes ]] and so on</d></g>",
    "<long_name_of_an_element attribute_one=\"value one\" attribute_two=\"value two\" c='3' d='4' "
    "e='5' f='6' g='7' h='8' i='9' j='10'>t</long_name_of_an_element>",
    "<a:b><c:d><e.f-g_h/></c:d><c:d/>&#x9;&#13;</a:b>  "};

constexpr std::array<std::string_view, 40> kPieces{"<",
                                                   ">",
                                                   "&",
                                                   "'",
                                                   "\"",
                                                   "/",
                                                   "=",
                                                   " ",
                                                   "]]>",
                                                   "<!--",
                                                   "-->",
                                                   "--",
                                                   "<![CDATA[",
                                                   "<?xml ?>",
                                                   "<?p?>",
                                                   "?>",
                                                   "&lt;",
                                                   "&#0;",
                                                   "&#xD;",
                                                   "&no;",
                                                   "&#x110000;",
                                                   "&#xFFFE;",
                                                   "\r",
                                                   "\n",
                                                   "\t",
                                                   "\x01",
                                                   "\x7F",
                                                   "\xC3\xA9",
                                                   "\xC0\x80",
                                                   "\xED\xA0\x80",
                                                   "\xEF\xBF\xBF",
                                                   "\xF4\x90\x80\x80",
                                                   "</a>",
                                                   "<a>",
                                                   "<b/>",
                                                   " c='d'",
                                                   "x",
                                                   "1",
                                                   ":",
                                                   "-"};

std::string mutated(std::string document, SplitMix64& random) {
  const auto changes = 1 + random.below(3);
  for (std::uint64_t i = 0; i < changes; ++i) {
    const auto at = random.below(document.size() + 1);
    const auto length = random.below(std::min<std::uint64_t>(6, document.size() - at + 1));
    switch (random.below(4)) {
      case 0:
        document.erase(at, length);
        break;
      case 1:
        document.insert(at, kPieces[random.below(kPieces.size())]);
        break;
      case 2:
        document.insert(random.below(document.size() + 1), document.substr(at, length));
        break;
      default:
        document.resize(random.below(8) == 0 ? at : document.size());
        if (at < document.size()) document[at] = kPieces[random.below(kPieces.size())].front();
    }
  }
  return document;
}

TEST(XmlScanner, TellsOfWholeDocumentsWhatExpatTells) {
  for (const auto document : kDocuments) {
    const auto expected = expat_account(document);
    const auto found = our_account(std::string(document));
    EXPECT_EQ(expected.problem, "") << document;
    EXPECT_EQ(found.problem, "") << document;
    EXPECT_EQ(found.events, expected.events) << document;
  }
}

// Both accept or both refuse; of what they accept, they tell the same. No mutation makes a document
// type, or a name with letters that only we take.
TEST(XmlScanner, AcceptsOfMutatedDocumentsWhatExpatAccepts) {
  SplitMix64 random(20251125);
  int accepted = 0;
  int same_problem = 0;
  int same_line = 0;
  int refused = 0;
  for (int i = 0; i < 20000; ++i) {
    const auto document = mutated(std::string(kDocuments[random.below(kDocuments.size())]), random);
    const auto expected = expat_account(document);
    const auto found = our_account(document);
    ASSERT_EQ(found.problem.empty(), expected.problem.empty())
        << document << "\nours: " << found.problem << "\nexpat: " << expected.problem;
    if (found.problem.empty()) {
      ++accepted;
      ASSERT_EQ(found.events, expected.events) << document;
      continue;
    }
    ++refused;
    same_problem += found.problem == expected.problem ? 1 : 0;
    same_line += found.line == expected.line ? 1 : 0;
  }
  EXPECT_GT(accepted, 1000) << "else the mutations are too rough";
  EXPECT_GT(same_problem * 10, refused * 8) << "of " << refused;
  EXPECT_GT(same_line * 10, refused * 9) << "of " << refused;
}

TEST(XmlScanner, TellsTheSameOfADocumentWhoseTextIsNotWanted) {
  SplitMix64 random(20261127);
  for (int i = 0; i < 5000; ++i) {
    const auto document = mutated(std::string(kDocuments[random.below(kDocuments.size())]), random);
    auto expected = our_account(document);
    std::erase_if(expected.events, [](const auto& event) { return event.front() == 't'; });
    const auto found = our_account(document, false);
    ASSERT_EQ(found.events, expected.events) << document;
    ASSERT_EQ(found.problem, expected.problem) << document;
    ASSERT_EQ(found.line, expected.line) << document;
  }
}

TEST(XmlScanner, EveryBeginningOfADocumentIsRefused) {
  for (const auto document : kDocuments) {
    const auto whole = expat_account(document);
    for (std::size_t size = 0; size < document.size(); ++size) {
      const auto part = std::string(document.substr(0, size));
      EXPECT_EQ(our_account(part).problem.empty(), expat_account(part).problem.empty()) << part;
    }
  }
}

TEST(XmlScanner, NamesTheLineOfATag) {
  const std::string text = "<a\nb='1\n2'>\r\n\r<c/>\n</a>" + std::string(XmlScanner::kMargin, '\0');
  XmlScanner scanner({text.data(), text.size() - XmlScanner::kMargin});
  std::vector<std::size_t> lines;
  std::vector<std::size_t> places;
  for (auto token = scanner.next(); token != XmlToken::done; token = scanner.next()) {
    if (token == XmlToken::text) continue;
    lines.push_back(scanner.line());
    places.push_back(scanner.place());
  }
  EXPECT_THAT(lines, ElementsAre(1U, 5U, 5U, 6U));
  std::reverse(places.begin(), places.end());
  for (auto& place : places) place = scanner.line_of(place);
  EXPECT_THAT(places, ElementsAre(6U, 5U, 5U, 1U)) << "the same from the last to the first";
}

TEST(XmlScanner, ReadsUtf16OfBothByteOrders) {
  const std::u16string text = u"<?xml version='1.0' encoding='UTF-16'?><a b='結'>\U0001F600</a>";
  for (const bool big : {false, true}) {
    for (const bool marked : {false, true}) {
      std::string bytes;
      const auto add = [&](char16_t unit) {
        const auto low = static_cast<char>(unit & 0xFF);
        const auto high = static_cast<char>(unit >> 8);
        bytes += big ? high : low;
        bytes += big ? low : high;
      };
      if (marked) add(u'\uFEFF');
      for (const char16_t unit : text) add(unit);
      const auto found = our_account(bytes);
      EXPECT_EQ(found.problem, "");
      EXPECT_EQ(found.events, expat_account(bytes).events);
      EXPECT_FALSE(our_account(bytes.substr(0, bytes.size() - 1)).problem.empty());
    }
  }
}

TEST(XmlScanner, StopsAtADocumentType) {
  EXPECT_EQ(our_account("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>").problem, "doctype");
}

TEST(XmlScanner, ManyAttributesAreComparedWithoutTryingAllPairs) {
  std::string text = "<a";
  for (int i = 0; i < 200000; ++i) text += " x" + std::to_string(i) + "='1&#10;'";
  EXPECT_EQ(our_account(text + "/>").problem, "");
  EXPECT_EQ(our_account(text + " x7=''/>").problem, "duplicate attribute");
}

}  // namespace
}  // namespace musubi::xml_scanner_test
