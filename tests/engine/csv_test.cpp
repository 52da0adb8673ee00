#include "engine/csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/diagnostics_of.hpp"

namespace musubi::csv_test {
namespace {

using musubi::testing::Complaint;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<CsvRow> parse(std::string_view text) {
  DiagnosticLog log;
  auto rows = parse_csv(text, "t.csv", log);
  EXPECT_TRUE(log.empty()) << to_string(log.entries().front());
  return rows;
}

TEST(Csv, QuotedFieldsHoldSeparatorsQuotesAndLineEnds) {
  const auto rows = parse("a,\"b,\"\"c\"\"\r\nd\",\ne,f,g\n");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_THAT(rows[0].fields, ElementsAre("a", "b,\"c\"\r\nd", ""));
  EXPECT_EQ(rows[0].line, 1U);
  EXPECT_THAT(rows[1].fields, ElementsAre("e", "f", "g"));
  EXPECT_EQ(rows[1].line, 3U) << "a quoted line end is a line of the file";
}

TEST(Csv, AnyLineEndWillDoAndEmptyRowsAreLeftOut) {
  for (const auto* text : {"a\n\nb\n", "a\r\n\r\nb\r\n", "a\r\rb\r", "a\n,\nb"}) {
    const auto rows = parse(text);
    ASSERT_EQ(rows.size(), 2U) << text;
    EXPECT_EQ(rows[1].fields.front(), "b");
    EXPECT_EQ(rows[1].line, 3U);
  }
  EXPECT_THAT(parse(""), IsEmpty());
}

TEST(Csv, LineNumbersCountEveryKindOfLineEndInsideQuotes) {
  const auto rows = parse("\"x\ry\"\rb\r");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1].line, 3U);
}

TEST(Csv, ReportsQuotesThatAreNotClosedOrStandInAField) {
  DiagnosticLog log;
  static_cast<void>(parse_csv("a,b\nc,\"d\ne,f\n", "t.csv", log));
  static_cast<void>(parse_csv("a\n\nb\"c,d\n", "t.csv", log));
  static_cast<void>(parse_csv("\"a\"b,c\n", "t.csv", log));
  EXPECT_THAT(log.entries(), ElementsAre(Complaint("t.csv", 2, "never closed", "close the quote"),
                                         Complaint("t.csv", 3, "inside an unquoted", "in quotes"),
                                         Complaint("t.csv", 1, "behind a closing", "double")));
}

TEST(Csv, WhatIsWrittenReadsBack) {
  for (const std::string field : {"plain", "a,b", "say \"x\"", "two\nlines", "", "日本橋", "\r"}) {
    const auto rows = parse("id," + csv_field(field) + "\n");
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_THAT(rows[0].fields, ElementsAre("id", field));
  }
  EXPECT_EQ(csv_field("plain text"), "plain text");
}

}  // namespace
}  // namespace musubi::csv_test
