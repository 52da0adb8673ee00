#include "algorithms/whatif/apply_scenario.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "algorithms/whatif/comparison.hpp"
#include "algorithms/whatif/comparison_pareto.hpp"
#include "algorithms/whatif/network_changes.hpp"
#include "tests/algorithms/gaps/toy_network.hpp"
#include "tests/diagnostics_of.hpp"
#include "tests/temporary_folder.hpp"

namespace musubi::apply_scenario_test {
namespace {

using testing::Complaint;
using testing::diagnostics_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// Two hubs: a serves east, b serves west, c serves both and works with p in GB, which lies at q.
Network two_hubs() {
  testing::ToyNetwork toy;
  for (const auto* hub : {"east", "west"}) toy.node(hub, "hub", "JP");
  for (const auto* body : {"a", "b", "c"}) toy.node(body, "university", "JP");
  toy.node("p", "overseas_body", "GB");
  toy.node("q", "municipality", "GB");
  toy.serves("a", "east", "talent");
  toy.serves("b", "west", "funding");
  toy.serves("c", "east", "contact");
  toy.serves("c", "west", "contact");
  toy.link("c", "partners_with", "p");
  toy.link("p", "located_in", "q");
  toy.documented("east", "inter_hub_links");
  auto network = toy.network();
  if (network.vocabularies.names("topic").empty()) {
    for (const auto* topic : {"talent", "inter_hub_links"}) {
      network.vocabularies.add("topic", topic, {});
    }
  }
  return network;
}

class ScenarioFiles : public ::testing::Test {
 protected:
  std::filesystem::path write(const std::string& name, const std::string& text) {
    const auto path = folder_.path() / name;
    std::ofstream(path) << text;
    return path;
  }

  Scenario read(const std::string& text) {
    DiagnosticLog log;
    auto scenario = read_scenario(write("s.toml", text), log);
    log.throw_if_any();
    return scenario;
  }

  // The first case of a file of these edits, each with a reason behind it.
  AppliedScenario apply(const std::vector<std::string>& edits, const Network& base = two_hubs()) {
    std::string text;
    for (const auto& edit : edits) text += "[[edit]]\n" + edit + "\nreason = \"r\"\n";
    const auto scenario = read(text);
    return apply_scenario(base, expand_scenario(scenario, base).front());
  }

  std::vector<Diagnostic> complaints(const std::vector<std::string>& edits) {
    return diagnostics_of([&] { static_cast<void>(apply(edits)); });
  }

