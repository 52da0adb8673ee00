#include "engine/network.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/diagnostics_of.hpp"
#include "tests/package_folder.hpp"

namespace musubi::network_test {
namespace {

using musubi::testing::Complaint;
using musubi::testing::diagnostics_of;
using ::testing::ElementsAre;

TEST(NameIndex, FindsIdsNamesAndAliasesInAnySpelling) {
  musubi::testing::PackageFolder package;
  const auto network = package.read();
  const NameIndex index(network.graph);
  const NodeId univ = *network.graph.find("univ-a");
  for (const auto* name :
       {"univ-a", "A大学", "Ａ大学", "university  a", "ＵＮＩＶＥＲＳＩＴＹ Ａ", "A大", "alpha"}) {
    EXPECT_EQ(index.find(name), univ) << name;
  }
  EXPECT_THAT(
      diagnostics_of([&] { static_cast<void>(index.find("univercity a")); }, ErrorKind::usage),
      ElementsAre(Complaint("", 0, "no node 'univercity a'", "'university a'")));
}

TEST(Network, NamesProjectionsAndNodes) {
  musubi::testing::PackageFolder package;
  const auto network = package.read();
  EXPECT_EQ(network.projection("").name, "ties");
  EXPECT_EQ(network.projection("everything").name, "everything");
  EXPECT_THAT(
      diagnostics_of([&] { static_cast<void>(network.projection("tie")); }, ErrorKind::usage),
      ElementsAre(Complaint("", 0, "no projection 'tie'", "'ties'")));
  EXPECT_EQ(network.node_name(0, Language::ja), "北拠点");
  EXPECT_EQ(network.node_name(0, Language::en), "North hub");
  EXPECT_EQ(network.vocabularies.label("kind", "hub", Language::ja), "拠点");
  EXPECT_EQ(network.vocabularies.label("kind", "unheard-of", Language::ja), "unheard-of");
  EXPECT_THAT(network.vocabularies.names("function"), ElementsAre("contact", "talent", "funding"));
}

TEST(Network, ANodeWithoutNamesGoesByItsLabelOrId) {
  GraphBuilder builder;
  builder.add_node("x", "");
  builder.add_node("y", "");
  builder.set_node_attribute(1, "label", std::string("Ypsilon"));
  builder.set_node_attribute(1, "name_ja", std::string(""));
  Network network;
  network.graph = builder.build();
  EXPECT_EQ(network.node_name(0, Language::en), "x");
  EXPECT_EQ(network.node_name(1, Language::en), "Ypsilon");
}

TEST(LocalizedText, FallsBackToTheOtherLanguage) {
  EXPECT_EQ((LocalizedText{"日", ""}).get(Language::en), "日");
  EXPECT_EQ((LocalizedText{"", "en"}).get(Language::ja), "en");
}

}  // namespace
}  // namespace musubi::network_test
