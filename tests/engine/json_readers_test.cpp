#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/located_json.hpp"
#include "engine/network_reader.hpp"
#include "tests/diagnostics_of.hpp"
#include "tests/temporary_folder.hpp"

namespace musubi::json_readers_test {
namespace {

using musubi::testing::Complaint;
using musubi::testing::diagnostics_of;
using musubi::testing::TemporaryFolder;
using ::testing::ElementsAre;

Network read(const std::string& name, const std::string& text, const ReadOptions& options = {}) {
  const TemporaryFolder folder;
  return load(folder.write(name, text), options);
}
std::vector<Diagnostic> complaints(const std::string& name, const std::string& text) {
  return diagnostics_of([&] { static_cast<void>(read(name, text)); });
}

TEST(LocatedJson, KnowsLinesTypesAndTheLastOfTwo) {
  const auto json = parse_located_json(
      "{\"a\": [1,\n 2.0, true, null,\n {\"b\": \"x\"}],\n \"a2\": "
      "18446744073709551615, \"c\": 1, \"c\": -2}",
      "f");
  EXPECT_EQ(json.line, 1U);
  const auto& list = *json.find("a");
  ASSERT_EQ(list.items.size(), 5U);
  EXPECT_EQ(list.items[0].scalar, AttributeValue(std::int64_t{1}));
  EXPECT_EQ(list.items[1].scalar, AttributeValue(2.0));
  EXPECT_EQ(list.items[2].scalar, AttributeValue(true));
  EXPECT_EQ(list.items[3].scalar, AttributeValue());
  EXPECT_EQ(list.items[4].line, 3U);
  EXPECT_EQ(list.items[4].dump(), "{\"b\":\"x\"}");
  EXPECT_EQ(json.find("a2")->scalar, AttributeValue(18446744073709551616.0)) << "beyond 64 bits";
  EXPECT_EQ(json.find("c")->scalar, AttributeValue(std::int64_t{-2}));
  EXPECT_EQ(json.find("d"), nullptr);
}

TEST(LocatedJson, BrokenTextNamesTheLine) {
  const auto of = [](const std::string& text) {
    return diagnostics_of([&] { static_cast<void>(parse_located_json(text, "f")); });
  };
  EXPECT_THAT(of("{\n\"a\": nope}"), ElementsAre(Complaint("f", 2, "broken JSON", "")));
  EXPECT_THAT(of("[1,\n\n"), ElementsAre(Complaint("f", 3, "broken JSON", "")));
  EXPECT_THAT(of(std::string(2000, '[')), ElementsAre(Complaint("f", 1, "nested too deeply", "")));
  EXPECT_THAT(of("[1e999]"), ElementsAre(Complaint("f", 1, "broken JSON", "")));
}

// As NetworkX 2.8 and 3.4 (`edges`) write it.
TEST(NodeLinkJson, ReadsWhatNetworkxWrites) {
  const std::string nodes =
      R"({"directed": false, "multigraph": false, "graph": {}, "nodes": [{"group": 1, "id": 1},
{"group": 2.5, "id": 2, "mixed": true}, {"id": "c", "mixed": "x", "none": null}], )";
  const std::string links =
      R"([{"weight": 3, "source": 1, "target": 2}, {"source": 2, "target": "c", "key": 0}]})";
  for (const std::string name : {"links", "edges"}) {
    auto text = nodes;
    text.append("\"").append(name).append("\": ").append(links);
    const auto network = read("g.json", text, {.strict = true});
    const auto& graph = network.graph;
    EXPECT_EQ(graph.id(0), "1");
    EXPECT_EQ(graph.node_attributes().at("group").type(), AttributeType::real);
    EXPECT_EQ(graph.node_attributes().at("group").number(0), 1.0);
    EXPECT_EQ(graph.node_attributes().at("mixed").get(1), AttributeValue(std::string("true")));
    EXPECT_FALSE(graph.node_attributes().contains("none"));
    EXPECT_EQ(graph.link_attributes().at("weight").get(0), AttributeValue(std::int64_t{3}));
    EXPECT_FALSE(graph.link_attributes().contains("key"));
    EXPECT_FALSE(graph.link(0).directed);
  }
}

