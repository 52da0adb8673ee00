#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/vertex_rows.hpp"

namespace musubi::cli {
namespace {

struct CentralityOptions {
  std::vector<std::string> measures{};
  std::size_t top = 0;
};

void run_centrality(Session& session, const CentralityOptions& options) {
  std::vector<Measure> measures;
  for (const auto& name : options.measures) measures.push_back(measure_named(name));
  if (measures.empty()) measures = usual_measures();
  const auto network = session.load_graph();
  const auto projection = project(network.graph, session.projection_spec(network));
  const auto columns = centrality_table(projection.graph, measures, session.execution());
  auto table = centrality_rows(network, projection, columns, session.language);
  if (options.top > 0 && table.rows.size() > options.top) table.rows.resize(options.top);
  auto json = json_head(session, network, "centrality", &projection.spec);
  json["parameters"]["measures"] = measures_json(columns, session.language);
  json["parameters"]["vertices"] = projection.graph.num_vertices();
  json["parameters"]["edges"] = projection.graph.num_edges();
  json["results"] = rows_as_json(table);
  answer(session, table, std::move(json));
}

}  // namespace

void add_centrality(CLI::App& program, Session& session) {
  const auto options = std::make_shared<CentralityOptions>();
  auto* command = add_command(program, session, "centrality", "Scores and ranks of the nodes",
                              [&session, options] { run_centrality(session, *options); });
  add_graph_argument(*command, session);
  add_projection_options(*command, session);
  command
      ->add_option("--measure", options->measures,
                   "degree, strength, betweenness, closeness, harmonic, eigenvector, pagerank, "
                   "constraint, effective_size, katz, hub_score, authority (several with commas; "
                   "default: all but the last three)")
      ->delimiter(',');
  command->add_option("--top", options->top, "Only the first so many (0: all)");
  command->add_option("-o,--output", session.output, "File to write instead of standard output");
  command->footer("Example: musubi centrality graphs/gtb --measure betweenness,harmonic --top 10");
}

}  // namespace musubi::cli
