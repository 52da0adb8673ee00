#include "algorithms/gaps/indicator_comparison.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/error.hpp"
#include "engine/network_reader.hpp"
#include "tests/algorithms/gaps/toy_network.hpp"

namespace musubi::indicator_comparison_test {
namespace {

using musubi::testing::ToyNetwork;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Caveat = ComparisonCaveat;
using Obstacle = ComparisonObstacle;

// A cluster at home, two abroad and their country, in one table of one source.
class IndicatorComparisonTest : public ::testing::Test {
 protected:
  IndicatorComparisonTest() {
    toy_.node("hub-a", "hub", "JP");
    toy_.node("ours", "community", "JP");
    toy_.node("theirs", "cluster", "US");
    toy_.node("others", "cluster", "GB");
    toy_.node("country", "region", "JP");
  }

  Indicator& figure(const std::string& subject, const std::string& indicator, double value,
                    const std::string& unit, const std::string& qualifier = "") {
    figures_.push_back({.subject = subject,
                        .indicator = indicator,
                        .value = value,
                        .qualifier = qualifier,
                        .unit = unit,
                        .status = "actual",
                        .evidence = "paper",
                        .locator = "Table 4 > " + indicator});
    return figures_.back();
  }

  std::vector<IndicatorComparison> compare(const IndicatorOptions& options = {}) {
    network_ = toy_.network();
    network_.indicators = figures_;
    return indicator_comparison(network_, options);
  }

