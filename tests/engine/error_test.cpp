#include "engine/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/diagnostics_of.hpp"

namespace musubi::error_test {
namespace {

using musubi::testing::Complaint;
using ::testing::ElementsAre;

TEST(Error, IsWrittenFileLineProblemRemedy) {
  EXPECT_EQ(to_string(Diagnostic{"a.csv", 7, "is wrong", "be right"}),
            "a.csv:7: is wrong; be right");
  EXPECT_EQ(to_string(Diagnostic{"a.csv", 0, "is wrong", ""}), "a.csv: is wrong");
  EXPECT_EQ(to_string(Diagnostic{"", 0, "is wrong", "be right"}), "is wrong; be right");
}

TEST(DiagnosticLog, ReportsAllInOrderOfFileAndLine) {
  DiagnosticLog log;
  EXPECT_NO_THROW(log.throw_if_any());
  log.add("b.csv", 1, "third");
  log.add("a.csv", 9, "second");
  log.add("a.csv", 2, "first");
  EXPECT_THAT(musubi::testing::diagnostics_of([&] { log.throw_if_any(); }),
              ElementsAre(Complaint("a.csv", 2, "first", ""), Complaint("a.csv", 9, "second", ""),
                          Complaint("b.csv", 1, "third", "")));
}

TEST(Nearest, FindsTyposAndLeavesStrangersAlone) {
  const std::vector<std::string> names = {"hub-nihonbashi", "hub-kawasaki", "link-j"};
  EXPECT_EQ(nearest("hub-nihombashi", names), "hub-nihonbashi");
  EXPECT_EQ(nearest("hub-kawsaki", names), "hub-kawasaki");
  EXPECT_EQ(nearest("massachusetts", names), "");
  EXPECT_EQ(nearest("b", {"a", "c"}), "a") << "ties go to the first";
}

TEST(Suggest, NamesTheNearestElseAllWhenTheyAreFew) {
  EXPECT_EQ(suggest("tabl", {"table", "csv"}), "did you mean 'table'?");
  EXPECT_EQ(suggest("x-ray-film", {"table", "csv"}), "one of table, csv");
  EXPECT_EQ(suggest("x-ray-film", std::vector<std::string>(26, "far-away-from-it")), "");
}

}  // namespace
}  // namespace musubi::error_test