TEST(NodeLinkJson, ListsAreTextWithAWarning) {
  const auto network =
      read("g.json", "{\"nodes\": [\n{\"id\": 1, \"t\": [\"x\"]}], \"links\": []}");
  EXPECT_EQ(network.graph.node_text(0, "t"), "[\"x\"]");
  EXPECT_THAT(network.warnings, ElementsAre(Complaint("g.json", 2, "list or an object", "")));
}

TEST(NodeLinkJson, EveryMistakeIsReported) {
  EXPECT_THAT(complaints("g.json", R"({"directed": 1, "nodes": [
{"id": "alpha"},
{"id": "alpha"},
{"name": "b"},
{"id": [1]},
7], "links": [
{"source": "alpha", "target": "alpa"},
{"source": "alpha"},
[]]})"),
              ElementsAre(Complaint("g.json", 1, "\"directed\" is not true or false", ""),
                          Complaint("g.json", 3, "duplicate node id 'alpha'", "unique"),
                          Complaint("g.json", 4, "has no \"id\"", "\"nodes\""),
                          Complaint("g.json", 5, "neither a text nor a number", ""),
                          Complaint("g.json", 6, "a node is no object", ""),
                          Complaint("g.json", 7, "unknown node 'alpa'", "'alpha'"),
                          Complaint("g.json", 8, "has no \"target\"", ""),
                          Complaint("g.json", 9, "a link is no object", "")));
}

TEST(NodeLinkJson, RefusesWhatIsNone) {
  EXPECT_THAT(complaints("g.json", ""), ElementsAre(Complaint("g.json", 0, "empty", "")));
  EXPECT_THAT(complaints("g.json", "[]"), ElementsAre(Complaint("g.json", 1, "no object", "")));
  EXPECT_THAT(complaints("g.json", "{\"nodes\": 1}"),
              ElementsAre(Complaint("g.json", 1, "\"nodes\" is no list", ""),
                          Complaint("g.json", 1, "no \"edges\"", "")));
}

/// The aspects between the descriptor (line 1) and the status.
Network read_cx2_text(const std::string& aspects, const ReadOptions& options = {}) {
  return read("g.cx2",
              "[{\"CXVersion\": \"2.0\", \"hasFragments\": true},\n" + aspects +
                  "{\"status\": [{\"success\": true}]}]",
              options);
}

TEST(Cx2, ReadsAliasesDefaultsFragmentsAndStyles) {
  const auto network = read_cx2_text(R"({"attributeDeclarations": [{
"nodes": {"name": {"d": "string", "a": "n"}, "score": {"d": "double", "v": 1}, "rank": {"d": "integer"}},
"edges": {"interaction": {"d": "string", "a": "i", "v": "ppi"}, "sure": {"d": "boolean"}}}]},
{"nodes": [{"id": 7, "x": 1, "y": -2.5, "v": {"n": "GeneA", "score": 2, "rank": 3}}]},
{"edges": [{"id": 1, "s": 7, "t": 9, "v": {"sure": true}}]},
{"nodes": [{"id": 9, "v": {"n": "遺伝子"}}]},
{"nodeBypasses": [{"id": 7, "v": {"NODE_BACKGROUND_COLOR": "#89D0F5", "NODE_WIDTH": 30, "NODE_HEIGHT": 30}},
{"id": 9, "v": {"NODE_WIDTH": 30}}]},
{"cyTableColumn": [{"n": "x"}]},
)",
                                     {.strict = true});
  const auto& graph = network.graph;
  const auto& attributes = graph.node_attributes();
  EXPECT_EQ(graph.id(0), "7");
  EXPECT_EQ(network.node_name(0, Language::en), "GeneA");
  EXPECT_EQ(network.node_name(1, Language::en), "遺伝子");
  EXPECT_EQ(attributes.at("score").get(0), AttributeValue(2.0));
  EXPECT_EQ(attributes.at("score").get(1), AttributeValue(1.0)) << "the default";
  EXPECT_EQ(attributes.at("rank").get(0), AttributeValue(std::int64_t{3}));
  EXPECT_EQ(attributes.at("x").number(0), 1.0);
  EXPECT_EQ(attributes.at("y").number(0), -2.5);
  EXPECT_EQ(attributes.at("size").number(0), 30.0);
  EXPECT_EQ(attributes.at("size").number(1), std::nullopt);
  EXPECT_EQ(graph.node_text(0, "color"), "#89D0F5");
  EXPECT_EQ(graph.relation(0), "ppi");
  EXPECT_EQ(graph.link_attributes().at("sure").get(0), AttributeValue(true));
  EXPECT_TRUE(graph.link(0).directed);
}

