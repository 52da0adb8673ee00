#include "engine/network_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/diagnostics_of.hpp"
#include "tests/temporary_folder.hpp"

namespace musubi::projection_reader_test {
namespace {

using musubi::testing::Complaint;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Reading {
  std::vector<ProjectionSpec> specs{};
  std::vector<Diagnostic> complaints{};
};

Reading read(std::string_view toml) {
  const musubi::testing::TemporaryFolder folder;
  Vocabularies vocabularies;
  vocabularies.add("relation", "serves", {});
  vocabularies.add("relation", "part_of", {});
  DiagnosticLog log;
  auto specs = read_projections(folder.write("projections.toml", toml), vocabularies, log);
  return {std::move(specs), log.entries()};
}

TEST(ProjectionReader, ReadsEveryKeyInTheOrderOfTheFile) {
  const auto [specs, complaints] = read(R"(
[zebra]
title_ja = "縞"
relations = ["serves"]
kinds = ["a"]
without_kinds = ["b"]
statuses = ["actual", "planned"]
contract = ["part_of"]
keep_apart = ["hub", "island"]
directed = true
self_loops = true
parallel = "keep"
strength = "maximum"
length = "inverse_strength"
nodes = "linked"

[ant]
)");
  EXPECT_THAT(complaints, IsEmpty());
  ASSERT_EQ(specs.size(), 2U);
  const auto& zebra = specs[0];
  EXPECT_EQ(zebra.name, "zebra");
  EXPECT_EQ(zebra.title.get(Language::ja), "縞");
  EXPECT_EQ(zebra.title.get(Language::en), "zebra");
  EXPECT_THAT(zebra.relations, ElementsAre("serves"));
  EXPECT_THAT(zebra.kinds, ElementsAre("a"));
  EXPECT_THAT(zebra.without_kinds, ElementsAre("b"));
  EXPECT_THAT(zebra.statuses, ElementsAre("actual", "planned"));
  EXPECT_THAT(zebra.contract, ElementsAre("part_of"));
  EXPECT_THAT(zebra.keep_apart, ElementsAre("hub", "island"));
  EXPECT_TRUE(zebra.directed);
  EXPECT_TRUE(zebra.self_loops);
  EXPECT_EQ(zebra.parallel, ProjectionSpec::Parallel::keep);
  EXPECT_EQ(zebra.strength, ProjectionSpec::Strength::maximum);
  EXPECT_EQ(zebra.length, ProjectionSpec::Length::inverse_strength);
  EXPECT_EQ(zebra.nodes, ProjectionSpec::Nodes::linked);
  EXPECT_THAT(specs[1].statuses, ElementsAre("actual")) << "the default";
}

TEST(ProjectionReader, EveryMistakeIsNamedWithItsLine) {
  const auto complaints = read(R"([ties]
relation = ["serves"]
relations = ["servs"]
contract = "part_of"
directed = "yes"
parallel = "merged"
length = 1
title_ja = 3
statuses = [1]
)")
                              .complaints;
  EXPECT_THAT(complaints,
              ::testing::UnorderedElementsAre(
                  Complaint("projections.toml", 2, "unknown key 'relation'", "'relations'"),
                  Complaint("projections.toml", 3, "unknown relation 'servs'", "'serves'"),
                  Complaint("projections.toml", 4, "'contract' must be a list", ""),
                  Complaint("projections.toml", 5, "'directed' must be true or false", ""),
                  Complaint("projections.toml", 6, "'parallel' has no such choice", "'merge'"),
                  Complaint("projections.toml", 7, "'length' has no such choice", "one of"),
                  Complaint("projections.toml", 8, "'title_ja' must be a text", ""),
                  Complaint("projections.toml", 9, "'statuses' must be a list of texts", "")));
}

TEST(ProjectionReader, BrokenTomlAndLooseKeys) {
  EXPECT_THAT(read("[a]\nrelations = [\n[b]\n").complaints,
              ElementsAre(Complaint("projections.toml", 3, "", "data-package")));
  EXPECT_THAT(
      read("directed = true\n").complaints,
      ElementsAre(Complaint("projections.toml", 1, "'directed' must be a table", "[directed]")));
  EXPECT_THAT(read("[a]\n[a]\n").complaints,
              ElementsAre(Complaint("projections.toml", 2, "", "data-package")));
}

// toml++ takes for granted that a name begins with a character that names begin with (which an
// assertion says), and which characters blanks are (which the undefined-behaviour sanitizer says).
TEST(ProjectionReader, BrokenNamesOfTablesAreMistakesNotTheEnd) {
  for (const auto* text : {"[[[1]]]", "[[=", "[[[a]]]", "[\x01]", "[\u00a0x]", "\u00e9 = 1",
                           "\ufebf\n", "[a]\n\u0100"}) {
    EXPECT_EQ(read(text).complaints.size(), 1U) << text;
  }
}

}  // namespace
}  // namespace musubi::projection_reader_test
