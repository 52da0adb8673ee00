#include <nlohmann/json.hpp>

#include "cli/result_rows.hpp"

namespace musubi::cli {
namespace {

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

Json broker_json(const Network& network, const Broker& broker, Language language) {
  return {{"id", network.graph.id(broker.institution)},
          {"name", network.node_name(broker.institution, language)},
          {"path", ids_json(network, broker.chain)},
          {"evidence", evidence_json(network, broker.links)}};
}

// "A; B; C" of names, each once: the same body may stand for several ties.
class NameList {
 public:
  void add(const std::string& name) {
    if (("; " + text_ + "; ").find("; " + name + "; ") != std::string::npos) return;
    text_ += (text_.empty() ? "" : "; ") + name;
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_{};
};

std::string names_of(const Network& network, const std::vector<NodeId>& nodes, Language language) {
  NameList list;
  for (const NodeId node : nodes) list.add(network.node_name(node, language));
  return list.text();
}

std::string sources_of(const Network& network, const std::vector<LinkId>& links) {
  NameList list;
  for (const LinkId link : links) {
    for (const auto& [source, locator] : network.graph.evidence(link)) {
      list.add(source + " (" + locator + ")");
    }
  }
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

std::string status_word(GapStatus status, bool function, Language language) {
  const bool ja = language == Language::ja;
  switch (status) {
    case GapStatus::present:
      return ja ? (function ? "記載あり" : "連携あり") : (function ? "present" : "linked");
    case GapStatus::missing:
      return ja ? "記載なし" : "none stated";
    case GapStatus::unknown:
      return ja ? "不明" : "unknown";
  }
  return {};
}

}  // namespace

std::string tie_status(GapStatus status) {
  return status == GapStatus::present ? "linked" : function_status(status);
}

std::string function_status(GapStatus status) {
  switch (status) {
    case GapStatus::present:
      return "present";
    case GapStatus::missing:
      return "missing";
    case GapStatus::unknown:
      return "unknown";
  }
  return "unknown";
}

Json hub_gap_json(const Network& network, const std::vector<HubPair>& pairs, Language language) {
  Json results = Json::array();
  for (const auto& pair : pairs) {
    Json links = Json::array();
    for (const auto& link : pair.links) {
      links.push_back({{"via", ids_json(network, link.via)},
                       {"kind", std::string(name_of(link.kind))},
                       {"direct", is_direct(link.kind)},
                       {"basis", link.derived ? "derived" : "stated"},
                       {"evidence", evidence_json(network, link.links)}});
    }
    Json brokers = Json::array();
    for (const auto& broker : pair.brokers)
      brokers.push_back(broker_json(network, broker, language));
    results.push_back({{"a", network.graph.id(pair.a)},
                       {"b", network.graph.id(pair.b)},
                       {"a_name", network.node_name(pair.a, language)},
                       {"b_name", network.node_name(pair.b, language)},
                       {"status", tie_status(pair.status)},
                       {"links", std::move(links)},
                       {"score", pair.score.total},
                       {"parts",
                        {{"complementarity", pair.score.complementarity},
                         {"reach", pair.score.reach},
                         {"likelihood", pair.score.likelihood}}},
                       {"robustness", pair.robustness},
                       {"complements", pair.complements},
                       {"brokers", std::move(brokers)}});
  }
  return results;
}

Json function_gap_json(const Network& network, const std::vector<FunctionCell>& cells,
                       Language language) {
  Json results = Json::array();
  for (const auto& cell : cells) {
    results.push_back(
        {{"hub", network.graph.id(cell.hub)},
         {"hub_name", network.node_name(cell.hub, language)},
         {"function", cell.function},
         {"function_name", network.vocabularies.label("function", cell.function, language)},
         {"status", function_status(cell.status)},
         {"institutions", ids_json(network, cell.institutions)},
         {"evidence", evidence_json(network, cell.links)},
         {"complemented_by", ids_json(network, cell.complemented_by)}});
  }
  return results;
}

Json overseas_gap_json(const Network& network, const std::vector<OverseasCell>& cells,
                       Language language) {
  Json results = Json::array();
  for (const auto& cell : cells) {
    Json via = Json::array();
    for (const auto& path : cell.via) {
      via.push_back({{"id", network.graph.id(path.carrier)},
                     {"name", network.node_name(path.carrier, language)},
                     {"basis", path.derived ? "derived" : "stated"},
                     {"evidence", evidence_json(network, path.links)}});
    }
    results.push_back({{"hub", network.graph.id(cell.hub)},
                       {"hub_name", network.node_name(cell.hub, language)},
                       {"partner", network.graph.id(cell.partner)},
                       {"partner_name", network.node_name(cell.partner, language)},
                       {"status", tie_status(cell.status)},
                       {"via", std::move(via)}});
  }
  return results;
}

ResultTable hub_gap_table(const Network& network, const std::vector<HubPair>& pairs,
                          Language language) {
  ResultTable table;
  table.columns = {{"rank", {"順位", "Rank"}},
                   {"a", {"拠点A", "Hub A"}},
                   {"b", {"拠点B", "Hub B"}},
                   {"status", {"状態", "Status"}},
                   {"score", {"スコア", "Score"}},
                   {"complementarity", {"補完性", "Complementarity"}},
                   {"reach", {"波及", "Reach"}},
                   {"likelihood", {"見込み", "Likelihood"}},
                   {"robustness", {"5位以内に残る割合", "Stays in top five"}},
                   {"complements", {"補い合える機能", "Functions to complement"}},
                   {"brokers", {"橋渡し役の候補", "Possible brokers"}},
                   {"links", {"連携の根拠となる機関", "Linked through"}},
                   {"evidence", {"出典", "Evidence"}}};
  std::int64_t rank = 0;
  for (const auto& pair : pairs) {
    NameList via;
    std::vector<LinkId> links;
    for (const auto& link : pair.links) {
      if (!is_direct(link.kind)) continue;
      for (const NodeId node : link.via) via.add(network.node_name(node, language));
      links.insert(links.end(), link.links.begin(), link.links.end());
    }
    std::vector<NodeId> brokers;
    for (const auto& broker : pair.brokers) brokers.push_back(broker.institution);
    table.rows.push_back(
        {++rank, network.node_name(pair.a, language), network.node_name(pair.b, language),
         status_word(pair.status, false, language), pair.score.total, pair.score.complementarity,
         pair.score.reach, pair.score.likelihood, pair.robustness,
         function_names(network, pair.complements, language), names_of(network, brokers, language),
         via.text(), sources_of(network, links)});
  }
  return table;
}

ResultTable function_gap_table(const Network& network, const std::vector<FunctionCell>& cells,
                               Language language) {
  ResultTable table;
  table.columns = {{"hub", {"拠点", "Hub"}},
                   {"function", {"機能", "Function"}},
                   {"status", {"状態", "Status"}},
                   {"institutions", {"機関", "Institutions"}},
                   {"complemented_by", {"補完できる拠点", "Could be complemented by"}},
                   {"evidence", {"出典", "Evidence"}}};
  for (const auto& cell : cells) {
    table.rows.push_back(
        {network.node_name(cell.hub, language),
         network.vocabularies.label("function", cell.function, language),
         status_word(cell.status, true, language), names_of(network, cell.institutions, language),
         names_of(network, cell.complemented_by, language), sources_of(network, cell.links)});
  }
  return table;
}

ResultTable overseas_gap_table(const Network& network, const std::vector<OverseasCell>& cells,
                               Language language) {
  ResultTable table;
  table.columns = {{"hub", {"拠点", "Hub"}},
                   {"partner", {"海外連携先", "Partner abroad"}},
                   {"country", {"国", "Country"}},
                   {"status", {"状態", "Status"}},
                   {"via", {"経由する機関", "Through"}},
                   {"evidence", {"出典", "Evidence"}}};
  for (const auto& cell : cells) {
    NameList via;
    std::vector<LinkId> links;
    for (const auto& path : cell.via) {
      via.add(network.node_name(path.carrier, language));
      links.insert(links.end(), path.links.begin(), path.links.end());
    }
    table.rows.push_back(
        {network.node_name(cell.hub, language), network.node_name(cell.partner, language),
         std::string(network.graph.node_text(cell.partner, "country")),
         status_word(cell.status, false, language), via.text(), sources_of(network, links)});
  }
  return table;
}

}  // namespace musubi::cli
