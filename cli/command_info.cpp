#include <CLI/CLI.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "algorithms/structure/structure_summary.hpp"
#include "cli/commands.hpp"
#include "cli/result_table.hpp"

namespace musubi::cli {
namespace {

class InfoTable {
 public:
  InfoTable() {
    table_.columns = {
        {"section", {"区分", "Section"}}, {"item", {"項目", "Item"}}, {"value", {"値", "Value"}}};
  }
  void add(const std::string& section, const std::string& item, AttributeValue value) {
    table_.rows.push_back({section, item, std::move(value)});
  }
  [[nodiscard]] const ResultTable& table() const { return table_; }

 private:
  ResultTable table_{};
};

Json counts(const Network& network, bool of_nodes) {
  std::map<std::string, std::int64_t> count;
  if (of_nodes) {
    for (const NodeId node : network.graph.nodes()) ++count[network.graph.kind(node)];
  } else {
    for (const LinkId link : network.graph.links()) ++count[network.graph.relation(link)];
  }
  return count;
}

Json coverage_json(const Network& network) {
  Json list = Json::array();
  for (const auto& entry : network.coverage) {
    list.push_back({{"subject", entry.subject},
                    {"topic", entry.topic},
                    {"status", std::string(name_of(entry.status))}});
  }
  return list;
}

void run_info(Session& session) {
  const auto network = session.load_graph();
  const auto projection = project(network.graph, session.projection_spec(network));
  const auto structure = structure_summary(projection.graph);
  auto json = json_head(session, network, "info", &projection.spec);
  const auto of = [](std::size_t n) { return static_cast<std::int64_t>(n); };
  Json result;
  result["nodes"] = network.graph.num_nodes();
  result["links"] = network.graph.num_links();
  result["kinds"] = counts(network, true);
  result["relations"] = counts(network, false);
  result["vertices"] = projection.graph.num_vertices();
  result["edges"] = projection.graph.num_edges();
  result["components"] = structure.components;
  result["largest_component"] = structure.largest_component;
  result["density"] = structure.density;
  result["bridges"] = structure.bridges.size();
  result["articulation_points"] = structure.articulation_points.size();
  result["coverage"] = coverage_json(network);
  json["results"] = Json::array({result});

  InfoTable info;
  const bool ja = session.language == Language::ja;
  const std::string network_word = ja ? "ネットワーク" : "network";
  info.add(network_word, ja ? "ノード" : "nodes", of(network.graph.num_nodes()));
  info.add(network_word, ja ? "結び付き" : "links", of(network.graph.num_links()));
  for (const auto& [topic, word] :
       {std::pair("kind", ja ? "種類" : "kind"), std::pair("relation", ja ? "関係" : "relation")}) {
    for (const auto& [term, count] : result[std::string(topic) + "s"].items()) {
      info.add(word, network.vocabularies.label(topic, term, session.language),
               count.get<std::int64_t>());
    }
  }
  const std::string projected = (ja ? "射影 " : "projection ") + projection.spec.name;
  info.add(projected, ja ? "頂点" : "vertices", of(projection.graph.num_vertices()));
  info.add(projected, ja ? "辺" : "edges", of(projection.graph.num_edges()));
  info.add(projected, ja ? "連結成分" : "components", of(structure.components));
  info.add(projected, ja ? "最大の連結成分" : "largest component", of(structure.largest_component));
  info.add(projected, ja ? "密度" : "density", structure.density);
  info.add(projected, ja ? "橋（切れると分かれる辺）" : "bridges", of(structure.bridges.size()));
  info.add(projected, ja ? "関節点（抜けると分かれる頂点）" : "articulation points",
           of(structure.articulation_points.size()));
  std::map<std::string, std::int64_t> coverage;
  for (const auto& entry : network.coverage) ++coverage[std::string(name_of(entry.status))];
  for (const auto& [status, count] : coverage) {
    info.add(ja ? "資料の記載" : "coverage",
             network.vocabularies.label("coverage_status", status, session.language), count);
  }
  answer(session, info.table(), std::move(json));
}

}  // namespace

void add_info(CLI::App& program, Session& session) {
  auto* command = add_command(program, session, "info",
                              "Counts by kind and relation, components, density, coverage",
                              [&session] { run_info(session); });
  add_graph_argument(*command, session);
  add_projection_options(*command, session);
  command->add_option("-o,--output", session.output, "File to write instead of standard output");
  command->footer("Example: musubi info graphs/gtb");
}

}  // namespace musubi::cli