TEST(Cx2, WhatANodeRepresentsIsItsIdWhenAllDiffer) {
  const std::string declared =
      R"({"attributeDeclarations": [{"nodes": {"represents": {"d": "string"}}}]},)";
  const auto ids = read_cx2_text(
      declared +
      R"({"nodes": [{"id": 0, "v": {"represents": "a"}}, {"id": 1, "v": {"represents": "b"}}]},
{"edges": [{"id": 0, "s": 1, "t": 0}]}, {"networkAttributes": [{"directed": false}]},)");
  EXPECT_EQ(ids.graph.id(1), "b");
  EXPECT_FALSE(ids.graph.link(0).directed);
  EXPECT_FALSE(ids.graph.node_attributes().contains("represents"));
  const auto numbers = read_cx2_text(
      declared +
      R"({"nodes": [{"id": 0, "v": {"represents": "a"}}, {"id": 1, "v": {"represents": "a"}}]},)");
  EXPECT_EQ(numbers.graph.id(1), "1");
  EXPECT_EQ(numbers.graph.node_text(1, "represents"), "a");
}

TEST(Cx2, EveryMistakeIsReported) {
  const auto action = [] {
    static_cast<void>(
        read_cx2_text(R"({"attributeDeclarations": [{"nodes": {"n": {"d": "integer"}}}]},
{"nodes": [{"id": 1, "v": {"n": 1.5}},
{"id": 1},
{"id": "a"},
{"id": 2, "v": {"m": 1}}]},
{"edges": [{"id": 1, "s": 1, "t": 3},
{"id": 2, "s": 1}]},
)"));
  };
  EXPECT_THAT(diagnostics_of(action),
              ElementsAre(Complaint("g.cx2", 3, "'1.5' is not an integer (attribute 'n')", ""),
                          Complaint("g.cx2", 4, "duplicate node id 1", "unique"),
                          Complaint("g.cx2", 5, "\"id\" is not a whole number", ""),
                          Complaint("g.cx2", 6, "'m' is not declared", "attributeDeclarations"),
                          Complaint("g.cx2", 7, "unknown node '3'", ""),
                          Complaint("g.cx2", 8, "\"t\" is not a whole number", "")));
}

TEST(Cx2, RefusesWhatIsNoneOrNotWhole) {
  EXPECT_THAT(complaints("g.cx2", ""), ElementsAre(Complaint("g.cx2", 0, "empty", "")));
  EXPECT_THAT(complaints("g.cx2", "{}"), ElementsAre(Complaint("g.cx2", 1, "is not CX2", "2.0")));
  EXPECT_THAT(complaints("g.cx2", "[{\"CXVersion\": \"1.0\"}]"),
              ElementsAre(Complaint("g.cx2", 1, "is not CX2", "")));
  EXPECT_THAT(complaints("g.cx2", "[{\"CXVersion\": \"2.0\"},\n{\"nodes\": []}]"),
              ElementsAre(Complaint("g.cx2", 2, "the end is missing", "status")));
  EXPECT_THAT(
      complaints("g.cx2",
                 "[{\"CXVersion\": \"2.0\"},\n{\"status\": [{\"success\": false, \"error\": "
                 "\"too big\"}]}]"),
      ElementsAre(Complaint("g.cx2", 2, "it failed: too big", "")));
}

}  // namespace
}  // namespace musubi::json_readers_test