  testing::TemporaryFolder folder_{};
};

std::size_t links_between(const Network& network, const std::string& a, const std::string& b) {
  std::size_t count = 0;
  for (const LinkId link : network.graph.links()) {
    const auto& ends = network.graph.link(link);
    if (network.graph.id(ends.source) == a && network.graph.id(ends.target) == b) ++count;
  }
  return count;
}

TEST_F(ScenarioFiles, AddedLinkHasItsReasonAsEvidenceAndLeavesTheBase) {
  const auto base = two_hubs();
  const auto before = base.graph.num_links();
  const auto result =
      apply({R"(add_link = { source = "a", target = "p", relation = "partners_with" })"}, base);
  EXPECT_EQ(base.graph.num_links(), before);
  EXPECT_EQ(links_between(base, "a", "p"), 0U);
  ASSERT_EQ(links_between(result.network, "a", "p"), 1U);
  EXPECT_EQ(result.new_links, 1U);
  const LinkId added = result.network.graph.links().back();
  EXPECT_THAT(result.network.graph.evidence(added), ElementsAre(Evidence{"scenario", "r"}));
}

TEST_F(ScenarioFiles, NewVersionSharesChunksThatDidNotChange) {
  testing::ToyNetwork toy;
  toy.node("x", "company");
  toy.node("y", "company");
  for (int i = 0; i < 600; ++i) toy.link("x", "r" + std::to_string(i), "y");
  const auto base = toy.network();
  const auto result =
      apply({R"(add_link = { source = "y", target = "x", relation = "partners_with" })"}, base);
  EXPECT_EQ(result.network.graph.shared_link_chunks(base.graph), 2U);
}

TEST_F(ScenarioFiles, RemovedNodeTakesLinksAndCoverageWithIt) {
  const auto result = apply({R"(close_hub = "east")"});
  EXPECT_FALSE(result.network.graph.find("east"));
  EXPECT_EQ(result.edits.front().links_removed, 2U);
  EXPECT_EQ(result.network.covered("east", "inter_hub_links"), Coverage::undocumented);
}

TEST_F(ScenarioFiles, ChangedNodeHasItsNewValueAndItsLinks) {
  const auto base = two_hubs();
  const auto result = apply({R"(change_node = { node = "p", country = "FR" })"}, base);
  const NodeId p = *result.network.graph.find("p");
  EXPECT_EQ(result.network.graph.node_text(p, "country"), "FR");
  EXPECT_EQ(base.graph.node_text(p, "country"), "GB");
  EXPECT_EQ(links_between(result.network, "c", "p"), 1U);
  EXPECT_EQ(result.edits.at(0).values_changed, 1U);
}

TEST_F(ScenarioFiles, RemovedLinkIsGoneAndNoOther) {
  const auto base = two_hubs();
  const auto result = apply({R"(remove_link = { source = "c", target = "west" })"}, base);
  EXPECT_EQ(links_between(result.network, "c", "west"), 0U);
  EXPECT_EQ(links_between(result.network, "c", "east"), 1U);
  EXPECT_EQ(result.network.graph.num_links() + 1, base.graph.num_links());
  EXPECT_EQ(result.edits.at(0).links_removed, 1U);
}

TEST_F(ScenarioFiles, MergeLeadsLinksAndKeepsEachOnce) {
  // c serves west for contact already, and so would b.
  const auto result = apply(
      {R"(add_link = { source = "b", target = "west", relation = "serves", function = "contact" })",
       R"(merge = { nodes = ["b"], into = "c" })"});
  EXPECT_FALSE(result.network.graph.find("b"));
  EXPECT_EQ(links_between(result.network, "c", "west"), 2U);  // contact, funding
  EXPECT_EQ(result.new_links, 1U);
}

TEST_F(ScenarioFiles, MergedHubServesAllOfBothAndIsDescribedAsTheBetterOne) {
  const auto base = two_hubs();
  const auto result = apply({R"(merge = { nodes = ["east"], into = "west" })"}, base);
  EXPECT_FALSE(result.network.graph.find("east"));
  EXPECT_EQ(links_between(result.network, "a", "west"), 1U);
  EXPECT_EQ(links_between(result.network, "b", "west"), 1U);
  EXPECT_EQ(links_between(result.network, "c", "west"), 1U);  // of the two for contact
  EXPECT_EQ(result.network.covered("west", "inter_hub_links"), Coverage::documented);
  const auto before = project(base.graph, {});
  const auto after = project(result.network.graph, {});
  const auto comparison =
      compare(measure_version(base, before, {}), measure_version(result.network, after, {}));
  const GapCell pair{GapMatrix::hubs, "east", "west"};
  const auto gone = std::find_if(comparison.gaps.begin(), comparison.gaps.end(),
                                 [&](const GapChange& change) { return change.cell == pair; });
  ASSERT_NE(gone, comparison.gaps.end());
  EXPECT_TRUE(gone->before.has_value());
  EXPECT_FALSE(gone->after.has_value());
  EXPECT_FALSE(gone->closed());
}

TEST_F(ScenarioFiles, MoveLeadsToTheOtherHub) {
  const auto result = apply({R"(move = { node = "a", to = "west" })"});
  EXPECT_EQ(links_between(result.network, "a", "east"), 0U);
  EXPECT_EQ(links_between(result.network, "a", "west"), 1U);
}

TEST_F(ScenarioFiles, DropCountryTakesWhatCrossesTheBorder) {
  const auto result = apply({R"(drop_country = "GB")"});
  EXPECT_EQ(links_between(result.network, "c", "p"), 0U);
  EXPECT_EQ(links_between(result.network, "p", "q"), 1U);
}

TEST_F(ScenarioFiles, DropRelationTakesEveryLinkOfIt) {
  EXPECT_EQ(apply({R"(drop_relation = "serves")"}).edits.front().links_removed, 4U);
}

TEST_F(ScenarioFiles, CoverageIsEdited) {
  const auto result = apply({R"(coverage = { subject = "west", status = "documented" })"});
  EXPECT_EQ(result.network.covered("west", "inter_hub_links"), Coverage::documented);
}

TEST_F(ScenarioFiles, SweepMakesACasePerCombination) {
  const auto base = two_hubs();
  const auto scenario = read(R"(
[[alternative]]
name = "{hub}-{who}"
for = { hub = { kind = "hub" }, who = ["a", "b"] }
[[alternative.edit]]
add_link = { source = "{who}", target = "{hub}", relation = "leads" }
reason = "r"
)");
  std::vector<std::string> names;
  for (const auto& one : expand_scenario(scenario, base)) names.push_back(one.name);
  EXPECT_THAT(names, ElementsAre("east-a", "east-b", "west-a", "west-b"));
}

TEST_F(ScenarioFiles, SweepOverNothingIsAnError) {
  const auto base = two_hubs();
  const auto scenario =
      read("[[edit]]\neach = { x = { kind = \"hbu\" } }\nremove_node = \"{x}\"\nreason = \"r\"\n");
  EXPECT_THAT(diagnostics_of([&] { static_cast<void>(expand_scenario(scenario, base)); }),
              ElementsAre(Complaint("s.toml", 2, "goes over nothing", "hub")));
  GraphBuilder builder;
  builder.add_node("a", "hub");
  Network bare;
  bare.graph = builder.build();
  const auto abroad = read(
      "[[edit]]\neach = { x = { country = \"FR\" } }\nremove_node = \"{x}\"\nreason = \"r\"\n");
  EXPECT_THAT(diagnostics_of([&] { static_cast<void>(expand_scenario(abroad, bare)); }),
              ElementsAre(Complaint("s.toml", 2, "goes over nothing", "no node has a country")));
}

TEST_F(ScenarioFiles, VariableThatIsNoneOrUnusedIsAnError) {
  const auto base = two_hubs();
  const auto scenario =
      read("[[edit]]\neach = { x = [\"a\"] }\nremove_node = \"{y}\"\nreason = \"r\"\n");
  EXPECT_THAT(diagnostics_of([&] { static_cast<void>(expand_scenario(scenario, base)); }),
              ElementsAre(Complaint("s.toml", 2, "no edit uses '{x}'", ""),
                          Complaint("s.toml", 3, "nothing stands for '{y}'", "each")));
}

TEST_F(ScenarioFiles, CyclicIncludeIsAnErrorWithItsLine) {
  write("b.toml", "\ninclude = [\"a.toml\"]\n");
  const auto path = write("a.toml", "title = \"a\"\ninclude = [\"b.toml\"]\n");
  DiagnosticLog log;
  static_cast<void>(read_scenario(path, log));
  EXPECT_THAT(log.sorted(),
              ElementsAre(Complaint("b.toml", 2, "a.toml -> b.toml -> a.toml", "take one")));
}

TEST_F(ScenarioFiles, IncludedEditsComeFirst) {
  write("base.toml", "[[edit]]\nremove_node = \"q\"\nreason = \"r\"\n");
  const auto scenario =
      read("include = [\"base.toml\"]\n[[edit]]\nremove_node = \"p\"\nreason = \"r\"\n");
  ASSERT_THAT(scenario.alternatives, SizeIs(1));
  ASSERT_THAT(scenario.alternatives[0].edits, SizeIs(2));
  EXPECT_EQ(scenario.alternatives[0].edits[0].node, "q");
}

TEST_F(ScenarioFiles, WrongKeysAndTypesAreToldTogether) {
  DiagnosticLog log;
  static_cast<void>(
      read_scenario(write("w.toml",
                          "titel = \"x\"\n[[edit]]\nad_link = 1\nreason = \"r\"\n[[edit]]\n"
                          "add_link = { source = \"a\", target = 2, relation = \"r\" }\n"),
                    log));
  EXPECT_THAT(log.sorted(), ::testing::IsSupersetOf(
                                {Complaint("w.toml", 1, "unknown key 'titel'", "title"),
                                 Complaint("w.toml", 3, "unknown key 'ad_link'", "'add_link'"),
                                 Complaint("w.toml", 6, "'target' must be a text", ""),
                                 Complaint("w.toml", 5, "no reason", "reason_ja")}));
}

TEST_F(ScenarioFiles, UnknownNodeNamesTheNearest) {
  EXPECT_THAT(complaints({R"(remove_node = "eastt")"}),
              ElementsAre(Complaint("s.toml", 2, "no node 'eastt'", "'east'")));
}

TEST_F(ScenarioFiles, AddingWhatExistsIsAnError) {
  EXPECT_THAT(
      complaints({R"(add_node = { id = "a", kind = "company" })",
                  R"(add_link = { source = "c", target = "p", relation = "partners_with" })"}),
      ElementsAre(Complaint("s.toml", 2, "'a' exists already", "change_node"),
                  Complaint("s.toml", 5, "already", "change_link")));
}

TEST_F(ScenarioFiles, RemovingWhatIsNotThereTellsWhatIs) {
  EXPECT_THAT(complaints({R"(remove_link = { source = "c", target = "p", relation = "operates" })",
                          R"(drop_country = "FR")"}),
              ElementsAre(Complaint("s.toml", 2, "no such link", "partners_with"),
                          Complaint("s.toml", 5, "'FR'", "GB, JP")));
}

TEST_F(ScenarioFiles, ContradictionsNameTheOtherLine) {
  EXPECT_THAT(
      complaints({R"(add_link = { source = "a", target = "p", relation = "partners_with" })",
                  R"(drop_country = "GB")"}),
      ::testing::Contains(Complaint("s.toml", 5, "contradicts that of line 2", "")));
  EXPECT_THAT(
      complaints({R"(remove_node = "a")",
                  R"(add_link = { source = "a", target = "p", relation = "partners_with" })"}),
      ElementsAre(Complaint("s.toml", 5, "contradicts that of line 2", "take one")));
  EXPECT_THAT(
      complaints(
          {R"(coverage = { subject = "west", topics = ["talent"], status = "partial" })",
           R"(coverage = { subject = "west", topics = ["talent"], status = "documented" })"}),
      ElementsAre(Complaint("s.toml", 5, "contradicts that of line 2", "take one")));
}

TEST_F(ScenarioFiles, EditAndItsInverseGiveTheBasesNumbers) {
  const auto base = two_hubs();
  const auto added =
      apply({R"(add_link = { source = "a", target = "p", relation = "partners_with" })"}, base);
  const auto back = apply({R"(remove_link = { source = "a", target = "p" })"}, added.network);
  const auto before = project(base.graph, {});
  const auto after = project(back.network.graph, {});
  const auto old = measure_version(base, before, {});
  const auto now = measure_version(back.network, after, {});
  const auto comparison = compare(old, now);
  for (const auto& change : comparison.measures) EXPECT_EQ(change.before, change.after);
  EXPECT_THAT(comparison.ranks, IsEmpty());
  EXPECT_THAT(comparison.gaps, IsEmpty());
  const auto changes = network_changes(base, back.network);
  EXPECT_THAT(changes.links_added, IsEmpty());
  EXPECT_THAT(changes.links_removed, IsEmpty());
}

TEST_F(ScenarioFiles, AnyNewLinkLeavesEfficiencyNoLower) {
  const auto base = two_hubs();
  const ComparisonOptions options{.measures = {NetworkMeasure::global_efficiency},
                                  .centrality = {},
                                  .gaps = false,
                                  .requirements = false};
  const auto projection = project(base.graph, {});
  const auto old = measure_version(base, projection, {}, options);
  for (const NodeId a : base.graph.nodes()) {
    for (const NodeId b : base.graph.nodes()) {
      if (a == b) continue;
      const auto result = apply({"add_link = { source = \"" + base.graph.id(a) + "\", target = \"" +
                                 base.graph.id(b) + "\", relation = \"new\" }"},
                                base);
      const auto changed = project(result.network.graph, {});
      const auto now = measure_version(result.network, changed, {}, options);
      EXPECT_GE(now.measures.at(NetworkMeasure::global_efficiency),
                old.measures.at(NetworkMeasure::global_efficiency))
          << base.graph.id(a) << base.graph.id(b);
    }
  }
}

TEST_F(ScenarioFiles, LosingTheOnlyBodyOfBothCutsTheHubsOff) {
  const auto base = two_hubs();
  const auto lost = apply({R"(remove_node = "c")"}, base);
  const auto before = project(base.graph, {});
  const auto after = project(lost.network.graph, {});
  const auto comparison =
      compare(measure_version(base, before, {}), measure_version(lost.network, after, {}));
  ASSERT_THAT(comparison.cut_off, SizeIs(2));
  EXPECT_EQ(comparison.cut_off[0].before, 1U);
  EXPECT_EQ(comparison.cut_off[0].after, 0U);
  const GapCell pair{GapMatrix::hubs, "east", "west"};
  const auto it = std::find_if(comparison.gaps.begin(), comparison.gaps.end(),
                               [&](const GapChange& change) { return change.cell == pair; });
  ASSERT_NE(it, comparison.gaps.end());
  EXPECT_TRUE(it->opened());
}

TEST(Pareto, MarksWhatNoOtherBeats) {
  EXPECT_THAT(pareto_front({{1, 1}, {1, 2}, {3, 2}, {3, 2}, {0, 0}}),
              ElementsAre(true, false, true, true, true));
}

TEST_F(ScenarioFiles, CommunitiesThatPartAndJoinAreMatched) {
  testing::ToyNetwork toy;
  for (const auto* id : {"a", "b", "c", "d", "e", "f"}) toy.node(id, "company");
  const auto network = toy.network();
  const auto projection = project(network.graph, {});
  const auto two = measure_version(network, projection, {0, 0, 0, 0, 1, 1});
  const auto three = measure_version(network, projection, {0, 0, 1, 1, 2, 2});
  const auto parted = compare_communities(two, three);
  ASSERT_THAT(parted.split, SizeIs(1));
  EXPECT_THAT(parted.split[0].others, ElementsAre(0U, 1U));
  EXPECT_THAT(parted.moved, ElementsAre("c", "d"));
  const auto joined = compare_communities(three, two);
  ASSERT_THAT(joined.merged, SizeIs(1));
  EXPECT_THAT(joined.merged[0].others, ElementsAre(0U, 1U));
}

}  // namespace
}  // namespace musubi::apply_scenario_test
