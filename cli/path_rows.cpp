#include "cli/path_rows.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/evidence_rows.hpp"

namespace musubi::cli {
namespace {

// Whether a statement reads along the way, against it, or has no direction.
std::string direction_of(const Network& network, const Projection& projection,
                         const Statement& statement) {
  const auto& link = network.graph.link(statement.link);
  if (!link.directed) return "undirected";
  const Vertex from = projection.vertex_of_node[statement.from];
  return projection.vertex_of_node[link.source] == from ? "forward" : "backward";
}

// A step is stated as soon as one of its statements is; a way, when all of its steps are. Null in a
// network that does not tell the two apart.
Json basis_of(const Network& network, const std::vector<Statement>& statements) {
  bool told = false;
  std::vector<bool> derived(statements.empty() ? 0 : statements.back().step, true);
  for (const auto& statement : statements) {
    const auto basis = network.graph.link_text(statement.link, "basis");
    told = told || !basis.empty();
    if (basis != "derived") derived[statement.step - 1] = false;
  }
  if (!told) return nullptr;
  return std::find(derived.begin(), derived.end(), true) == derived.end() ? "stated" : "derived";
}

// Source ids, or places in the sources, of a link, each once.
std::string joined_evidence(const Network& network, LinkId link, std::string Evidence::*part) {
  std::vector<std::string> pieces;
  std::string text;
  for (const auto& evidence : network.graph.evidence(link)) {
    const auto& piece = evidence.*part;
    if (std::find(pieces.begin(), pieces.end(), piece) != pieces.end()) continue;
    text += (pieces.empty() ? "" : ";") + piece;
    pieces.push_back(piece);
  }
  return text;
}

Json text_or_null(std::string_view text) {
  return text.empty() ? Json() : Json(std::string(text));
}

Json statement_json(const Network& network, const Projection& projection,
                    const Statement& statement, Language language) {
  const auto& graph = network.graph;
  const auto& link = graph.link(statement.link);
  const auto& relation = graph.relation(statement.link);
  return {{"step", statement.step},
          {"from", graph.id(statement.from)},
          {"to", graph.id(statement.to)},
          {"source", graph.id(link.source)},
          {"source_name", network.node_name(link.source, language)},
          {"relation", relation},
          {"relation_name", network.vocabularies.label("relation", relation, language)},
          {"target", graph.id(link.target)},
          {"target_name", network.node_name(link.target, language)},
          {"function", split_list(graph.link_text(statement.link, "function"))},
          {"role", text_or_null(graph.link_text(statement.link, "role"))},
          {"direction", direction_of(network, projection, statement)},
          {"status", text_or_null(graph.link_text(statement.link, "status"))},
          {"basis", text_or_null(graph.link_text(statement.link, "basis"))},
          {"evidence", evidence_json(network, statement.link)}};
}

}  // namespace

Json node_json(const Network& network, NodeId node, Language language) {
  return {{"id", network.graph.id(node)}, {"name", network.node_name(node, language)}};
}

ResultTable path_list(const Network& network, const Projection& projection,
                      const std::vector<SimplePath>& ways, Language language) {
  ResultTable list;
  for (const auto* name :
       {"way",    "steps",       "length",   "step",        "from",      "from_name",
        "to",     "to_name",     "source",   "source_name", "relation",  "relation_name",
        "target", "target_name", "function", "role",        "direction", "status",
        "basis",  "evidence",    "locator"}) {
    list.columns.push_back({name, {name, name}});
  }
  const auto& graph = network.graph;
  std::int64_t rank = 0;
  for (const auto& way : ways) {
    ++rank;
    for (const auto& statement : statements_of(projection, way)) {
      const auto& link = graph.link(statement.link);
      const auto& relation = graph.relation(statement.link);
      list.rows.push_back({rank,
                           static_cast<std::int64_t>(way.vertices.size()) - 1,
                           way.length,
                           static_cast<std::int64_t>(statement.step),
                           graph.id(statement.from),
                           network.node_name(statement.from, language),
                           graph.id(statement.to),
                           network.node_name(statement.to, language),
                           graph.id(link.source),
                           network.node_name(link.source, language),
                           relation,
                           network.vocabularies.label("relation", relation, language),
                           graph.id(link.target),
                           network.node_name(link.target, language),
                           std::string(graph.link_text(statement.link, "function")),
                           std::string(graph.link_text(statement.link, "role")),
                           direction_of(network, projection, statement),
                           std::string(graph.link_text(statement.link, "status")),
                           std::string(graph.link_text(statement.link, "basis")),
                           joined_evidence(network, statement.link, &Evidence::source),
                           joined_evidence(network, statement.link, &Evidence::locator)});
    }
  }
  return list;
}

Json path_json(const Network& network, const Projection& projection,
               const std::vector<SimplePath>& ways, Language language) {
  Json results = Json::array();
  for (const auto& way : ways) {
    const auto statements = statements_of(projection, way);
    Json ids = Json::array();
    Json names = Json::array();
    for (const Vertex v : way.vertices) {
      ids.push_back(network.graph.id(projection.node_of_vertex[v]));
      names.push_back(network.node_name(projection.node_of_vertex[v], language));
    }
    Json links = Json::array();
    for (const auto& statement : statements) {
      links.push_back(statement_json(network, projection, statement, language));
    }
    results.push_back({{"rank", results.size() + 1},
                       {"length", way.length},
                       {"steps", way.vertices.size() - 1},
                       {"path", std::move(ids)},
                       {"names", std::move(names)},
                       {"basis", basis_of(network, statements)},
                       {"links", std::move(links)}});
  }
  return results;
}

}  // namespace musubi::cli
