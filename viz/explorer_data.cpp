#include "viz/explorer_data.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/country_name.hpp"
#include "viz/appearance.hpp"
#include "viz/gap_words.hpp"

namespace musubi {
namespace {

using Json = nlohmann::ordered_json;

Json both(const LocalizedText& text) {
  return {{"ja", text.get(Language::ja)}, {"en", text.get(Language::en)}};
}

// Columns of the node table that have a place of their own in the data, or no meaning in a page.
bool is_shown_elsewhere(std::string_view name) {
  constexpr std::array<std::string_view, 10> kNames{
      "name_ja", "name_en", "label", "label_ja", "label_en", "aliases", "country", "x", "y", "id"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

/// Positions of terms in a list that the page names them in.
class Terms {
 public:
  Terms(const Network& network, std::string topic) : network_(network), topic_(std::move(topic)) {}

  /// -1 for no term.
  int position(std::string_view term) {
    if (term.empty()) return -1;
    const auto [it, is_new] = positions_.try_emplace(std::string(term), list_.size());
    if (is_new) list_.push_back(json_of(term));
    return static_cast<int>(it->second);
  }

  [[nodiscard]] Json take() { return std::move(list_); }

 private:
  [[nodiscard]] Json json_of(std::string_view term) const {
    const auto label = [&](Language language) {
      return topic_ == "country" ? country_name(term, language)
                                 : network_.vocabularies.label(topic_, term, language);
    };
    return {{"id", term}, {"ja", label(Language::ja)}, {"en", label(Language::en)}};
  }

  const Network& network_;
  std::string topic_;
  std::map<std::string, std::size_t, std::less<>> positions_{};
  Json list_ = Json::array();
};

class Writer {
 public:
  explicit Writer(const ExplorerInput& input)
      : input_(input), graph_(input.network.graph), position_(graph_.node_bound(), -1) {
    int next = 0;
    for (const NodeId node : graph_.nodes()) position_[node] = next++;
    find_ways();
    for (std::size_t i = 0; i < input.network.sources.size(); ++i) {
      source_.try_emplace(input.network.sources[i].id, static_cast<int>(i));
    }
  }

  Json write() {
    Json json{{"schema", "musubi/explorer/1"},
              {"name", input_.network.name},
              {"title", both(input_.network.title)}};
    json["nodes"] = nodes();
    json["links"] = links();
    json["sources"] = sources();
    json["measures"] = measures();
    json["communities"] = communities();
    json["projection"] = {{"ja", describe(input_.projection.spec, Language::ja)},
                          {"en", describe(input_.projection.spec, Language::en)}};
    json["hubs"] = positions(input_.hubs.hubs);
    json["members"] = members();
    json["pairs"] = pairs();
    json["functionCells"] = function_cells();
    json["terms"] = {{"kind", colored_kinds()},
                     {"relation", relations_.take()},
                     {"function", functions_.take()},
                     {"status", statuses_.take()},
                     {"country", countries_.take()}};
    return json;
  }

 private:
  // What a way between two nodes may take: the links of the projection, and those between the parts
  // of an institution.
  void find_ways() {
    const auto& projection = input_.projection;
    is_way_.assign(graph_.link_bound(), false);
    for (const LinkId link : projection.links) is_way_[link] = true;
    const auto vertex = [&](NodeId node) {
      return node < projection.vertex_of_node.size() ? projection.vertex_of_node[node] : kNoVertex;
    };
    for (const LinkId link : graph_.links()) {
      const Vertex source = vertex(graph_.link(link).source);
      if (source != kNoVertex && source == vertex(graph_.link(link).target)) is_way_[link] = true;
    }
  }

  [[nodiscard]] Json positions(const std::vector<NodeId>& nodes) const {
    Json list = Json::array();
    for (const NodeId node : nodes) list.push_back(position_[node]);
    return list;
  }

  Json nodes() {
    Json json{{"id", Json::array()}, {"kind", Json::array()},     {"ja", Json::array()},
              {"en", Json::array()}, {"aliases", Json::object()}, {"country", Json::array()},
              {"x", Json::array()},  {"y", Json::array()},        {"facts", Json::object()}};
    for (const NodeId node : graph_.nodes()) {
      const auto place = node < input_.places.size() ? input_.places[node] : Point{};
      json["id"].push_back(graph_.id(node));
      json["kind"].push_back(kinds_.position(graph_.kind(node)));
      const auto ja = input_.network.node_name(node, Language::ja);
      const auto en = input_.network.node_name(node, Language::en);
      json["ja"].push_back(ja);
      json["en"].push_back(en == ja ? Json(0) : Json(en));
      json["country"].push_back(countries_.position(graph_.node_text(node, "country")));
      json["x"].push_back(std::round(place.x * 10) / 10);
      json["y"].push_back(std::round(place.y * 10) / 10);
      const auto aliases = split_list(graph_.node_text(node, "aliases"));
      const auto key = std::to_string(position_[node]);
      if (!aliases.empty()) json["aliases"][key] = aliases;
      auto facts = facts_of(node);
      if (!facts.empty()) json["facts"][key] = std::move(facts);
    }
    return json;
  }

  Json facts_of(NodeId node) const {
    Json facts = Json::object();
    for (const auto& [name, column] : graph_.node_attributes()) {
      if (is_shown_elsewhere(name)) continue;
      auto text = to_text(column.get(node));
      if (!text.empty()) facts[name] = std::move(text);
    }
    return facts;
  }

  Json links() {
    Json json{{"source", Json::array()},    {"target", Json::array()}, {"relation", Json::array()},
              {"functions", Json::array()}, {"status", Json::array()}, {"directed", Json::array()},
              {"derived", Json::array()},   {"way", Json::array()},    {"evidence", Json::array()},
              {"notes", Json::object()}};
    std::size_t row = 0;
    for (const LinkId link : graph_.links()) {
      json["source"].push_back(position_[graph_.link(link).source]);
      json["target"].push_back(position_[graph_.link(link).target]);
      json["relation"].push_back(relations_.position(graph_.relation(link)));
      json["functions"].push_back(functions(split_list(graph_.link_text(link, "function"))));
      json["status"].push_back(statuses_.position(graph_.link_text(link, "status")));
      json["directed"].push_back(graph_.link(link).directed ? 1 : 0);
      json["derived"].push_back(graph_.link_text(link, "basis") == "derived" ? 1 : 0);
      json["way"].push_back(is_way_[link] ? 1 : 0);
      json["evidence"].push_back(evidence_of(link));
      const LocalizedText note{std::string(graph_.link_text(link, "note_ja")),
                               std::string(graph_.link_text(link, "note"))};
      if (!note.get(Language::ja).empty()) json["notes"][std::to_string(row)] = both(note);
      ++row;
    }
    return json;
  }

  Json colored_kinds() {
    const auto colors = kind_colors(graph_);
    auto kinds = kinds_.take();
    for (auto& kind : kinds) {
      kind["color"] = colors[*graph_.kinds().find(kind["id"].get<std::string>())];
    }
    return kinds;
  }

  // Flat: source, locator, source, locator, ...; an unknown source keeps its id in the locator.
  [[nodiscard]] Json evidence_of(LinkId link) const {
    Json list = Json::array();
    for (const auto& statement : graph_.evidence(link)) {
      const auto it = source_.find(statement.source);
      list.push_back(it == source_.end() ? -1 : it->second);
      list.push_back(it == source_.end() ? statement.source + " " + statement.locator
                                         : statement.locator);
    }
    return list;
  }

  [[nodiscard]] Json sources() const {
    Json list = Json::array();
    for (const auto& source : input_.network.sources) {
      list.push_back({{"title", source.title.empty() ? source.id : source.title},
                      {"publisher", source.publisher},
                      {"published", source.published},
                      {"place", source.file_or_url}});
    }
    return list;
  }

  // By node, as the page draws nodes; null for one that the projection leaves out, and for the
  // parts of an institution, which has the value.
  template <typename Value>
  [[nodiscard]] Json by_node(const Value& value) const {
    Json list = Json::array();
    for (const NodeId node : graph_.nodes()) {
      const Vertex v = node < input_.projection.vertex_of_node.size()
                           ? input_.projection.vertex_of_node[node]
                           : kNoVertex;
      const bool is_whole = v != kNoVertex && input_.projection.node_of_vertex[v] == node;
      list.push_back(is_whole ? value(v) : Json());
    }
    return list;
  }

  [[nodiscard]] Json measures() const {
    Json list = Json::array();
    for (const auto& column : input_.centrality) {
      list.push_back({{"id", name_of(column.measure)},
                      {"label", both(label_of(column.measure))},
                      {"meaning", both(meaning_of(column.measure))},
                      {"scores", by_node([&](Vertex v) {
                         const double score = column.scores[v];
                         return std::isfinite(score) ? Json(rounded(score)) : Json();
                       })},
                      {"ranks", by_node([&](Vertex v) { return Json(column.ranks[v]); })}});
    }
    return list;
  }

  // Six digits: more than a page shows, and half the size.
  static double rounded(double value) {
    if (value == 0.0) return 0.0;
    const double scale = std::pow(10.0, 5 - std::floor(std::log10(std::fabs(value))));
    return std::isfinite(scale) ? std::round(value * scale) / scale : value;
  }

  [[nodiscard]] Json communities() const {
    if (input_.partition.empty()) return Json::array();
    return by_node([&](Vertex v) { return Json(input_.partition[v] + 1); });
  }

  // By hub: who serves it, the parts of an institution and the whole alike.
  [[nodiscard]] Json members() const {
    Json list = Json::array();
    for (const auto& services : input_.hubs.services) {
      std::set<int> of_hub;
      for (const auto& service : services) {
        of_hub.insert(position_[service.institution]);
        of_hub.insert(position_[service.whole]);
      }
      list.push_back(of_hub);
    }
    return list;
  }

  Json pairs() {
    Json list = Json::array();
    for (const auto& pair : input_.pairs) {
      Json ties = Json::array();
      for (const auto& link : pair.links) {
        ties.push_back({{"kind", both(link_kind_words(link.kind))},
                        {"direct", is_direct(link.kind)},
                        {"derived", link.derived},
                        {"two", via_is_two_ends(link.kind)},
                        {"via", positions(link.via)}});
      }
      Json brokers = Json::array();
      for (const auto& broker : pair.brokers) {
        brokers.push_back(
            {{"node", position_[broker.institution]}, {"chain", positions(broker.chain)}});
      }
      list.push_back({{"a", position_[pair.a]},
                      {"b", position_[pair.b]},
                      {"status", status_code(pair.status)},
                      {"score", rounded(pair.score.total)},
                      {"ties", std::move(ties)},
                      {"complements", functions(pair.complements)},
                      {"unsettled", functions(pair.unsettled)},
                      {"brokers", std::move(brokers)}});
    }
    return list;
  }

  Json functions(const std::vector<std::string>& names) {
    Json list = Json::array();
    for (const auto& name : names) list.push_back(functions_.position(name));
    return list;
  }

  Json function_cells() {
    Json list = Json::array();
    for (const auto& cell : input_.functions) {
      list.push_back({position_[cell.hub], functions_.position(cell.function),
                      status_code(cell.status), positions(cell.institutions)});
    }
    return list;
  }

  const ExplorerInput& input_;
  const PropertyGraph& graph_;
  std::vector<int> position_;   // by NodeId, in the lists of the page
  std::vector<bool> is_way_{};  // by LinkId
  std::map<std::string, int, std::less<>> source_{};
  Terms kinds_{input_.network, "kind"};
  Terms relations_{input_.network, "relation"};
  Terms functions_{input_.network, "function"};
  Terms statuses_{input_.network, "status"};
  Terms countries_{input_.network, "country"};
};

std::string without_markup(const std::string& json) {
  std::string text;
  text.reserve(json.size());
  for (const char c : json) {
    if (c == '<') {
      text.append("\\u003c");
    } else {
      text.push_back(c);
    }
  }
  return text;
}

}  // namespace

bool fits_explorer(const PropertyGraph& graph) {
  constexpr std::size_t kMostNodes = 20'000;
  constexpr std::size_t kMostLinks = 100'000;
  return graph.num_nodes() <= kMostNodes && graph.num_links() <= kMostLinks;
}

std::string explorer_json(const ExplorerInput& input) {
  return without_markup(Writer(input).write().dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace musubi