  ToyNetwork toy_{};
  std::vector<Indicator> figures_{};
  Network network_{};
};

std::vector<std::string> rows_of(const std::vector<IndicatorComparison>& rows) {
  std::vector<std::string> said;
  for (const auto& row : rows) {
    said.push_back(row.subject + " " + row.indicator + " " + row.peer + " " +
                   std::string(name_of(row.comparability)));
  }
  return said;
}

TEST_F(IndicatorComparisonTest, RatioRankAndFiguresPerHeadAndPerGdpByHand) {
  figure("ours", "population", 40, "million_persons").year = "2020";
  figure("theirs", "population", 4000, "thousand_persons").year = "2018";
  figure("ours", "gdp", 2000, "billion_usd");
  figure("theirs", "gdp", 0.5, "trillion_usd");
  figure("ours", "firms", 800, "companies");
  figure("theirs", "firms", 200, "companies");
  figure("others", "firms", 1000, "companies");
  const auto rows = compare();
  ASSERT_THAT(rows_of(rows),
              ElementsAre("ours population theirs comparable", "ours population others unknown",
                          "ours gdp theirs comparable", "ours gdp others unknown",
                          "ours firms theirs comparable", "ours firms others comparable"));
  const auto& people = rows[0];
  EXPECT_DOUBLE_EQ(people.ratio->value, 10.0) << "40 million by 4 million";
  EXPECT_THAT(people.caveats, ElementsAre(Caveat::years_differ, Caveat::unit_converted));
  EXPECT_FALSE(people.per_head) << "heads per head";
  EXPECT_FALSE(people.per_gdp);
  EXPECT_EQ(people.rank.rank, 1U);
  EXPECT_EQ(people.rank.ranked, 2U) << "others has no figure";

  const auto& gdp = rows[2];
  EXPECT_DOUBLE_EQ(gdp.ratio->value, 4.0);
  ASSERT_TRUE(gdp.per_head);
  EXPECT_EQ(gdp.per_head->per, "million_persons");
  EXPECT_DOUBLE_EQ(gdp.per_head->value.value, 50.0) << "billion usd per million persons";
  EXPECT_DOUBLE_EQ(gdp.per_head->peer_value.value, 125.0) << "in the unit of ours";
  EXPECT_DOUBLE_EQ(gdp.per_head->ratio->value, 0.4);
  EXPECT_FALSE(gdp.per_gdp);

  const auto& firms = rows[4];
  EXPECT_DOUBLE_EQ(firms.ratio->value, 4.0);
  EXPECT_EQ(firms.rank.rank, 2U);
  EXPECT_EQ(firms.rank.ranked, 3U);
  EXPECT_EQ(rows[5].rank.rank, 2U) << "one rank for one figure";
  EXPECT_DOUBLE_EQ(firms.per_head->value.value, 20.0);
  EXPECT_DOUBLE_EQ(firms.per_head->peer_value.value, 50.0);
  EXPECT_DOUBLE_EQ(firms.per_head->ratio->value, 0.4);
  EXPECT_EQ(firms.per_gdp->per, "billion_usd");
  EXPECT_DOUBLE_EQ(firms.per_gdp->value.value, 0.4);
  EXPECT_DOUBLE_EQ(firms.per_gdp->peer_value.value, 0.4);
  EXPECT_DOUBLE_EQ(firms.per_gdp->ratio->value, 1.0);
  EXPECT_EQ(network_.indicators[firms.per_gdp->peer_size].value, 0.5);
  EXPECT_THAT(firms.caveats, ElementsAre(Caveat::population_years_differ));
  EXPECT_FALSE(rows[5].per_head) << "the population of others is not known";
}

TEST_F(IndicatorComparisonTest, WhatOneLacksIsUnknown) {
  figure("ours", "firms", 800, "companies");
  figure("theirs", "firms", 200, "companies");
  figure("theirs", "startups", 50, "companies");
  figure("ours", "rooms", 480, "rooms");
  const auto rows = compare();
  ASSERT_THAT(rows_of(rows),
              ElementsAre("ours firms theirs comparable", "ours startups theirs unknown",
                          "ours rooms theirs unknown"));
  EXPECT_FALSE(rows[1].figure);
  EXPECT_TRUE(rows[1].peer_figure);
  EXPECT_EQ(rows[1].obstacle, Obstacle::no_figure);
  EXPECT_FALSE(rows[1].ratio);
  EXPECT_EQ(rows[1].rank.ranked, 0U);
  EXPECT_FALSE(rows[2].peer_figure);
  EXPECT_EQ(rows[2].rank.ranked, 0U) << "alone";
}

TEST_F(IndicatorComparisonTest, DefinitionsAndUnitsMustBeTheSame) {
  figure("ours", "population", 40, "million_persons");
  figure("theirs", "population", 4, "million_persons");
  figure("ours", "trials", 6830, "trials").definition = "hospitals_only";
  figure("theirs", "trials", 1986, "trials");
  figure("ours", "salary", 11.8, "million_jpy_per_person");
  figure("theirs", "salary", 169271, "usd_per_person");
  figure("ours", "pipeline", 455, "products").definition = "from_trials";
  figure("theirs", "pipeline", 1004, "products").definition = "from_trials";
  const auto rows = compare();
  ASSERT_THAT(rows, SizeIs(4));
  EXPECT_EQ(rows[1].comparability, Comparability::not_comparable);
  EXPECT_EQ(rows[1].obstacle, Obstacle::definition_differs);
  EXPECT_FALSE(rows[1].ratio);
  EXPECT_FALSE(rows[1].per_head);
  EXPECT_EQ(rows[1].rank.ranked, 0U);
  EXPECT_EQ(rows[2].obstacle, Obstacle::unit_differs);
  EXPECT_EQ(rows[3].comparability, Comparability::comparable) << "both say the same";
  EXPECT_DOUBLE_EQ(rows[3].ratio->value, 455.0 / 1004.0);
}

TEST_F(IndicatorComparisonTest, QualifiersReachRatioAndRank) {
  figure("ours", "population", 40, "million_persons");
  figure("theirs", "population", 4, "million_persons");
  figure("ours", "firms", 5000, "companies", "at_least");
  figure("theirs", "firms", 3700, "companies", "at_least");
  figure("ours", "jobs", 347000, "persons", "at_least");
  figure("theirs", "jobs", 79972, "persons");
  const auto rows = compare();
  EXPECT_EQ(rows[1].comparability, Comparability::comparable);
  EXPECT_FALSE(rows[1].ratio) << "two lower bounds say nothing of their quotient";
  EXPECT_EQ(rows[1].rank.rank, std::nullopt);
  EXPECT_EQ(rows[1].rank.ranked, 2U);
  ASSERT_TRUE(rows[1].per_head) << "each for itself is known";
  EXPECT_FALSE(rows[1].per_head->ratio);
  EXPECT_EQ(rows[2].ratio->qualifier, "at_least");
  EXPECT_EQ(rows[2].rank.rank, 1U);
  EXPECT_EQ(rows[2].per_head->value.qualifier, "at_least");
  EXPECT_DOUBLE_EQ(rows[2].per_head->value.value, 8675.0);
  EXPECT_DOUBLE_EQ(rows[2].per_head->ratio->value, 8675.0 / 19993.0);
}

TEST_F(IndicatorComparisonTest, UnknownFiguresOfPeersBoundTheRank) {
  toy_.node("fourth", "cluster", "FR");
  toy_.node("fifth", "cluster", "DE");
  figure("ours", "firms", 800, "companies");
  figure("theirs", "firms", 1000, "companies");
  figure("others", "firms", 500, "companies", "at_least");
  figure("fourth", "firms", 9, "companies").definition = "members";
  figure("fifth", "patents", 5, "patents");
  figure("ours", "patents", 7, "patents");
  const auto rows = compare();
  ASSERT_THAT(rows_of(rows),
              ElementsAre("ours firms theirs comparable", "ours firms others comparable",
                          "ours firms fourth not_comparable", "ours firms fifth unknown",
                          "ours patents theirs unknown", "ours patents others unknown",
                          "ours patents fourth unknown", "ours patents fifth comparable"));
  EXPECT_EQ(rows[0].rank.rank, std::nullopt) << "others may have more than 800";
  EXPECT_EQ(rows[0].rank_bounds, (RankBounds{2, 5})) << "theirs is larger; three more may be";
  EXPECT_EQ(rows[1].rank_bounds, rows[0].rank_bounds) << "one rank for one figure";
  EXPECT_EQ(rows[2].rank_bounds, std::nullopt) << "it was not ranked with this one";
  EXPECT_EQ(rows[3].rank_bounds, std::nullopt);
  EXPECT_EQ(rows[7].rank.rank, 1U);
  EXPECT_EQ(rows[7].rank_bounds, (RankBounds{1, 4}));
}

TEST_F(IndicatorComparisonTest, NothingUnknownLeavesTheRankAsItIs) {
  figure("ours", "firms", 800, "companies");
  figure("theirs", "firms", 800, "companies");
  figure("others", "firms", 1000, "companies");
  const auto rows = compare();
  EXPECT_EQ(rows.at(0).rank.rank, 2U);
  EXPECT_EQ(rows.at(0).rank_bounds, (RankBounds{2, 2})) << "an equal one is not ahead";
}

TEST_F(IndicatorComparisonTest, PlacesAndMarksHaveNoRatio) {
  figure("ours", "population", 40, "million_persons");
  figure("theirs", "population", 4, "million_persons");
  figure("ours", "place", 25, "rank");
  figure("theirs", "place", 1, "rank");
  figure("ours", "talent", 10, "points");
  figure("theirs", "talent", 10, "points");
  figure("ours", "share", 36, "percent");
  figure("theirs", "share", 18, "percent");
  const auto rows = compare();
  EXPECT_EQ(rows[1].comparability, Comparability::comparable);
  EXPECT_FALSE(rows[1].ratio);
  EXPECT_EQ(rows[1].rank.ranked, 0U) << "it is a rank already";
  EXPECT_FALSE(rows[2].ratio);
  EXPECT_EQ(rows[2].rank.rank, 1U);
  EXPECT_TRUE(rows[2].rank.tied);
  EXPECT_FALSE(rows[2].per_head);
  EXPECT_DOUBLE_EQ(rows[3].ratio->value, 2.0);
  EXPECT_FALSE(rows[3].per_head);
}

TEST_F(IndicatorComparisonTest, TheTableMakesThePeersAndARegionIsNone) {
  figure("ours", "firms", 800, "companies");
  figure("theirs", "firms", 200, "companies").locator = "Table 5 > firms";
  figure("country", "firms", 2000, "companies");
  EXPECT_THAT(compare(), IsEmpty()) << "another heading, and a region that may hold us";
  figure("others", "firms", 100, "companies").evidence = "book";
  EXPECT_THAT(compare(), IsEmpty()) << "the heading of another source";
  figures_.back().evidence = "book;paper";
  const auto rows = compare();
  EXPECT_THAT(rows_of(rows), ElementsAre("ours firms others comparable"));
  EXPECT_EQ(rows[0].source, "paper");
  EXPECT_EQ(rows[0].heading, "Table 4");
}

TEST_F(IndicatorComparisonTest, NamedPeersAreComparedWhereverTheyStand) {
  figure("ours", "firms", 800, "companies");
  figure("ours", "rooms", 480, "rooms");
  figure("theirs", "firms", 200, "companies").locator = "Table 5 > firms";
  figure("country", "firms", 2000, "companies");
  figure("country", "staff", 3, "persons");
  const auto rows = compare({.subjects = {"ours"}, .peers = {"theirs", "country", "theirs"}});
  ASSERT_THAT(rows_of(rows),
              ElementsAre("ours firms theirs comparable", "ours firms country comparable",
                          "ours rooms theirs unknown", "ours rooms country unknown",
                          "ours staff country unknown"));
  EXPECT_THAT(rows[0].caveats, ElementsAre(Caveat::sources_differ));
  EXPECT_THAT(rows[1].caveats, ElementsAre(Caveat::one_is_region));
  EXPECT_DOUBLE_EQ(rows[1].ratio->value, 0.4);
  EXPECT_EQ(rows[0].rank.rank, 1U);
  EXPECT_EQ(rows[0].rank.ranked, 2U) << "a part is not ranked beside what may hold it";
  EXPECT_EQ(rows[1].rank.ranked, 0U);
}

TEST_F(IndicatorComparisonTest, SubjectsAreThoseAtHomeWithAPeerAbroad) {
  toy_.node("neighbour", "cluster", "JP");
  toy_.node("nowhere", "cluster");
  figure("theirs", "firms", 200, "companies");
  figure("nowhere", "firms", 1, "companies");
  figure("ours", "firms", 800, "companies");
  figure("neighbour", "rooms", 5, "rooms");
  EXPECT_THAT(rows_of(compare()),
              ElementsAre("ours firms theirs comparable", "ours firms nowhere comparable"));
  EXPECT_THAT(compare({.group_kind = "workshop"}), IsEmpty()) << "nothing says what home is";
  EXPECT_THAT(compare({.subjects = {"theirs"}, .group_kind = "workshop"}), SizeIs(2));
}

TEST_F(IndicatorComparisonTest, TheYearsOfBothAreTheNearestThereAre) {
  figure("ours", "firms", 1, "companies").year = "2018";
  figure("ours", "firms", 2, "companies").year = "2020";
  figure("theirs", "firms", 3, "companies").year = "2020";
  figure("theirs", "firms", 4, "companies").year = "2022";
  figure("others", "firms", 5, "companies").year = "2019";
  figure("others", "firms", 6, "companies").year = "2021";
  auto rows = compare();
  ASSERT_THAT(rows, SizeIs(2));
  EXPECT_EQ(network_.indicators[*rows[0].figure].value, 2.0) << "the latest";
  EXPECT_EQ(network_.indicators[*rows[0].peer_figure].value, 3.0) << "of the same year";
  EXPECT_THAT(rows[0].caveats, IsEmpty());
  EXPECT_EQ(network_.indicators[*rows[1].peer_figure].value, 6.0) << "else the latest";
  EXPECT_THAT(rows[1].caveats, ElementsAre(Caveat::years_differ));
  figures_[4].definition = figures_[1].definition = "members";
  rows = compare();
  EXPECT_EQ(network_.indicators[*rows[1].peer_figure].value, 5.0) << "the definition comes first";
  EXPECT_EQ(rows[1].comparability, Comparability::comparable);
}

TEST_F(IndicatorComparisonTest, StatusesAndCategoriesAreKeptApart) {
  figure("ours", "firms", 1, "companies").status = "planned";
  figure("theirs", "firms", 2, "companies");
  EXPECT_THAT(compare(), IsEmpty()) << "a target of ours is no figure of ours";
  figures_[1].status = "planned";
  EXPECT_THAT(compare(), IsEmpty()) << "targets count when they are asked for";
  EXPECT_THAT(compare({.statuses = {"actual", "planned"}}), SizeIs(1));
  figures_[0].category = "food";
  EXPECT_THAT(compare({.statuses = {"planned"}}), IsEmpty());
}

TEST_F(IndicatorComparisonTest, SizesMustBeCountedAlike) {
  figure("ours", "firms", 800, "companies");
  figure("theirs", "firms", 200, "companies");
  figure("ours", "gdp", 100, "trillion_jpy");
  figure("theirs", "gdp", 500, "billion_usd");
  figure("ours", "population", 40, "million_persons").definition = "registered";
  figure("theirs", "population", 4, "million_persons");
  const auto rows = compare();
  EXPECT_FALSE(rows[0].per_gdp) << "two currencies";
  EXPECT_FALSE(rows[0].per_head) << "two definitions";
}

TEST_F(IndicatorComparisonTest, WhatIsNamedMustHaveFigures) {
  figure("ours", "firms", 800, "companies");
  EXPECT_THROW(compare({.subjects = {"oars"}}), Error);
  EXPECT_THROW(compare({.subjects = {"ours"}, .peers = {"theirs"}}), Error);
  EXPECT_THAT(compare({.subjects = {"ours"}}), IsEmpty()) << "nobody to compare with";
}

TEST(IndicatorComparison, OfAnEmptyNetworkIsEmpty) {
  EXPECT_THAT(indicator_comparison(Network{}), IsEmpty());
}

// The comparison table of graphs/gtb, as its source prints it.
TEST(IndicatorComparison, OfTheReferenceNetworkComparesNothingThatTheSourceSetsApart) {
  const auto network = load(std::string(MUSUBI_SOURCE_DIR) + "/graphs/gtb");
  const auto all = indicator_comparison(network, {.subjects = {"gtb"}});
  const auto row = [&](const std::string& indicator, const std::string& peer) {
    const auto it = std::find_if(all.begin(), all.end(), [&](const auto& one) {
      return one.indicator == indicator && one.peer == "cluster-" + peer;
    });
    return it == all.end() ? IndicatorComparison{} : *it;
  };
  for (const auto* indicator : {"public_research_funding", "clinical_trials"}) {
    for (const auto* peer : {"massachusetts", "greater-london"}) {
      EXPECT_EQ(row(indicator, peer).obstacle, Obstacle::definition_differs) << indicator << peer;
    }
  }
  EXPECT_EQ(row("bio_companies", "massachusetts").obstacle, Obstacle::definition_differs);
  EXPECT_EQ(row("bio_manufacturing_shipments", "greater-london").obstacle,
            Obstacle::definition_differs);
  EXPECT_EQ(row("average_salary", "massachusetts").obstacle, Obstacle::unit_differs);
  EXPECT_EQ(row("research_facility_area", "massachusetts").obstacle, Obstacle::no_figure);
  const auto listings = row("ipos", "massachusetts");
  EXPECT_DOUBLE_EQ(listings.ratio->value, 8.0 / 23.0);
  EXPECT_EQ(listings.rank.rank, 2U) << "23, 8, 7";
  EXPECT_DOUBLE_EQ(listings.per_head->ratio->value, (8 / 39.78) / (23 / 4.44));
  EXPECT_DOUBLE_EQ(listings.per_gdp->ratio->value, (8.0 / 1828) / (23.0 / 541));
  EXPECT_EQ(row("incubators", "massachusetts").rank.rank, std::nullopt) << "88, 30+, 50+";
  EXPECT_EQ(row("bio_employment", "massachusetts").rank.rank, 1U);
  EXPECT_THAT(row("population", "massachusetts").caveats, ElementsAre(Caveat::years_differ));
  EXPECT_EQ(
      std::count_if(all.begin(), all.end(), [](const auto& one) { return one.peer == "japan"; }), 0)
      << "a country is no peer of its part";
}

}  // namespace
}  // namespace musubi::indicator_comparison_test
