#include "engine/network_join.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/diagnostics_of.hpp"
#include "tests/package_folder.hpp"

namespace musubi::network_join_test {
namespace {

using musubi::testing::Complaint;
using musubi::testing::diagnostics_of;
using musubi::testing::PackageFolder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// A second package that knows two nodes and one source of the toy package.
class Neighbour : public PackageFolder {
 public:
  Neighbour() {
    replace("datapackage.json", "\"toy\"", "\"next\"");
    replace("datapackage.json", "2026-11-22", "2027-01-05");
    file("nodes.csv") =
        "id,kind,name_ja,name_en,aliases,parent,lat\n"
        "univ-a,university,Ａ大学,University A,A大;Aleph,,35.5\n"
        "company-b,company,株式会社髙島,,,,35\n"
        "hub-east,hub,東拠点,East hub,,,\n";
    file("links.csv") =
        "source,target,relation,function,role,status,basis,strength,count,evidence,locator,note\n"
        "univ-a,company-b,partners_with,,,actual,stated,,,web,top,\n"
        "company-b,hub-east,serves,funding,,actual,stated,,,news,top,\n";
    file("indicators.csv") =
        "subject,indicator,value,unit,year,evidence,locator\nunivs,x,1,y,2020,web,z\n";
    replace("indicators.csv", "univs", "univ-a");
    file("coverage.csv") = "subject,topic,status,evidence,note\nhub-east,contact,undocumented,,\n";
    file("sources.csv") =
        "id,title,publisher,published,file_or_url\n"
        "web,A page,Someone else,2022,https://example.org/\nnews,News,A paper,2023,\n";
  }
};

Network join_with(const PackageFolder& other) {
  std::vector<Network> networks{PackageFolder().read()};
  networks.push_back(other.read());
  return join(std::move(networks));
}

TEST(Join, NodesAndSourcesMeetByTheirIds) {
  const auto network = join_with(Neighbour());
  EXPECT_THAT(network.warnings, IsEmpty());
  EXPECT_EQ(network.name, "toy+next");
  EXPECT_EQ(network.created, "2027-01-05");
  EXPECT_EQ(network.graph.num_nodes(), 6U);
  EXPECT_EQ(network.graph.num_links(), 5U);
  EXPECT_THAT(network.sources, SizeIs(3));
  EXPECT_THAT(network.indicators, SizeIs(2));
  EXPECT_THAT(network.coverage, SizeIs(3));
  EXPECT_THAT(network.joined.packages, ElementsAre("toy", "next"));
  EXPECT_THAT(network.joined.nodes, ElementsAre("univ-a", "company-b"));
  EXPECT_THAT(network.joined.sources, ElementsAre("web"));
  EXPECT_EQ(network.joined.links, 1U);
  EXPECT_EQ(network.projection("").name, "ties");
}

TEST(Join, WhatOneLacksTheOtherGives) {
  const auto network = join_with(Neighbour());
  const auto& graph = network.graph;
  const NodeId company = *graph.find("company-b");
  EXPECT_EQ(graph.node_text(company, "name_en"), "Company B");
  EXPECT_EQ(graph.node_attributes().at("lat").number(company), 35.0);
  EXPECT_EQ(graph.node_text(*graph.find("univ-a"), "aliases"), "A大;Alpha;Aleph");
}

TEST(Join, ADisagreementIsAWarningAndTheFirstCounts) {
  Neighbour other;
  other.replace("nodes.csv", "University A", "A University");
  const auto network = join_with(other);
  EXPECT_THAT(network.warnings,
              ElementsAre(Complaint("next", 0, "'University A' in another", "the same")));
  EXPECT_EQ(network.graph.node_text(*network.graph.find("univ-a"), "name_en"), "University A");
}

TEST(Join, OneNameForTwoIdsIsAWarning) {
  Neighbour other;
  other.replace("nodes.csv", "東拠点", "北拠点");
  EXPECT_THAT(join_with(other).warnings,
              ElementsAre(Complaint("", 0, "'hub-east' and to 'hub-north'", "one id")));
}

TEST(Join, AnotherKindOrTitleUnderOneIdIsAnError) {
  Neighbour other;
  other.replace("nodes.csv", "univ-a,university", "univ-a,company");
  other.replace("sources.csv", "A page", "Another page");
  EXPECT_THAT(diagnostics_of([&] { static_cast<void>(join_with(other)); }),
              ElementsAre(Complaint("next", 0, "'Another page'", "another id"),
                          Complaint("next", 0, "kind 'company'", "kinds the same")));
}

TEST(Join, OfTwoWordsOnCoverageTheFullerCounts) {
  Neighbour other;
  other.replace("nodes.csv", "hub-east,hub,東拠点,East hub", "hub-south,hub,南拠点,South hub");
  other.replace("links.csv", "hub-east", "hub-south");
  other.replace("coverage.csv", "hub-east,contact,undocumented,,",
                "hub-south,contact,documented,news,");
  const auto network = join_with(other);
  EXPECT_EQ(network.covered("hub-south", "contact"), Coverage::documented);
  EXPECT_EQ(network.joined.coverage, 1U);
}

TEST(Join, APackageWithItselfIsItself) {
  std::vector<Network> twice;
  for (int i = 0; i < 2; ++i) twice.push_back(PackageFolder().read());
  const auto network = join(std::move(twice));
  const auto once = PackageFolder().read();
  EXPECT_THAT(network.warnings, IsEmpty());
  EXPECT_EQ(network.graph.num_nodes(), once.graph.num_nodes());
  EXPECT_EQ(network.graph.num_links(), once.graph.num_links());
  EXPECT_EQ(network.indicators.size(), once.indicators.size());
  EXPECT_EQ(network.joined.links, once.graph.num_links());
}

TEST(Join, OneNetworkStaysAsItIsAndNoneIsAMistake) {
  std::vector<Network> one;
  one.push_back(PackageFolder().read());
  EXPECT_EQ(join(std::move(one)).name, "toy");
  EXPECT_THROW(static_cast<void>(join({})), std::invalid_argument);
}

TEST(Join, ErrorsOfAllPackagesComeTogether) {
  const PackageFolder sound;
  sound.write();
  Neighbour broken;
  broken.replace("links.csv", "web,top", "wbe,top");
  broken.write();
  EXPECT_THAT(diagnostics_of([&] {
                static_cast<void>(load({broken.path(), sound.path() / "none", sound.path()}));
              }),
              SizeIs(2));
}

}  // namespace
}  // namespace musubi::network_join_test
