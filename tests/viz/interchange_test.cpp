#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "engine/file.hpp"
#include "engine/network_reader.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/viz/network_zoo.hpp"
#include "viz/convert.hpp"

namespace musubi::interchange_test {
namespace {

using testing::TemporaryFolder;

const std::vector<std::string>& lossless_endings() {
  static const std::vector<std::string> kEndings{".graphml", ".yed.graphml", ".gexf", ".cx2",
                                                 ".json"};
  return kEndings;
}

void expect_same_attributes(const AttributeTable& before, const AttributeTable& after,
                            const std::vector<std::uint32_t>& records,
                            const std::vector<std::uint32_t>& read) {
  for (const auto& [name, column] : before) {
    ASSERT_TRUE(after.contains(name)) << name;
    EXPECT_EQ(after.at(name).type(), column.type()) << name;
    for (std::size_t i = 0; i < records.size(); ++i) {
      EXPECT_EQ(after.at(name).get(read[i]), column.get(records[i])) << name << ' ' << i;
    }
  }
}

// All that was there is there again; what came in addition is derived from it.
void expect_same_graph(const PropertyGraph& before, const PropertyGraph& after) {
  const auto nodes = before.nodes();
  const auto read_nodes = after.nodes();
  ASSERT_EQ(read_nodes.size(), nodes.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    EXPECT_EQ(after.id(read_nodes[i]), before.id(nodes[i]));
    EXPECT_EQ(after.kind(read_nodes[i]), before.kind(nodes[i]));
  }
  expect_same_attributes(before.node_attributes(), after.node_attributes(), nodes, read_nodes);
  const std::set<std::string> derived{"label", "label_ja", "label_en", "x", "y", "size", "color"};
  for (const auto& [name, column] : after.node_attributes()) {
    EXPECT_TRUE(before.node_attributes().contains(name) || derived.contains(name)) << name;
  }
  const auto links = before.links();
  const auto read_links = after.links();
  ASSERT_EQ(read_links.size(), links.size());
  for (std::size_t i = 0; i < links.size(); ++i) {
    const auto& link = before.link(links[i]);
    const auto& read = after.link(read_links[i]);
    EXPECT_EQ(after.id(read.source), before.id(link.source));
    EXPECT_EQ(after.id(read.target), before.id(link.target));
    EXPECT_EQ(read.directed, link.directed);
    EXPECT_EQ(after.relation(read_links[i]), before.relation(links[i]));
    EXPECT_EQ(after.evidence(read_links[i]), before.evidence(links[i]));
  }
  expect_same_attributes(before.link_attributes(), after.link_attributes(), links, read_links);
  EXPECT_EQ(after.link_attributes().size(), before.link_attributes().size());
}

void expect_same_looks(const Network& network, const Appearance& before, const Network& back) {
  const auto after = stated_appearance(back.graph);
  const auto read_nodes = back.graph.nodes();
  const auto nodes = network.graph.nodes();
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    ASSERT_TRUE(after.position(read_nodes[i]));
    // yEd has the corner, from which the centre is had but for rounding.
    EXPECT_NEAR(after.position(read_nodes[i])->x, before.position(nodes[i])->x, 1e-12);
    EXPECT_NEAR(after.position(read_nodes[i])->y, before.position(nodes[i])->y, 1e-12);
    EXPECT_EQ(after.size(read_nodes[i]), before.size(nodes[i]));
    EXPECT_EQ(after.color(read_nodes[i]), before.color(nodes[i]));
  }
}

class Interchange : public ::testing::TestWithParam<std::string> {
 protected:
  Network round_trip(const Network& network, const Appearance& looks) {
    const auto path = folder_.path() / ("network" + GetParam());
    write_network(network, path, Language::ja, {}, looks);
    return load(path, {.strict = true});
  }

