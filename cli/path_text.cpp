#include "cli/path_text.hpp"

#include "engine/number_text.hpp"

namespace musubi::cli {
namespace {

std::string way_text(const Network& network, const Projection& projection, const SimplePath& way,
                     Language language) {
  std::string text;
  for (const Vertex v : way.vertices) {
    text += (text.empty() ? "" : " → ") + network.node_name(projection.node_of_vertex[v], language);
  }
  return text;
}

// With the whole that it counts as, when it is a part.
std::string end_text(const Network& network, const Projection& projection, NodeId node,
                     Language language) {
  auto name = network.node_name(node, language);
  const NodeId whole = projection.node_of_vertex[projection.vertex_of_node[node]];
  if (whole == node) return name;
  const auto of = network.node_name(whole, language);
  return language == Language::ja ? name + "（" + of + "）" : name + " (" + of + ")";
}

// What the source does, and as what: " (contact; secretariat)".
std::string function_text(const Network& network, LinkId link, Language language) {
  std::string text;
  for (const std::string topic : {"function", "role"}) {
    for (const auto& term : split_list(network.graph.link_text(link, topic))) {
      text += (text.empty()               ? ""
               : language == Language::ja ? "、"
                                          : ", ") +
              network.vocabularies.label(topic, term, language);
    }
  }
  if (text.empty()) return text;
  return language == Language::ja ? "（" + text + "）" : " (" + text + ")";
}

// As it is stated: its source first, whichever way one goes.
std::string statement_text(const Network& network, const Projection& projection,
                           const Statement& statement, Language language) {
  const auto& link = network.graph.link(statement.link);
  const auto& relation = network.graph.relation(statement.link);
  const auto word = network.vocabularies.label("relation", relation, language) +
                    function_text(network, statement.link, language);
  const std::string arrow = link.directed ? " → " : " — ";
  return end_text(network, projection, link.source, language) +
         (word.empty() ? arrow : " — " + word + arrow) +
         end_text(network, projection, link.target, language);
}

// "stated", "derived", and the status when it is not an actual link.
std::string basis_text(const Network& network, LinkId link, Language language) {
  const auto basis = network.graph.link_text(link, "basis");
  const auto status = network.graph.link_text(link, "status");
  auto text = network.vocabularies.label("basis", basis, language);
  if (!status.empty() && status != "actual") {
    text += text.empty() ? "" : language == Language::ja ? "・" : ", ";
    text += network.vocabularies.label("status", status, language);
  }
  return text;
}

// "stated: source (where in it); source (where in it)"; nothing in a network without sources.
std::string evidence_text(const Network& network, LinkId link, Language language) {
  std::string sources;
  for (const auto& [source, locator] : network.graph.evidence(link)) {
    sources += (sources.empty() ? "" : "; ") + source;
    if (!locator.empty()) sources += " (" + locator + ")";
  }
  const auto basis = basis_text(network, link, language);
  return basis + (basis.empty() || sources.empty() ? "" : ": ") + sources;
}

// "5 steps", with the length where that is another number.
std::string size_text(const Projection& projection, const SimplePath& way, Language language) {
  const auto steps = std::to_string(way.vertices.size() - 1);
  const bool ja = language == Language::ja;
  auto text = steps + (ja ? "段" : steps == "1" ? " step" : " steps");
  if (projection.graph.has_lengths()) {
    text += (ja ? "、長さ" : ", length ") + number_text(way.length);
  }
  return text;
}

}  // namespace

std::string path_text(const Network& network, const Projection& projection,
                      const std::vector<SimplePath>& ways, Language language) {
  std::string text;
  std::size_t rank = 0;
  for (const auto& way : ways) {
    text += std::to_string(++rank) + " | " + size_text(projection, way, language) + " | " +
            way_text(network, projection, way, language) + '\n';
    std::size_t step = 0;
    for (const auto& statement : statements_of(projection, way)) {
      const auto number = std::to_string(statement.step) + ". ";
      const std::string indent = "    ";
      text += indent + (statement.step == step ? std::string(number.size(), ' ') : number) +
              statement_text(network, projection, statement, language) + '\n';
      const auto evidence = evidence_text(network, statement.link, language);
      if (!evidence.empty()) {
        text.append(indent).append(number.size() + 2, ' ').append(evidence) += '\n';
      }
      step = statement.step;
    }
    text += '\n';
  }
  return text;
}

}  // namespace musubi::cli
