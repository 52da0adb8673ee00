#include "cli/evidence_rows.hpp"

#include <nlohmann/json.hpp>

namespace musubi::cli {
Json evidence_json(const Network& network, LinkId link) {
  const auto& graph = network.graph;
  Json list = Json::array();
  for (const auto& [source, locator] : graph.evidence(link)) {
    Json statement{{"link",
                    {graph.id(graph.link(link).source), graph.relation(link),
                     graph.id(graph.link(link).target)}},
                   {"source", source},
                   {"locator", locator}};
    if (const auto basis = graph.link_text(link, "basis"); !basis.empty()) {
      statement["basis"] = std::string(basis);
    }
    list.push_back(std::move(statement));
  }
  return list;
}

void NameList::add(const std::string& name) {
  if (("; " + text_ + "; ").find("; " + name + "; ") != std::string::npos) return;
  text_ += (text_.empty() ? "" : "; ") + name;
}

Json evidence_json(const Network& network, const std::vector<LinkId>& links) {
  Json all = Json::array();
  for (const LinkId link : links) {
    for (auto& statement : evidence_json(network, link)) all.push_back(std::move(statement));
  }
  return all;
}

Json ids_json(const Network& network, const std::vector<NodeId>& nodes) {
  Json ids = Json::array();
  for (const NodeId node : nodes) ids.push_back(network.graph.id(node));
  return ids;
}

Json only_id(const Network& network, const std::vector<NodeId>& nodes) {
  return nodes.size() == 1 ? Json(network.graph.id(nodes.front())) : Json(nullptr);
}

std::string names_of(const Network& network, const std::vector<NodeId>& nodes, Language language) {
  NameList list;
  for (const NodeId node : nodes) list.add(network.node_name(node, language));
  return list.text();
}

std::string function_names(const Network& network, const std::vector<std::string>& functions,
                           Language language) {
  NameList list;
  for (const auto& function : functions) {
    list.add(network.vocabularies.label("function", function, language));
  }
  return list.text();
}

std::string sources_of(const Network& network, const std::vector<LinkId>& links) {
  NameList list;
  for (const LinkId link : links) {
    for (const auto& [source, locator] : network.graph.evidence(link)) {
      list.add(std::string(source).append(" (").append(locator).append(")"));
    }
  }
  return list.text();
}

}  // namespace musubi::cli
