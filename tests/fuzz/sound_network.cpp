#include "tests/fuzz/sound_network.hpp"

#include <algorithm>

#include "engine/csr_check.hpp"
#include "engine/projection.hpp"
#include "engine/text.hpp"
#include "engine/weight.hpp"
#include "tests/fuzz/fuzz_target.hpp"

namespace musubi::fuzz {
namespace {

void expect_sound_value(const AttributeColumn& column, std::size_t i) {
  const auto value = column.get(i);
  if (const auto* text = std::get_if<std::string>(&value)) {
    expect(is_utf8(*text), "texts of attributes are UTF-8");
  }
}

void expect_sound_graph(const PropertyGraph& graph) {
  for (const auto node : graph.nodes()) {
    expect(!graph.id(node).empty() && is_utf8(graph.id(node)), "ids are text");
    expect(graph.find(graph.id(node)) == node, "an id leads back to its node");
    expect(is_utf8(graph.kind(node)), "kinds are UTF-8");
    for (const auto& [name, column] : graph.node_attributes()) expect_sound_value(column, node);
  }
  for (const auto link : graph.links()) {
    const auto& ends = graph.link(link);
    expect(graph.contains_node(ends.source) && graph.contains_node(ends.target),
           "links are between nodes that there are");
    expect(is_utf8(graph.relation(link)), "relations are UTF-8");
    for (const auto& [name, column] : graph.link_attributes()) expect_sound_value(column, link);
  }
  for (const auto* table : {&graph.node_attributes(), &graph.link_attributes()}) {
    for (const auto& [name, column] : *table) expect(is_utf8(name), "names of columns are UTF-8");
  }
}

// Strengths that a file may hold and that no projection can use as they are, or add up.
bool has_odd_strength(const PropertyGraph& graph) {
  const auto links = graph.links();
  return std::any_of(links.begin(), links.end(), [&](LinkId link) {
    const double strength = graph.link_number(link, "strength").value_or(1.0);
    return !(strength >= kLeastWeight &&
             strength <= kMostWeight / static_cast<double>(graph.link_bound()));
  });
}

void expect_sound_projection(const PropertyGraph& graph, const ProjectionSpec& spec) {
  try {
    const auto projection = project(graph, spec);
    expect(is_consistent(projection.graph), "a projection is a graph");
    expect(projection.node_of_vertex.size() == projection.graph.num_vertices(),
           "each vertex has its node");
  } catch (const Error& error) {  // of the graph, so without a file
    expect(error.kind() == ErrorKind::input && !error.diagnostics().empty(),
           "an error says what is wrong");
    expect(has_odd_strength(graph), "what strengths allow is projected");
  }
}

}  // namespace

void expect_input_error(const Error& error) {
  expect(error.kind() == ErrorKind::input, "a reader complains about its input only");
  expect(!error.diagnostics().empty(), "an error says what is wrong");
  for (const auto& diagnostic : error.diagnostics()) {
    expect(!diagnostic.problem.empty(), "a complaint says what is wrong");
    expect(!diagnostic.file.empty(), "a complaint names its file");
  }
}

void expect_sound(const Network& network) {
  expect_sound_graph(network.graph);
  for (const auto& warning : network.warnings) {
    expect(!warning.problem.empty(), "a warning says something");
  }
  expect(!network.projections.empty(), "there is always a projection");
  for (const auto& spec : network.projections) expect_sound_projection(network.graph, spec);
}

void expect_network_or_error(NetworkReader read, std::string_view bytes) {
  constexpr std::uint64_t kRoom = 64U << 20U;
  const MemoryBudget room(used_memory() + kRoom);
  try {
    expect_sound(read(input_file("input", bytes), {.execution = {.memory = room}}));
  } catch (const Error& error) {
    // A few bytes may announce millions of vertices, all of them without a name.
    if (error.kind() != ErrorKind::memory) expect_input_error(error);
  }
}

}  // namespace musubi::fuzz