 private:
  TemporaryFolder folder_{};
};

TEST_P(Interchange, ReadsBackEqual) {
  for (const auto& network : network_zoo()) {
    SCOPED_TRACE(network.name);
    const auto looks = looks_of(network);
    const auto back = round_trip(network, looks);
    expect_same_graph(network.graph, back.graph);
    expect_same_looks(network, looks, back);
    for (const NodeId node : back.graph.nodes()) {
      for (const auto language : {Language::ja, Language::en}) {
        const auto before = network.graph.find(back.graph.id(node));
        EXPECT_EQ(back.node_name(node, language), network.node_name(*before, language));
      }
    }
  }
}

TEST_P(Interchange, IsTheSameTheSecondTime) {
  const auto network = round_trip(sample_network(), looks_of(sample_network()));
  const auto looks = stated_appearance(network.graph);
  const auto again = round_trip(network, looks);
  expect_same_graph(network.graph, again.graph);
  expect_same_looks(network, looks, again);
  EXPECT_EQ(again.graph.node_attributes().size(), network.graph.node_attributes().size());
}

TEST_P(Interchange, WorksWithoutLooks) {
  const auto back = round_trip(sample_network(), {});
  expect_same_graph(sample_network().graph, back.graph);
}

// A node may have no place; what the data says under the names of looks is kept.
TEST_P(Interchange, DataIsNotOverwrittenByLooks) {
  GraphBuilder builder;
  const NodeId a = builder.add_node("a", "");
  builder.add_node("b", "");
  builder.set_node_attribute(a, "x", std::int64_t{7});
  builder.set_node_attribute(a, "size", std::string("large"));
  builder.set_node_attribute(a, "color", std::string("#abcdef"));
  builder.set_node_attribute(a, "name", std::string("own name"));
  const auto network = named("own", builder.build());
  expect_same_graph(network.graph, round_trip(network, looks_of(network)).graph);
  expect_same_graph(
      network.graph,
      round_trip(network, completed(stated_appearance(network.graph), looks_of(network))).graph);
}

Network small_network() {
  GraphBuilder builder;
  builder.add_node("a", "hub");
  builder.add_node("b", "");
  builder.set_link_attribute(builder.add_link(0, 1, "serves"), "strength", 2.5);
  builder.add_link(1, 1, "", false);
  return named("small", builder.build());
}

TEST_P(Interchange, EveryPrefixIsReadOrRefusedWithItsFile) {
  const TemporaryFolder folder;
  const auto path = folder.path() / ("network" + GetParam());
  write_network(small_network(), path, Language::en, {}, looks_of(sample_network()));
  const auto whole = read_file(path);
  for (std::size_t length = 0; length < whole.size(); ++length) {
    folder.write("network" + GetParam(), whole.substr(0, length));
    try {
      static_cast<void>(load(path));
      // Only the line end may be missing.
      EXPECT_GE(length + 2, whole.size());
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::input);
      ASSERT_FALSE(error.diagnostics().empty());
      EXPECT_EQ(error.diagnostics().front().file, path.string());
      if (length > 0) {
        EXPECT_GT(error.diagnostics().front().line, 0U) << length;
      }
    }
  }
}

// A byte of the file becomes another: no crash, and an Error names the file.
TEST_P(Interchange, GarbageIsReadOrRefused) {
  const TemporaryFolder folder;
  const auto path = folder.path() / ("network" + GetParam());
  write_network(small_network(), path, Language::en, {}, looks_of(sample_network()));
  const auto whole = read_file(path);
  for (std::size_t at = 0; at < whole.size(); at += 5) {
    for (const char c : {'\0', '"', '<', '9', '\xFF', '}', '\n'}) {
      auto garbage = whole;
      garbage[at] = c;
      folder.write("network" + GetParam(), garbage);
      try {
        static_cast<void>(load(path));
      } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::input);
        EXPECT_EQ(error.diagnostics().front().file, path.string());
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, Interchange, ::testing::ValuesIn(lossless_endings()),
                         [](const auto& each) {
                           auto name = each.param.substr(1);
                           std::erase(name, '.');
                           return name;
                         });

}  // namespace
}  // namespace musubi::interchange_test
